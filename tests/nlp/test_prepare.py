from __future__ import annotations

from collections.abc import Callable

import pytest
import spacy
from spacy.tokens import Doc

from kg.model import Article, Block
from kg.nlp import attributes
from kg.nlp.pipeline import make_doc
from kg.nlp.prepare import LONGEST, acronyms, blocks_of, bounded, prepare

SENTENCES = [
    ("Rebels left. Troops came.", ["Rebels left.", "Troops came."]),
    ('"They came at dawn." He fled.', ['"They came at dawn."', "He fled."]),
    ("\u201cThey came at dawn.\u201d He fled.", ["\u201cThey came at dawn.\u201d", "He fled."]),
    ('"They came," he said. "We ran."', ['"They came," he said.', '"We ran."']),
    ('"Why did they come?" he asked.', ['"Why did they come?" he asked.']),
    ("Brig. Gen. Ali Omar spoke.", ["Brig. Gen. Ali Omar spoke."]),
    ("No. 5 Company left Juba.", ["No. 5 Company left Juba."]),
    ("He told us: \u201cIt is over.\u201d She wept.",
     ["He told us: \u201cIt is over.\u201d", "She wept."]),
    ("They fled! Nobody stayed.", ["They fled!", "Nobody stayed."]),
    ("Many said no. Others fought.", ["Many said no.", "Others fought."]),
    ("12 died. 30 were hurt.", ["12 died.", "30 were hurt."]),
    ("Fighters took the hill; others fled to Goma.",
     ["Fighters took the hill; others fled to Goma."]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "sentences"), SENTENCES)
def test_sentences(annotate, text, sentences):
    assert [s.text for s in annotate(text).sents] == sentences


def test_sentences_never_cross_blocks(annotate):
    doc = annotate("Troops left Bakhmut\nThe town is empty", headline="Town falls after siege")
    assert [s.text.strip() for s in doc.sents] == [
        "Town falls after siege",
        "Troops left Bakhmut",
        "The town is empty",
    ]


@pytest.fixture
def make():
    attributes.register()
    nlp = spacy.blank("en")

    def run(text: str, *blocks: tuple[str, int, int]):
        parts = tuple(Block(kind=kind, start=start, end=end) for kind, start, end in blocks)
        return make_doc(nlp, Article(id="x", text=text, blocks=parts))

    return run


def test_blocks_are_token_bounds_without_gaps(make):
    doc = make("Town falls\n\nTroops left.", ("headline", 0, 10), ("paragraph", 12, 24))
    blocks = list(blocks_of(doc))
    assert [(b.kind, doc[b.start : b.end].text.strip()) for b in blocks] == [
        ("headline", "Town falls"),
        ("paragraph", "Troops left."),
    ]
    assert (blocks[0].start, blocks[0].end, blocks[1].end) == (0, blocks[1].start, len(doc))


def test_credits_are_not_read(make):
    doc = prepare(make("Photo: AFP\nTroops left.", ("credit", 0, 10), ("paragraph", 11, 23)))
    assert {doc[i].text.strip() for i in doc._.unread} == {"Photo", ":", "AFP", ""}
    assert [b.read for b in doc._.blocks] == [False, True]


def test_lines_are_blocks_where_none_are_given(make):
    doc = prepare(make("One line.\n\nAnother line."))
    assert [doc[b.start : b.end].text.strip() for b in doc._.blocks] == [
        "One line.",
        "Another line.",
    ]


@pytest.mark.parametrize("text", ["", "   ", "\n\n", "."])
def test_nothing_to_lay_out(make, text):
    doc = prepare(make(text))
    assert len(list(doc.sents)) <= 1 if len(doc) else True


def test_offsets_are_those_of_the_article(annotate):
    text = "\u202aTroops left\u202c  Goma.\n\tThey \U0001f600 fled."
    doc = annotate(text)
    assert all(text[t.idx : t.idx + len(t)] == t.text for t in doc)


def test_a_stretch_without_full_stops_is_cut_into_sentences_of_bounded_length():
    starts = list(bounded([True] + [False] * 1000, [True] * 1001))
    borders = [i for i, start in enumerate(starts) if start]
    assert borders == [0, LONGEST, 2 * LONGEST]


def test_prose_keeps_its_borders():
    starts = [True, False, None, True, False]
    assert list(bounded(starts, [True] * 5)) == starts


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("IS executed two men .", [0]),
        ("The WHO says IS is near .", [1, 3]),
        ("Who is it ? It is the army .", []),
        ("THE ARMY IS SHELLING THE TOWN", []),
        ("WHO IS IT", []),
    ],
)
def test_acronyms_are_told_from_words(text: str, found: list[int]) -> None:
    assert list(acronyms(text.split())) == found


def test_the_model_reads_an_acronym_as_a_name(annotate: Callable[..., Doc]) -> None:
    doc = annotate("IS executed two men in Mayadin and IS shelled Kobane.")
    assert [t.tag_ for t in doc if t.text == "IS"] == ["NNP", "NNP"]
    assert next((m.name, m.kind) for m in doc._.mentions) == ("IS", "ArmedGroup")
