"""`madoguchi train`, and a model that is always there and never stale.

The name of a model holds a fingerprint of everything it learned from, so a model is fresh exactly if it exists.
"""

from __future__ import annotations

import argparse
import fcntl
import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from madoguchi.paths import CONFIG, DATA, DOMAIN, MODELS, ROOT
from madoguchi.trouble import Trouble
from nlu import dictionary


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """No options: the same sources always give the same model."""


def main(options: argparse.Namespace) -> int:
    """Train anew, even if nothing has changed."""
    with _one_at_a_time():
        print(_train())
    return 0


def ensure_model() -> Path:
    """The model for the sources as they stand, trained now if it is missing or stale."""
    with _one_at_a_time():
        path = model_path()
        return path if path.exists() else _train()


def model_path() -> Path:
    """Where the model for the sources as they stand is kept, trained yet or not."""
    return MODELS / f"madoguchi-{fingerprint()[:16]}.tar.gz"


def fingerprint() -> str:
    """A hash over the name and content of every file a model is made from, the names it cuts, and the locked libraries."""
    digest = hashlib.sha256(dictionary.digest().encode())
    for path in sources():
        digest.update(f"{path.relative_to(ROOT)}\0{path.stat().st_size}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def sources() -> list[Path]:
    """Every file a model is made from, in a fixed order."""
    trees = [*DATA.rglob("*.yml"), *(ROOT / "nlu").rglob("*.py"), *(ROOT / "nlu" / "lexicon").rglob("*")]
    return sorted(
        {CONFIG, DOMAIN, ROOT / "uv.lock", *(path for path in trees if path.is_file() and path.suffix != ".pyc")}
    )


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Two commands started together train once: the second waits and finds the model."""
    MODELS.mkdir(exist_ok=True)
    with (MODELS / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _train() -> Path:
    """Train in a process of its own, so that what training needs is not kept in memory while serving."""
    path, log = model_path(), MODELS / "train.log"
    print("学習しています。1、2分お待ちください。", file=sys.stderr, flush=True)
    fresh = MODELS / "fresh.tar.gz"
    fresh.unlink(missing_ok=True)
    with log.open("wb") as output:
        subprocess.run(_command(fresh), cwd=ROOT, env=_environment(), stdout=output, stderr=output, check=False)
    if not fresh.exists():
        raise Trouble(f"学習できませんでした。madoguchi check で誤りを探してください。詳しい記録は {log} にあります。")
    for old in MODELS.glob("madoguchi-*.tar.gz"):
        old.unlink()
    return fresh.rename(path)


def _command(target: Path) -> list[str]:
    rasa = [
        sys.executable,
        "-m",
        "rasa",
        "train",
        "--domain",
        str(DOMAIN),
        "--config",
        str(CONFIG),
        "--data",
        str(DATA),
    ]
    # Rasa remembers parts by the source of their class alone, not of what that calls: everything is trained anew.
    return [*rasa, "--force", "--out", str(target.parent), "--fixed-model-name", target.name.removesuffix(".tar.gz")]


def _environment() -> dict[str, str]:
    """Nothing is reported to anyone, and a message of Japanese is no trouble for a plain terminal."""
    return os.environ | {"RASA_TELEMETRY_ENABLED": "false", "PYTHONUTF8": "1", "TF_CPP_MIN_LOG_LEVEL": "3"}
