"""What must come out of two real articles of one day in November 2012."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kg.articles import Given, read_articles
from kg.exports.facts import article_rows
from kg.mapping import article_quads
from kg.model import Article, Extraction
from kg.nlp.extract import Extractor
from kg.nlp.pipeline import load_pipeline
from kg.shapes import load_gate

ARTICLES = Path(__file__).parents[2] / "shared" / "articles"
FIRST, SECOND = (ARTICLES / f"{n}.txt" for n in ("000_97e827e566647909", "002_f173a229582882da"))
NIGHT = ("2012-11-08", "2012-11-09")
Rows = list[dict[str, Any]]

pytestmark = pytest.mark.skipif(
    not (FIRST.exists() and SECOND.exists()), reason="the two real articles are not here"
)


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(load_pipeline())


def read(extractor: Extractor, path: Path, day: date | None = None) -> tuple[Article, Extraction]:
    (article,) = read_articles([path], given=Given(published=day))
    assert isinstance(article, Article)
    (extraction,) = extractor.extract([article])
    return article, extraction


@pytest.fixture(scope="module")
def first(extractor: Extractor) -> tuple[Article, Extraction]:
    return read(extractor, FIRST, date(2012, 11, 9))


@pytest.fixture(scope="module")
def second(extractor: Extractor) -> tuple[Article, Extraction]:
    return read(extractor, SECOND)


def rows(pair: tuple[Article, Extraction], **wanted: object) -> Rows:
    found: Rows = [dict(row) for row in article_rows(article_quads(*pair))]
    return [r for r in found if all(r[k] == v for k, v in wanted.items())]


def said_by(pair: tuple[Article, Extraction], name: str) -> Rows:
    return [r for r in rows(pair, type="Statement") if name in r["source"]]


def day(row: dict[str, Any]) -> tuple[str | None, str | None]:
    return row["when_start"], row["when_end"]


@pytest.mark.parametrize("which", ["first", "second"])
def test_twenty_six_officers_are_one_defection(which: str, request: pytest.FixtureRequest) -> None:
    pair = request.getfixturevalue(which)
    told = rows(pair, type="Defection", count_min=26)
    assert len(told) >= 2
    for row in told:
        assert row["count_max"] == 26
        assert day(row) == NIGHT
        assert "Syrian army" in row["from"]
        assert "Turkey" in row["destination"]
        assert "Damascus" not in row["destination"] + row["place"]
    figures = {f.id: f for f in pair[1].figures if f.type == "DefectionFigure" and f.rank is None}
    assert len({f.about for f in figures.values() if f.low == 26}) == 1


def test_their_ranks_sum_and_their_party_is_the_whole(
    second: tuple[Article, Extraction],
) -> None:
    (row,) = [r for r in rows(second, type="Defection") if r["party_total"]]
    assert row["ranks"] == {
        "general": 2, "colonel": 11, "lieutenant-colonel": 2, "major": 2, "captain": 4,
        "lieutenant": 5,
    }  # fmt: skip
    assert sum(row["ranks"].values()) == 26
    assert row["party_total"] == 71
    assert {"Hatay", "Apaydin camp"} <= set(row["destination"])
    anatolian = [r for r in rows(second, type="Defection", count_min=26) if r["source"]]
    assert any("Anatolian" in name for r in anatolian for name in r["source"])


def test_those_who_fled_in_a_day(
    first: tuple[Article, Extraction], second: tuple[Article, Extraction]
) -> None:
    eight = rows(first, type="Displacement", count_min=8000)
    assert len(eight) == 2
    assert all("Turkey" in r["destination"] and day(r) == NIGHT for r in eight)
    assert "Turkish foreign ministry official" in eight[1]["source"]
    (put,) = rows(second, type="Displacement", count_min=8000)
    assert "Turkish Foreign Ministry official" in put["source"]
    assert "Turkey" in put["destination"]
    assert day(put) == NIGHT
    nine = rows(second, type="Displacement", count_min=9000)
    assert nine
    assert all("Turkey" in r["destination"] and day(r) == NIGHT for r in nine)
    assert "U.N. refugee agency" in nine[-1]["source"]


def test_where_the_others_went(second: tuple[Article, Extraction]) -> None:
    (five,) = rows(second, type="Displacement", count_min=5000)
    assert any("Sanliurfa" in name for name in five["destination"])
    assert any("Anatolian" in name for name in five["source"])
    assert "Ras al-Ain" in five["origin"]
    thousands = rows(second, type="Displacement", count_min=1000)
    assert [r["destination"] for r in thousands] == [["Lebanon"], ["Jordan"]]
    assert all("UNHCR" in r["source"] for r in thousands)


def test_stocks_are_no_flows(
    first: tuple[Article, Extraction], second: tuple[Article, Extraction]
) -> None:
    (region,) = rows(second, type="DisplacedPopulation", count_min=408000)
    assert "UNHCR" in region["source"]
    for pair in (first, second):
        (sheltered,) = rows(pair, type="DisplacedPopulation", count_min=120001)
        assert sheltered["count_max"] is None
        assert rows(pair, type="Displacement", count_min=120001) == []


def test_a_town_is_taken_late_on_thursday(
    first: tuple[Article, Extraction], second: tuple[Article, Extraction]
) -> None:
    for pair in (first, second):
        taken = [r for r in rows(pair, type="Capture") if "Ras al-Ain" in r["place"]]
        assert taken
        assert all(day(r) == ("2012-11-08", "2012-11-08") for r in taken)
    (ten,) = rows(first, type="CasualtyReport", count_min=10)
    assert ten["place"] == ["Ras al-Ain"]


def test_the_dead_of_a_shelling_and_of_the_war(first: tuple[Article, Extraction]) -> None:
    (twelve,) = rows(first, type="CasualtyReport", count_min=12)
    assert twelve["count_max"] is None
    assert "army" in twelve["perpetrator"]
    assert "al-Qurriya" in twelve["place"]
    (denial,) = rows(first, type="Statement", kind="denial")
    assert "authorities" in denial["source"]
    (all_dead,) = rows(first, type="CasualtyReport", count_min=38000)
    assert all_dead["cumulative"]
    assert all_dead["place"] == ["Syria"]
    assert "Syrian Observatory for Human Rights" in all_dead["source"]
    assert all_dead["when_start"] == "2011-03-01"


def test_most_of_a_town_fled_from_it(first: tuple[Article, Extraction]) -> None:
    (most,) = rows(first, type="Displacement", count_min=25001)
    assert "Ain al-Arab" in most["origin"]
    assert "Kurdish Council" in most["source"]


def test_a_movement_has_the_day_it_is_said_to_have(first: tuple[Article, Extraction]) -> None:
    (moved,) = [r for r in rows(first, type="Displacement") if "Adrian Edwards" in r["source"]]
    assert day(moved) == NIGHT
    assert "Urfa province" in moved["destination"]


def test_two_shellings_of_one_city_stay_two(first: tuple[Article, Extraction]) -> None:
    names = {e.key: e.name for e in first[1].entities}
    assert "Clashes" not in names.values()
    (palace,) = [r for r in rows(first, type="Shelling") if "presidential palace" in r["target"]]
    assert day(palace) == ("2012-11-07", "2012-11-07")
    assert palace["place"] != ["Damascus"]


@pytest.mark.parametrize(
    ("which", "speaker", "affiliation", "kinds", "place"),
    [
        ("first", "Khaled al-Walid", "Raqqa Rebel Division", {"direct"}, None),
        ("first", "Kurdish Council", None, {"demand", "direct"}, None),
        ("first", "Adrian Edwards", "UN refugee agency", {"mixed"}, "Geneva"),
        ("first", "opposition activist", None, {"indirect", "direct"}, "Damascus"),
        ("first", "Burhan Ghalioun", "Syrian National Council", {"indirect", "direct"}, None),
        ("second", "Tayyip Erdogan", None, {"direct"}, "Indonesia"),
        ("second", "Turkish chief-of-staff", None, {"mixed"}, None),
    ],
)  # fmt: skip
def test_who_spoke(
    which: str,
    speaker: str,
    affiliation: str | None,
    kinds: set[str],
    place: str | None,
    request: pytest.FixtureRequest,
) -> None:
    told = said_by(request.getfixturevalue(which), speaker)
    assert kinds <= {r["kind"] for r in told}
    if affiliation is not None:
        assert all(affiliation in r["affiliation"] for r in told)
    if place is not None:
        assert any(place in r["place"] for r in told)


def test_without_a_day_what_is_relative_stays_unresolved(extractor: Extractor) -> None:
    pair = read(extractor, FIRST)
    assert pair[0].published is None
    told = rows(pair, type="Displacement", count_min=8000)
    assert told
    assert all(day(r) == (None, None) and "24 hours" in r["when_text"] for r in told)
    times = [e.when for e in pair[1].events if e.when is not None]
    assert {t.precision for t in times if "hours" in t.stated_as} == {"unresolved"}


def test_the_second_is_of_its_day_and_not_of_its_update(
    second: tuple[Article, Extraction],
) -> None:
    assert second[0].published == date(2012, 11, 9)


def test_both_graphs_pass_the_gate(
    first: tuple[Article, Extraction], second: tuple[Article, Extraction]
) -> None:
    gate = load_gate()
    for pair in (first, second):
        report = gate.validate(article_quads(*pair))
        assert report.conforms, str(report)
