from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from pages import follow

from kg.linking.index import open_index


@pytest.fixture(scope="module", autouse=True)
def _default_index() -> None:
    """Have the default index made, which the first command would tell of."""
    open_index().close()


@pytest.mark.parametrize(
    ("page", "commands"),
    [
        ("how-to/teach-a-new-event-type.md", 4),
        ("how-to/add-an-actor.md", 4),
        ("how-to/correct-a-link.md", 4),
        ("how-to/export-to-acled-and-ged.md", 6),
        ("how-to/compare-sources.md", 7),
        ("how-to/decide-incidents.md", 4),
    ],
)
def test_the_page_does_what_it_says(tmp_path: Path, page: str, commands: int) -> None:
    done = follow(page, tmp_path)
    assert len(done) == commands
    assert [(command, printed) for command, _, printed in done] == [
        (command, promised) for command, promised, _ in done
    ]
