from __future__ import annotations

from pathlib import Path

import pytest
from fixtures.stories import happening, spot, story

from kg.errors import InputError
from kg.evaluate.incident_reading import read_incident_gold
from kg.evaluate.incident_running import Told, group_told
from kg.evaluate.incident_table import incident_error_lines, incident_lines, plain_incidents
from kg.evaluate.incidents import IncidentEvaluation, score_incidents

HEAD = "article,start,end,family,incident,evidence\n"
PAIRS = "article,start,other,other_start,why\n"
ROWS = [
    "a.txt,0,9,violence,market,the words",
    "b.txt,5,12,violence,market,of that",
    "b.txt,20,30,violence,bridge,and others",
    "c.txt,0,9,violence,bridge,so it goes",
]
APART = "a.txt,0,b.txt,20,two places"


@pytest.fixture
def write(tmp_path: Path):
    def run(incidents: str = "", apart: str | None = None) -> Path:
        (tmp_path / "incidents.csv").write_text(incidents or HEAD + "\n".join(ROWS), "utf-8")
        if apart is not None:
            (tmp_path / "apart.csv").write_text(apart, "utf-8")
        return tmp_path

    return run


def told(article: str, number: int, *spans: tuple[int, int], kind: str = "Attack") -> Told:
    return Told(
        article=article,
        happening=happening(article[0], kind, number, spots=(spot("Tarabad"),)),
        spans=spans,
    )


ALL = (told("a.txt", 1, (0, 9)), told("b.txt", 1, (4, 12)), told("b.txt", 2, (19, 30)),
       told("c.txt", 1, (0, 9)))  # fmt: skip
MARKET, SECOND, BRIDGE, OTHER = (one.happening.iri for one in ALL)


@pytest.fixture
def score(write):
    def run(groups: dict[str, str], events: tuple[Told, ...] = ALL) -> IncidentEvaluation:
        return score_incidents(read_incident_gold(write(apart=PAIRS + APART)), events, groups)

    return run


@pytest.mark.parametrize(
    ("groups", "precision", "recall"),
    [
        ({MARKET: "1", SECOND: "1", BRIDGE: "2", OTHER: "2"}, 1, 1),
        ({}, 1, 1 / 2),
        ({MARKET: "1", SECOND: "1", BRIDGE: "1", OTHER: "1"}, 1 / 2, 1),
        ({MARKET: "1", SECOND: "1"}, 1, 3 / 4),
        ({MARKET: "1", BRIDGE: "1"}, 3 / 4, 1 / 2),
    ],
    ids=["all right", "nothing joined", "all joined", "one missed", "one amiss"],
)
def test_b_cubed(score, groups: dict[str, str], precision: float, recall: float) -> None:
    found = score(groups)
    assert (found.precision, found.recall) == (pytest.approx(precision), pytest.approx(recall))
    assert found.f1 == pytest.approx(2 * precision * recall / (precision + recall))


def test_pairs_that_look_alike(score) -> None:
    assert [pair.why for pair in score({MARKET: "1", BRIDGE: "1"}).merged] == ["two places"]
    found = score({MARKET: "1", SECOND: "1"})
    assert (len(found.apart), found.merged, found.listed) == (1, (), 1)
    assert score({}, ALL[1:]).apart == ()


def test_what_was_not_read_counts_as_not_found(score) -> None:
    found = score({}, (ALL[0], told("c.txt", 1, (0, 9), kind="Protest")))
    assert [one.incident for one in found.found] == ["market"]
    assert [mention.at for mention in found.unfound] == [
        ("b.txt", 5), ("b.txt", 20), ("c.txt", 0),
    ]  # fmt: skip
    assert score({}, ()).f1 == 0


def test_an_event_is_the_mention_that_it_shares_most_with(score) -> None:
    found = score({}, (told("b.txt", 1, (10, 30)),))
    assert [[m.incident for m in one.mentions] for one in found.found] == [["bridge", "market"]]


def test_the_report_and_the_errors(score) -> None:
    result = score({MARKET: "1", BRIDGE: "1"})
    lines = "\n".join(incident_lines(result))
    assert "4 annotated events found in 3 articles, of 2 incidents" in lines
    assert "B-cubed                 75.0    50.0    60.0" in lines
    assert "0 of 1 pairs that look alike are kept apart" in lines
    errors = list(incident_error_lines(result))
    assert "Joined and not one (1)" in errors
    assert "One and not joined (2)" in errors
    assert "  a.txt:0, b.txt:20: two places" in errors
    plain = plain_incidents(result)
    assert plain["b_cubed"] == {"precision": 0.75, "recall": 0.5, "f1": 0.6}
    assert plain["look_alike"] == {"listed": 1, "found": 1, "merged": 1}


@pytest.mark.parametrize(
    ("incidents", "apart", "message"),
    [
        ("article,start\n", None, "has no column 'end'"),
        (HEAD + "a.txt,x,9,violence,m,w", None, "row 1: 'x' is not a place in a text"),
        (HEAD + "a.txt,0", None, "row 1: it has not 6 fields"),
        ("", PAIRS + "a.txt,0,b.txt,6,so", "has no mention in b.txt at 6"),
        ("", PAIRS + "a.txt,0,b.txt,5,so", "are both of 'market'"),
    ],
)
def test_what_is_wrong_with_a_file_is_told(
    write, incidents: str, apart: str | None, message: str
) -> None:
    with pytest.raises(InputError, match=message):
        read_incident_gold(write(incidents, apart))


def test_a_folder_without_incidents(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"name a folder with incidents.csv"):
        read_incident_gold(tmp_path)


def test_stories_are_grouped_as_in_a_build() -> None:
    words = "Shells struck the onion market where farmers queued"
    told_by = [
        story(s, "2023-05-08", happening(s, "Shelling", spots=(spot("Tarabad"),), told=words,
                                         first="2023-05-07"))
        for s in "ab"
    ]  # fmt: skip
    groups = group_told(told_by)
    assert len(groups) == 2
    assert len({*groups.values()}) == 1
