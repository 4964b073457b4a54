"""The settings: complete, or refused with a sentence that says what to do."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from designteam.app import create_app
from designteam.config import Incomplete, Settings

SECRET = "een geheim van ruim dertig tekens lang"


def test_whom_catalogues_can_reach_is_a_setting_of_its_own(tmp_path: Path) -> None:
    least = {"DESIGNTEAM_DATA_DIR": str(tmp_path), "DESIGNTEAM_DEMO": "1"}
    sender = {"DESIGNTEAM_MAIL_FROM": "post@school.example"}

    assert Settings.from_environment(least).contact == ""
    assert Settings.from_environment(least | sender).contact == "post@school.example"
    contact = {"DESIGNTEAM_CONTACT": "beheer@school.example"}
    assert Settings.from_environment(least | sender | contact).contact == "beheer@school.example"


def test_production_says_what_it_lacks(tmp_path: Path) -> None:
    with pytest.raises(Incomplete, match="DESIGNTEAM_SECRET_KEY"):
        Settings.from_environment({"DESIGNTEAM_DATA_DIR": str(tmp_path), "DESIGNTEAM_HOSTS": "team.example"})
    with pytest.raises(Incomplete, match="DESIGNTEAM_SECRET_KEY"):
        Settings.from_environment({"DESIGNTEAM_DATA_DIR": str(tmp_path), "DESIGNTEAM_SECRET_KEY": "kort"})
    with pytest.raises(Incomplete, match="DESIGNTEAM_HOSTS"):
        Settings.from_environment({"DESIGNTEAM_DATA_DIR": str(tmp_path), "DESIGNTEAM_SECRET_KEY": SECRET})


def test_production_stands_behind_tls_with_the_hosts_it_was_given(tmp_path: Path) -> None:
    settings = Settings.from_environment(
        {
            "DESIGNTEAM_DATA_DIR": str(tmp_path),
            "DESIGNTEAM_SECRET_KEY": SECRET,
            "DESIGNTEAM_HOSTS": "team.example, www.team.example",
            "DESIGNTEAM_DATABASE_URL": "postgresql+psycopg://team@database/team",
        }
    )

    assert (settings.demo, settings.behind_tls) == (False, True)
    assert settings.hosts == ("team.example", "www.team.example")
    assert settings.database_url == "postgresql+psycopg://team@database/team"
    assert settings.broker_url == f"sqlite:///{tmp_path}/jobs.db"


def test_the_demo_needs_nothing_and_keeps_its_secret(tmp_path: Path) -> None:
    environ = {"DESIGNTEAM_DEMO": "1", "DESIGNTEAM_DATA_DIR": str(tmp_path / "demo")}

    first, second = Settings.from_environment(environ), Settings.from_environment(environ)

    kept = tmp_path / "demo" / "secret"
    assert first == second
    assert (first.demo, first.behind_tls) == (True, False)
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_production_runs_without_what_helps_a_developer(tmp_path: Path) -> None:
    environ = {
        "DESIGNTEAM_DATA_DIR": str(tmp_path),
        "DESIGNTEAM_SECRET_KEY": SECRET,
        "DESIGNTEAM_HOSTS": "team.example",
    }

    app = create_app(Settings.from_environment(environ))

    assert (app.debug, app.testing) == (False, False)
    assert app.config["TRUSTED_HOSTS"] == ["team.example"]
    assert app.config["SESSION_COOKIE_NAME"].startswith("__Host-")
    assert app.config["MAX_CONTENT_LENGTH"] == app.config["MAX_FORM_MEMORY_SIZE"] == 1_000_000


@pytest.mark.parametrize(
    ("url", "sender", "lacking"),
    [
        ("mail.school.example:587", "designteam@school.example", "DESIGNTEAM_MAIL_URL"),
        ("https://mail.school.example", "designteam@school.example", "DESIGNTEAM_MAIL_URL"),
        ("smtp://", "designteam@school.example", "DESIGNTEAM_MAIL_URL"),
        ("smtp://mail.school.example", "", "DESIGNTEAM_MAIL_FROM"),
    ],
)
def test_mail_is_set_whole_or_refused_with_a_sentence(tmp_path: Path, url: str, sender: str, lacking: str) -> None:
    environ = {
        "DESIGNTEAM_DEMO": "1",
        "DESIGNTEAM_DATA_DIR": str(tmp_path),
        "DESIGNTEAM_MAIL_URL": url,
        "DESIGNTEAM_MAIL_FROM": sender,
    }

    with pytest.raises(Incomplete, match=lacking):
        Settings.from_environment(environ)
