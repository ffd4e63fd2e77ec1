import re
from pathlib import Path

from kg.exports.facts_row import FIELDS, NAME_SLOTS, VERSION

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "facts-table.md").read_text("utf-8")


def test_every_field_is_documented_once_and_in_its_order():
    described = PAGE.partition("## Types and kinds")[0]
    cells = [line.split("|")[1] for line in described.splitlines() if line.startswith("| `")]
    assert [name for cell in cells for name in re.findall(r"`(\w+)`", cell)] == list(FIELDS)


def test_the_page_names_the_version():
    assert f"version **{VERSION}** of the format" in PAGE


def test_slots_of_names_are_fields():
    assert set(NAME_SLOTS) < set(FIELDS)
