"""What is done so far, on disk: a run that is stopped, even by force, goes on from its last whole batch.

The records stand in one file; the state beside it says how far that file counts, and for which run. It is replaced in
one step after each batch, so that it never speaks of what was not written.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Self

from screening.totals import Totals
from screening.unfinished import Unfinished
from screening.work import Evaluated


class Journal:
    """The records of one run in a folder beside its result.

    `rows` have been evaluated and come to `totals`; `anew` says why the run began anew.
    """

    def __init__(self, folder: Path, records: IO[bytes], of: Mapping[str, str]) -> None:
        self.folder, self._records, self._of = folder, records, dict(of)
        self.anew, self.rows, self.totals = "", 0, Totals()
        self._resume()

    @classmethod
    @contextmanager
    def opened(cls, out: Path, of: Mapping[str, str]) -> Iterator[Self]:
        """The journal of the run with that result, for nobody else at the same time."""
        folder = out.with_name(f"{out.name}.partial")
        folder.mkdir(exist_ok=True)
        with (folder / "records.jsonl").open("ab+") as records:
            try:
                fcntl.flock(records, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise Unfinished(
                    f"{out.name} は、いま別の madoguchi screen が書いています。終わるのを待ってください。"
                ) from error
            yield cls(folder, records, of)

    def add(self, batch: Evaluated) -> None:
        """Keep one batch for good."""
        self._records.write("".join(batch.lines).encode())
        self._records.flush()
        os.fsync(self._records.fileno())
        self.rows += len(batch.lines)
        self.totals.merge(batch.totals)
        self._save()

    def records(self) -> Path:
        """The file with all records."""
        return self.folder / "records.jsonl"

    def discard(self) -> None:
        """The result is written: nothing of the journal is needed any more."""
        shutil.rmtree(self.folder)

    def _resume(self) -> None:
        """Take up the same run; records that the state does not speak of are cut off."""
        state = self._state()
        differing = [name for name, value in self._of.items() if state.get("of", {}).get(name) != value]
        if state and differing:
            self.anew = f"前回の途中から、{'と'.join(differing)}が変わっているので、はじめからやり直します。"
        size = 0
        if state and not differing:
            self.rows, size, self.totals = state["rows"], state["size"], Totals.load(state["totals"])
        self._records.truncate(size)
        self._records.seek(size)

    def _state(self) -> dict[str, Any]:
        """What was saved last; empty if nothing was."""
        try:
            state: dict[str, Any] = json.loads((self.folder / "state.json").read_text(encoding="utf-8"))
        except (FileNotFoundError, ValueError):
            return {}
        return state

    def _save(self) -> None:
        state = {"of": self._of, "rows": self.rows, "size": self._records.tell(), "totals": self.totals.dump()}
        new = self.folder / "state.new"
        new.write_text(json.dumps(state, ensure_ascii=False), encoding="utf-8")
        new.replace(self.folder / "state.json")
