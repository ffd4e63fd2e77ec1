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


@pytest.mark.parametrize(
    ("text", "word", "source"),
    [
        ("UN: 40 killed in South Sudan raid", "40", "UN"),
        ("Rebels seize airfield, army says", "seize", "army"),
        ("Army: 12 rebels dead in Mindanao clash", "12", "Army"),
        ("12 rebels killed in Mindanao - military", "12", "military"),
        ("Dozens killed in Tigray market strike, say medics", "Dozens", "medics"),
        ("Air raid kills 20 in Benghazi: hospital sources", "20", "sources"),
        ("Taliban: US drone killed five farmers", "five", "Taliban"),
        ("Police: Bomb kills 3 in Narathiwat", "3", "Police"),
        ("Ten die in Gaza strike - health ministry", "Ten", "ministry"),
        ("Kremlin: Ukraine shelled border town", "shelled", "Kremlin"),
        ("Putin: Troops to stay in Donetsk", "stay", "Putin"),
        ("Ceasefire broken by Tigers, Colombo claims", "broken", "Colombo"),
        ('"We will fight on," Karen leader says', "fight", "leader"),
    ],
)
def test_headlines_name_their_source_before_or_after_a_mark(
    voice, text: str, word: str, source: str
) -> None:
    assert source in " ".join(voice(text, word, headline=True).referents)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Mali: 20 dead in village attack", "20"),
        ("Live updates: 10 dead in blast", "10"),
        ("Data cutoff: 2:00 pm ET", "cutoff"),
        ("Northern Front: Daily Brief, May 9", "Brief"),
    ],
)
def test_labels_and_places_are_no_sources(voice, text: str, word: str) -> None:
    assert voice(text, word, headline=True) is None
