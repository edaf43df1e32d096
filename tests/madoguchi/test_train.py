"""A model is trained when it is missing or stale, and only then."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from madoguchi import train
from madoguchi.trouble import Trouble

SOURCES = ["config.yml", "domain.yml", "uv.lock", "data/nlu/a.yml", "nlu/a.py", "nlu/lexicon/a.yml"]


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small checkout whose training only writes down that it happened."""
    for name in SOURCES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("first")
    for name, value in {
        "ROOT": ".",
        "CONFIG": "config.yml",
        "DOMAIN": "domain.yml",
        "DATA": "data",
        "MODELS": "models",
    }.items():
        monkeypatch.setattr(train, name, tmp_path / value)
    monkeypatch.setattr(train, "_command", lambda target: ["touch", str(target)])
    return tmp_path


def test_an_unchanged_model_is_used_again(checkout: Path) -> None:
    first = train.ensure_model()
    stamp = first.stat().st_mtime_ns
    assert train.ensure_model() == first
    assert first.stat().st_mtime_ns == stamp


def test_what_python_compiles_on_the_way_changes_nothing(checkout: Path) -> None:
    before = train.model_path()
    compiled = checkout / "nlu/lexicon/__pycache__/__init__.cpython-311.pyc"
    compiled.parent.mkdir()
    compiled.write_bytes(b"compiled")
    assert train.model_path() == before


@pytest.mark.parametrize("name", SOURCES)
def test_every_source_makes_the_model_stale_when_it_changes(checkout: Path, name: str) -> None:
    first = train.ensure_model()
    (checkout / name).write_text("second")
    second = train.ensure_model()
    assert second != first
    assert list((checkout / "models").glob("*.tar.gz")) == [second]


@pytest.mark.parametrize(
    "change",
    [
        lambda root: (root / "data/nlu/b.yml").write_text(""),
        lambda root: (root / "data/nlu/a.yml").rename(root / "data/nlu/b.yml"),
        lambda root: (root / "nlu/a.py").unlink(),
    ],
    ids=["added", "renamed", "removed"],
)
def test_a_file_that_comes_moves_or_goes_makes_it_stale(checkout: Path, change: Callable[[Path], object]) -> None:
    first = train.model_path()
    change(checkout)
    assert train.model_path() != first


def test_what_the_model_does_not_learn_from_leaves_it_fresh(checkout: Path) -> None:
    first = train.model_path()
    (checkout / "README.md").write_text("")
    (checkout / "nlu/__pycache__").mkdir()
    (checkout / "nlu/__pycache__/a.pyc").write_text("")
    assert train.model_path() == first


def test_training_anew_happens_though_nothing_changed(checkout: Path) -> None:
    first = train.ensure_model().stat().st_mtime_ns
    train.main(train.argparse.Namespace())
    assert train.model_path().stat().st_mtime_ns > first


def test_a_training_that_fails_says_where_to_look(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(train, "_command", lambda target: ["false"])
    with pytest.raises(Trouble, match=r"madoguchi check .*train\.log"):
        train.ensure_model()
