"""Links as a table, as a linkset, and what is not linked."""

import csv
import io

import pytest
import rdflib
from fixtures.fake import FakeExtractor
from fixtures.links import FakeLinker
from pyoxigraph import NamedNode, RdfFormat, parse

from kg.exports import FORMATS, export_chunks, facts
from kg.exports.links import LINK_FIELDS
from kg.exports.unlinked import UNLINKED_FIELDS
from kg.linking.overrides import read_overrides
from kg.mapping import article_graphs, article_quads, linkable
from kg.model import Article
from kg.store import open_store

TEXTS = {
    "a": "Rebels shelled Gao. Troops shelled Bamba, then it rained.",
    "b": "Rebels shelled Bamba. Rebels shelled Town. Troops shelled Kidal.",
}
VOID = "http://rdfs.org/ns/void#"


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    path = tmp_path_factory.mktemp("links") / "kg-store"
    linker = FakeLinker(Kidal={"wikidata": "Q5", "score": 0.8, "latitude": -1.5, "longitude": 2})
    with open_store(path, write=True) as opened:
        for name, text in TEXTS.items():
            article = Article(id=name, text=text, publisher="=Niger Post")
            [extraction] = FakeExtractor().extract([article])
            linking = linker.link(article, linkable(article, extraction))
            graphs = [NamedNode(g) for g in article_graphs(name).values()]
            opened.replace(graphs, article_quads(article, extraction, linking=linking))
    with open_store(path) as opened:
        yield opened


def written(store, name: str, **more) -> str:
    return b"".join(export_chunks(store, name, **more)).decode()


def rows(store, name: str, **more) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written(store, name, **more), newline="")))


def test_each_name_of_each_article_is_a_row(store) -> None:
    found = rows(store, "links")
    assert [(row["article"], row["name"], row["status"]) for row in found] == [
        ("a", "'=Niger Post", "nil"), ("a", "Bamba", "nil"), ("a", "Gao", "linked"),
        ("a", "Rebels", "linked"), ("a", "Troops", "nil"),
        ("b", "'=Niger Post", "nil"), ("b", "Bamba", "nil"), ("b", "Kidal", "linked"),
        ("b", "Rebels", "linked"), ("b", "Town", "ambiguous"), ("b", "Troops", "nil"),
    ]  # fmt: skip
    assert tuple(found[0]) == LINK_FIELDS


def test_a_row_has_both_identifiers_the_point_and_how_sure_it_is(store) -> None:
    by_name = {row["name"]: row for row in rows(store, "links")}
    gao = by_name["Gao"]
    assert (gao["wikidata"], gao["geonames"], gao["label"]) == ("Q188904", "2457161", "Gao")
    assert (gao["match"], gao["score"], gao["kind"]) == ("sameAs", "0.97", "Settlement")
    assert gao["index_date"] == "2026-01-31"
    kidal = by_name["Kidal"]
    assert (kidal["match"], kidal["latitude"], kidal["longitude"]) == ("exactMatch", "-1.5", "2.0")
    assert (by_name["Town"]["match"], by_name["Town"]["wikidata"]) == ("", "")


def test_one_article_can_be_asked_for(store) -> None:
    assert {row["article"] for row in rows(store, "links", article="b")} == {"b"}


def test_the_linkset_counts_its_links_and_is_the_same_every_time(store) -> None:
    text = written(store, "links-ttl")
    assert text == written(store, "links-ttl")
    graph = rdflib.Graph().parse(data=text, format="turtle")
    described = {
        (str(graph.value(each, rdflib.URIRef(VOID + "linkPredicate"))).rpartition("#")[2],
         str(graph.value(each, rdflib.URIRef(VOID + "objectsTarget"))),
         int(str(graph.value(each, rdflib.URIRef(VOID + "triples")))))
        for each in graph.subjects(rdflib.RDF.type, rdflib.URIRef(VOID + "Linkset"))
    }  # fmt: skip
    assert described == {
        ("sameAs", "http://www.wikidata.org/entity/", 2),
        ("sameAs", "https://sws.geonames.org/", 1),
        ("exactMatch", "http://www.wikidata.org/entity/", 1),
    }
    matches = [t for t in graph if t[1] in (rdflib.OWL.sameAs, rdflib.SKOS.exactMatch)]
    assert len(matches) == 4
    assert list(parse(text.encode(), format=RdfFormat.TURTLE))


def test_a_store_without_links_gives_empty_tables(small_store) -> None:
    assert rows(small_store, "links") == rows(small_store, "unlinked") == []
    assert "Linkset" not in written(small_store, "links-ttl")


def test_what_is_not_linked_is_one_row_a_name_the_frequent_first(store) -> None:
    found = rows(store, "unlinked")
    assert tuple(found[0]) == UNLINKED_FIELDS
    assert [(row["name"], row["articles"]) for row in found] == [
        ("'=Niger Post", "2"), ("Bamba", "2"), ("Troops", "2"), ("Town", "1"),
    ]  # fmt: skip


def test_a_row_shows_where_the_name_stands_and_what_it_may_be(store) -> None:
    by_name = {row["name"]: row for row in rows(store, "unlinked")}
    assert by_name["Bamba"]["example"] == "Troops shelled Bamba"
    assert by_name["Bamba"]["example_article"] == "a"
    assert by_name["Town"]["candidates"] == "Q1 Town 1 0.30; Q2 Town 2 0.20"
    assert by_name["Town"]["reason"] == "two"


def test_an_outlet_is_an_example_of_nothing(store) -> None:
    by_name = {row["name"]: row for row in rows(store, "unlinked")}
    assert by_name["'=Niger Post"]["example"] == ""


def test_the_table_filled_in_is_a_file_of_links(store, tmp_path) -> None:
    path = tmp_path / "links.csv"
    found = rows(store, "unlinked")
    for row in found:
        if row["name"] == "Bamba":
            row["wikidata"] = "Q300"
    with path.open("w", newline="") as file:
        out = csv.DictWriter(file, UNLINKED_FIELDS)
        out.writeheader()
        out.writerows(found)
    [line] = read_overrides(path).lines
    assert (line.name, line.wikidata, line.kinds) == ("Bamba", "Q300", {"Settlement"})


def test_the_facts_name_the_items_of_each_field(store) -> None:
    found = {(row["article"], row["place"][0]): row["links"] for row in facts(store)}
    assert found["a", "Gao"] == {
        "who": ["http://www.wikidata.org/entity/Q100"],
        "place": ["http://www.wikidata.org/entity/Q188904", "https://sws.geonames.org/2457161/"],
    }
    assert "place" not in found["a", "Bamba"]


def test_the_formats_are_those_of_the_command() -> None:
    from kg.cli.export import Format

    assert {each.value for each in Format} == set(FORMATS)
