"""Letters kept between runs: the same letter as the parser's, and never one whose sources have changed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from clientscripts import Library, store
from clientscripts.letters import parse
from tests.letters_of import LIBRARY, cases, name
from tests.packs import letter, overlay, write

ROOT = Path(__file__).parents[2]
FIRST = {"en/firing/abusive.j2": letter(framing="We stop here.")}


@pytest.fixture
def cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
    return folder


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The letters that took parsing."""
    found: list[str] = []
    real = parse.parse_letter

    def counted(script, locale, find, forms):  # type: ignore[no-untyped-def]
        found.append(f"{locale}/{script.id}")
        return real(script, locale, find, forms)

    monkeypatch.setattr(parse, "parse_letter", counted)
    return found


def framing(*packs: Path) -> str:
    """What a new library says, as a new process would."""
    return Library(packs).render("firing/abusive", "en").steps["framing"]


@pytest.mark.parametrize(("locale", "script"), cases(), ids=name)
def test_a_kept_letter_is_the_parsers(locale: str, script: object, parsed: list[str]) -> None:
    Library().writer(script, locale)  # type: ignore[arg-type]
    parsed.clear()
    kept = Library().writer(script, locale).letter  # type: ignore[arg-type]
    assert parsed == []
    assert kept == LIBRARY.letter(script, locale)  # type: ignore[arg-type]


def test_packs_are_kept_too(tmp_path: Path, cache: Path, parsed: list[str]) -> None:
    root = overlay(tmp_path, FIRST)
    assert framing(root) == "We stop here."
    parsed.clear()
    assert framing(root) == "We stop here."
    assert parsed == []


@pytest.mark.parametrize("with_pack", [True, False])
def test_with_and_without_a_pack_are_two_letters(with_pack: bool, tmp_path: Path, cache: Path) -> None:
    root = overlay(tmp_path, FIRST)
    for pack in (with_pack, not with_pack, with_pack):
        assert (framing(*([root] if pack else [])) == "We stop here.") is pack


def test_the_order_of_packs_counts(tmp_path: Path, cache: Path) -> None:
    one = overlay(tmp_path / "one", FIRST)
    other = overlay(tmp_path / "other", {"en/firing/abusive.j2": letter(framing="We end here.")}, "other")
    assert framing(one, other) == "We end here."
    assert framing(other, one) == "We stop here."


def test_a_change_in_a_letter_or_in_what_it_extends_is_noticed(tmp_path: Path, cache: Path) -> None:
    root = overlay(tmp_path, FIRST)
    assert framing(root) == "We stop here."
    write(root, {"en/firing/abusive.j2": letter(framing="We leave here.")})
    assert framing(root) == "We leave here."
    changed = (LIBRARY.packs[0].root / "en" / "letter.j2").read_text("utf-8").replace("Dear", "Esteemed")
    write(root, {"en/letter.j2": changed})
    assert "Esteemed" in Library([root]).render("firing/no-growth", "en", client="Ann Lee").greeting


def test_a_letter_that_comes_to_lie_above_is_noticed(tmp_path: Path, cache: Path) -> None:
    root = overlay(tmp_path, {"en/firing/no-growth.j2": letter()})
    before = framing(root)
    write(root, FIRST)
    assert framing(root) == "We stop here." != before
    (root / "en" / "firing" / "abusive.j2").unlink()
    assert framing(root) == before


def test_another_region_of_its_own_is_noticed(tmp_path: Path, cache: Path) -> None:
    root = overlay(tmp_path, FIRST)
    british = Library([root]).render("firing/abusive", "en-GB").steps["framing"]
    assert british == "We stop here."
    write(root, {"en-GB/locale.yaml": "name: British\nfallback: [en]\n",
                 "en-GB/firing/abusive.j2": letter(framing="We cease here.")})  # fmt: skip
    assert Library([root]).render("firing/abusive", "en-GB").steps["framing"] == "We cease here."


