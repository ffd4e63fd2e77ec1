import pytest

from kg.explain import explain
from kg.explain.lines import explanation_lines, marked
from kg.exports.view import Span


def lines(store, claim):
    return list(explanation_lines(explain(store, claim), ("[[", "]]")))


def test_the_sentence_stands_on_a_line_with_its_evidence_marked(small_store):
    text = "\n".join(lines(small_store, "fasher-market_CasualtyReport_75"))
    assert "[[At least 14 people, including three children, were killed]] when the Rapid" in text


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        ("officers-txt-1f117ed4_DefectionFigure_37", "rule        defection-verb"),
        ("officers-txt-1f117ed4_DefectionFigure_37", "cues        'defected' [74-82]"),
        (
            "officers-txt-1f117ed4_DefectionFigure_37",
            "ranks       1 general, 3 colonel, 14 captain",
        ),
        ("officers-txt-1f117ed4_DefectionFigure_37", "of a party  52"),
        ("officers-txt-1f117ed4_DefectionFigure_37", "'overnight': not resolved, the article has"),
        ("officers-txt-1f117ed4_DefectionFigure_37", "article     officers.txt: Sahel Courier"),
        ("fasher-market_CasualtyReport_75", "'At least 14': 14 to ? persons killed (AtLeast"),
        ("fasher-market_CasualtyReport_75", "the article is of 2024-04-12 (dateline)"),
        ("fasher-market_CasualtyReport_75", "counts a part of this: "),
        ("fasher-market_Statement", "source      Nabil Abdallah of army (DirectQuote)"),
        ("fasher-market_DisplacementFigure", "'About 6,000': 6,000 persons displaced (About"),
        ("horn-observer-118-a8e801c3_EventCount", "residents, as told by state radio (Unnamed"),
        ("horn-observer-118-a8e801c3_Capture", "standing    denied, FalseCertain, NonFuture, sco"),
        ("2016-talks-Colombia--cd370386_Protest", "source      the outlet itself (OutletVoice)"),
        ("2016-talks-Colombia--cd370386_ForceFigure", "'Up to 300': ? to 300 persons deployed"),
        ("2016-talks-Colombia--cd370386_Statement", "'The rebels' [284-294], by short name"),
    ],
)
def test_what_is_known_is_said(small_store, claim, said):
    assert said in "\n".join(lines(small_store, claim))


def test_marks_go_round_each_stretch_and_what_touches_is_one():
    passage = Span(start=10, end=20, words="abcdefghij")

    def mark(*stretches):
        spans = tuple(Span(start=s, end=e, words="") for s, e in stretches)
        return marked(passage, spans, ("<", ">"))

    assert mark((10, 12)) == "<ab>cdefghij"
    assert mark((12, 14), (18, 20)) == "ab<cd>efgh<ij>"
    assert mark((12, 15), (14, 16)) == "ab<cdef>ghij"
    assert mark() == "abcdefghij"


def test_a_passage_cannot_send_codes_to_the_terminal():
    passage = Span(start=0, end=7, words="a\x1b[2Jb\u202e")
    assert marked(passage, (), ("", "")) == "a\ufffd[2Jb\ufffd"
