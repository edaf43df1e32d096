"""Where the server finds its parts when nothing is said, and when something is."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from cases.place import data_dir
from madoguchi import assistant
from madoguchi.in_process import InProcessEndpoint
from madoguchi.paths import ROOT


@pytest.fixture
def named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An endpoints.yml to write in, a data folder that is not there yet, and no word from the environment."""
    file = tmp_path / "endpoints.yml"
    file.write_text("# nothing named\n")
    monkeypatch.setattr(assistant, "ENDPOINTS", file)
    monkeypatch.setenv("MADOGUCHI_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.delenv("MADOGUCHI_ACTION_ENDPOINT", raising=False)
    return file


def test_by_default_actions_run_here_and_conversations_are_kept_privately(named: Path) -> None:
    found = assistant.endpoints()
    assert isinstance(found.action, InProcessEndpoint)
    database = Path(found.tracker_store.kwargs["db"])
    assert database == named.parent / "data" / "conversations.db"
    assert stat.S_IMODE(database.stat().st_mode) == 0o600
    assert stat.S_IMODE(database.parent.stat().st_mode) == 0o700


def test_endpoints_yml_can_name_another_store_and_an_action_server(named: Path) -> None:
    named.write_text(
        "action_endpoint:\n  url: http://actions.example/webhook\n"
        "tracker_store:\n  type: SQL\n  dialect: postgresql\n  url: db.example\n  db: talks\n"
    )
    found = assistant.endpoints()
    assert found.action.url == "http://actions.example/webhook"
    assert (found.tracker_store.url, found.tracker_store.kwargs["db"]) == ("db.example", "talks")
    assert not (named.parent / "data").exists()


def test_the_environment_names_an_action_server_before_anything_else(
    named: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    named.write_text("action_endpoint:\n  url: http://actions.example/webhook\n")
    monkeypatch.setenv("MADOGUCHI_ACTION_ENDPOINT", "http://other.example/webhook")
    assert assistant.endpoints().action.url == "http://other.example/webhook"


def test_the_projects_own_endpoints_name_nothing_that_has_to_be_started_first(
    named: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assistant, "ENDPOINTS", ROOT / "endpoints.yml")
    assert isinstance(assistant.endpoints().action, InProcessEndpoint)


@pytest.mark.parametrize(
    ("environment", "folder"),
    [
        ({"MADOGUCHI_DATA_DIR": "chosen", "XDG_STATE_HOME": "state"}, "chosen"),
        ({"XDG_STATE_HOME": "state"}, "state/madoguchi"),
        ({}, "home/.local/state/madoguchi"),
    ],
)
def test_conversations_lie_outside_the_source_tree(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], folder: str
) -> None:
    for name in ("MADOGUCHI_DATA_DIR", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, str(tmp_path / value))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert data_dir() == tmp_path / folder
    assert data_dir().is_dir()
