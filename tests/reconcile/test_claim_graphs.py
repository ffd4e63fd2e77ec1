import pytest
from fixtures.claims import ARMY, CLINIC, UN, article, by, figure, incident
from pyoxigraph import Quad

from kg.reconcile.claim_graphs import claim_quads, ratio, within_quads
from kg.reconcile.disagreements import within
from kg.terms import BASE, CKG

UNHCR, FORCE, NETWORK = by(*UN), by(*ARMY), by(*CLINIC)
GROUPING = incident(
    article("a", "2023-05-08", figure(12, None, FORCE, name="a_1"),
            figure(9, None, NETWORK, name="a_2")),
    article("b", "2023-05-09", figure(30, None, UNHCR, name="b_1"),
            figure(14, None, NETWORK, name="b_2"), figure(70, name="b_3", joint=("injured",))),
)  # fmt: skip


def values(quads: list[Quad], subject: str, predicate: str) -> list[str]:
    return [
        quad.object.value  # type: ignore[union-attr]
        for quad in quads
        if quad.subject.value == f"{BASE}{subject}" and quad.predicate.value == CKG[predicate]  # type: ignore[union-attr]
    ]


def test_a_disagreement_says_who_says_which() -> None:
    quads = claim_quads(BASE, GROUPING)
    assert values(quads, "disagreement/a_1", "least") == ["12"]
    assert values(quads, "disagreement/a_1", "most") == ["30"]
    assert values(quads, "disagreement/a_1", "ratio") == ["2.5"]
    (reason,) = values(quads, "disagreement/a_1", "reason")
    assert reason == (
        "12 (Army of the Republic) against 14 (Clinic Network) against 30 (UN refugee agency)"
    )


def test_a_revision_names_both_claims_and_the_source() -> None:
    quads = claim_quads(BASE, GROUPING)
    assert values(quads, "revision/b_2", "earlierClaim") == [f"{BASE}claim/a_2"]
    assert values(quads, "revision/b_2", "direction") == [CKG["direction-up"]]
    assert values(quads, "revision/b_2", "sourceActor") == [NETWORK.iri]


def test_a_contrast_names_two_figures_and_why() -> None:
    quads = claim_quads(BASE, GROUPING)
    kinds = {q.object.value for q in quads if q.predicate.value == CKG.contrastKind}  # type: ignore[union-attr]
    assert kinds == {CKG["contrast-measure"]}


def test_everything_is_in_the_graph_of_the_incident_and_written_once() -> None:
    quads = claim_quads(BASE, GROUPING)
    assert {quad.graph_name.value for quad in quads} == {f"{BASE}incident/{GROUPING.key}"}  # type: ignore[union-attr]
    assert len(set(quads)) == len(quads)
    assert quads == claim_quads(BASE, GROUPING)


def test_sources_of_one_article_are_told_of_its_event() -> None:
    told = article(
        "a", None, figure(0, None, FORCE, name="a_1"), figure(9, None, UNHCR, name="a_2")
    )
    quads = within_quads(BASE, "a", within(told.remembered.story))
    assert values(quads, "disagreement/a_1_within", "ofMember") == [told.happening.iri]
    assert values(quads, "disagreement/a_1_within", "ratio") == []


@pytest.mark.parametrize(
    ("least", "most", "written"), [(8000, 9000, "1.125"), (3, 10, "3.3333"), (0, 4, None)]
)
def test_ratios_are_decimals(least: int, most: int, written: str | None) -> None:
    assert ratio(least, most) == written
