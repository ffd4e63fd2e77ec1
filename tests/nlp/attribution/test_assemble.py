from __future__ import annotations

from kg.nlp.attribution import source_of


def index(doc, word: str) -> int:
    return next(t.i for t in doc if t.text == word)


def speaker(doc, word: str) -> str | None:
    i = index(doc, word)
    found = source_of(doc, i, i + 1)
    return None if found is None else doc[slice(*found.sources[0].core)].text


def test_each_word_has_its_innermost_source(annotate) -> None:
    doc = annotate("State TV reported that the minister had said 12 policemen were killed.")
    assert speaker(doc, "killed") == "the minister"
    assert speaker(doc, "minister") == "State TV"
    assert speaker(doc, "State") is None


def test_what_stands_in_the_tag_is_nobodys_word(annotate) -> None:
    doc = annotate("Abdi Nur, who fled Mogadishu in May, said the road was open.")
    assert speaker(doc, "fled") is None
    assert speaker(doc, "open") == "Abdi Nur"


def test_a_stretch_with_its_tag_has_the_source_of_what_is_said(annotate) -> None:
    doc = annotate("The local police chief said 40 had died.")
    found = source_of(doc, 0, len(doc))
    assert found is not None
    assert doc[slice(*found.sources[0].core)].text == "The local police chief"


def test_the_outlets_own_words_have_no_source(annotate) -> None:
    doc = annotate("Rebels took the town. Residents said they had fled.")
    assert speaker(doc, "took") is None
    assert speaker(doc, "fled") == "Residents"


def test_what_was_not_said_is_not_attributed(annotate) -> None:
    doc = annotate("The army did not say how many soldiers had died.")
    assert speaker(doc, "died") is None


def test_an_empty_text_has_no_attributions(annotate) -> None:
    doc = annotate("")
    assert doc._.attributions == ()
