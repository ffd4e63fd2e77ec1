from datetime import date

import pytest
from fixtures import small
from fixtures.scribe import Scribe

from kg.exports.facts import article_rows
from kg.mapping import article_quads
from kg.model import Article, Slot


@pytest.fixture(scope="module")
def rows():
    """All rows of the four articles, by the first words of their evidence."""
    every = [row for each in small.extractions() for row in article_rows(article_quads(*each))]
    return {row["evidence"]: row for row in every}


def row_of(rows, start):
    (found,) = [row for words, row in rows.items() if words.startswith(start)]
    return found


def test_the_article_is_told_in_each_row(rows):
    row = row_of(rows, "Twenty-two")
    assert row["article"] == "horn-observer/118"
    assert (row["published"], row["publisher"]) == ("2024-04-12", "Horn Observer")
    assert row["url"] == "https://hornobserver.example/118"
    assert row["sentence"].startswith("Twenty-two people died and 40 were wounded")
    assert small.MINISTRY.text[row["start"] : row["end"]] == row["evidence"]


@pytest.mark.parametrize(
    ("start", "count"),
    [
        ("Eighteen", ("Eighteen", 18, 18, False, "Exactly")),
        ("At least 14", ("At least 14", 14, None, False, "AtLeast")),
        ("Up to 300", ("Up to 300", None, 300, False, "AtMost")),
        ("About 6,000", ("About 6,000", 6000, 6000, True, "About")),
        ("Between 9,000", ("Between 9,000 and 9,500", 9000, 9500, False, "Between")),
        ("Dozens", ("Dozens", 24, None, False, "Vague")),
    ],
)
def test_counts_have_their_words_and_bounds(rows, start, count):
    row = row_of(rows, start)
    fields = ("count_text", "count_min", "count_max", "count_approx", "bound")
    assert tuple(row[field] for field in fields) == count


def test_an_event_without_a_number_has_no_count(rows):
    row = row_of(rows, "Thousands marched")
    assert (row["count_text"], row["count_min"], row["count_approx"]) == (None, None, None)


def test_the_measure_of_casualties_is_their_kind(rows):
    assert (row_of(rows, "40 were")["type"], row_of(rows, "40 were")["kind"]) == (
        "CasualtyReport",
        "injured",
    )


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        ("Eighteen officers", "Defection"),
        ("About 6,000", "Displacement"),
        ("Up to 300", "ForceMovement"),
        ("Soldiers detained", "Detention"),
        ("Two air strikes", "AirStrike"),
        ("More than 40,000", "DisplacedPopulation"),
    ],
)
def test_a_figure_goes_by_the_event_it_is_about(rows, start, kind):
    assert row_of(rows, start)["type"] == kind


def test_a_defection_has_its_sides_ranks_and_party(rows):
    row = row_of(rows, "Eighteen officers")
    assert (row["who"], row["from"], row["to"]) == (["officers"], ["Malian army"], ["Mauritania"])
    assert row["destination"] == ["Mbera"]
    assert row["ranks"] == {"general": 1, "colonel": 3, "captain": 14}
    assert list(row["ranks"]) == ["general", "colonel", "captain"]
    assert row["party_total"] == 52
    assert row["subset"] is False


def test_a_part_of_a_toll_is_a_subset(rows):
    assert row_of(rows, "including three children")["subset"] is True
    assert row_of(rows, "At least 14")["subset"] is False


def test_the_slots_of_the_event_are_those_of_its_casualties_only_where_they_mean_the_same(rows):
    row = row_of(rows, "At least 14")
    assert row["who"] == ["people"]
    assert row["perpetrator"] == ["Rapid Support Forces", "RSF"]
    assert row["place"] == ["El Fasher"]


def test_those_who_are_detained_are_the_target(rows):
    row = row_of(rows, "Soldiers detained")
    assert (row["who"], row["target"]) == (["army", "Soldiers"], ["journalists"])


def test_both_sides_of_talks_are_who(rows):
    assert row_of(rows, "Talks between")["who"][:2] == ["National Liberation Army", "government"]


