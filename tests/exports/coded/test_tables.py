"""The tables of a whole store, read back by the csv module."""

import csv
import io
from datetime import date
from itertools import permutations

import pytest
from fixtures import small
from fixtures.coded import occurrence
from fixtures.fake import FakeExtractor
from fixtures.links import FakeLinker
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode
from strategies import extractions

from kg.build import reconcile
from kg.exports import export_chunks
from kg.exports.coded.acled import ACLED_FIELDS, acled_row
from kg.exports.coded.fold import fold
from kg.exports.coded.ged import GED_FIELDS, ged_row
from kg.exports.coded.reading import read_reports
from kg.exports.tables import csv_line
from kg.mapping import article_graphs, article_quads, linkable
from kg.model import Article
from kg.store import open_store
from kg.terms import BASE

NAMES = ("acled", "ged")


@pytest.fixture(scope="module")
def reconciled(tmp_path_factory):
    path = small.make_store(tmp_path_factory.mktemp("reconciled") / "kg-store")
    with open_store(path, write=True) as store:
        reconcile(store)
    with open_store(path) as store:
        yield store


def written(store, name: str, **more) -> bytes:
    return b"".join(export_chunks(store, name, **more))


def table(store, name: str, **more) -> list[dict[str, str]]:
    text = written(store, name, **more).decode()
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def by_tag(found: list[dict[str, str]], end: str) -> dict[str, str]:
    [row] = [row for row in found if (row.get("tags") or row["relid"]).endswith(end)]
    return row


def test_the_columns_are_those_of_the_codebooks() -> None:
    assert (len(ACLED_FIELDS), len(GED_FIELDS)) == (31, 49)
    assert len(set(ACLED_FIELDS)) == 31
    assert len(set(GED_FIELDS)) == 49
    assert (ACLED_FIELDS[0], ACLED_FIELDS[14], ACLED_FIELDS[-3:]) == (
        "event_id_cnty", "civilian_targeting", ("fatalities", "tags", "timestamp"),
    )  # fmt: skip
    assert (GED_FIELDS[0], GED_FIELDS[-5:]) == ("id", ("best", "high", "low", "gwnoa", "gwnob"))


def test_an_incident_is_one_row_in_the_shape_of_acled(reconciled) -> None:
    found = table(reconciled, "acled")
    row = by_tag(found, "incident/fasher-market_Shelling_1")
    assert row.pop("event_id_cnty").startswith("CKG")
    assert row.pop("notes").startswith("At least 14 people")
    assert {name: cell for name, cell in row.items() if cell} == {
        "event_date": "2024-04-11",
        "year": "2024",
        "time_precision": "1",
        "disorder_type": "Political violence",
        "event_type": "Explosions/Remote violence",
        "sub_event_type": "Shelling/artillery/missile attack",
        "actor1": "Rapid Support Forces",
        "inter1": "Rebel group",
        "actor2": "Civilians (Sudan)",
        "inter2": "Civilians",
        "interaction": "Rebel group-Civilians",
        "civilian_targeting": "Civilian targeting",
        "iso": "729",
        "region": "Northern Africa",
        "country": "Sudan",
        "location": "El Fasher",
        "geo_precision": "1",
        "source": "Horn Observer; Nile Wire",
        "fatalities": "14",
        "tags": "ckg=incident/fasher-market_Shelling_1",
    }


