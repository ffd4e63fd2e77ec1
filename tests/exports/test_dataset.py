import subprocess
import sys

import pytest
import rdflib
from rdflib.plugins.sparql import prepareQuery

import kg
from kg.errors import QueryError, StoreError
from kg.terms import BASE, CKG

# rdflib 7 warns about its own use of what it deprecates
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")

CLAIM = rdflib.URIRef(CKG.Claim)
MARKET = rdflib.URIRef(f"{BASE}article/fasher-market")


@pytest.fixture
def dataset(small_store_path):
    opened = kg.open_dataset(small_store_path)
    yield opened
    opened.close()


def test_it_holds_what_the_store_holds(dataset, small_store):
    assert len(list(dataset.quads())) == len(small_store)
    graphs = {g.identifier for g in dataset.graphs()} - {rdflib.graph.DATASET_DEFAULT_GRAPH_ID}
    assert {str(g) for g in graphs} == {g.value for g in small_store.graphs()}


def test_triples_of_all_graphs_come_once(dataset, small_store):
    assert len(dataset) == len({quad.triple for quad in small_store.quads()})
    found = list(dataset.triples((None, None, None)))
    assert len(found) == len(set(found))


def test_patterns_find_their_triples(dataset, small_store):
    claims = set(dataset.subjects(rdflib.RDF.type, CLAIM))
    assert len(claims) == len(list(small_store.query(f"SELECT ?c {{ ?c a <{CLAIM}> }}")))
    assert (MARKET, rdflib.RDF.type, rdflib.URIRef(CKG.Article)) in dataset
    assert dataset.value(MARKET, rdflib.URIRef(CKG.articleId)) == rdflib.Literal("fasher-market")
    assert list(dataset.predicates(None, rdflib.Literal("no such words"))) == []


def test_a_graph_of_it_is_one_article(dataset):
    graph = dataset.graph(f"{BASE}graph/officers-txt-1f117ed4")
    assert 0 < len(graph) < len(dataset)
    assert {str(c) for c in graph.subjects(rdflib.RDF.type, CLAIM)} == {
        str(row.c) for row in graph.query(f"SELECT ?c {{ ?c a <{CLAIM}> }}")
    }


def test_sparql_knows_the_prefixes(dataset):
    rows = list(dataset.query("SELECT ?low { ?f a ckg:CasualtyReport ; ckg:low ?low }"))
    assert sorted(row.low.toPython() for row in rows) == [1, 3, 14, 22, 40, 1250]


def test_ask_and_construct_are_answered(dataset):
    assert dataset.query("ASK { ?s a ckg:Claim }").askAnswer is True
    built = dataset.query("CONSTRUCT { ?s a ckg:Event } WHERE { ?s a ckg:Defection }").graph
    assert len(built) == 2


def test_an_unbound_variable_is_left_out(dataset):
    (row,) = dataset.query("SELECT ?a ?b { BIND(1 AS ?a) OPTIONAL { ?b a ckg:Nothing } }")
    assert (row.a.toPython(), row.b) == (1, None)


def test_prepared_queries_with_bindings_work(dataset):
    query = prepareQuery("SELECT ?id { ?a ckg:articleId ?id }", initNs={"ckg": str(CKG)})
    rows = list(dataset.query(query, initBindings={"a": MARKET}))
    assert [str(row.id) for row in rows] == ["fasher-market"]


def test_a_query_that_does_not_parse_is_said(dataset):
    with pytest.raises(QueryError, match="does not parse"):
        dataset.query("SELECT WHERE")


def test_it_cannot_be_written(dataset):
    triple = (MARKET, rdflib.RDF.type, CLAIM)
    for change in (
        lambda: dataset.add(triple),
        lambda: dataset.remove(triple),
        lambda: dataset.update("DELETE WHERE { ?s ?p ?o }"),
        lambda: dataset.remove_graph(rdflib.URIRef("urn:g")),
    ):
        with pytest.raises(StoreError, match="read only"):
            change()


def test_a_store_that_is_not_there_is_said(tmp_path):
    with pytest.raises(StoreError, match="no store"):
        kg.open_dataset(tmp_path / "none")


def test_importing_kg_imports_no_rdflib():
    script = "import kg, sys; assert not {'rdflib', 'pyoxigraph'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", script], check=True)


def test_kg_has_no_other_names():
    with pytest.raises(AttributeError, match="no attribute 'open_data'"):
        _ = kg.open_data