def test_a_capture_has_new_and_old_holder_and_place(rows):
    row = row_of(rows, "Fighters of the Rapid")
    assert (row["who"][0], row["target"][0], row["place"]) == (
        "Rapid Support Forces",
        "army",
        ["Mellit"],
    )


def test_names_come_first_then_the_printed_words_then_other_names(rows):
    assert row_of(rows, "The rebels claimed")["source"] == [
        "National Liberation Army",
        "The rebels",
        "ELN",
    ]


def test_a_pronoun_is_no_name(rows):
    assert row_of(rows, "More than 40,000")["source"] == ["UN refugee agency", "UNHCR"]


def test_the_source_has_its_affiliation(rows):
    row = row_of(rows, "told reporters")
    assert (row["source"], row["affiliation"][0]) == (["Nabil Abdallah"], "army")


def test_the_outlets_own_voice_has_no_source(rows):
    assert row_of(rows, "A suicide bomber")["source"] == []


def test_a_statement_has_the_place_where_it_was_made(rows):
    assert row_of(rows, "told reporters")["place"] == ["Port Sudan"]


@pytest.mark.parametrize(
    ("start", "when"),
    [
        ("Fighters of the Rapid", ("2024-04-11", "2024-04-12", "2024-04-11/2024-04-12")),
        ("Up to 300", ("2016-07-01", "2016-07-31", "2016-07")),
        ("Eighteen", (None, None, None)),
    ],
)
def test_times_have_their_days_where_they_can_be_known(rows, start, when):
    row = row_of(rows, start)
    assert (row["when_start"], row["when_end"], row["when_edtf"]) == when


def test_the_words_of_a_time_stay_when_its_days_are_unknown(rows):
    assert row_of(rows, "Eighteen")["when_text"] == "overnight"


def test_status_and_certainty_are_told(rows):
    denied = row_of(rows, "Mellit had fallen")
    assert (denied["status"], denied["epistemic"]) == ("denied", "FalseCertain")
    assert row_of(rows, "Up to 300")["status"] == "planned"
    assert row_of(rows, "A total of 1,250")["cumulative"] is True


QUOTES = Article(
    id="quotes",
    published=date(2021, 11, 3),
    language="en",
    text=(
        'The mayor said the shelling was "a crime" against the town. '
        "The mayor said that the roads were closed. "
        '"We stay," the mayor said. '
        "The mayor demanded that the troops leave."
    ),
)


@pytest.mark.parametrize(
    ("content", "attribution", "act", "kind"),
    [
        ('the shelling was "a crime" against the town', "IndirectSpeech", "say", "mixed"),
        ("the roads were closed", "IndirectSpeech", "say", "indirect"),
        ("We stay,", "DirectQuote", "say", "direct"),
        ('"We stay,"', "UnnamedSource", "say", "direct"),
        ("the troops leave", "IndirectSpeech", "demand", "demand"),
        ("the troops leave", "IndirectSpeech", "accusation", "indirect"),
    ],
)
def test_a_statement_is_told_by_its_act_else_by_its_form(content, attribution, act, kind):
    s = Scribe(QUOTES)
    mayor = s.entity("Person", "mayor", named=False)
    said = s.event("Statement", kind=act, slots=s.slots(speaker=mayor), content=s.span(content))
    s.claim(said, content, attribution=attribution)
    (row,) = article_rows(article_quads(QUOTES, s.done()))
    assert (row["kind"], row["source"]) == (kind, ["mayor"])


def test_a_slot_without_words_of_its_own_has_the_name_alone():
    s = Scribe(QUOTES)
    town = s.entity("Settlement", "Laukkai", country="MM")
    slot = Slot(role="place", entity=town, method="context")
    shelling = s.event("Shelling", slots=(slot,))
    s.claim(shelling, "the shelling")
    (row,) = article_rows(article_quads(QUOTES, s.done()))
    assert row["place"] == ["Laukkai"]
