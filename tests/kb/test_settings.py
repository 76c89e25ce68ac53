"""Settings: environment variables with defaults; a wrong one is named."""

import os
import re
from pathlib import Path

import pytest

from kb.errors import KnowledgeBaseError, SettingError
from kb.settings import SETTINGS, Settings

ROOT = Path(__file__).parents[2]


def test_an_empty_environment_gives_the_defaults() -> None:
    found = Settings.from_environment({})
    assert (found.data, found.texts, found.model, found.rate, found.log_queries) == (Path("data"), (), "", 120, False)
    assert (found.corpus / "manifest.toml").is_file(), "the corpus beside the code"
    assert found.hosts == ("localhost", "127.0.0.1")


def test_white_space_alone_counts_as_unset() -> None:
    assert Settings.from_environment({"KB_DATA": "  ", "KB_RATE": ""}) == Settings.from_environment({})


def test_folders_of_texts_are_joined_by_the_system_s_separator(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    joined = os.pathsep.join([str(tmp_path / "a"), "", str(tmp_path / "b")])
    assert Settings.from_environment({"KB_TEXTS": joined}).texts == (tmp_path / "a", tmp_path / "b")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        pytest.param("KB_TEXTS", "/tidak/ada", id="a folder that is not there"),
        pytest.param("KB_TEXTS", __file__, id="a file and no folder"),
        pytest.param("KB_RATE", "sering", id="a word for a number"),
        pytest.param("KB_RATE", "-1", id="a negative number"),
        pytest.param("KB_RATE", "²", id="a digit that is no number"),
    ],
)
def test_a_wrong_setting_is_named(name: str, value: str) -> None:
    with pytest.raises(SettingError, match=name):
        Settings.from_environment({name: value})


def test_a_wrong_setting_is_an_expected_failure() -> None:
    assert issubclass(SettingError, KnowledgeBaseError)


def test_settings_have_names_of_their_own_and_say_what_they_are_for() -> None:
    assert len({setting.name for setting in SETTINGS}) == len(SETTINGS)
    assert all(setting.name.startswith("KB_") and setting.help for setting in SETTINGS)


def test_every_variable_that_the_code_reads_is_a_setting() -> None:
    files = [path for folder in ("kb", "ingest", "search", "web") for path in (ROOT / folder).rglob("*.py")]
    read = {name for path in files for name in re.findall(r"[\"'](KB_[A-Z_]+)[\"']", path.read_text("utf-8"))}
    assert read <= {setting.name for setting in SETTINGS}