def test_an_incident_is_one_row_in_the_shape_of_ged(reconciled) -> None:
    row = by_tag(table(reconciled, "ged"), "incident/fasher-market_Shelling_1")
    assert row.pop("id").isdigit()
    assert row.pop("source_article") == (
        '"Horn Observer,2024-04-12,Ministry puts market dead at 22"; '
        '"Nile Wire,2024-04-12,Shells hit El Fasher market as toll rises"'
    )
    assert {name: cell for name, cell in row.items() if cell} == {
        "relid": "CKG-incident/fasher-market_Shelling_1",
        "year": "2024",
        "type_of_violence": "3",
        "dyad_name": "Rapid Support Forces - Civilians",
        "side_a": "Rapid Support Forces",
        "side_b": "Civilians",
        "number_of_sources": "2",
        "source_office": "Horn Observer; Nile Wire",
        "source_date": "2024-04-12",
        "source_headline": (
            "Ministry puts market dead at 22; Shells hit El Fasher market as toll rises"
        ),
        "source_original": "Darfur Doctors Union; health ministry",
        "where_prec": "1",
        "where_coordinates": "El Fasher",
        "where_description": "El Fasher",
        "country": "Sudan",
        "country_id": "625",
        "region": "Africa",
        "event_clarity": "1",
        "date_prec": "1",
        "date_start": "2024-04-11 00:00:00.000",
        "date_end": "2024-04-11 00:00:00.000",
        "high": "22",
        "low": "14",
    }


def test_best_is_filled_and_divided_only_when_a_rule_is_given(reconciled) -> None:
    end = "incident/fasher-market_Shelling_1"
    row = by_tag(table(reconciled, "ged", best="source:health ministry"), end)
    assert (row["best"], row["deaths_civilians"], row["deaths_unknown"]) == ("22", "14", "8")
    row = by_tag(table(reconciled, "ged", best="source:nobody"), end)
    assert row["best"] == row["deaths_unknown"] == ""


def test_what_is_in_no_incident_is_a_row_of_its_own(reconciled) -> None:
    tags = [row["tags"] for row in table(reconciled, "acled")]
    assert len(tags) == len(set(tags)) == 7
    assert sum("=incident/" in tag for tag in tags) == 3
    assert any(tag.endswith("_AirStrike_1") for tag in tags)


def test_a_store_where_nothing_was_reconciled_has_a_row_an_event(small_store) -> None:
    found = table(small_store, "acled")
    assert all("=event/" in row["tags"] for row in found)
    shelled = [row["fatalities"] for row in found if "_Shelling_" in row["tags"]]
    assert sorted(shelled) == ["14", "22"]
    assert [row["low"] for row in table(small_store, "ged")] == ["1", "14", "22"]


def test_one_article_stands_alone_with_its_own_numbers(reconciled) -> None:
    [row] = table(reconciled, "ged", article="fasher-market")
    assert (row["relid"], row["number_of_sources"]) == ("CKG-event/fasher-market_Shelling_1", "1")
    assert (row["low"], row["high"]) == ("14", "14")


@pytest.mark.parametrize("name", NAMES)
def test_the_order_of_arrival_changes_no_byte(tmp_path, reconciled, name: str) -> None:
    for number, order in enumerate(list(permutations(small.extractions()))[::12]):
        with open_store(tmp_path / str(number), write=True) as store:
            for article, found in order:
                graphs = [NamedNode(g) for g in article_graphs(article.id).values()]
                store.replace(graphs, small.article_and_run(article, found))
                reconcile(store)
            assert written(store, name) == written(reconciled, name)


@pytest.mark.parametrize("name", NAMES)
def test_every_loss_names_a_thing_of_the_store_and_each_row_has_some(reconciled, name) -> None:
    lost = []
    found = table(reconciled, name, lost=lost.append)
    things = {getattr(q.subject, "value", "") for q in reconciled.quads()}
    assert {loss.thing for loss in lost} | {loss.incident for loss in lost} <= things
    ids = {row[(ACLED_FIELDS if name == "acled" else GED_FIELDS)[0]] for row in found}
    assert {loss.row for loss in lost} - {""} <= ids
    assert all((loss.lost == "left-out") == (loss.row == "") for loss in lost)
    assert len(lost) == len(set(lost))


