"""The header says who made the ontology, under which licence, in which version."""

import re
from datetime import date

import pytest
from pyoxigraph import Literal, NamedNode

from kg import __version__
from kg.ontology import load_ontology
from kg.terms import CKG, DCTERMS, OWL, RDFS

ONTOLOGY = NamedNode("https://w3id.org/conflict-kg/ns")
VANN = "http://purl.org/vocab/vann/"
BIBO = "http://purl.org/ontology/bibo/"


def said(predicate: str) -> str:
    (quad,) = load_ontology().quads_for_pattern(ONTOLOGY, NamedNode(predicate), None)
    assert isinstance(quad.object, Literal | NamedNode)
    return quad.object.value


@pytest.mark.parametrize(
    "predicate",
    [
        DCTERMS.title, DCTERMS.description, DCTERMS.abstract, DCTERMS.creator,
        DCTERMS.contributor, DCTERMS.rights, DCTERMS.bibliographicCitation, RDFS.label,
        OWL.priorVersion, BIBO + "status",
    ],
)  # fmt: skip
def test_the_header_says(predicate: str) -> None:
    assert said(predicate)


def test_the_licence_is_cc_by() -> None:
    assert said(DCTERMS.license) == "https://creativecommons.org/licenses/by/4.0/"


def test_the_preferred_prefix_is_the_one_in_use() -> None:
    assert said(VANN + "preferredNamespacePrefix") == "ckg"
    assert said(VANN + "preferredNamespaceUri") == str(CKG)


def test_the_version_is_in_its_iri_and_in_the_citation() -> None:
    version = said(OWL.versionInfo)
    assert re.fullmatch(r"\d+\.\d+\.\d+", version)
    assert said(OWL.versionIRI) == f"{ONTOLOGY.value}/{version}"
    assert version in said(DCTERMS.bibliographicCitation)
    assert said(OWL.priorVersion) != said(OWL.versionIRI)
    assert version.split(".")[0] == __version__.split(".")[0]


def test_the_dates_are_days_in_order() -> None:
    created, modified = (date.fromisoformat(said(DCTERMS[n])) for n in ("created", "modified"))
    assert created <= modified
