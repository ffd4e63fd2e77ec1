from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from fixtures import small
from fixtures.scribe import Scribe
from fixtures.small_texts import MARKET, OFFICERS
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from kg.mapping import article_graphs, article_quads
from kg.model import Article, Entity, Extraction, Slot, TextSpan, TimeSpan
from kg.terms import CKG, DCTERMS, NIF, OA, RDF, RDFS, SKOS, Minter, article_slug

GOLDEN = Path(__file__).parent / "golden"
MINT = Minter()


def value(quads: list[Quad], subject: str, predicate: str) -> str | None:
    found = [
        q.object.value for q in quads
        if q.subject.value == subject and q.predicate.value == predicate
    ]  # fmt: skip
    assert len(found) <= 1
    return found[0] if found else None


def values(quads: list[Quad], subject: str, predicate: str) -> set[str]:
    return {
        q.object.value for q in quads
        if q.subject.value == subject and q.predicate.value == predicate
    }  # fmt: skip


def scribe(text: str, **more: object) -> Scribe:
    return Scribe(replace(Article(id="a", text=text), **more))


@pytest.mark.parametrize(
    ("name", "article", "read"),
    [("market", MARKET, small.market), ("officers", OFFICERS, small.officers)],
)
def test_golden(name, article, read) -> None:
    golden = list(parse(path=GOLDEN / f"{name}.nq", format=RdfFormat.N_QUADS))
    found = article_quads(article, read())
    assert [q for q in found if q.predicate.value != CKG.extractionData] == golden


def test_a_defection_is_one_claim_and_its_ranks_are_parts() -> None:
    quads = article_quads(OFFICERS, small.officers())
    slug = article_slug("officers.txt")
    claims = [q for q in quads if q.object.value == CKG.Claim]
    [claim] = [q.subject.value for q in claims if "_DefectionFigure_37_" in q.subject.value]
    total = value(quads, claim, CKG.asserts)
    assert total is not None
    assert value(quads, total, CKG.low) == value(quads, total, CKG.high) == "18"
    party = value(quads, total, CKG.subsetOf)
    assert party is not None
    assert value(quads, party, CKG.low) == "52"
    parts = [
        q.subject.value for q in quads
        if q.predicate.value == CKG.subsetOf and q.object.value == total
    ]  # fmt: skip
    ranks = {value(quads, part, CKG.rank): value(quads, part, CKG.low) for part in parts}
    assert ranks == {
        CKG["rank-general"]: "1", CKG["rank-colonel"]: "3", CKG["rank-captain"]: "14",
    }  # fmt: skip
    asserted = {value(quads, q.subject.value, CKG.asserts) for q in claims}
    assert not asserted & {party, *parts}
    event = value(quads, total, CKG.aboutEvent)
    assert event == MINT.event(slug, "Defection", 1)
    assert event not in asserted


def test_an_unresolved_time_has_words_and_no_day() -> None:
    quads = article_quads(OFFICERS, small.officers())
    [time] = [
        q.subject.value for q in quads
        if q.predicate.value == CKG.statedAs and q.object.value == "overnight"
    ]  # fmt: skip
    assert value(quads, time, CKG.precision) == CKG["precision-unresolved"]
    assert value(quads, time, CKG.earliest) is None
    assert value(quads, time, CKG.edtf) is None


def test_an_article_without_a_day_says_nothing_of_it() -> None:
    quads = article_quads(OFFICERS, small.officers())
    me = MINT.article(article_slug("officers.txt"))
    assert value(quads, me, DCTERMS.issued) is None
    assert value(quads, me, CKG.issuedFrom) is None
    assert value(quads, me, RDFS.label) == "Officers cross border with families"


def test_a_country_that_acts_is_its_government_and_where_things_happen_a_place() -> None:
    s = scribe("Turkey shelled Syria, Turkey said.")
    turkey, syria = s.entity("Country", "Turkey", country="TR"), s.entity("Country", "Syria")
    shelling = s.event("Shelling", slots=s.slots(agent=turkey, place=turkey, target=syria))
    s.claim(shelling, "Turkey shelled Syria", by=turkey)
    quads = article_quads(s.article, s.done())
    event = MINT.event("a", "Shelling", 1)
    agent, place = value(quads, event, CKG.agent), value(quads, event, CKG.place)
    assert "/actor/turkey-" in (agent or "")
    assert "/place/turkey-" in (place or "")
    assert "/place/syria-" in (value(quads, event, CKG.target) or "")
    assert CKG.Government in values(quads, agent or "", RDF.type)
    assert value(quads, agent or "", CKG.countryCode) == "TR"


