from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ('"We heard shots," said one resident.', "one resident"),
        ('"We heard shots," Fatima Idris told Reuters by phone from El Fasher.', "Fatima Idris"),
        ('"We heard shots", Fatima Idris said.', "Fatima Idris"),
        ("“We heard shots,” the mayor wrote on X.", "the mayor"),
        ("'We heard shots,' a villager said.", "a villager"),
        ('"Who fired the shots?" asked nobody, but "They did!" he shouted.', "he"),
        ('"We heard shots," said Abdi Warsame, a spokesman for the group.', "Abdi Warsame"),
    ],
)
def test_a_quotation_before_its_tag(told, text: str, source: str) -> None:
    direct = [t for t in told(text) if t.raw.kind == "DirectQuote"]
    assert direct[-1].sources == (source,)


@pytest.mark.parametrize(
    "text",
    [
        'The minister said: "Our forces are in control. The enemy has fled."',
        'The minister said, "Our forces are in control. The enemy has fled."',
        'The minister told reporters in Bamako: "Our forces are in control. The enemy has fled."',
        'The minister said on Monday that "Our forces are in control. The enemy has fled."',
        "The minister said “Our forces are in control. The enemy has fled.”",
    ],
)
def test_a_quotation_after_its_tag_is_taken_whole(told, text: str) -> None:
    [one] = told(text, "2021-05-04")
    assert one.raw.kind == "DirectQuote"
    assert one.said[0].strip('"“”') == "Our forces are in control. The enemy has fled."
    assert one.sources == ("The minister",)


def test_a_broken_quotation_is_one_saying(told) -> None:
    [one] = told('"We left," said Marta Ruiz, "because nobody was there to help us."')
    assert one.said == ('"We left,"', '"because nobody was there to help us."')
    assert one.raw.kind == "DirectQuote"


def test_a_quotation_over_several_sentences_keeps_its_speaker(told) -> None:
    [one] = told('"It was dark. They came in trucks. We ran to the river," she said.')
    assert one.said == ('"It was dark. They came in trucks. We ran to the river,"',)


def test_a_tag_does_not_reach_into_the_paragraph_before(told) -> None:
    first, second = told(
        '"Nobody will be spared," Colonel Diaz said.\n\n'
        'Ana Perez, of the relief agency, said in Cali there was a "steady flow" of people.'
    )
    assert first.sources == ("Colonel Diaz",)
    assert second.sources == ("Ana Perez",)
    assert second.said == ('there was a "steady flow" of people',)


def test_a_reported_stretch_stops_short_of_the_quotation_it_leads_up_to(told) -> None:
    sayings = told('The envoy defended the raid: "We had no choice left at all."')
    assert sayings[0].said == ("the raid",)
    assert sayings[-1].raw.kind == "DirectQuote"
    assert sayings[-1].sources == ("The envoy",)


def test_a_sentence_after_a_whole_quotation_is_no_tag(voice) -> None:
    text = (
        '"It is a crime," said Volker Lang. "We have told the government so." '
        "Bamako has not responded."
    )
    assert voice(text, "told").referents == ("Volker Lang",)
