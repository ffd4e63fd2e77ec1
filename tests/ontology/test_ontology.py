"""Reading the ontology: terms by name, the generated page, and what others use of it."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from kg import terms as names
from kg.errors import UsageError
from kg.ontology import reference_page, term, terms

ROOT = Path(__file__).parent.parent.parent


def test_a_term_is_found_by_name_prefix_and_iri() -> None:
    assert term("Shelling") == term("ckg:Shelling") == term(names.CKG.Shelling)
    assert term("Shelling").parents == ("ckg:Event",)
    assert term("low").range == "xsd:integer"
    assert term("evidence").domain == "ckg:Claim"


def test_a_class_shows_the_mappings_of_its_code() -> None:
    assert ("closeMatch", "acled:Air-drone-strike") in term("AirStrike").mappings
    assert term("AirStrike").mappings == term("type-AirStrike").mappings
    assert term("Defection").mappings == (("broadMatch", "acled:Change-to-group-activity"),)


def test_a_scheme_lists_its_codes() -> None:
    assert term("unit-scheme").members == ("ckg:events", "ckg:households", "ckg:persons")
    assert term("households").scheme == "ckg:unit-scheme"


def test_an_unknown_term_is_answered_with_the_nearest() -> None:
    with pytest.raises(UsageError, match=r"no term 'armdclash'.*ArmedClash"):
        term("armdclash")


def test_terms_of_a_kind_stand_together() -> None:
    kinds = [one.kind for one in terms()]
    assert len(set(kinds)) == 1 + sum(a != b for a, b in pairwise(kinds))


def test_the_page_holds_every_term_and_its_definition() -> None:
    page = reference_page()
    for one in terms():
        assert (f"`{one.name}`" if one.kind == "code" else f"### {one.name}\n") in page
        assert one.definition in page


def test_saved_queries_and_shapes_use_no_unknown_term() -> None:
    files = [*(ROOT / "queries").glob("*.rq"), *(ROOT / "shapes").glob("*.ttl")]
    used = {
        (path.name, name)
        for path in files
        for name in re.findall(r"(?<![\w/])ckg:([\w-]+)", _code(path))
    }
    assert [(file, name) for file, name in sorted(used) if name not in names.CKG] == []


def _code(path: Path) -> str:
    lines = path.read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if not line.lstrip().startswith("#"))
