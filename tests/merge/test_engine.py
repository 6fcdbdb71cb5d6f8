"""Nothing is lost: whatever stops a merge, whoever else writes, however many work on it."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from clientscripts.errors import FactsError, TableError, UnknownError
from clientscripts.merge import Options, merge_file
from clientscripts.merge import engine as merging
from clientscripts.merge import job as jobs
from clientscripts.merge import work as working
from clientscripts.rendering import render
from tests.merge.clients import HEADER, clients, write_csv

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent.parent
OPTIONS = Options(script="firing", columns={"language": "locale"}, keep=("email",))
KINDS = ["csv", "jsonl", "parquet", "xlsx", "eml"]


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Slices of 40 rows, parts of two of them, each saved: so that a short table has many of all."""
    monkeypatch.setattr(jobs, "SLICE", 40)
    monkeypatch.setattr(jobs, "PART", 2)
    monkeypatch.setattr(merging, "PART", 2)
    monkeypatch.setattr(working, "SAVE_EVERY", 0.0)


def content(path: Path) -> dict[str, bytes]:
    """A file or a folder by its bytes."""
    if path.is_dir():
        return {each.name: each.read_bytes() for each in sorted(path.iterdir())}
    return {path.name: path.read_bytes()}


def said(path: Path) -> list[dict[str, Any]]:
    """The messages of a file, row by row."""
    if path.suffix == ".parquet":
        rows: list[dict[str, Any]] = pq.read_table(path).to_pylist()
        return rows
    if path.suffix == ".jsonl":
        return [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    if path.suffix == ".xlsx":
        import python_calamine

        header, *cells = python_calamine.CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
        return [dict(zip(map(str, header), row, strict=True)) for row in cells]
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.mark.parametrize("kind", ["csv", "jsonl", "parquet", "xlsx"])
def test_rows_in_are_messages_out_and_rejects(kind: str, tmp_path: Path) -> None:
    """120 rows, of which the 50th and the 100th name an amount that is none."""
    rows = clients(120)
    out = tmp_path / f"out.{kind}"
    done = merge_file(write_csv(tmp_path / "in.csv", rows), out, OPTIONS)
    assert (done.rows, done.messages, done.rejected) == (120, 118, 2)
    found = said(out)
    assert [int(row["row"]) for row in found] == [number for number in range(1, 121) if number not in (50, 100)]
    for row in found:
        facts: dict[str, Any] = dict(zip(HEADER, rows[int(row["row"]) - 1], strict=True))
        assert row["email"] == facts.pop("email")
        expected = render("firing", facts.pop("language"), **{name: value for name, value in facts.items() if value})
        assert (row["subject"], row["text"]) == (expected.subject, expected.text)
    rejects = (tmp_path / f"out.{kind}.rejected.csv").read_text("utf-8")
    assert list(csv.reader(io.StringIO(rejects))) == [
        ["row", "slot", "reason"],
        ["50", "refund", "expected an amount as “1250.50 EUR”"],
        ["100", "refund", "expected an amount as “1250.50 EUR”"],
    ]
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_mails(tmp_path: Path) -> None:
    rows = clients(3)
    rows[1][5] = "no address\r\nBcc: x@example.com"
    done = merge_file(
        write_csv(tmp_path / "in.csv", rows), tmp_path / "out.eml", OPTIONS, to="email", sender="Acme <us@example.com>"
    )
    assert (done.messages, done.rejected) == (2, 1)
    assert sorted(content(tmp_path / "out.eml")) == ["0000001.eml", "0000003.eml"]
    mail = message_from_bytes((tmp_path / "out.eml" / "0000003.eml").read_bytes(), policy=policy.SMTP)
    assert isinstance(mail, EmailMessage)
    assert (mail["To"], mail["From"]) == ("client3@example.com", "Acme <us@example.com>")
    body = mail.get_body(("plain",))
    assert body is not None
    facts: dict[str, Any] = {name: value for name, value in zip(HEADER[:5], rows[2], strict=False) if value}
    assert body.get_content() == render("firing", rows[2][6], **facts).body.replace("\n", "\r\n") + "\r\n"
    assert "no address" not in (tmp_path / "out.eml.rejected.csv").read_text("utf-8")


@pytest.mark.parametrize("kind", ["csv", "jsonl", "xlsx"])
def test_columns_and_rows_write_the_same_bytes(kind: str, tmp_path: Path) -> None:
    source = write_csv(tmp_path / "in.csv", clients(300))
    for engine in ("columns", "rows"):
        merge_file(source, tmp_path / f"{engine}.{kind}", OPTIONS, engine=engine)
    one, other = tmp_path / f"columns.{kind}", tmp_path / f"rows.{kind}"
    assert one.read_bytes() == other.read_bytes()
    names = (f"{engine}.{kind}.rejected.csv" for engine in ("columns", "rows"))
    assert len({(tmp_path / name).read_bytes() for name in names}) == 1


RUN = """
import sys
from pathlib import Path
from clientscripts.merge import Options, merge_file, job, work, engine
job.SLICE, job.PART, engine.PART, work.SAVE_EVERY = 40, 2, 2, 0.0
options = Options(script="firing", columns={"language": "locale"}, keep=("email",))
"""


def python(code: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run code in an interpreter of its own."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    return subprocess.run([sys.executable, "-c", RUN + code, *arguments], capture_output=True, env=env, timeout=60)


def test_the_same_bytes_for_any_workers_hash_seed_and_time_zone(tmp_path: Path) -> None:
    source = write_csv(tmp_path / "in.csv", clients(300))
    few = write_csv(tmp_path / "few.csv", clients(20))
    code = """
for kind in ("csv", "jsonl", "parquet", "xlsx", "eml"):
    source, out = Path(sys.argv[4 if kind == "eml" else 1]), Path(sys.argv[2]) / f"out.{kind}"
    merge_file(source, out, options, workers=int(sys.argv[3]), to="email")
"""
    found = []
    for workers, seed, zone in (("1", "0", "UTC"), ("3", "4242", "Asia/Manila")):
        folder = tmp_path / workers
        folder.mkdir()
        done = python(code, str(source), str(folder), workers, str(few), PYTHONHASHSEED=seed, TZ=zone)
        assert done.returncode == 0, done.stderr.decode()
        found.append({kind: content(folder / f"out.{kind}") for kind in KINDS})
    assert found[0] == found[1]


def stopped(source: Path, out: Path, after: int = 180, engine: str = "auto") -> None:
    """A merge that was stopped with Ctrl-C once so many rows were done."""

    def progress(done: int, total: int | None) -> None:
        if done > after:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        merge_file(source, out, OPTIONS, engine=engine, to="email", progress=progress)


def gone_on_with(source: Path, out: Path, whole: Path, engine: str = "auto") -> int:
    """Resume, hold the result against that of an uninterrupted run, and say at which row it began."""
    assert not out.exists()
    begun: list[int] = []
    merge_file(
        source, out, OPTIONS, engine=engine, to="email", resume=True, progress=lambda done, _: begun.append(done)
    )
    assert list(content(out).values()) == list(content(whole).values())
    rejects = [path.with_name(f"{path.name}.rejected.csv").read_bytes() for path in (out, whole)]
    assert rejects[0] == rejects[1]
    assert not (out.parent / f".{out.name}.merge").exists()
    return begun[0]


@pytest.mark.parametrize(
    ("kind", "engine"),
    [(kind, engine) for kind in KINDS for engine in ("columns", "rows") if (kind, engine) != ("parquet", "rows")],
)
def test_resume_gives_the_bytes_of_an_uninterrupted_run(
    kind: str, engine: str, tmp_path: Path, small: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    count = 60 if kind == "eml" else 300  # an e-mail takes its time
    monkeypatch.setattr("clientscripts.merge.delimited.SMALL_BLOCK", 700 if kind == "eml" else 4096)
    source = write_csv(tmp_path / "in.csv", clients(count))
    whole, out = tmp_path / f"whole.{kind}", tmp_path / f"out.{kind}"
    merge_file(source, whole, OPTIONS, engine=engine, to="email")
    stopped(source, out, count * 3 // 5, engine)
    begun = gone_on_with(source, out, whole, engine)
    assert begun > count // 4 if kind != "xlsx" else begun <= count // 4  # a sheet cannot be gone on with


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_resume_after_a_kill(kind: str, tmp_path: Path, small: None) -> None:
    source = write_csv(tmp_path / "in.csv", clients(300))
    whole, out = tmp_path / f"whole.{kind}", tmp_path / f"out.{kind}"
    merge_file(source, whole, OPTIONS, to="email")
    code = """
import os, signal
def progress(done, total):
    if done > 180:
        os.kill(os.getpid(), signal.SIGKILL)
merge_file(Path(sys.argv[1]), Path(sys.argv[2]), options, to="email", progress=progress)
"""
    assert python(code, str(source), str(out)).returncode == -signal.SIGKILL
    assert gone_on_with(source, out, whole) > 160


@pytest.mark.skipif(sys.platform == "win32", reason="a limit on file size stands in for a full disk")
@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_resume_after_a_full_disk(kind: str, tmp_path: Path, small: None) -> None:
    source = write_csv(tmp_path / "in.csv", clients(300))
    out, whole = tmp_path / f"out.{kind}", tmp_path / f"whole.{kind}"
    merge_file(source, whole, OPTIONS, to="email")
    code = """
import resource
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), int(sys.argv[3])))
merge_file(Path(sys.argv[1]), Path(sys.argv[2]), options, to="email")
"""
    done = python(code, str(source), str(out), str(whole.stat().st_size * 2 // 3))
    assert done.returncode == 1
    assert b"File too large" in done.stderr
    assert gone_on_with(source, out, whole) > 80


def test_resume_refuses_what_has_changed(tmp_path: Path, small: None) -> None:
    rows = clients(300)
    source, out = write_csv(tmp_path / "in.csv", rows), tmp_path / "out.csv"
    stopped(source, out)
    with pytest.raises(TableError, match="an option changed"):
        merge_file(source, out, Options(script="firing", locale="en"), to="email", resume=True)
    rows[290][0] = "Somebody Else"
    write_csv(source, rows)
    with pytest.raises(TableError, match="the input changed"):
        merge_file(source, out, OPTIONS, to="email", resume=True)
    assert not out.exists()
    assert merge_file(source, out, OPTIONS).rows == 300  # without --resume it begins anew
    assert "Else" in out.read_text("utf-8")


def test_input_that_changes_meanwhile_is_refused(tmp_path: Path) -> None:
    source = write_csv(tmp_path / "in.csv", clients(10))

    def meanwhile(done: int, total: int | None) -> None:
        write_csv(source, clients(11))

    with pytest.raises(TableError, match="changed while"):
        merge_file(source, tmp_path / "out.csv", OPTIONS, progress=meanwhile)
    assert not (tmp_path / "out.csv").exists()


def test_one_writer_at_a_time(tmp_path: Path) -> None:
    source, out = write_csv(tmp_path / "in.csv", clients(10)), tmp_path / "out.csv"

    def second(done: int, total: int | None) -> None:
        code = "merge_file(Path(sys.argv[1]), Path(sys.argv[2]), options)"
        found = python(code, str(source), str(out))
        assert b"TableError" in found.stderr
        assert b"another merge" in found.stderr

    assert merge_file(source, out, OPTIONS, progress=second).messages == 10


def test_never_over_its_own_input(tmp_path: Path) -> None:
    source = write_csv(tmp_path / "in.csv", clients(3))
    before = source.read_bytes()
    (tmp_path / "link.csv").symlink_to(source)
    os.link(source, tmp_path / "hard.csv")
    for name in ("in.csv", "link.csv", "hard.csv"):
        with pytest.raises(TableError, match="is the input"):
            merge_file(source, tmp_path / name, OPTIONS)
    odd = write_csv(tmp_path / "out.csv.rejected.csv", clients(3))
    with pytest.raises(TableError, match="is the input"):
        merge_file(odd, tmp_path / "out.csv", OPTIONS)
    assert source.read_bytes() == before


def test_an_output_that_holds_something_stays(tmp_path: Path) -> None:
    source = write_csv(tmp_path / "in.csv", clients(3))
    (tmp_path / "out.eml").mkdir()
    (tmp_path / "out.eml" / "mine.txt").write_text("mine")
    with pytest.raises(TableError, match="something in it"):
        merge_file(source, tmp_path / "out.eml", OPTIONS)
    with pytest.raises(TableError, match="no such folder"):
        merge_file(source, tmp_path / "nowhere" / "out.csv", OPTIONS)


def test_an_old_list_of_rejects_does_not_outlive_a_clean_run(tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    merge_file(write_csv(tmp_path / "in.csv", clients(60)), out, OPTIONS)
    assert (tmp_path / "out.csv.rejected.csv").exists()
    merge_file(write_csv(tmp_path / "in.csv", clients(9)), out, OPTIONS)
    assert not (tmp_path / "out.csv.rejected.csv").exists()


def test_facts_for_all_rows_and_rows_of_their_own(tmp_path: Path) -> None:
    source = write_csv(tmp_path / "in.csv", [["Amra", "2 EUR"], ["Emir", ""]], ["client", "refund"])
    options = Options(script="firing", locale="en", facts={"refund": "1 EUR", "company": "Acme"})
    for engine in ("columns", "rows"):
        merge_file(source, tmp_path / f"{engine}.csv", options, engine=engine)
        expected = [
            render("firing", "en", client="Amra", refund="2 EUR", company="Acme").text,
            render("firing", "en", client="Emir", refund="1 EUR", company="Acme").text,
        ]
        assert [row["text"] for row in said(tmp_path / f"{engine}.csv")] == expected
    with pytest.raises(FactsError, match="refund: expected an amount"):
        merge_file(source, tmp_path / "x.csv", Options(script="firing", locale="en", facts={"refund": "lots"}))


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (Options(script="firng", locale="en"), "no situation “firng”. Did you mean “firing”"),
        (Options(script="firing"), "which locale"),
        (Options(locale="en"), "which script"),
        (
            Options(script="firing", locale="en", columns={"clint": "client"}),
            "no column “clint”. Did you mean “client”",
        ),
        (Options(script="firing", locale="en", columns={"email": "refnud"}), "no slot “refnud”.*Did you mean “refund”"),
        (Options(script="firing", locale="en", columns={"email": "client"}), "Two columns feed “client”"),
        (Options(script="firing", locale="en", keep=("mail",)), "no column “mail”. Did you mean “email”"),
        (Options(script="firing", locale="en", facts={"refnud": "1 EUR"}), "no slot “refnud”"),
    ],
)
def test_a_wrong_call_says_what_is_right(options: Options, says: str, tmp_path: Path) -> None:
    source = write_csv(tmp_path / "in.csv", clients(3))
    with pytest.raises(UnknownError, match=says):
        merge_file(source, tmp_path / "out.csv", options)


def test_unused_columns_are_named(tmp_path: Path) -> None:
    source = write_csv(tmp_path / "in.csv", [["Amra", "1 EUR", "x"]], ["client", "refnd", "id"])
    done = merge_file(source, tmp_path / "out.csv", Options(script="firing", locale="en"))
    assert done.unused == {"refnd": "refund", "id": None}


def test_a_table_without_rows(tmp_path: Path) -> None:
    source = write_csv(tmp_path / "in.csv", [])
    for kind in KINDS:
        assert merge_file(source, tmp_path / f"out.{kind}", OPTIONS).rows == 0
    assert pq.read_table(tmp_path / "out.parquet").column_names == said(tmp_path / "out.parquet") or (
        pq.read_table(tmp_path / "out.parquet").num_rows == 0
    )


def test_other_readers_take_the_parquet(tmp_path: Path, small: None) -> None:
    """Parts are appended one by one; the file must be like any other."""
    source = write_csv(tmp_path / "in.csv", clients(300))
    merge_file(source, tmp_path / "out.parquet", OPTIONS)
    file = pq.ParquetFile(tmp_path / "out.parquet")
    assert file.metadata.num_row_groups == 8  # 300 rows in slices of 40
    groups = [file.read_row_group(number) for number in range(8)]
    assert pa.concat_tables(groups).equals(file.read())
    assert file.read().column("row").to_pylist() == [n for n in range(1, 301) if n % 50]


def test_threads_may_begin_with_a_fresh_library() -> None:
    """msgspec brought the interpreter down where two threads read their first catalog at once."""
    code = """
import threading
from clientscripts.library import Library

library, gate = Library(), threading.Barrier(8)
def go(locale):
    gate.wait()
    library.render("firing", locale)
threads = [threading.Thread(target=go, args=(locale,)) for locale in ["bs", "en", "hy", "ca"] * 2]
for thread in threads: thread.start()
for thread in threads: thread.join()
"""
    assert python(code).returncode == 0
