from hypothesis import given
from hypothesis import strategies as st

from kg.articles.clean import clean, fold


def test_every_newline_becomes_a_line_feed() -> None:
    assert clean("a\r\nb\rc\u2028d\x0ce\x85f") == "a\nb\nc\nd\ne\nf"


def test_controls_and_bidi_marks_go_and_everything_else_stays() -> None:
    assert clean("Ra\x00qq\x1ba\u202e \u2067x\u2069\u200f\ufeff") == "Raqqa x"
    kept = "tab\tnbsp\u00a0zwnj\u200c é e\u0301 😀 العربية \x9f"
    assert clean(kept) == kept


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)


def test_two_printings_of_a_headline_fold_to_the_same_words() -> None:
    assert fold("Shells hit El-Geneina\u2019s market!") == fold("SHELLS HIT EL GENEINA'S MARKET")
