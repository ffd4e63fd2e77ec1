"""Who says a thing, who did it, and what the outlet tells in its own voice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from spacy.language import Language

from kg.model import Article, Block, Claim, Extraction
from kg.nlp.extract import Extractor

Read = Callable[[str], Extraction]


@pytest.fixture(scope="module")
def read(nlp: Language) -> Read:
    extractor = Extractor(nlp)

    def run(text: str) -> Extraction:
        block = Block(kind="paragraph", start=0, end=len(text))
        article = Article(id="own", text=text, published=date(2016, 5, 11), blocks=(block,))
        (extraction,) = extractor.extract([article])
        return extraction

    return run


def of_type(found: Extraction, kind: str) -> tuple[Claim, dict[str, list[str]]]:
    """Give the first claim of a type with the names in its slots."""
    names = {e.key: e.name for e in found.entities}
    told = {t.id: t for t in (*found.events, *found.figures)}
    claim = next(c for c in found.claims if told[c.asserts].type == kind)
    slots: dict[str, list[str]] = {}
    for slot in (*told[claim.asserts].slots, *claim.sources):
        slots.setdefault(slot.role, []).append(names[slot.entity])
    return claim, slots


@pytest.mark.parametrize(
    ("text", "kind", "role", "doer"),
    [
        (
            "Islamabad accused New Delhi of shelling villages near Uri.",
            "Shelling",
            "agent",
            "New Delhi",
        ),
        (
            "The opposition called on the army to stop shelling Misrata.",
            "Shelling",
            "agent",
            "army",
        ),
        (
            "Government troops shelled Uri, the sources said, killing a woman.",
            "CasualtyReport",
            "perpetrator",
            "Government troops",
        ),
        (
            "The militia admitted killing two hostages in Basilan.",
            "CasualtyReport",
            "perpetrator",
            "militia",
        ),
        (
            "Al-Shabaab claimed responsibility for the attack in Kismayo that killed 26 people.",
            "CasualtyReport",
            "perpetrator",
            "Al-Shabaab",
        ),
        ("The bombing was claimed by Boko Haram.", "Bombing", "agent", "Boko Haram"),
    ],
)
def test_the_doer_is_who_did_it(read: Read, text: str, kind: str, role: str, doer: str) -> None:
    _, slots = of_type(read(text), kind)
    assert slots[role] == [doer]


@pytest.mark.parametrize(
    "text",
    [
        "Al-Shabaab claimed responsibility for the raid in Kismayo that killed 26 people.",
        "The Taliban claimed responsibility for a car bombing that killed a police chief.",
        "Pakistan denied any involvement in the raid, which killed 40 soldiers in Pulwama.",
        "No group has claimed responsibility for the bombing in Peshawar, which killed 59 people.",
        "The United States condemned the raid in Burkina Faso, which killed 41 people.",
        "The army promised an inquiry into the raid, in which 19 farmers were killed.",
        "The premier ruled out talks with the rebels after nine people were killed in Ganta.",
    ],
)
def test_what_is_only_named_is_told_by_the_outlet(read: Read, text: str) -> None:
    claim, slots = of_type(read(text), "CasualtyReport")
    assert (claim.status, claim.attribution) == ("asserted", "OutletVoice")
    assert "source" not in slots


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The army denied that its planes had bombed the hospital in Lankien.", "AirStrike"),
        (
            "Reports that troops had shelled a market in Ceelbuur were baseless, police said.",
            "Shelling",
        ),
        (
            "Claims spread by rebel media that a drone had struck Aghdere are a lie, the "
            "ministry said.",
            "AirStrike",
        ),
        ("The governor rejected as false reports that rebels had seized the airport.", "Capture"),
    ],
)
def test_what_a_denial_holds_is_denied(read: Read, text: str, kind: str) -> None:
    claim, _ = of_type(read(text), kind)
    assert claim.status == "denied"
    denial, _ = of_type(read(text), "Statement")
    assert denial.status == "asserted"


@pytest.mark.parametrize(
    ("text", "kind", "source"),
    [
        ("Gunmen killed a judge in Mosul, an attack claimed by Islamic State.", "claim", "Islamic"),
        ("A rebel leader claimed the killing of 14 soldiers in Djibo.", "claim", "leader"),
        ("Nine died in Bin, residents said. The sources said the same of Ganta.", "say", "sources"),
        ("The rebels killed nine. The premier ruled out talks with them.", "say", "premier"),
    ],
)
def test_a_saying_of_its_own_is_a_statement(read: Read, text: str, kind: str, source: str) -> None:
    found = read(text)
    _, slots = of_type(found, "Statement")
    assert {e.kind for e in found.events if e.type == "Statement"} == {kind}
    assert source in slots["speaker"][0]


def test_who_loses_men_did_not_kill_them(read: Read) -> None:
    _, slots = of_type(read("The army lost 300 men at Elephant Pass."), "CasualtyReport")
    assert "perpetrator" not in slots


def test_a_speaker_is_no_doer_of_what_has_one(read: Read) -> None:
    text = "Official Volodymyr Saldo said on Telegram that Ukrainian shelling killed two people."
    _, slots = of_type(read(text), "CasualtyReport")
    assert "Volodymyr Saldo" not in slots.get("perpetrator", [])


def test_an_acronym_is_a_named_source(read: Read) -> None:
    claim, _ = of_type(read("The ICRC said nine people were killed in Dhamar."), "CasualtyReport")
    assert claim.attribution == "IndirectSpeech"
