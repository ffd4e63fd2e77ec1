from collections.abc import Callable
from pathlib import Path

import pytest
from fixtures.fake import FakeExtractor
from fixtures.links import FakeLinker
from typer.testing import CliRunner, Result

from kg.cli.app import create_app

PADDING = (
    "The fighting in the district had gone on for days, and people who lived near the river said "
    "that they had slept in their cellars since the beginning of the week."
)


def _fake_linker(index: Path | None, links: Path | None, **_: object) -> FakeLinker:
    return FakeLinker(f"{index or ''}+{links or ''}")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder, without settings of the user's own."""
    monkeypatch.chdir(tmp_path)
    for name in ("KG_STORE", "KG_BASE", "KG_MODEL", "KG_ENDPOINT", "KG_INDEX", "KG_LINKS"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def kg(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Run the command line in that folder, with an extractor and a linker that know little."""
    monkeypatch.setattr("kg.nlp.load_extractor", lambda model=None: FakeExtractor(model or "1"))
    monkeypatch.setattr("kg.linking.load_linker", _fake_linker)

    def run(*words: object, stdin: str | bytes | None = None) -> Result:
        return CliRunner().invoke(create_app(), [str(word) for word in words], input=stdin)

    return run


@pytest.fixture
def article(folder: Path) -> Callable[[str, str], Path]:
    """Write an article that is long enough to be known as English."""

    def write(name: str, text: str) -> Path:
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{text}\n\n{PADDING}\n", encoding="utf-8")
        return path

    return write