def test_shared_entities_have_one_iri_in_all_articles_and_unnamed_ones_do_not() -> None:
    def actors(article: str, *, named: bool) -> set[str]:
        s = scribe("Rebels fled.", id=article)
        rebels = s.entity("ArmedGroup", "Rebels", named=named)
        moving = s.event("ForceMovement", slots=s.slots(mover=rebels))
        s.claim(moving, "Rebels fled")
        quads = article_quads(s.article, s.done())
        return {q.object.value for q in quads if q.predicate.value == CKG.mover}

    assert actors("a", named=True) == actors("b", named=True)
    assert not actors("a", named=False) & actors("b", named=False)
    assert actors("a", named=False) == actors("a", named=False)


def test_two_unnamed_officials_of_one_article_stay_apart() -> None:
    s = scribe("An official said A fell. Another official said B fell.")
    for key in ("one", "two"):
        s._entities.append(Entity(key=key, kind="Person", name="official", named=False))
    protest = s.event("Protest")
    for key in ("one", "two"):
        s.claim(protest, "A fell", sources=(Slot(role="source", entity=key, method="x"),),
                attribution="UnnamedSource")  # fmt: skip
    quads = article_quads(s.article, s.done())
    assert len({q.object.value for q in quads if q.predicate.value == CKG.claimedBy}) == 2


def test_entities_of_one_name_and_kind_are_one_and_keep_all_spellings() -> None:
    s = scribe("Al-Bab, al-Bab and AL-BAB.")
    keys = [s.entity("Settlement", name) for name in ("Al-Bab", "al-Bab", "AL-BAB")]
    protest = s.event("Protest", slots=tuple(s.slot("place", key) for key in keys))
    s.claim(protest, "Al-Bab")
    quads = article_quads(s.article, s.done())
    [place] = values(quads, MINT.event("a", "Protest", 1), CKG.place)
    assert value(quads, place, RDFS.label) == "Al-Bab"
    assert values(quads, place, SKOS.altLabel) == {"al-Bab", "AL-BAB"}


def test_containers_that_contradict_make_no_circle() -> None:
    s = scribe("Old Town, Aden, old town, aden.")
    one = s.entity("Settlement", "Old Town", within="Aden")
    two = s.entity("Settlement", "Aden", within="old town")
    s.entity("Settlement", "old town", within="aden")
    s.entity("Settlement", "aden")
    protest = s.event("Protest", slots=s.slots(place=one) + s.slots(place=two))
    s.claim(protest, "Old Town")
    quads = article_quads(s.article, s.done())
    within = [(q.subject, q.object) for q in quads if q.predicate.value == CKG.within]
    assert len(within) == 1


def test_entities_that_nothing_refers_to_are_left_out() -> None:
    s = scribe("Kidal and Gao.")
    s.entity("Settlement", "Kidal")
    s.claim(s.event("Protest", slots=s.slots(place=s.entity("Settlement", "Gao"))), "Gao")
    labels = {
        q.object.value
        for q in article_quads(s.article, s.done())
        if q.predicate.value == RDFS.label
    }
    assert "Gao" in labels
    assert "Kidal" not in labels


def test_one_stretch_of_words_read_as_two_times_is_two_times() -> None:
    s = scribe("Shells fell overnight, he said.")
    night = s.time("overnight", "2020-01-01", "2020-01-02", precision="days")
    day = s.time("overnight", "2020-01-02")
    s.claim(s.event("Protest", when=night), "Shells fell", said=day)
    quads = article_quads(s.article, s.done())
    when = value(quads, MINT.event("a", "Protest", 1), CKG.when) or ""
    [said] = [q.object.value for q in quads if q.predicate.value == CKG.claimTime]
    assert said == when + "_2"
    assert value(quads, when, CKG.earliest) == "2020-01-01"
    assert value(quads, said, CKG.earliest) == "2020-01-02"


def test_claims_of_one_type_on_the_same_words_are_numbered() -> None:
    s = scribe("Shells and bombs fell.")
    for _ in range(2):
        s.claim(s.event("Shelling"), "Shells and bombs fell")
    claims = [
        q.subject.value for q in article_quads(s.article, s.done()) if q.object.value == CKG.Claim
    ]
    assert claims == [MINT.claim("a", "Shelling", 0, 21), MINT.claim("a", "Shelling", 0, 21, 2)]


