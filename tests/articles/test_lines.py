from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kg.articles.lines import read_units

WRAPPED = """\
The rebels withdrew from the valley on Friday after three weeks of
fighting, a spokesman for the regional administration said, and the
army moved into the villages along the river without a shot.

Some families had already come back.
A second convoy is expected on Sunday, the spokesman said, if the road
across the pass stays open.
"""


def _texts(text: str) -> list[str]:
    return [" ".join(unit.text.split()) for unit in read_units(text, lambda line: False)]


def test_hard_wrapped_lines_become_paragraphs() -> None:
    texts = _texts(WRAPPED)
    assert [text[:12] for text in texts] == ["The rebels w", "Some familie", "A second con"]
    assert texts[0].endswith("without a shot.")


def test_indented_wrapped_paragraphs_are_kept_apart() -> None:
    text = (
        "   Shelling went on through the night in the hills above the\n"
        "capital, and nobody left the cellars before the morning came to\n"
        "   An officer said the guns had been moved to the other bank of\n"
        "the river.\n"
    )
    assert [t[:8] for t in _texts(text)] == ["Shelling", "An offic"]


def test_single_newlines_between_sentences_keep_paragraphs_apart() -> None:
    text = (
        "Two soldiers died in Donbas on Monday.\nThe army blamed the separatists.\nThey denied it."
    )
    assert len(_texts(text)) == 3


def test_a_sentence_broken_in_the_middle_is_rejoined() -> None:
    text = "The delegation of the Tigrayan fighters arrived in\nnairobi " + "x" * 130
    assert len(_texts(text)) == 1


def test_bullets_start_units_and_stay_outside() -> None:
    units = read_units("• 1,200 people fled\n- 300 returned\n(1) two were hurt", lambda line: False)
    assert [unit.text for unit in units] == ["1,200 people fled", "300 returned", "two were hurt"]


@given(st.text(alphabet=st.sampled_from("ab A.\n\t-•1 \u00a0é")))
def test_units_are_ordered_and_bare(text: str) -> None:
    units = read_units(text, lambda line: line.startswith("a"))
    assert all(a.end <= b.start for a, b in pairwise(units))
    for unit in units:
        assert unit.text == text[unit.start : unit.end] == unit.text.strip() != ""
