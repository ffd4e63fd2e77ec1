from __future__ import annotations

import pytest

from kg.nlp.statements import statements


def nothing(i: int, j: int) -> bool:
    return False


def everything(i: int, j: int) -> bool:
    return True


def made(doc, covered=nothing) -> list[tuple[str, str]]:
    return [(s.kind, doc[s.evidence[0] : s.evidence[1]].text) for s in statements(doc, covered)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('"We left at dawn," said one resident.', "direct"),
        ("The minister said the talks had been useful.", "indirect"),
        ('The minister called the raid "a cowardly act of terror".', "mixed"),
        ("The army denied responsibility.", "denial"),
        ("The militia denied having shelled the hospital.", "denial"),
        ("The envoy urged both sides to stop fighting.", "demand"),
        ("The rebels threatened to attack the capital.", "threat"),
        ("The group claimed responsibility for the blast.", "claim"),
        ("The mayor blamed the army for the raid.", "indirect"),
        ("The African Union condemned the killings.", "indirect"),
        ("The rebel leader predicted that the city would fall.", "indirect"),
    ],
)
def test_kinds(annotate, text: str, kind: str) -> None:
    assert [k for k, _ in made(annotate(text))] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "No group has claimed responsibility for the attack.",
        "He did not say how many people had been killed.",
        "The rebels are said to have taken the bridge.",
        "Aid workers fear that thousands will starve.",
        "Nothing happened in the town.",
    ],
)
def test_what_is_no_statement(annotate, text: str) -> None:
    assert made(annotate(text)) == []


def test_what_is_a_fact_of_another_type_is_no_statement(annotate) -> None:
    doc = annotate("The ministry said 12 people had been killed.")
    assert made(doc, everything) == []


@pytest.mark.parametrize(
    "text",
    [
        '"They killed my brother," said one resident.',
        "The envoy urged the rebels to leave the town.",
        "The mayor blamed the army for the raid.",
        'The ministry said there had been a "terrible massacre of farmers" in the valley.',
    ],
)
def test_quotations_demands_and_blame_are_facts_in_any_case(annotate, text: str) -> None:
    assert len(made(annotate(text), everything)) == 1


def test_evidence_is_the_tag_and_what_is_said(annotate) -> None:
    doc = annotate('On Monday, "We are ready to talk," Colonel Diaz told AFP, the agency reported.')
    assert ("direct", '"We are ready to talk," Colonel Diaz told AFP') in made(doc)


def test_a_saying_in_a_quotation_is_not_a_statement_of_its_own(annotate) -> None:
    doc = annotate('"The mayor said we should leave the town at once," Awa Diallo said.')
    assert [kind for kind, _ in made(doc)] == ["direct"]


def test_handing_on_is_not_a_statement_of_its_own(annotate) -> None:
    doc = annotate("AFP reported the mayor had urged the villagers to leave.")
    assert [kind for kind, _ in made(doc)] == ["demand"]


def test_each_quotation_is_a_fact(annotate) -> None:
    doc = annotate('"They fired first," Senator Gomez said. "Nobody can say otherwise now."')
    assert [kind for kind, _ in made(doc)] == ["direct", "direct"]


def test_two_verbs_of_one_speaker_are_two_statements(annotate) -> None:
    doc = annotate('The mayor described the raid as a "crime" and urged the army to stop.')
    assert [kind for kind, _ in made(doc)] == ["mixed", "demand"]
