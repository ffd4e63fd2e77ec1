"""The documentation says all there is, and says it truly."""

from pathlib import Path

import pytest

from kg import __version__
from kg.cli.reference import command_names

ROOT = Path(__file__).parent.parent
PAGES = "\n".join(p.read_text(encoding="utf-8") for p in (ROOT / "docs").rglob("*.md"))
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", command_names())
def test_every_command_is_documented(name: str) -> None:
    assert f"kg {name}" in PAGES


@pytest.mark.parametrize("path", sorted((ROOT / "queries").glob("*.rq")), ids=lambda p: p.stem)
def test_every_saved_query_is_documented(path: Path) -> None:
    assert f"`{path.stem}`" in PAGES or f"## {path.stem}" in PAGES


@pytest.mark.parametrize(
    "path", sorted((ROOT / "data" / "lexicons").glob("*.csv")), ids=lambda p: p.name
)
def test_every_lexicon_has_its_origin_in_the_data_readme(path: Path) -> None:
    assert path.name in (ROOT / "data" / "README.md").read_text(encoding="utf-8")


def test_the_changelog_opens_with_this_version() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = next(line for line in text.splitlines() if line.startswith("## ["))
    assert newest.startswith(f"## [{__version__}]")


def test_every_local_link_leads_somewhere() -> None:
    import re

    broken = []
    for page in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            if not (page.parent / target).exists():
                broken.append(f"{page.relative_to(ROOT)}: {target}")
    assert broken == []


def test_no_page_names_a_place_on_somebody_s_machine() -> None:
    places = ("/home/", "/root/", "/tmp/", "/work/")  # noqa: S108 - looked for, not written to
    texts = {p: p.read_text(encoding="utf-8") for p in ROOT.glob("docs/**/*.md")}
    texts[ROOT / "README.md"] = README
    assert [(p.name, w) for p, text in texts.items() for w in places if w in text] == []
