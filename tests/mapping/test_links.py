"""Links become IRIs, matches, points, offices and reasons."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from fixtures.links import FakeLinker
from fixtures.scribe import Scribe
from pyoxigraph import Literal, Quad

from kg.mapping import article_graphs, article_quads, linkable
from kg.model import Article, Candidate, Link, Linking, Office
from kg.shapes import load_gate
from kg.terms import CKG, DCTERMS, GEO, OWL, PROV, RDF, RDFS, SKOS, WIKIDATA, Minter

MINT = Minter()
WD = str(WIKIDATA)


def values(quads: list[Quad], subject: str, predicate: str) -> set[str]:
    return {
        q.object.value for q in quads
        if q.subject.value == subject and q.predicate.value == predicate
    }  # fmt: skip


def value(quads: list[Quad], subject: str, predicate: str) -> str | None:
    (found,) = values(quads, subject, predicate) or {None}
    return found


def subjects(quads: list[Quad], kind: str) -> list[str]:
    return [q.subject.value for q in quads if q.object.value == kind]


def linked(key: str, wikidata: str | None, score: float = 0.95, **more: object) -> Link:
    return Link(entity=key, status="linked", wikidata=wikidata, score=score, **more)  # type: ignore[arg-type]


def protest(text: str, kind: str, *names: str, role: str = "place", **more: object) -> Scribe:
    s = Scribe(Article(id="a", text=text, **more))  # type: ignore[arg-type]
    for name in names:
        s.entity(kind, name)
    slots = tuple(s.slot(role, name) for name in names)
    s.claim(s.event("Protest", slots=slots), text)
    return s


def mapped(s: Scribe, *links: Link) -> list[Quad]:
    linking = Linking(
        article="a", linker="linker/1", index_date=date(2026, 1, 31), links=tuple(links)
    )
    quads = article_quads(s.article, s.done(), linking=linking)
    names = article_graphs("a")
    checked = [q for q in quads if q.graph_name.value in (names["graph"], names["text"])]
    assert str(load_gate().validate(checked)) == ""
    return quads


def filler(quads: list[Quad], role: str = CKG.place) -> str:
    return value(quads, MINT.event("a", "Protest", 1), role) or ""


GAO = protest("Gao", "Settlement", "Gao")


@pytest.mark.parametrize(
    ("score", "named", "how"),
    [
        (0.9, "Q188904", OWL.sameAs),
        (0.8999, "gao-", SKOS.exactMatch),
        (0.7, "gao-", SKOS.exactMatch),
        (0.6999, "gao-", SKOS.closeMatch),
        (0.5, "gao-", SKOS.closeMatch),
        (0.4999, "gao-", None),
    ],
)
def test_the_score_decides_how_much_is_said(score: float, named: str, how: str | None) -> None:
    quads = mapped(GAO, linked("Gao", "Q188904", score))
    place = filler(quads)
    assert place.startswith(MINT.place(named))
    for each in (OWL.sameAs, SKOS.exactMatch, SKOS.closeMatch):
        assert values(quads, place, each) == ({f"{WD}Q188904"} if each == how else set())
    [link] = subjects(quads, CKG.EntityLink)
    assert value(quads, link, CKG.linkTarget) == f"{WD}Q188904"
    assert float(value(quads, link, CKG.linkScore) or "") == pytest.approx(score, abs=1e-4)


def test_a_place_that_wikidata_does_not_have_is_named_after_geonames() -> None:
    quads = mapped(GAO, linked("Gao", None, geonames=2457161))
    assert filler(quads) == MINT.place("gn2457161")
    assert values(quads, filler(quads), OWL.sameAs) == {"https://sws.geonames.org/2457161/"}


def test_an_actor_that_only_our_list_knows_is_named_as_there() -> None:
    s = protest("Azraq Shield", "ArmedGroup", "Azraq Shield", role="agent")
    ours = Candidate(id="ckg:azraq-shield", label="Azraq Shield", score=0.95)
    quads = mapped(s, linked("Azraq Shield", None, candidates=(ours,)))
    actor = filler(quads, CKG.agent)
    assert actor == MINT.actor("azraq-shield")
    known = "https://w3id.org/conflict-kg/entity/azraq-shield"
    assert values(quads, actor, OWL.sameAs) == {known}
    [candidate] = subjects(quads, CKG.LinkCandidate)
    assert value(quads, candidate, CKG.linkTarget) == known


def test_a_place_in_both_is_the_same_as_both_and_has_one_point() -> None:
    both = linked("Gao", "Q188904", geonames=2457161, latitude=16.27167, longitude=-0.04472)
    quads = mapped(GAO, both)
    place = filler(quads)
    assert len(values(quads, place, OWL.sameAs)) == 2
    point = value(quads, place, GEO.hasGeometry)
    assert point == MINT.thing("geometry", "Q188904")
    [wkt] = [q.object for q in quads if q.predicate.value == GEO.asWKT]
    assert isinstance(wkt, Literal)
    assert wkt.value == "POINT(-0.04472 16.27167)"
    assert wkt.datatype.value == GEO.wktLiteral


@pytest.mark.parametrize(
    ("latitude", "longitude", "written"),
    [(0.0, -0.000001, "POINT(0 0)"), (90, -180, "POINT(-180 90)"), (1e-05, 5, "POINT(5 0.00001)")],
)
def test_degrees_are_plain_decimals(latitude: float, longitude: float, written: str) -> None:
    quads = mapped(GAO, linked("Gao", "Q1", latitude=latitude, longitude=longitude))
    assert [q.object.value for q in quads if q.predicate.value == GEO.asWKT] == [written]


def test_what_is_unsure_has_no_point() -> None:
    quads = mapped(GAO, linked("Gao", "Q1", 0.6, latitude=1.0, longitude=1.0))
    assert not subjects(quads, GEO.Geometry)


def test_two_names_of_one_item_are_one_thing_with_both_names() -> None:
    s = protest("Bangui and the capital", "Settlement", "Bangui", "capital")
    quads = mapped(s, linked("Bangui", "Q3832"), linked("capital", "Q3832"))
    place = filler(quads)
    assert place == MINT.place("Q3832")
    assert value(quads, place, RDFS.label) == "Bangui"
    assert values(quads, place, SKOS.altLabel) == {"capital"}
    assert len(subjects(quads, CKG.EntityLink)) == 2


def test_two_places_of_one_name_are_two() -> None:
    s = Scribe(Article(id="a", text="Tripoli, and the other Tripoli."))
    s.entity("Settlement", "Tripoli")
    s._entities.append(replace(s._entities[0], key="other"))
    slots = (s.slot("place", "Tripoli"), replace(s.slot("place", "Tripoli"), entity="other"))
    s.claim(s.event("Protest", slots=slots), "Tripoli")
    quads = mapped(s, linked("Tripoli", "Q1"), linked("other", "Q2"))
    assert values(quads, MINT.event("a", "Protest", 1), CKG.place) == {
        MINT.place("Q1"), MINT.place("Q2"),
    }  # fmt: skip
    links = subjects(quads, CKG.EntityLink)
    assert {value(quads, link, CKG.linkOf) for link in links} == {
        MINT.place("Q1"),
        MINT.place("Q2"),
    }
    assert links[1] == links[0] + "_2"


def test_a_country_that_acts_is_the_item_too_and_a_town_that_acts_is_not() -> None:
    s = protest("Chad", "Country", "Chad", role="agent")
    quads = mapped(s, linked("Chad", "Q657", latitude=15.0, longitude=19.0))
    actor = filler(quads, CKG.agent)
    assert actor == MINT.actor("Q657")
    assert values(quads, actor, OWL.sameAs) == {f"{WD}Q657"}
    assert not subjects(quads, GEO.Geometry)
    s = protest("Damascus", "Settlement", "Damascus", role="agent")
    quads = mapped(s, linked("Damascus", "Q3766"))
    actor = filler(quads, CKG.agent)
    assert actor.startswith(MINT.actor("damascus-"))
    assert values(quads, actor, OWL.sameAs) == set()
    assert values(quads, actor, SKOS.relatedMatch) == {f"{WD}Q3766"}


def test_a_link_says_what_was_found_and_why_and_with_what() -> None:
    candidates = tuple(
        Candidate(id=i, label=label, score=score, features=(("name", 2.104), ("distance", -0.3)))
        for i, label, score in (("Q1", "Gao", 0.95), ("gn:7", "Gao", 0.2), ("Q3", "", 0.1))
    )
    found = linked("Gao", "Q1", reason="the only one in Mali", candidates=candidates)
    quads = mapped(GAO, found)
    [link] = subjects(quads, CKG.EntityLink)
    assert link.startswith(MINT.thing("link", "a_gao-"))
    assert value(quads, link, RDFS.label) == "Gao"
    assert value(quads, link, CKG.linkOf) == MINT.place("Q1")
    assert value(quads, link, CKG.inArticle) == MINT.article("a")
    assert value(quads, link, CKG.linkStatus) == CKG["link-linked"]
    assert value(quads, link, CKG.linkReason) == "the only one in Mali"
    assert value(quads, link, CKG.linkMethod) == "index"
    made = value(quads, link, PROV.wasGeneratedBy) or ""
    assert value(quads, made, CKG.linkerVersion) == "linker/1"
    assert value(quads, made, CKG.indexDate) == "2026-01-31"
    options = {value(quads, c, CKG.linkTarget): c for c in values(quads, link, CKG.candidate)}
    assert set(options) == {f"{WD}Q1", "https://sws.geonames.org/7/", f"{WD}Q3"}
    assert value(quads, options[f"{WD}Q1"], CKG.features) == "name +2.10; distance -0.30"
    assert value(quads, options[f"{WD}Q3"], RDFS.label) == "Q3"


def test_what_is_left_open_has_candidates_and_no_match() -> None:
    open_ = Link(
        entity="Gao", status="ambiguous", score=0.99, reason="two fit",
        candidates=tuple(Candidate(id=f"Q{n}", label="Gao", score=0.5) for n in range(1, 9)),
    )  # fmt: skip
    quads = mapped(GAO, open_)
    [link] = subjects(quads, CKG.EntityLink)
    assert value(quads, link, CKG.linkStatus) == CKG["link-ambiguous"]
    assert len(values(quads, link, CKG.candidate)) == 5
    assert not [
        q for q in quads if q.subject.value == filler(quads) and "Match" in q.predicate.value
    ]


def test_only_what_was_looked_for_and_is_in_the_graph_has_a_link() -> None:
    s = protest("Gao", "Settlement", "Gao")
    s._entities.append(replace(s._entities[0], key="unused", name="Kidal"))
    assert not subjects(mapped(s), CKG.EntityLink)
    assert not subjects(mapped(s), CKG.Linking)
    both = mapped(s, linked("unused", "Q1"), linked("Gao", "Q2"))
    assert len(subjects(both, CKG.EntityLink)) == 1


def test_an_office_hangs_on_a_node_of_its_article() -> None:
    held = (
        Office(label="Prime Minister", position="Q11", start="2003-03-14", end="2014-08"),
        Office(label="Party leader", start="2001", end="unknown"),
    )
    s = protest("Erdogan", "Person", "Erdogan", role="agent")
    quads = mapped(s, linked("Erdogan", "Q39259", offices=held))
    first, second = sorted(subjects(quads, CKG.Office))
    assert first.startswith(MINT.thing("office", "a_erdogan-"))
    assert value(quads, first, CKG.officeOf) == MINT.actor("Q39259")
    assert value(quads, first, CKG.position) == f"{WD}Q11"
    assert value(quads, first, CKG.inArticle) == MINT.article("a")
    kinds = {
        (q.subject.value, q.object.value): q.object.datatype.value.rpartition("#")[2]
        for q in quads
        if q.predicate.value in (CKG.officeStart, CKG.officeEnd) and isinstance(q.object, Literal)
    }
    assert kinds == {
        (first, "2003-03-14"): "date", (first, "2014-08"): "gYearMonth", (second, "2001"): "gYear",
    }  # fmt: skip


def test_what_is_linked_with_certainty_has_the_country_of_its_item() -> None:
    s = protest("Gao", "Settlement", "Gao")
    assert value(mapped(s, linked("Gao", "Q1", country="ML")), MINT.place("Q1"), CKG.countryCode)
    unsure = mapped(s, linked("Gao", "Q1", 0.8, country="ML"))
    assert value(unsure, filler(unsure), CKG.countryCode) is None


def test_the_publisher_is_looked_for_too() -> None:
    s = protest("Gao", "Settlement", "Gao", publisher="Niger Post")
    linking = FakeLinker().link(s.article, linkable(s.article, s.done()))
    quads = mapped(s, *linking.links)
    assert value(quads, MINT.article("a"), DCTERMS.publisher) == MINT.actor("Q200")
    assert CKG.NewsMedium in values(quads, MINT.actor("Q200"), RDF.type)


def test_names_in_the_facts_are_those_of_the_article() -> None:
    from kg.exports.facts import article_rows

    s = protest("Gao", "Settlement", "Gao")
    (plain,) = article_rows(mapped(s))
    (row,) = article_rows(mapped(s, linked("Gao", "Q188904", label="Gao, Mali")))
    assert row["links"] == {"place": [f"{WD}Q188904"]}
    assert row | {"links": {}} == plain
