"""The catalogue to compare an edit with: a folder, or what stands in git."""

from __future__ import annotations

import io
import subprocess
import zipfile
from pathlib import Path

LAST = "HEAD"
FOLDER = "catalogue"


class Unpublished(ValueError):
    """There is nothing to compare with; the message says in Japanese why, and what to do."""


def published(base: str, root: Path, scratch: Path) -> Path:
    """The folder of the catalogue that `base` names: a folder, or a commit of the git repository at `root`.

    A commit is unpacked below `scratch`. Raises Unpublished.
    """
    folder = Path(base)
    if folder.is_dir():
        return folder / FOLDER if (folder / FOLDER).is_dir() else folder
    packed = _archive(base, root)
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:  # tarfile unpacks safely only from Python 3.11.4 on
        archive.extractall(scratch)
    return scratch / FOLDER


def _archive(commit: str, root: Path) -> bytes:
    without = "--base に、比べる前の制度データのフォルダを指定してください。"
    try:
        inside = _git(root, "rev-parse", "--is-inside-work-tree")
        found = _git(root, "archive", "--format=zip", commit, FOLDER) if not commit.startswith("-") else None
    except FileNotFoundError as error:
        raise Unpublished(f"gitが入っていないので、前の制度データを取り出せません。{without}") from error
    if inside.returncode:
        raise Unpublished(f"ここはgitで管理されていないので、前の制度データがありません。{without}")
    if found is None or found.returncode:
        raise Unpublished(f"「{commit}」という版もフォルダも見つかりません。{without}")
    return found.stdout


def _git(root: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, check=False)
