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

from screening.unfinished import Unfinished


class Journal:
    """The records of one run in a folder beside its result. `rows` have been evaluated; `anew` says why it began anew."""

    def __init__(self, folder: Path, records: IO[bytes], of: Mapping[str, str]) -> None:
        self.folder, self._records, self._of = folder, records, dict(of)
        self.anew = ""
        self.rows = self._resume()

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

    def add(self, lines: list[str]) -> None:
        """Keep the records of one batch for good."""
        self._records.write("".join(lines).encode())
        self._records.flush()
        os.fsync(self._records.fileno())
        self.rows += len(lines)
        self._save()

    def records(self) -> Path:
        """The file with all records."""
        return self.folder / "records.jsonl"

    def discard(self) -> None:
        """The result is written: nothing of the journal is needed any more."""
        shutil.rmtree(self.folder)

    def _resume(self) -> int:
        """The rows done by the same run before; records that the state does not speak of are cut off."""
        state = self._state()
        differing = [name for name, value in self._of.items() if state["of"].get(name) != value]
        if state["of"] and differing:
            self.anew = f"前回の途中から、{'と'.join(differing)}が変わっているので、はじめからやり直します。"
        rows, size = (0, 0) if differing else (state["rows"], state["size"])
        self._records.truncate(size)
        self._records.seek(size)
        return rows

    def _state(self) -> dict[str, Any]:
        try:
            state: dict[str, Any] = json.loads((self.folder / "state.json").read_text(encoding="utf-8"))
        except (FileNotFoundError, ValueError):
            return {"of": {}, "rows": 0, "size": 0}
        return state

    def _save(self) -> None:
        new = self.folder / "state.new"
        new.write_text(json.dumps({"of": self._of, "rows": self.rows, "size": self._records.tell()}), encoding="utf-8")
        new.replace(self.folder / "state.json")