def test_everything_told_is_a_row_or_left_out(reconciled) -> None:
    lost = []
    rows = table(reconciled, "acled", lost=lost.append)
    left = {loss.incident for loss in lost if loss.lost == "left-out"}
    coded = {BASE + row["tags"].removeprefix("ckg=") for row in rows}
    assert left.isdisjoint(coded)
    reasons = {(loss.value.split(":")[0], loss.reason) for loss in lost if not loss.row}
    assert reasons == {
        ("Statement", "ACLED codes no statements"),
        ("ForceMovement", "nobody says that it happened"),
        ("Negotiation", "nobody says that it happened"),
        ("Capture", "nobody says that it happened"),
        ("DisplacedPopulation", "a figure of no event that is told"),
        ("CasualtyReport", "a figure of no event that is told"),
        ("Defection", "no day is known"),
        ("Defection", "no place is told"),
    }


def test_the_report_tells_of_the_second_figure_the_injured_and_the_denial(reconciled) -> None:
    lost = []
    table(reconciled, "acled", lost=lost.append)
    told = {(loss.incident.rpartition("_")[0][-8:], loss.lost, loss.value) for loss in lost}
    assert {
        ("Shelling", "second-figure", "Twenty-two"),
        ("Shelling", "injured", "40"),
        ("Shelling", "part", "three"),
        ("Shelling", "bound", "At least 14"),
        ("Shelling", "who-said-so", "health ministry"),
        ("_Capture", "denied", "Mellit had fallen"),
        ("_Capture", "days", "2024-04-11/2024-04-12"),
        ("irStrike", "hedge", "Two air strikes also hit a fuel depot near Kutum"),
        ("lacement", "displaced", "About 6,000"),
        ("lacement", "place", "Tawila"),
    } <= told


@given(told=st.lists(extractions(), min_size=1, max_size=2, unique_by=lambda one: one[0].id))
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_whatever_an_article_tells_is_rows_and_losses(told) -> None:
    for article, found in told:
        quads = article_quads(article, found)
        graph = [q for q in quads if q.graph_name.value.startswith(f"{BASE}graph/")]
        for report in fold(read_reports(graph)):
            one = occurrence(report)
            for row, losses in (acled_row(one), ged_row(one, "median")):
                assert (row is None) == any(loss.lost == "left-out" for loss in losses)
                if row is not None:
                    assert tuple(row) in (ACLED_FIELDS, GED_FIELDS)
                    assert next(csv.reader([csv_line(row.values()).decode()], strict=True))


@pytest.mark.parametrize("name", [*NAMES, "facts-csv"])
def test_hxl_tags_are_a_second_line_and_nothing_else(reconciled, name: str) -> None:
    plain = written(reconciled, name).split(b"\r\n")
    tagged = written(reconciled, name, hxl=True).split(b"\r\n")
    assert [plain[0], *plain[1:]] == [tagged[0], *tagged[2:]]
    tags = next(csv.reader([tagged[1].decode()]))
    assert len(tags) == len(next(csv.reader([tagged[0].decode()])))
    assert "#loc+name" in tags
    assert {tag[:1] for tag in tags} <= {"#", ""}


def test_linked_places_have_coordinates_as_numbers(tmp_path) -> None:
    text = "Rebels shelled Gao. It rained. Troops shelled Kidal."
    article = Article(id="a", text=text, publisher="=Niger Post", published=date(2019, 3, 4))
    linker = FakeLinker(Kidal={"geonames": 5, "latitude": -1.5, "longitude": -0.00001})
    [extraction] = FakeExtractor().extract([article])
    linking = linker.link(article, linkable(article, extraction))
    with open_store(tmp_path / "kg-store", write=True) as store:
        graphs = [NamedNode(g) for g in article_graphs("a").values()]
        store.replace(graphs, article_quads(article, extraction, linking=linking))
        found = table(store, "acled")
    places = {row["location"]: (row["latitude"], row["longitude"]) for row in found}
    assert places == {"Gao": ("16.2717", "-0.0447"), "Kidal": ("-1.5000", "0.0000")}
    assert {row["source"] for row in found} == {"'=Niger Post"}  # no formula for a spreadsheet
