"""Batches evaluated side by side: by processes on all cores of this machine, or by anything that takes them in futures.

Results come in the order of the batches, and only so many batches are read ahead, so that memory stays small.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import chain, islice
from typing import Protocol

from screening.lists.row import Row
from screening.unfinished import Unfinished
from screening.work import Evaluate, Evaluated, Plan, evaluate, here

_AHEAD = 4


class Result(Protocol):
    """What will be the result of a batch."""

    def result(self) -> Evaluated:
        """Wait for it."""
        ...


def on_cores(count: int) -> Evaluate:
    """Evaluates with so many processes."""
    return here if count == 1 else partial(_side_by_side, count)


def in_order(
    submit: Callable[[Sequence[Row]], Result], batches: Iterable[Sequence[Row]], ahead: int
) -> Iterator[Evaluated]:
    """The results of all batches, in order."""
    waiting: deque[Result] = deque()
    for batch in batches:
        waiting.append(submit(batch))
        if len(waiting) >= ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _side_by_side(count: int, plan: Plan, batches: Iterable[Sequence[Row]]) -> Iterator[Evaluated]:
    batches = iter(batches)
    first = list(islice(batches, 2))
    if len(first) < 2:  # done before other processes have started
        yield from here(plan, first)
        return
    batches = chain(first, batches)
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(count, mp_context=context, initializer=_end_with_parent) as pool:
        try:
            yield from in_order(lambda batch: pool.submit(evaluate, plan, batch), batches, ahead=count * _AHEAD)
        except BrokenProcessPool as error:
            _take_no_more(pool)
            raise Unfinished(
                "計算していたプロセスが、とつぜん止まりました（メモリー不足かもしれません）。--workers を減らして、同じ命令で続けてください。"
            ) from error
        finally:
            pool.shutdown(cancel_futures=True)


def _take_no_more(pool: ProcessPoolExecutor) -> None:
    """End the writing of a batch that nobody will read: before Python 3.11.5 the pool waits for that for ever
    (https://github.com/python/cpython/issues/94777), and has no public way to end it.
    """
    if (queue := pool._call_queue) is not None:  # type: ignore[attr-defined]  # private, so the stubs leave it out
        queue._reader.close()


def _end_with_parent() -> None:
    """A worker whose parent was killed would wait for ever: it ends instead."""
    parent = multiprocessing.parent_process()
    assert parent is not None

    def watch() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
