"""Each check holds of the ontology, and finds the defect that was made for it."""

from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store

from kg.ontology import load_ontology, ontology_files

HERE = Path(__file__).parent
CHECKS = sorted(p.stem for p in (HERE / "checks").glob("*.rq"))


def found(store: Store, check: str) -> list[str]:
    query = (HERE / "checks" / f"{check}.rq").read_text(encoding="utf-8")
    return [" ".join(map(str, row)) for row in store.query(query)]


@pytest.mark.parametrize("check", CHECKS)
def test_the_ontology_passes(check: str) -> None:
    assert found(load_ontology(), check) == []


@pytest.mark.parametrize("check", CHECKS)
def test_the_check_finds_a_seeded_defect(check: str) -> None:
    store = Store()
    seed = (HERE / "seeded" / f"{check}.ttl").read_text(encoding="utf-8")
    for text in [*ontology_files(), seed]:
        store.load(text.encode("utf-8"), RdfFormat.TURTLE)
    assert any("eeded" in row for row in found(store, check))


def test_every_seeded_defect_has_its_check() -> None:
    assert sorted(p.stem for p in (HERE / "seeded").glob("*.ttl")) == CHECKS
