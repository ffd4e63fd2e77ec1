from collections.abc import Callable
from pathlib import Path

import pytest

STORY = (
    "Rebels take hill town\n\nThe rebels took Adi Selam on Monday, an officer said.\n"
    "The army denied that it had lost the town and said that eleven rebels had been killed.\n"
)


@pytest.fixture
def story() -> str:
    return STORY


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str | bytes], Path]:
    def _write(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return _write
