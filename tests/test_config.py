from pathlib import Path

import pytest

from kg.config import FILE, Settings, settings
from kg.errors import ConfigError


def write(folder: Path, text: str) -> Path:
    (folder / FILE).write_text(text, encoding="utf-8")
    return folder


def test_without_anything_set(tmp_path: Path) -> None:
    assert settings(tmp_path, {}) == Settings(store=tmp_path / "kg-store")


def test_the_environment_goes_over_the_file(tmp_path: Path) -> None:
    write(tmp_path, 'store = "a"\nmodel = "m"\nbase = "https://kg.example/"\n')
    found = settings(tmp_path, {"KG_STORE": "/elsewhere/b", "KG_MODEL": ""})
    assert found == Settings(store=Path("/elsewhere/b"), model="m", base="https://kg.example/")


def test_folders_are_relative_to_the_file(tmp_path: Path) -> None:
    found = settings(write(tmp_path, 'store = "a"\nlexicons = "mine"\n'), {})
    assert (found.store, found.lexicons) == (tmp_path / "a", tmp_path / "mine")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('stroe = "a"', "no setting is called 'stroe'; there are store, base"),
        ("store = 3", "store must be a text in quotes, not 3"),
        ('store = ""', "store must be a text in quotes"),
        ("store = ", "is not valid TOML"),
    ],
)
def test_what_is_no_setting_is_told(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        settings(write(tmp_path, text), {})


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigError, match="Cannot read"):
        settings(tmp_path, {})
