import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import UsageError
from kg.exports.graphs import rdf_chunks
from kg.terms import RDFS


def quad(text):
    return Quad(NamedNode("urn:a"), NamedNode(RDFS.label), Literal(text), NamedNode("urn:g"))


def test_what_xml_cannot_hold_is_refused_in_rdfxml_alone():
    with pytest.raises(UsageError, match=r"U\+0008.*turtle"):
        list(rdf_chunks([quad("a\x08b")], "rdfxml"))
    assert b"\\b" in b"".join(rdf_chunks([quad("a\x08b")], "turtle"))


def test_the_same_quad_twice_is_written_once():
    assert b"".join(rdf_chunks([quad("a"), quad("a")], "nquads")).count(b"\n") == 1
