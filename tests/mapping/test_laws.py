"""What holds of the mapping whatever an article says."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from pyoxigraph import BlankNode, Literal, Quad
from strategies import extractions, laid_out, linked_extractions

from kg.mapping import Reading, article_graphs, article_quads, read_reading
from kg.mapping.reading import write_reading
from kg.mapping.writer import sort_key
from kg.model import Article, Extraction, Linking
from kg.shapes import load_gate
from kg.terms import CKG, SKOS

Said = tuple[Article, Extraction]
SEVERAL = {SKOS.altLabel}

thorough = settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


def validated(article: Article, quads: list[Quad]) -> list[Quad]:
    names = article_graphs(article.id)
    return [q for q in quads if q.graph_name.value in (names["graph"], names["text"])]


@thorough
@given(extractions())
def test_whatever_the_model_can_say_the_shapes_accept(said: Said) -> None:
    article, extraction = said
    report = load_gate().validate(validated(article, article_quads(article, extraction)))
    assert str(report) == ""


@thorough
@given(extractions())
def test_equal_input_gives_equal_sorted_quads(said: Said) -> None:
    article, extraction = said
    quads = article_quads(article, extraction)
    assert quads == article_quads(replace(article), replace(extraction))
    assert quads == sorted(set(quads), key=sort_key)


@thorough
@given(extractions())
def test_there_are_no_blank_nodes_and_one_literal_a_property(said: Said) -> None:
    article, extraction = said
    quads = article_quads(article, extraction)
    literals = [
        (q.graph_name, q.subject, q.predicate)
        for q in quads
        if isinstance(q.object, Literal) and q.predicate.value not in SEVERAL
    ]
    assert not [q for q in quads if isinstance(q.subject, BlankNode | Literal)]
    assert not [q for q in quads if isinstance(q.object, BlankNode)]
    assert len(literals) == len(set(literals))


@thorough
@given(extractions())
def test_every_claim_event_and_figure_is_written_once(said: Said) -> None:
    article, extraction = said
    quads = article_quads(article, extraction)
    typed = [
        q.subject.value for q in quads
        if q.object.value in (CKG.Claim, CKG.Event, CKG.Figure)
    ]  # fmt: skip
    expected = len(extraction.claims) + len(extraction.events) + len(extraction.figures)
    assert len(typed) == len(set(typed)) == expected


@thorough
@given(extractions())
def test_only_the_graphs_of_the_article_are_written(said: Said) -> None:
    article, extraction = said
    names = article_graphs(article.id, "https://example.org/kg/")
    quads = article_quads(article, extraction, "https://example.org/kg/")
    assert {q.graph_name.value for q in quads} <= {names[k] for k in ("graph", "text", "trace")}


@thorough
@given(linked_extractions())
def test_whatever_a_linker_can_say_the_shapes_accept(
    said: tuple[Article, Extraction, Linking],
) -> None:
    article, extraction, linking = said
    quads = article_quads(article, extraction, linking=linking)
    assert str(load_gate().validate(validated(article, quads))) == ""
    assert quads == sorted(set(quads), key=sort_key)
    literals = [
        (q.graph_name, q.subject, q.predicate)
        for q in quads
        if isinstance(q.object, Literal) and q.predicate.value not in SEVERAL
    ]
    assert len(literals) == len(set(literals))
    assert not [q for q in quads if isinstance(q.object, BlankNode)]


@thorough
@given(extractions(), laid_out())
def test_what_was_read_comes_back_as_it_was(said: Said, article: Article) -> None:
    extraction = said[1]
    written = write_reading(article, extraction)
    found = read_reading(written, article.text, article.path)
    assert found == Reading(article=article, extraction=extraction)
    assert write_reading(article, extraction) == written