def test_evidence_keeps_what_surrounds_it_and_counts_code_points() -> None:
    s = scribe("🙂🙂 Shells fell on the e\u0301tang today, after a long night of quiet.")
    s.claim(s.event("Shelling"), "Shells fell")
    quads = article_quads(s.article, s.done())
    span = MINT.span("a", 3, 14)
    assert value(quads, span, NIF.anchorOf) == "Shells fell"
    assert value(quads, span, OA.prefix) == "🙂🙂 "
    assert value(quads, span, OA.suffix) == s.article.text[14:46]
    sentence = MINT.span("a", 0, len(s.article.text))
    assert value(quads, sentence, OA.prefix) is None


def test_the_trace_says_how_each_slot_was_filled() -> None:
    quads = article_quads(MARKET, small.market())
    trace = NamedNode(article_graphs(MARKET.id)["trace"])
    lines = {
        line
        for q in quads
        if q.graph_name == trace and "_Statement_" in q.subject.value
        for line in q.object.value.split("\n")
    }
    methods = {(line.split("|")[0], line.split("|")[4]) for line in lines}
    assert methods == {("source", "argument"), ("speaker", "argument"), ("claimPlace", "argument")}
    speaker = next(line for line in lines if line.startswith("speaker"))
    _, slug, start, end, _ = speaker.split("|")
    assert slug.startswith("nabil-abdallah-")
    assert MARKET.text[int(start) : int(end)] == "Nabil Abdallah"


def test_the_trace_reaches_through_a_figure_to_its_event() -> None:
    quads = article_quads(OFFICERS, small.officers())
    traces = [q.object.value for q in quads if q.predicate.value == CKG.slotTrace]
    lines = [line for trace in traces for line in trace.split("\n")]
    assert {"defector", "fromActor", "toActor", "destination"} <= {x.split("|")[0] for x in lines}


def test_the_full_text_is_in_its_own_graph_only() -> None:
    quads = article_quads(MARKET, small.market())
    full = [q for q in quads if q.object == Literal(MARKET.text)]
    assert [q.graph_name.value for q in full] == [article_graphs(MARKET.id)["text"]]


def test_an_article_of_which_nothing_is_said_is_still_there() -> None:
    quads = article_quads(
        Article(id="quiet", text="Rain."), Extraction(article="quiet", pipeline="p")
    )
    assert value(quads, MINT.article("quiet"), CKG.articleId) == "quiet"


def test_a_code_the_ontology_does_not_have_is_an_error() -> None:
    s = scribe("Five wizards died.")
    figure = s.figure("CasualtyReport", "killed", "Five", 5, group_role="wizard")
    s.claim(figure, "Five wizards died")
    with pytest.raises(ValueError, match="role-scheme has no code 'wizard'"):
        article_quads(s.article, s.done())


@pytest.mark.parametrize(
    ("score", "written"), [(1.0, "1.0"), (0.0, "0.0"), (0.8, "0.8"), (1 / 3, "0.3333")]
)
def test_scores_are_canonical_decimals(score: float, written: str) -> None:
    s = scribe("Shells fell.")
    s.claim(s.event("Shelling"), "Shells fell", score=score)
    [found] = [q for q in article_quads(s.article, s.done()) if q.predicate.value == CKG.score]
    assert found.object.value == written


def test_the_base_of_iris_can_be_chosen() -> None:
    quads = article_quads(MARKET, small.market(), "https://kg.example/")
    assert all(q.subject.value.startswith("https://kg.example/") for q in quads)


def test_a_time_of_one_open_end_keeps_the_other() -> None:
    s = scribe("Since 2015 it rains.")
    span = TextSpan(start=0, end=10)
    since = TimeSpan(
        span=span, stated_as="Since 2015", earliest=date(2015, 1, 1), edtf="2015/..",
        precision="year",
    )  # fmt: skip
    s.claim(s.event("Protest", when=since), "it rains")
    quads = article_quads(s.article, s.done())
    time = MINT.time("a", 0, 10)
    assert value(quads, time, CKG.earliest) == "2015-01-01"
    assert value(quads, time, CKG.latest) is None
    assert value(quads, time, CKG.precision) == CKG["precision-year"]


def test_unknown_numbers_are_absent_and_never_zero() -> None:
    s = scribe("Up to ten died.")
    s.claim(
        s.figure("CasualtyReport", "killed", "Up to ten", None, high=10, bound="AtMost"), "died"
    )
    quads = article_quads(s.article, s.done())
    figure = MINT.figure("a", "killed", 0, 9)
    assert value(quads, figure, CKG.low) is None
    assert value(quads, figure, CKG.high) == "10"
