"""One law: the same bytes, whoever did the work. Serial, a pool of processes, a Dask cluster that loses a worker."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.errors import ToolError
from generator.executor_dask import DaskExecutor, fingerprint

NO_DASK = "NOT RUN: Dask is not installed (pip install 'jianbao[dask]')"
TEXT = "数字乡村第{0}篇\n\n数字乡村建设要以用为本。2023年，{0}号县网络零售额达到{0}.5亿元，同比增长8.3%。\n\n要把平台用起来。\n"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """A scheduler and two workers, each a process of its own, on this machine."""
    distributed = pytest.importorskip("distributed", reason=NO_DASK)
    import dask

    quiet = {"distributed.worker.daemon": False, "distributed.logging": {"distributed": "critical"}}
    with (
        dask.config.set(quiet),
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, processes=True) as running,
    ):
        yield running


def make(root: Path) -> Path:
    assert run("new", root).exit_code == 0
    for number in range(1, 13):
        (root / f"articles/{number:02}.txt").write_text(TEXT.format(number), "utf-8")
    return root


def docs(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in (root / "docs").rglob("*")
        if path.is_file() and ".jianbao" not in path.parts
    }


def test_serial_pool_and_cluster_give_the_same_bytes(tmp_path: Path, cluster: Any) -> None:
    ways = ((), ("--jobs", "2"), ("--executor", cluster.scheduler_address))
    sites = [make(tmp_path / str(number)) for number in range(len(ways))]
    for site, way in zip(sites, ways, strict=True):
        done = run("generate", "-C", site, *way)
        assert done.exit_code == 0, done.output
    serial, pool, dask = map(docs, sites)
    assert len(serial) > 30
    assert serial == pool == dask


def test_results_come_in_order_although_a_worker_is_killed(cluster: Any) -> None:
    with DaskExecutor(cluster.scheduler_address) as mapper:
        results = mapper.map(_slow_square, range(30))
        first = [next(results)[0] for _ in range(4)]
        victim = next(iter(cluster.workers.values())).pid
        os.kill(victim, signal.SIGKILL)
        rest = list(results)
    assert [*first, *(value for value, _ in rest)] == [number * number for number in range(30)]
    assert rest[-1][1] != victim


def _slow_square(number: int) -> tuple[int, int]:
    import time

    time.sleep(0.05)
    return number * number, os.getpid()


def test_an_error_of_the_work_is_raised_where_its_result_would_stand(cluster: Any) -> None:
    with DaskExecutor(cluster.scheduler_address) as mapper:
        results = mapper.map(_no_three, range(6))
        assert [next(results) for _ in range(3)] == [0, 1, 2]
        with pytest.raises(ZeroDivisionError):
            next(results)


def _no_three(number: int) -> int:
    return 0 if number == 0 else number * (3 - number) // (3 - number)


def test_a_worker_of_another_version_is_refused(cluster: Any) -> None:
    from generator.executor_dask import _work

    with DaskExecutor(cluster.scheduler_address) as mapper:
        asked = mapper._client.submit(_work, "another", abs, -1, pure=False)
        with pytest.raises(ToolError, match="another version"):
            asked.result()
        assert mapper._client.submit(_work, fingerprint(), abs, -1, pure=False).result() == 1


def test_a_corpus_is_never_whole_in_the_schedulers_hands(cluster: Any) -> None:
    asked: list[int] = []

    def items() -> Iterator[int]:
        for number in range(1000):
            asked.append(number)
            yield number

    with DaskExecutor(cluster.scheduler_address) as mapper:
        results = mapper.map(abs, items())
        next(results)
        assert len(asked) < 50
        results.close()  # type: ignore[attr-defined]


def test_no_scheduler_is_one_line_and_not_a_traceback(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed", reason=NO_DASK)
    monkeypatch.setattr("generator.executor_dask.ANSWERS_WITHIN", 0.2)
    done = run("generate", "-C", make(tmp_path / "site"), "--executor", "tcp://127.0.0.1:9")
    assert done.exit_code == 1
    assert done.stderr.startswith("jianbao: tcp://127.0.0.1:9: no scheduler answers")


def test_without_the_extra_its_name_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    done = run("generate", "-C", make(tmp_path / "site"), "--executor", "tcp://127.0.0.1:9")
    assert (done.exit_code, done.stderr) == (1, "jianbao: dask: is not installed: pip install 'jianbao[dask]'\n")
