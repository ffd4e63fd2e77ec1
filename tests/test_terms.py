import re
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import model, terms
from kg.ontology import terms as ontology_terms
from kg.terms import BASE, CKG, CODES, Minter, article_slug, code, entity_slug, normalise_name

KINDS = {
    "class": terms.CLASSES,
    "object property": terms.OBJECT_PROPERTIES,
    "datatype property": terms.DATATYPE_PROPERTIES,
    "annotation property": terms.ANNOTATION_PROPERTIES,
    "scheme": tuple(CODES),
}


@pytest.mark.parametrize("kind", KINDS)
def test_the_names_are_those_of_the_ontology(kind: str) -> None:
    assert sorted(KINDS[kind]) == sorted(t.name for t in ontology_terms() if t.kind == kind)


@pytest.mark.parametrize("scheme", CODES)
def test_the_codes_are_those_of_the_ontology(scheme: str) -> None:
    found = {t.notation: t.name for t in ontology_terms() if t.scheme == f"ckg:{scheme}"}
    assert found == CODES[scheme]


@pytest.mark.parametrize(
    ("scheme", "literal"),
    [
        ("attribution-scheme", model.AttributionKind),
        ("bound-scheme", model.Bound),
        ("epistemic-scheme", model.Epistemic),
        ("measure-scheme", model.Measure),
        ("scope-scheme", model.Scope),
        ("status-scheme", model.Status),
        ("tense-scheme", model.Tense),
    ],
)
def test_every_value_of_the_model_has_a_code(scheme: str, literal: object) -> None:
    assert set(literal.__args__) == set(CODES[scheme])  # type: ignore[attr-defined]


def test_the_classes_are_those_of_the_model() -> None:
    assert set(model.EventType.__args__) == set(terms.EVENT_CLASSES)
    assert set(model.FigureType.__args__) == set(terms.FIGURE_CLASSES)
    assert set(model.ActorKind.__args__) == {*terms.ACTOR_CLASSES, "Actor"}
    assert set(model.PlaceKind.__args__) == {*terms.PLACE_CLASSES, "Place"}
    assert set(model.Role.__args__) <= set(terms.OBJECT_PROPERTIES)


def test_a_misspelt_term_is_an_error_at_once() -> None:
    with pytest.raises(AttributeError, match="has no term 'kiled'"):
        _ = CKG.kiled


def test_a_name_of_a_string_method_is_a_term_like_others() -> None:
    assert terms.DCTERMS.title == "http://purl.org/dc/terms/title"
    assert terms.NIF["beginIndex"].endswith("nif-core#beginIndex")
    assert "anything" in terms.PROV
    assert "killed" in CKG
    assert "kiled" not in CKG


def test_a_code_is_found_by_its_notation() -> None:
    assert code("scope-scheme", "Incident") == CKG["scope-incident"]
    assert code("rank-scheme", "field mouse") is None
    assert code("rank-scheme", None) is None


def test_prefixes_cover_every_kind_of_thing_and_not_owl_time() -> None:
    prefixes = terms.prefixes("https://example.org/")
    assert prefixes["claim"] == "https://example.org/claim/"
    assert prefixes["timespan"] == "https://example.org/time/"
    assert "time" not in prefixes
    assert len(set(prefixes.values())) == len(prefixes)


def test_an_id_that_is_safe_is_its_own_slug() -> None:
    assert article_slug("desk-2023_04-16") == "desk-2023_04-16"


@given(st.text(), st.text())
def test_slugs_of_articles_are_safe_and_apart(one: str, other: str) -> None:
    slugs = [article_slug(one), article_slug(other)]
    assert all(re.fullmatch(r"[A-Za-z0-9_-]+", slug) for slug in slugs)
    assert (slugs[0] == slugs[1]) == (one == other)


@given(st.text(), st.text(max_size=5))
def test_slugs_of_entities_are_safe(name: str, kind: str) -> None:
    assert re.fullmatch(r"[a-z0-9-]{10,69}", entity_slug(name, kind))


@pytest.mark.parametrize(
    ("one", "other"),
    [("El Fasher", "el  fasher"), ("Bogotá", "BOGOTA"), ("Al-Qaim", "al Qaim"), ("Łódź", "ŁÓDŹ")],
)
def test_spellings_that_differ_in_case_accents_and_hyphens_are_one(one: str, other: str) -> None:
    assert entity_slug(one, "place") == entity_slug(other, "place")


def test_names_in_other_scripts_stay_apart() -> None:
    assert entity_slug("Київ") != entity_slug("Харків")
    assert normalise_name("Київ") != ""


def test_an_entity_of_another_kind_is_another_entity() -> None:
    assert entity_slug("Jordan", "place") != entity_slug("Jordan", "actor")


def test_the_base_is_where_every_iri_begins() -> None:
    mint = Minter("https://example.org/kg/")
    assert mint.claim("a", "Capture", 3, 9) == "https://example.org/kg/claim/a_Capture_3_9"
    assert mint.claim("a", "Capture", 3, 9, 2) == "https://example.org/kg/claim/a_Capture_3_9_2"
    assert mint.figure("a", "killed", 3, 9, 3) == "https://example.org/kg/figure/a_killed_3_9_3"
    assert mint.time("a", 0, 4) == "https://example.org/kg/time/a_0_4"
    assert Minter().span("a", 0, 4) == f"{BASE}span/a_0_4"


def test_every_kind_of_thing_has_its_own_iris() -> None:
    mint = Minter()
    iris = [
        mint.article("a"), mint.graph("a"), mint.text("a"), mint.trace("a"), mint.run("a"),
        mint.event("a", "Attack", 1), mint.actor("a"), mint.place("a"), mint.extraction("a"),
    ]  # fmt: skip
    assert len({iri.removeprefix(BASE).split("/")[0] for iri in iris}) == len(iris)


def test_terms_need_nothing_but_the_standard_library() -> None:
    script = "import sys, kg.terms; print(*{'pyoxigraph', 'rdflib', 'spacy'} & set(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == ""
