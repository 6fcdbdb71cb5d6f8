"""`clientscripts merge` as a shell sees it: output, exit codes, and no client in any of it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.merge.clients import clients, write_csv

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent.parent
BARE = """
import sys
sys.modules["pyarrow"] = None
import importlib.util

found = importlib.util.find_spec
importlib.util.find_spec = lambda name, *rest: None if name == "pyarrow" else found(name, *rest)
"""


def run(folder: Path, *arguments: str, before: str = "") -> subprocess.CompletedProcess[str]:
    """``clientscripts merge ARGUMENTS`` in a folder, with no profile."""
    code = f"{before}\nfrom clientscripts.cli import run; run()"
    env = {**os.environ, "PYTHONPATH": str(ROOT), "XDG_CONFIG_HOME": str(folder), "COLUMNS": "100"}
    return subprocess.run(
        [sys.executable, "-c", code, "merge", *arguments], capture_output=True, encoding="utf-8", env=env, cwd=folder,
        timeout=60,
    )  # fmt: skip


def test_the_main_job(tmp_path: Path) -> None:
    write_csv(tmp_path / "clients.csv", clients(49))
    done = run(tmp_path, "clients.csv", "--script", "firing", "--lang-column", "language", "--out", "messages.parquet")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.splitlines() == ["note: the column “email” is not used.", "49 messages → messages.parquet"]
    assert pq.read_table(tmp_path / "messages.parquet").num_rows == 49


def test_rejects_and_their_exit_code(tmp_path: Path) -> None:
    write_csv(tmp_path / "clients.csv", clients(50))
    options = ["--script", "firing", "--lang-column", "language", "--keep", "email"]
    done = run(tmp_path, "clients.csv", *options, "--out", "out.csv")
    assert done.returncode == 3
    assert done.stderr.splitlines() == ["49 messages → out.csv", "1 row rejected → out.csv.rejected.csv"]
    dry = run(tmp_path, "clients.csv", *options, "--dry-run")
    assert dry.returncode == 3
    assert dry.stdout.startswith("── row 1\n\n")
    assert dry.stdout.count("── row ") == 3
    assert "row 50: refund: expected an amount as “1250.50 EUR”" in dry.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["clients.csv", "out.csv", "out.csv.rejected.csv"]


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["--out", "out.csv", "--lang", "bs"], 2, "which script"),
        (["--script", "firing", "--lang", "bs"], 2, "--out"),
        (["--script", "firing", "--lang", "bs", "--out", "out.doc"], 2, ".parquet"),
        (["--script", "firing", "--lang", "bs", "--out", "clients.csv"], 1, "is the input"),
        (["--script", "firing", "--lang", "bs", "--out", "out.csv", "--map", "x"], 2, "COLUMN=SLOT"),
        (["--script", "firing", "--lang", "bs", "--out", "out.csv", "--set", "refund=lots"], 2, "refund: expected"),
        (["--script", "firing", "--lang", "bs", "--out", "out.csv", "--scheduler", "x"], 2, "--engine dask"),
        (["--script", "firing", "--lang", "bs", "--out", "out.csv", "--engine", "dask"], 2, "from Parquet"),
    ],
)
def test_wrong_calls(arguments: list[str], code: int, says: str, tmp_path: Path) -> None:
    write_csv(tmp_path / "clients.csv", clients(3))
    done = run(tmp_path, "clients.csv", *arguments)
    assert done.returncode == code, done.stderr
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_without_pyarrow(tmp_path: Path) -> None:
    """The same bytes; and Parquet says what to install."""
    write_csv(tmp_path / "clients.csv", clients(120))
    options = ["clients.csv", "--script", "firing", "--lang-column", "language"]
    assert run(tmp_path, *options, "--out", "one.csv").returncode == 3
    assert run(tmp_path, *options, "--out", "other.csv", before=BARE).returncode == 3
    assert (tmp_path / "one.csv").read_bytes() == (tmp_path / "other.csv").read_bytes()
    done = run(tmp_path, *options, "--out", "out.parquet", before=BARE)
    assert done.returncode == 2
    assert "pip install 'clientscripts[bulk]'" in done.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_rows_need_little_memory_however_many(tmp_path: Path) -> None:
    """Flat: four times the rows take no more than 2 MiB more (kept values fill up), and never a pyarrow."""
    code = BARE + (
        "import atexit\n"
        "atexit.register(lambda: print(next(line for line in open('/proc/self/status') if 'VmHWM' in line).split()[1]))"
    )
    peaks = []
    for count in (3_000, 12_000):
        write_csv(tmp_path / "clients.csv", clients(count))
        done = run(tmp_path, "clients.csv", "--script", "firing", "--lang", "bs", "--out", "out.csv", before=code)
        peaks.append(int(done.stdout.split()[-1]))
    assert peaks[1] < peaks[0] + 2_048, peaks
    assert peaks[1] < 42_000, peaks


def test_ctrl_c_says_how_to_go_on(tmp_path: Path) -> None:
    write_csv(tmp_path / "clients.csv", clients(3))
    code = "from clientscripts.merge import job\ndef stop(*_): raise KeyboardInterrupt\njob.Job.columns = stop"
    done = run(tmp_path, "clients.csv", "--script", "firing", "--lang", "bs", "--out", "out.csv", before=code)
    assert done.returncode == 130
    assert "--resume" in done.stderr
    assert not (tmp_path / "out.csv").exists()


def test_the_progress_bar_is_for_terminals_only(tmp_path: Path) -> None:
    write_csv(tmp_path / "clients.csv", clients(3))
    options = ["clients.csv", "--script", "firing", "--lang", "bs", "--out", "out.csv"]
    assert "\r" not in run(tmp_path, *options).stderr
    terminal = "import sys\nsys.stderr.isatty = lambda: True"
    assert "3 of 3 rows" in run(tmp_path, *options, before=terminal).stderr


def test_the_profile_signs(tmp_path: Path) -> None:
    write_csv(tmp_path / "clients.csv", clients(2))
    (tmp_path / "clientscripts").mkdir()
    (tmp_path / "clientscripts" / "profile.yaml").write_text("sender: Lejla Begić\nlocale: en\n", encoding="utf-8")
    assert run(tmp_path, "clients.csv", "--script", "firing", "--out", "out.csv").returncode == 0
    assert (tmp_path / "out.csv").read_text("utf-8").count("\nLejla Begić") == 2
    assert run(tmp_path, "clients.csv", "--script", "firing", "--out", "out.csv", "--no-profile").returncode == 2
