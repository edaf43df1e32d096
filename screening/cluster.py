"""Batches evaluated by the workers of a Dask cluster, for lists beyond one machine.

The workers need this same program and catalogue; one that has others is refused, since its results would differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from screening.lists.row import Row
from screening.sameness import house
from screening.unfinished import Unfinished
from screening.work import Evaluate, Evaluated, Plan, evaluate
from screening.workers import Result, in_order

_AHEAD = 4
_WAIT_S = 30


def on_cluster(address: str) -> Evaluate:
    """Evaluates by the workers of the scheduler at an address such as tcp://192.0.2.1:8786."""
    return partial(_on_cluster, address)


def _on_cluster(address: str, plan: Plan, batches: Iterable[Sequence[Row]]) -> Iterator[Evaluated]:
    from distributed import Client

    try:
        client: Any = Client(address, timeout=_WAIT_S, set_as_default=False)  # type: ignore[no-untyped-call]  # Dask has no types
    except (OSError, TimeoutError, ValueError) as error:
        raise Unfinished(
            f"Daskのスケジューラー {address} につながりません。アドレスと、動いているかを確かめてください。"
        ) from error
    with client:
        _check(client, address)
        threads = sum(client.nthreads().values())

        def submit(batch: Sequence[Row]) -> Result:
            return _Remote(client.submit(evaluate, plan, list(batch), pure=False), address)

        yield from in_order(submit, batches, ahead=threads * _AHEAD)


class _Remote:
    """A batch on its way through the cluster."""

    def __init__(self, future: Any, address: str) -> None:
        self._future, self._address = future, address

    def result(self) -> Evaluated:
        """Wait for it. Raises Unfinished if the cluster goes away meanwhile."""
        from distributed import KilledWorker

        try:
            result: Evaluated = self._future.result()
        except Exception as error:
            # A future cancelled in the very moment raises TypeError in this version of Dask.
            if self._future.cancelled() or isinstance(error, KilledWorker | OSError | TimeoutError):
                raise Unfinished(
                    f"Daskの計算が、途中で止まりました。{self._address} が動いているかを確かめて、同じ命令で続けてください。"
                ) from error
            raise
        return result


def _check(client: Any, address: str) -> None:
    """All workers are there, and of the same house."""
    try:
        found: dict[str, dict[str, str]] = client.run(house)
    except ImportError as error:
        raise Unfinished(
            f"{address} のプロセスに、Madoguchiが入っていません。同じ版を入れて起動してください。"
        ) from error
    if not found:
        raise Unfinished(f"{address} に、働くプロセス（dask-worker）がひとつもありません。先に起動してください。")
    ours = house()
    for worker, theirs in found.items():
        if differing := [name for name in ours if theirs.get(name) != ours[name]]:
            raise Unfinished(
                f"{worker} の{'と'.join(differing)}が、こちらとちがいます。同じ版のMadoguchiをそろえてください。"
            )
