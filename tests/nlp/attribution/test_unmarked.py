from __future__ import annotations


def test_a_capital_opens_a_quotation_without_marks(told) -> None:
    [one] = told("Alan Goldrich wrote on Twitter We must stand by them. They have waited too long.")
    assert one.raw.kind == "DirectQuote"
    assert one.said == ("We must stand by them. They have waited too long.",)


def test_we_before_a_tag_is_a_quotation_without_marks(told) -> None:
    one = told("The mood was good. We all want peace now he told reporters.")[0]
    assert one.raw.kind == "DirectQuote"
    assert one.said == ("The mood was good. We all want peace now",)


def test_an_inverted_tag_without_commas(told) -> None:
    one = told("The road is vital because we can buy food there said Hussein Abdi.")[0]
    assert one.sources == ("Hussein Abdi",)
    assert one.said == ("The road is vital because we can buy food there",)


def test_where_there_are_marks_words_without_them_are_not_quoted(told) -> None:
    sayings = told('The envoy said he would stay. "We want peace for everybody," he said.')
    assert sayings[0].raw.kind != "DirectQuote"


def test_plain_reports_stay_indirect(told) -> None:
    [one] = told("Residents said the soldiers had gone.")
    assert one.raw.rule == "clause"
