import pytest

from kg.evaluate.link_reading import GoldLink, GoldLinks
from kg.evaluate.link_table import error_lines, link_lines, plain
from kg.evaluate.links import score_links
from kg.model import Candidate, Entity, Extraction, Link, Linking, TextSpan


def entity(key, *spans, kind="Settlement", named=True):
    mentions = tuple(TextSpan(start=start, end=end) for start, end in spans)
    return Entity(key=key, kind=kind, name=key, named=named, mentions=mentions)


def link(key, wikidata=None, geonames=None, score=0.95, status=None):
    first = wikidata or f"gn:{geonames}"
    return Link(
        entity=key,
        status=status or ("linked" if wikidata or geonames else "nil"),
        wikidata=wikidata,
        geonames=geonames,
        label=key,
        score=score,
        candidates=(Candidate(id=first, label=key, score=score),) if wikidata or geonames else (),
        reason="its name.",
    )


def name(start, end, *ids, optional=False):
    return GoldLink(
        start=start, end=end, kind="Settlement", ids=ids, label=f"at {start}", optional=optional
    )


@pytest.fixture
def score(tmp_path):
    """Score the links of one article of which entities and links are given."""

    def run(names, entities, links, article="raid", **more):
        gold = [
            GoldLinks(
                article="raid.txt", published=None, links=tuple(names), path=tmp_path / "raid.json"
            )
        ]
        said = Extraction(article=article, pipeline="1", entities=tuple(entities))
        given = Linking(article=article, linker="1", links=tuple(links))
        return score_links(gold, [(said, given)], **more)

    return run


@pytest.mark.parametrize(
    ("ids", "given", "outcome"),
    [
        (("Q1",), link("a", "Q1"), "right"),
        (("Q1",), link("a", "Q2"), "wrong"),
        (("Q1", "gn:7"), link("a", None, 7), "right"),
        (("Q1", "gn:7"), link("a", "Q2", 7), "wrong"),
        (("gn:7",), link("a", "Q2", 7), "right"),
        (("gn:7",), link("a", None, 8), "wrong"),
        ((), link("a", "Q1"), "wrong"),
        ((), link("a"), "nil"),
        (("Q1",), link("a"), "unlinked"),
        (("Q1",), link("a", "Q1", score=0.6), "unlinked"),
        (("Q1",), link("a", "Q1", status="ambiguous"), "unlinked"),
        (("Q1",), link("b", "Q1"), "unlinked"),
    ],
)
def test_the_outcome_of_a_name(score, ids, given, outcome):
    result = score([name(10, 14, *ids)], [entity("a", (10, 14))], [given])
    assert [case.outcome for case in result.cases] == [outcome]


@pytest.mark.parametrize(
    ("span", "found"),
    [
        ((20, 32), True),
        ((16, 32), True),  # with a title
        ((2, 32), True),
        ((20, 34), True),  # with 's
        ((26, 32), True),  # the surname
        ((28, 32), False),  # another name at its end
        ((20, 50), False),
        ((33, 40), False),
    ],
)
def test_a_mention_is_a_name_when_it_covers_it_or_ends_with_it(score, span, found):
    result = score([name(20, 32, "Q1")], [entity("a", span)], [link("a", "Q1")])
    assert [case.outcome for case in result.cases] == ["right" if found else "unfound"]


def test_a_name_goes_to_the_mention_that_fits_it_best(score):
    both = [entity("ministry", (0, 20)), entity("minister", (0, 26))]
    result = score([name(0, 20, "Q1")], both, [link("ministry", "Q1"), link("minister", "Q2")])
    assert result.cases[0].entity.key == "ministry"


def test_entities_without_a_name_are_not_looked_at(score):
    result = score([name(0, 5, "Q1")], [entity("people", (0, 5), named=False)], [])
    assert result.names.outcomes == {"unfound": 1}


def test_shares_are_of_names_and_of_entities(score):
    names = [name(0, 4, "Q1"), name(10, 14, "Q1"), name(20, 24, "Q2"), name(30, 34), name(40, 44)]
    entities = [
        entity("a", (0, 4), (10, 14)),
        entity("b", (20, 24)),
        entity("c", (30, 34)),
        entity("d", (40, 44)),
    ]
    result = score(names, entities, [link("a", "Q1"), link("b"), link("c"), link("d", "Q4")])
    assert (result.names.linked, result.names.precision) == (3, 2 / 3)
    assert (result.entities.linked, result.entities.precision) == (2, 1 / 2)
    assert (result.names.linkable, result.names.share_linked) == (3, 2 / 3)
    assert (result.entities.linkable, result.entities.share_linked) == (2, 1 / 2)
    assert result.entities.share_nil == 1 / 2


def test_an_optional_name_is_no_miss_and_is_judged_where_it_is_linked(score):
    names = [name(0, 4, "Q1", optional=True), name(10, 14, "Q2", optional=True)]
    entities = [entity("a", (0, 4)), entity("b", (10, 14))]
    result = score(names, entities, [link("a"), link("b", "Q3")])
    assert result.names.outcomes == {"wrong": 1}


def test_what_most_names_of_an_entity_stand_for_decides(score):
    names = [name(0, 4, "Q1"), name(10, 14, "Q2"), name(20, 24, "Q2")]
    result = score(names, [entity("a", (0, 4), (10, 14), (20, 24))], [link("a", "Q2")])
    assert result.entities.outcomes == {"right": 1}
    assert result.names.outcomes == {"right": 2, "wrong": 1}


def test_the_reliability_table_counts_every_score(score):
    names = [name(start, start + 4, "Q1") for start in (0, 10, 20)]
    entities = [entity(key, (start, start + 4)) for key, start in (("a", 0), ("b", 10), ("c", 20))]
    links = [link("a", "Q1", score=1.0), link("b", "Q2", score=0.6), link("c", "Q1", score=0.62)]
    bands = {b.low: (b.number, b.right) for b in score(names, entities, links).bands if b.number}
    assert bands == {0.5: (2, 1), 0.99: (1, 1)}


def test_what_gold_does_not_annotate_counts_nowhere(score):
    result = score([name(0, 4, "Q1")], [entity("z", (50, 54))], [link("z", "Q9")])
    assert (result.elsewhere, result.names.linked) == (1, 0)
    assert score([name(0, 4, "Q1")], [], [], article="other").silent == ("raid.txt",)


def test_the_report_names_the_shares_and_the_errors(score):
    names = [name(0, 4, "Q1"), name(10, 14, "Q2"), name(20, 24)]
    entities = [entity("a", (0, 4)), entity("b", (10, 14)), entity("c", (20, 24))]
    result = score(names, entities, [link("a", "Q1"), link("b"), link("c", "Q3")])
    text = "\n".join(link_lines(result))
    assert "names          2      1       50.0         2          50.0    1        0.0" in text
    table = "\n".join(link_lines(result, markdown=True))
    assert "| entities | 2 | 1 | 50.0 | 2 | 50.0 | 1 | 0.0 |" in table
    errors = "\n".join(error_lines(result))
    assert "Wrong links (1)\n  raid.txt 20-24 c: NIL (at 20), got Q3 (c) 0.95: its name." in errors
    assert "Not linked (1)\n  raid.txt 10-14 b: Q2 (at 10), got none: its name." in errors
    assert plain(result)["names"]["precision"] == 0.5
    assert plain(result)["reliability"][6]["n"] == 2
