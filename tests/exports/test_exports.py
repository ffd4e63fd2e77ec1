import csv
import io
import json
import os
import subprocess
import sys

import pyoxigraph as ox
import pytest
import rdflib
from fixtures import small

from kg.errors import InputError
from kg.exports import FORMATS, export_chunks, facts
from kg.exports.coded import CODED
from kg.exports.facts_row import FIELDS
from kg.exports.graphs import RDF_FORMATS, rdf_chunks
from kg.exports.links import LINK_FIELDS
from kg.exports.merge import merged
from kg.exports.unlinked import UNLINKED_FIELDS
from kg.mapping import article_graphs
from kg.store import open_store
from kg.terms import BASE, NIF

GRAPH_FORMATS = ("trig", "nquads")
RDFLIB_NAMES = {
    "turtle": "turtle",
    "trig": "trig",
    "ntriples": "nt",
    "nquads": "nquads",
    "jsonld": "json-ld",
    "rdfxml": "xml",
}


def written(store, name, **options):
    return b"".join(export_chunks(store, name, **options))


@pytest.fixture
def exported_quads(small_store):
    """What an export must hold: the article graphs, and no text, trace or run graph."""
    return {q for q in small_store.quads() if q.graph_name.value.startswith(f"{BASE}graph/")}


def expected(quads, name):
    return quads if name in GRAPH_FORMATS else merged(quads)


@pytest.mark.parametrize("name", RDF_FORMATS)
def test_pyoxigraph_reads_the_same_graph_back(small_store, exported_quads, name):
    read = set(ox.parse(written(small_store, name), format=RDF_FORMATS[name]))
    if name not in GRAPH_FORMATS:
        assert {quad.graph_name for quad in read} == {ox.DefaultGraph()}
        read = {quad.triple for quad in read}
    assert read == expected(exported_quads, name)


@pytest.mark.parametrize("name", RDF_FORMATS)
@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
def test_rdflib_reads_the_same_graph_back(small_store, exported_quads, name, monkeypatch):
    # rdflib would read "01"^^xsd:integer as "1": the very text of each literal is compared here
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)
    dataset = rdflib.Dataset()
    target = dataset if name in GRAPH_FORMATS else rdflib.Graph()
    target.parse(data=written(small_store, name), format=RDFLIB_NAMES[name])
    if name in GRAPH_FORMATS:
        read = {ox.Quad(*map(_term, (s, p, o, g))) for s, p, o, g in dataset.quads()}
    else:
        read = {ox.Triple(*map(_term, triple)) for triple in target}
    assert read == expected(exported_quads, name)


def _term(term):
    if isinstance(term, rdflib.URIRef):
        return ox.NamedNode(str(term))
    datatype = term.datatype or rdflib.XSD.string
    return ox.Literal(str(term), datatype=ox.NamedNode(str(datatype)))


@pytest.mark.parametrize("name", FORMATS)
def test_the_order_articles_were_read_in_changes_no_byte(tmp_path, small_store, name):
    shuffled = list(small.extractions())[::-1]
    with open_store(tmp_path / "store", write=True) as store:
        for article, extraction in shuffled:
            quads = small.article_and_run(article, extraction)[::-1]
            graphs = [ox.NamedNode(g) for g in article_graphs(article.id).values()]
            store.replace(graphs, quads)
        assert written(store, name) == written(small_store, name)


@pytest.mark.parametrize("seed", ["0", "1", "4242"])
def test_the_hash_seed_changes_no_byte(small_store, small_store_path, seed):
    script = (
        "import sys\n"
        "from kg.exports import FORMATS, export_chunks\n"
        "from kg.store import open_store\n"
        "with open_store(sys.argv[1]) as store:\n"
        "    for name in FORMATS:\n"
        "        sys.stdout.buffer.writelines(export_chunks(store, name))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(small_store_path)],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONHASHSEED": seed},
    )
    assert done.stdout == b"".join(written(small_store, name) for name in FORMATS)


def test_texts_are_left_out_unless_asked_for(small_store):
    assert NIF.isString.encode() not in written(small_store, "nquads")
    texts = {
        quad.object.value
        for quad in ox.parse(
            written(small_store, "nquads", with_text=True), format=ox.RdfFormat.N_QUADS
        )
        if quad.predicate.value == NIF.isString
    }
    assert texts == {article.text for article in small.ARTICLES}


def test_run_records_and_traces_never_go_out(small_store):
    out = written(small_store, "nquads", with_text=True)
    assert f"{BASE}trace/".encode() not in out
    assert f"{BASE}run/".encode() not in out


def test_one_article_can_be_taken_alone(small_store):
    wanted = set(small_store.quads(ox.NamedNode(article_graphs("officers.txt")["graph"])))
    for name in ("officers.txt", f"{BASE}article/officers-txt-1f117ed4"):
        out = written(small_store, "nquads", article=name)
        assert set(ox.parse(out, format=ox.RdfFormat.N_QUADS)) == wanted
    assert {row["article"] for row in facts(small_store, article="officers.txt")} == {
        "officers.txt"
    }


@pytest.mark.parametrize("name", FORMATS)
def test_an_article_that_is_not_there_is_said(small_store, name):
    with pytest.raises(InputError, match="has no article 'nowhere'"):
        written(small_store, name, article="nowhere")


def test_names_with_prefixes_are_written_short(small_store):
    turtle = written(small_store, "turtle").decode()
    assert "claim:fasher-market_Shelling_138_186 a ckg:Claim" in turtle
    body = [line for line in turtle.splitlines() if not line.startswith("@prefix")]
    assert not [line for line in body if f"<{BASE}" in line]


def test_the_facts_table_is_read_back_by_json_and_csv(small_store):
    rows = list(facts(small_store))
    lines = written(small_store, "facts").decode().splitlines()
    assert [json.loads(line) for line in lines] == rows
    assert [list(json.loads(line)) for line in lines] == [list(FIELDS)] * len(rows)
    table = csv.DictReader(io.StringIO(written(small_store, "facts-csv").decode(), newline=""))
    for cells, row in zip(table, rows, strict=True):
        assert list(cells) == list(FIELDS)
        assert cells["claim"] == row["claim"]
        assert cells["evidence"] == row["evidence"]
        assert cells["who"] == "; ".join(row["who"])
        assert cells["count_min"] == ("" if row["count_min"] is None else str(row["count_min"]))
        assert json.loads(cells["ranks"] or "{}") == row["ranks"]


def test_facts_are_sorted_by_article_and_place(small_store):
    rows = list(facts(small_store))
    keys = [(r["article"], r["start"], r["end"], r["type"], r["claim"]) for r in rows]
    assert keys == sorted(keys)
    assert len(rows) == sum(len(found.claims) for _, found in small.extractions())


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_store_gives_an_empty_file_that_can_be_read(tmp_path, name):
    with open_store(tmp_path / "store", write=True) as store:
        out = written(store, name)
    if name in RDF_FORMATS:
        assert list(ox.parse(out, format=RDF_FORMATS[name])) == []
    else:
        headings = {"facts-csv": FIELDS, "links": LINK_FIELDS, "unlinked": UNLINKED_FIELDS, **CODED}
        assert out == (",".join(headings[name]).encode() + b"\r\n" if name in headings else b"")


def test_another_base_has_its_own_prefixes(tmp_path):
    base = "https://example.org/kg/"
    quads = small.article_and_run(*small.extractions()[0], base)
    out = b"".join(rdf_chunks(quads, "turtle", base)).decode()
    assert "@prefix claim: <https://example.org/kg/claim/> ." in out
    assert "claim:fasher-market_Shelling_138_186 a ckg:Claim" in out
