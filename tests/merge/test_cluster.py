"""Beyond one machine: the same messages from Dask workers, and the same function in Spark and Ray."""

from __future__ import annotations

import importlib
import json
import sys
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from clientscripts.errors import TableError, UnknownError
from clientscripts.merge import Options, merge_batches, merge_file, merge_table
from clientscripts.merge import cluster as clusters
from clientscripts.merge.cluster import merge_on_cluster
from tests.merge.clients import HEADER, clients

pytestmark = pytest.mark.slow


OPTIONS = Options(script="firing", columns={"language": "locale"}, keep=("email",))


def table(count: int) -> pa.Table:
    """Clients as Arrow has them."""
    return pa.table(dict(zip(HEADER, map(list, zip(*clients(count), strict=True)), strict=True)))


@pytest.mark.filterwarnings("ignore")  # of Dask's own machinery, which is not ours to mend
def test_on_a_cluster(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two files, cut into pieces of 80 rows, on two workers; half of them done before a stop."""
    monkeypatch.setattr(clusters, "SLICE", 40)
    monkeypatch.setattr(clusters, "PART", 2)
    folder = tmp_path / "in"
    folder.mkdir()
    whole = table(300)
    pq.write_table(whole.slice(0, 200), folder / "a.parquet", row_group_size=70)
    pq.write_table(whole.slice(200), folder / "b.parquet")
    pq.write_table(whole, tmp_path / "all.parquet")
    merge_file(tmp_path / "all.parquet", tmp_path / "one.parquet", OPTIONS)

    def stop(done: int, total: int | None) -> None:
        assert total == 300
        raise KeyboardInterrupt

    out = tmp_path / "out.parquet"
    with pytest.raises(KeyboardInterrupt):
        merge_on_cluster(folder, out, OPTIONS, workers=1, progress=stop)
    assert not out.exists()
    finished = sorted((tmp_path / ".out.parquet.merge").glob("part-*.json"))
    assert finished
    before = {path.name: path.stat().st_mtime_ns for path in finished}
    kept: list[int] = []
    done = merge_on_cluster(folder, out, OPTIONS, workers=2, resume=True, progress=lambda done, _: kept.append(done))
    assert (done.rows, done.messages, done.rejected) == (300, 294, 6)
    assert before
    assert len(kept) == 5 - len(finished)
    assert sorted(path.name for path in out.iterdir()) == [f"part-0000{number}.parquet" for number in range(5)]
    assert pq.read_table(out).equals(pq.read_table(tmp_path / "one.parquet"))
    one, other = (tmp_path / f"{name}.parquet.rejected.csv" for name in ("one", "out"))
    assert one.read_bytes() == other.read_bytes()
    with pytest.raises(TableError, match="something in it"):
        merge_on_cluster(folder, out, OPTIONS)


def test_what_a_cluster_does_not_take(tmp_path: Path) -> None:
    pq.write_table(table(3), tmp_path / "in.parquet")
    with pytest.raises(UnknownError, match="written to Parquet"):
        merge_on_cluster(tmp_path / "in.parquet", tmp_path / "out.csv", OPTIONS)
    (tmp_path / "out.parquet").write_bytes(b"x")
    with pytest.raises(TableError, match="is a file"):
        merge_on_cluster(tmp_path / "in.parquet", tmp_path / "out.parquet", OPTIONS)


def test_a_worker_that_dies_leaves_nothing_that_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pq.write_table(table(60), tmp_path / "in.parquet")
    (tmp_path / "messages").mkdir()
    piece = clusters.Piece(0, str(tmp_path / "in.parquet"), 20, 30, 1021)
    order = clusters.Order(OPTIONS, (), True, str(tmp_path))
    with monkeypatch.context() as patched:
        patched.setattr(clusters, "write_whole", lambda *_: (_ for _ in ()).throw(OSError("disk full")))
        with pytest.raises(OSError, match="disk full"):
            clusters.write_part(piece, order)
    assert not list(tmp_path.glob("part-*.json"))
    assert clusters.write_part(piece, order) == 30
    assert json.loads((tmp_path / "part-00000.json").read_text()) == {"messages": 29, "rejected": 1, "warnings": 0}
    rows = pq.read_table(tmp_path / "messages" / "part-00000.parquet").column("row").to_pylist()
    assert rows == [number for number in range(1021, 1051) if number != 1050]  # row 50 of the file is at fault


def plugged(**options: Any) -> Any:
    """The options as the documentation gives them."""
    return {"script": "firing", "columns": {"language": "locale"}, **options}


@pytest.mark.filterwarnings("ignore")  # what Spark and Ray warn of in themselves is not ours
def test_spark(monkeypatch: pytest.MonkeyPatch) -> None:
    """``frame.mapInArrow(partial(merge_batches, …), schema)``"""
    pytest.importorskip("pyspark", reason="Spark is not installed")
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    sql = importlib.import_module("pyspark.sql")
    with sql.SparkSession.builder.master("local[1]").getOrCreate() as spark:
        # Spark reads a dot in a name as a field of a struct.
        frame = spark.createDataFrame(clients(20), [name.replace(".", "_") for name in HEADER])
        columns = {"language": "locale", "client_gender": "client.gender"}
        schema = ", ".join(f"{name} string" for name in merge_table(table(1), **plugged()).column_names)
        found = frame.mapInArrow(partial(merge_batches, **plugged(columns=columns)), schema).toArrow()
    assert found.column("text").to_pylist() == merge_table(table(20), **plugged()).column("text").to_pylist()


@pytest.mark.filterwarnings("ignore")
def test_ray() -> None:
    """``data.map_batches(partial(merge_table, …), batch_format="pyarrow")``"""
    pytest.importorskip("ray", reason="Ray is not installed")
    data = importlib.import_module("ray.data").from_arrow(table(20))
    try:
        found = data.map_batches(partial(merge_table, **plugged()), batch_format="pyarrow").take_all()
    finally:
        importlib.import_module("ray").shutdown()
    assert [row["text"] for row in found] == merge_table(table(20), **plugged()).column("text").to_pylist()
