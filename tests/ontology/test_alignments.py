"""The mappings to PLOVER, CAMEO and ACLED are exactly those of the checked list."""

import csv
from pathlib import Path

from kg.ontology import load_ontology
from kg.terms import EVENT_CLASSES

QUERY = """
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?type ?relation ?scheme ?code ?above WHERE {
  ?concept ?match ?foreign ; skos:notation ?type .
  ?foreign skos:inScheme ?in ; skos:notation ?code .
  OPTIONAL { ?foreign skos:broader/skos:notation ?above }
  BIND(STRAFTER(STR(?match), "#") AS ?relation)
  BIND(STRBEFORE(STRAFTER(STR(?in), "conflict-kg/"), "#") AS ?scheme)
  FILTER(STRENDS(?relation, "Match"))
}
"""


def checked() -> list[tuple[str, ...]]:
    path = Path(__file__).with_name("alignments.csv")
    with path.open(encoding="utf-8", newline="") as file:
        return [tuple(row.values()) for row in csv.DictReader(file)]


def mapped() -> list[tuple[str, ...]]:
    rows = []
    for row in load_ontology().query(QUERY):
        kind, relation, scheme, code, above = (t and t.value for t in row)
        if scheme == "plover" and code != code.upper():
            code = f"{above or 'context'}/{code}"
        rows.append((kind, relation, scheme, code))
    return rows


def test_the_mappings_are_the_checked_ones() -> None:
    assert sorted(mapped()) == sorted(checked())


def test_every_event_class_is_mapped_to_every_scheme_but_where_nothing_fits() -> None:
    covered = {(kind.split("/")[0], scheme) for kind, _, scheme, _ in checked()}
    wanted = {(c, s) for c in EVENT_CLASSES for s in ("plover", "cameo", "acled")}
    assert wanted - covered == {
        ("Defection", "plover"),
        ("Defection", "cameo"),
        ("Statement", "acled"),
    }


def test_no_list_names_what_plover_2_no_longer_has() -> None:
    codes = {code.split("/")[0] for _, _, scheme, code in checked() if scheme == "plover"}
    assert codes.isdisjoint({"FIGHT", "DEMAND", "DISAPPROVE", "INVESTIGATE", "CRIME", "YIELD"})
