from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from kg.nlp import attributes
from kg.nlp.quotes import mark_quotes, quotes

attributes.register()
BLANK = spacy.blank("en")


def found(text: str) -> list[tuple[str, str, int]]:
    doc = BLANK(text)
    return [(doc[q.inner[0] : q.inner[1]].text, q.form, q.depth) for q in quotes(doc)]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ('"We left at dawn," he said.', "We left at dawn,"),
        ("“We left at dawn,” he said.", "We left at dawn,"),
        ("„We left at dawn,” he said.", "We left at dawn,"),
        ("«We left at dawn,» he said.", "We left at dawn,"),
        ("``We left at dawn,'' he said.", "We left at dawn,"),
        ("'We left at dawn,' he said.", "We left at dawn,"),
        ("\u2018We left at dawn,\u2019 he said.", "We left at dawn,"),
        ('He said: "Is nobody coming?"', "Is nobody coming?"),
        ('"[T]hey fired on us," she said.', "[T]hey fired on us,"),
        ('The chief said, "No one is left[.]"', "No one is left[.]"),
    ],
)
def test_every_kind_of_mark_is_read(text: str, inner: str) -> None:
    assert found(text) == [(inner, "sentence", 0)]


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ('The "safe zone" is empty.', ["scare"]),
        ('He called it "unacceptable".', ["scare"]),
        ('She spoke of "a crime against all of us" on Friday.', ["fragment"]),
        ('They hold "most of the valley" and "the only bridge over the river".', ["fragment"] * 2),
        ('"It is over. We go home now," he said.', ["sentence"]),
        ('"Enough!" the crowd shouted.', ["sentence"]),
    ],
)
def test_scare_quotes_and_fragments_are_told_from_quotations(text: str, forms: list[str]) -> None:
    assert [form for _, form, _ in found(text)] == forms


def test_a_quotation_broken_by_its_tag_is_two() -> None:
    assert [words for words, _, _ in found('"We fled," she said, "before they came."')] == [
        "We fled,",
        "before they came.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        '"The "so-called truce" is dead," she said.',
        "“The \u2018so-called truce\u2019 is dead,” she said.",
        "\"The 'so-called truce' is dead,\" she said.",
    ],
)
def test_a_quotation_in_a_quotation_is_one_deeper(text: str) -> None:
    depths = {words: depth for words, _, depth in found(text)}
    assert depths["so-called truce"] == 1
    assert max(depths, key=len).startswith("The ")


def test_a_run_over_paragraphs_is_one_run() -> None:
    doc = BLANK("“They came at night.\n\n“They burned the store.\n\n“We ran,” said Awa Diallo.")
    made = quotes(doc)
    assert len(made) == 3
    assert {q.run for q in made} == {0}


def test_a_quotation_that_is_closed_starts_no_run() -> None:
    doc = BLANK("“They came at night.”\n\n“They burned the store,” said Awa Diallo.")
    assert [q.run == q.start for q in quotes(doc)] == [True, True]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        (
            'He said: "The road is cut and no one\n\nThe army moved on.',
            "The road is cut and no one",
        ),
        ('"We will fight, he said. "They are near."', "We will fight,"),
        ('"They have lost, the general said.\n\nNothing moved.', "They have lost,"),
    ],
)
def test_a_missing_closing_mark_ends_with_the_words(text: str, first: str) -> None:
    assert found(text)[0][0] == first


@pytest.mark.parametrize(
    "text",
    [
        "The rebels' camp and the soldiers' post lay in the ministers' valley.",
        "In the '90s the group's leader didn't fight.",
        'The shell was 6" wide and the soldier 5\'10" tall.',
        "Nothing was said at all.",
        '"" and " " hold nothing.',
    ],
)
def test_apostrophes_and_inches_are_no_quotations(text: str) -> None:
    assert found(text) == []


def test_a_plural_genitive_does_not_close_single_marks() -> None:
    assert found("'We saw the rebels' trucks,' he said.")[0][0] == "We saw the rebels' trucks,"


def test_the_component_stores_a_tuple() -> None:
    doc = mark_quotes(BLANK('"We left," he said.'))
    assert isinstance(doc, Doc)
    assert len(doc._.quotes) == 1
