"""``python -m clientscripts``, and the console command."""

import sys


def main() -> None:
    """Answer from kept words where that is all it takes; otherwise load the command line."""
    from clientscripts.instant import answer

    text = answer(sys.argv[1:])
    if text is None:
        from clientscripts.cli import run

        run()
        return
    try:
        sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()
    except BrokenPipeError:  # the reader (`| head`) has gone; nothing is wrong
        sys.stderr.close()


if __name__ == "__main__":
    main()
