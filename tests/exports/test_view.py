import pytest
from fixtures import small

from kg.exports.view import View, notation
from kg.mapping import article_quads
from kg.terms import CKG, RDFS


@pytest.fixture
def view():
    return View(article_quads(*small.extractions()[2]))


def test_values_come_back_sorted_and_once(view):
    figure = f"{view.article}".replace("/article/", "/figure/") + "_defected_37_45"
    assert view.all(figure, CKG.low, CKG.high) == ["18"]
    assert view.whole_number(figure, CKG.low) == 18
    assert view.one(figure, CKG.perpetrator) is None
    assert view.all(None, RDFS.label) == []


def test_a_span_has_offsets_and_words(view):
    span = view.span(view.one(view.instances(CKG.Claim)[0], CKG.mainEvidence))
    assert view.text[span.start : span.end] == span.words
    assert view.span("urn:nothing") is None


def test_fillings_come_in_the_order_of_the_text(view):
    for claim in view.instances(CKG.Claim):
        starts = [filling.start for filling in view.fillings(claim)]
        assert starts == sorted(starts)


def test_codes_are_what_programs_call_them():
    assert notation("kind-scheme", CKG["kind-suicide"]) == "suicide"
    assert notation("status-scheme", CKG.Denied) == "denied"
    assert notation("rank-scheme", CKG["kind-suicide"]) is None
    assert notation("rank-scheme", None) is None
