from __future__ import annotations

import pytest


def test_a_quotation_alone_in_its_paragraph_carries_on(told) -> None:
    sayings = told(
        '"They are running," Colonel Tesfaye said.\n\n"The road to Kombolcha is open.\n\n'
        '"We will reach the border by Friday."'
    )
    assert [t.referents for t in sayings] == [("Colonel Tesfaye",)] * 3
    assert [t.raw.rule for t in sayings][1:] == ["carried on", "carried on"]


def test_a_quotation_after_a_tag_in_the_paragraph_carries_on(told) -> None:
    sayings = told('"They fired first," Senator Gomez said. "Nobody can say otherwise now."')
    assert sayings[1].referents == ("Senator Gomez",)


def test_a_quotation_belongs_to_the_subject_that_leads_up_to_it(told) -> None:
    sayings = told('In her letter, Aung Mon remembered her brother: "He was the best of us all."')
    assert sayings[-1].referents == ("Aung Mon",)
    assert sayings[-1].raw.kind == "DirectQuote"


def test_a_quotation_far_from_any_speaker_stays_without_one(told) -> None:
    sayings = told(
        "The mayor said the bridge was closed.\n\nNothing moved in the town that evening.\n\n"
        'A banner hung over the road. "Never again will we be slaves of anybody."'
    )
    assert [t.raw.kind for t in sayings] == ["IndirectSpeech"] or sayings[
        0
    ].raw.kind != "DirectQuote"
    assert not [t for t in sayings if t.raw.kind == "DirectQuote"]


@pytest.mark.parametrize(
    ("headline", "source", "said"),
    [
        ("UN: 200 dead in Darfur camp attack", "UN", "200 dead in Darfur camp attack"),
        ("Air raid kills 12 in Sanaa: medics", "medics", "Air raid kills 12 in Sanaa"),
        ("Rebels seize border town - army", "army", "Rebels seize border town"),
        ("Police: Bomb kills nine in Quetta", "Police", "Bomb kills nine in Quetta"),
        (
            "Shelling kills nine in Kharkiv \u2013 governor",
            "governor",
            "Shelling kills nine in Kharkiv",
        ),
    ],
)
def test_headlines_name_their_source_beside_a_mark(
    told, headline: str, source: str, said: str
) -> None:
    one = told("Nothing else was known.", headline=headline)[0]
    assert (one.sources, one.said) == ((source,), (said,))


@pytest.mark.parametrize(
    "headline",
    [
        "Sudan crisis: 200 dead in camp attack",
        "Yemen: thousands flee as front moves",
        "Timeline: the war in Mali",
        "Ten-year-old boy killed in Cali",
    ],
)
def test_topics_before_a_colon_are_no_sources(told, headline: str) -> None:
    assert told("Nothing else was known.", headline=headline) == []