def test_other_steps_are_noticed(tmp_path: Path, cache: Path) -> None:
    catalog = "note: A test.\nscripts:\n  unspecified: {}\nfollow_ups:\n  later:\n    steps: [framing, goodwill]\n"
    blocks = {"subject": "The end", "framing": "We stop.", "goodwill": "All the best."}
    words = "".join(f"{{% block {part} %}}{text}{{% endblock %}}" for part, text in blocks.items())
    text = f'{{% extends "letter.j2" %}}{words}'
    root = overlay(tmp_path, {"situations/x.yaml": catalog, "en/x/later.j2": text, "en/x/unspecified.j2": letter()})
    assert list(Library([root]).render("x/later", "en").steps) == ["framing", "goodwill"]
    write(root, {"situations/x.yaml": catalog.replace("framing, goodwill", "framing")})
    with pytest.raises(Exception, match="goodwill"):
        Library([root]).render("x/later", "en")


def test_damaged_files_are_thrown_away(tmp_path: Path, cache: Path, parsed: list[str]) -> None:
    root = overlay(tmp_path, FIRST)
    assert framing(root) == "We stop here."
    files = [path for path in Path(store.user_folder()).iterdir() if path.is_file()]
    assert files
    for path in files:
        whole = path.read_bytes()
        path.write_bytes(whole[: len(whole) // 2] + b"\0" + whole[len(whole) // 2 + 1 :])
    parsed.clear()
    assert framing(root) == "We stop here."
    assert parsed == ["en/firing/abusive"]


def test_code_that_changed_trusts_nothing(tmp_path: Path, cache: Path, parsed: list[str],
                                          monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    root = overlay(tmp_path, FIRST)
    framing(root)
    parsed.clear()
    monkeypatch.setattr(store, "EDITION", "another")
    framing(root)
    assert parsed == ["en/firing/abusive"]


def test_facts_of_a_client_are_never_kept(tmp_path: Path, cache: Path) -> None:
    from clientscripts.documents import read

    facts = tmp_path / "client.yaml"
    facts.write_text("client: Amra Hadžić\n", "utf-8")
    Library().render("firing", "bs", **read(facts).data)
    everything = b"".join(path.read_bytes() for path in cache.rglob("*") if path.is_file())
    assert everything
    assert "Hadžić".encode() not in everything


def test_a_letter_that_changes_while_it_is_read_is_not_kept_as_the_new_one(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = overlay(tmp_path, FIRST)
    real = parse.parse_letter

    def late(script, locale, find, forms):  # type: ignore[no-untyped-def]
        found = real(script, locale, find, forms)
        write(root, {"en/firing/abusive.j2": letter(framing="We leave here.")})
        return found

    monkeypatch.setattr(parse, "parse_letter", late)
    assert framing(root) == "We stop here."
    monkeypatch.undo()
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    assert framing(root) == "We leave here."


def test_a_catalog_that_changed_since_it_was_read_is_not_kept_as_the_new_one(tmp_path: Path, cache: Path) -> None:
    """A process that runs for days keeps what it knows; another must not take it for what lies on the disk."""
    shutil.copytree(ROOT / "clientscripts", tmp_path / "clientscripts", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    long = (
        "from pathlib import Path; from clientscripts.library import default_library as lib\n"
        "script = lib().script('firing'); slots = Path('templates/slots.yaml')\n"
        "slots.write_text(slots.read_text('utf-8') + '# changed\\n', 'utf-8')\n"
        "lib().keep_words(script, 'bs')"
    )
    answers = "from clientscripts.instant import answer; print(answer(['render', 'firing', '--lang', 'bs'{}]))"
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}

    def run(code: str) -> str:
        command = [sys.executable, "-c", code]
        return subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, check=True).stdout.decode()

    run(long)
    assert run(answers.format("")).strip() == "None"
    assert run(answers.format(", '--set', 'refund=12 EUR'")).strip() == "None"
