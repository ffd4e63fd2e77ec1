"""Times as the press writes them, resolved against the article's day."""

from __future__ import annotations

import pytest

from kg.nlp.times import time_for

WEDNESDAY = "2023-05-10"

# sentence -> (words, EDTF or None for unresolved) of all its times; the article is of 10 May 2023
RELATIVE = [
    ("Shells fell on Friday.", [("on Friday", "2023-05-05")]),
    ("Shells fell on Wednesday.", [("on Wednesday", "2023-05-10")]),
    ("Shells fell Tuesday.", [("Tuesday", "2023-05-09")]),
    ("Shells fell last Wednesday.", [("last Wednesday", "2023-05-03")]),
    ("Shells fell late on Thursday.", [("late on Thursday", "2023-05-04")]),
    ("Shells fell early Monday.", [("early Monday", "2023-05-08")]),
    ("Shells fell on Sunday night.", [("on Sunday night", "2023-05-07")]),
    ("Shells fell on Monday morning.", [("on Monday morning", "2023-05-08")]),
    ("Shells fell at dawn on Tuesday.", [("at dawn on Tuesday", "2023-05-09")]),
    ("Monday's attack killed two.", [("Monday's", "2023-05-08")]),
    ("Shells fell on Monday last week.", [("on Monday last week", "2023-05-01")]),
    ("Shells fell yesterday.", [("yesterday", "2023-05-09")]),
    ("Shells fell yesterday evening.", [("yesterday evening", "2023-05-09")]),
    ("Shells fell the day before yesterday.", [("the day before yesterday", "2023-05-08")]),
    ("Shells fell today.", [("today", "2023-05-10")]),
    ("Shells fell earlier today.", [("earlier today", "2023-05-10")]),
    ("Shells fell this morning.", [("this morning", "2023-05-10")]),
    ("It came after Tuesday night's strike.", [("after Tuesday night's", "2023-05-09")]),
    ("A town fell the previous day.", [("the previous day", "2023-05-09")]),
    ("Voting starts this Friday.", [("this Friday", "2023-05-12")]),
    ("In the early hours of Sunday, shells fell.",
     [("In the early hours of Sunday", "2023-05-07")]),
    ("It lasted until March.", [("until March", None)]),
    ("Talks resume tomorrow.", [("tomorrow", "2023-05-11")]),
    ("Shells fell last night.", [("last night", "2023-05-09")]),
    ("Shells have fallen since dawn.", [("since dawn", "2023-05-10")]),
    ("Shells fell overnight.", [("overnight", "2023-05-09/2023-05-10")]),
    ("Shells fell overnight into Tuesday.", [("overnight into Tuesday", "2023-05-08/2023-05-09")]),
    ("Many fled in the past 24 hours.", [("in the past 24 hours", "2023-05-09/2023-05-10")]),
    ("500 Flee In Past 24 Hours", [("In Past 24 Hours", "2023-05-09/2023-05-10")]),
    ("Many fled in the last 48 hours.", [("in the last 48 hours", "2023-05-08/2023-05-10")]),
    ("Many fled in the past week.", [("in the past week", "2023-05-03/2023-05-10")]),
    ("Many fled in the last three months.",
     [("in the last three months", "2023-02-10/2023-05-10")]),
    ("Many fled over the past year.", [("over the past year", "2022-05-10/2023-05-10")]),
    ("Shells fell this week.", [("this week", "2023-05-08/2023-05-10")]),
    ("Shells fell last week.", [("last week", "2023-05-01/2023-05-07")]),
    ("Shells fell last month.", [("last month", "2023-04")]),
    ("Shells fell earlier this month.", [("earlier this month", "2023-05-01/2023-05-10")]),
    ("Shells fell late last month.", [("late last month", "2023-04-21/2023-04-30")]),
    ("Shells fell last year.", [("last year", "2022")]),
    ("Shells fell earlier this year.", [("earlier this year", "2023-01-01/2023-05-10")]),
    ("Shells fell over the weekend.", [("over the weekend", "2023-05-06/2023-05-07")]),
    ("Shells fell two days ago.", [("two days ago", "2023-05-08")]),
    ("Shells fell a week ago.", [("a week ago", "2023-05-01/2023-05-07")]),
    ("Shells fell nearly 20 months ago.", [("nearly 20 months ago", "2021-09~")]),
    ("Shells fell a decade ago.", [("a decade ago", "2013")]),
    ("Shells fell three years ago.", [("three years ago", "2020")]),
    ("Shells fell months ago.", [("months ago", None)]),
    ("Shells fell in recent weeks.", [("in recent weeks", None)]),
    ("Shells fell in July.", [("in July", "2022-07")]),
    ("Shells fell in March.", [("in March", "2023-03")]),
    ("Shells fell in early July.", [("in early July", "2022-07-01/2022-07-10")]),
    ("Shells fell in mid-April.", [("in mid-April", "2023-04-11/2023-04-20")]),
    ("Shells fell in late April.", [("in late April", "2023-04-21/2023-04-30")]),
    ("Shells fell at the end of April.", [("at the end of April", "2023-04-21/2023-04-30")]),
    ("Shells fell last April.", [("last April", "2023-04")]),
    ("Shells fell last June.", [("last June", "2022-06")]),
    ("Shells fell in March last year.", [("in March last year", "2022-03")]),
    ("Shells fell in March of this year.", [("in March of this year", "2023-03")]),
    ("Shells fell on 9 March.", [("on 9 March", "2023-03-09")]),
    ("Shells fell on 9 November.", [("on 9 November", "2022-11-09")]),
    ("Shells fell on Nov. 9.", [("on Nov. 9", "2022-11-09")]),
    ("Shells fell on April 27th.", [("on April 27th", "2023-04-27")]),
    ("Shells fell on the night of 3 May.", [("on the night of 3 May", "2023-05-03")]),
    ("Shells fell on Monday, 8 May.", [("on Monday, 8 May", "2023-05-08")]),
    ("Shells fell on April 8-9.", [("on April 8-9", "2023-04-08/2023-04-09")]),
    ("Shells fell last summer.", [("last summer", "2022-06-01/2022-08-31")]),
    ("Shells fell during the winter.", [("during the winter", "2022-12-01/2023-02-28")]),
    ("Shells fell from Monday to Tuesday.", [("from Monday to Tuesday", "2023-05-08/2023-05-09")]),
    ("Shells fell between 2 and 4 May.", [("between 2 and 4 May", "2023-05-02/2023-05-04")]),
    ("It has been shelled since Monday.", [("since Monday", "2023-05-08/2023-05-10")]),
    ("It has been shelled since March.", [("since March", "2023-03-01/2023-05-10")]),
    ("It has been shelled since 2015.", [("since 2015", "2015-01-01/2023-05-10")]),
    ("Shells fell in the first week of March.",
     [("in the first week of March", "2023-03-01/2023-03-07")]),
    ("It fell in the first week of Ramadan.", [("in the first week of Ramadan", None)]),
    ("They will meet on Friday.", [("on Friday", "2023-05-12")]),
    ("Leaders are expected to sign on 12 June.", [("on 12 June", "2023-06-12")]),
    ("They will meet next week.", [("next week", "2023-05-15/2023-05-21")]),
    ("He said on Tuesday that shells fell on Sunday.",
     [("on Tuesday", "2023-05-09"), ("on Sunday", "2023-05-07")]),
]  # fmt: skip

ABSOLUTE = [
    ("Shells fell on 9 November 2012.", [("on 9 November 2012", "2012-11-09")]),
    ("Shells fell on November 9, 2012.", [("on November 9, 2012", "2012-11-09")]),
    ("Shells fell on the 9th of November 2012.", [("on the 9th of November 2012", "2012-11-09")]),
    ("Shells fell on Friday, 9 November 2012.", [("on Friday, 9 November 2012", "2012-11-09")]),
    ("Shells fell on 2022-02-24.", [("on 2022-02-24", "2022-02-24")]),
    ("Shells fell on 24/02/2022.", [("on 24/02/2022", "2022-02-24")]),
    ("Shells fell on 02/24/2022.", [("on 02/24/2022", "2022-02-24")]),
    ("Shells fell on 03/04/2022.", [("on 03/04/2022", None)]),
    ("Shells fell in November 2020.", [("in November 2020", "2020-11")]),
    ("Shells fell in late October 2020.", [("in late October 2020", "2020-10-21/2020-10-31")]),
    ("Shells fell in 2014.", [("in 2014", "2014")]),
    ("The 2008 war ended.", [("2008", "2008")]),
    ("Shells fell in late 2019.", [("in late 2019", "2019-10-01/2019-12-31")]),
    ("Shells fell in the 1990s.", [("in the 1990s", "1990-01-01/1999-12-31")]),
    ("The war of 1991-94 ended.", [("1991-94", "1991-01-01/1994-12-31")]),
    ("Shells fell between 2012 and 2014.", [("between 2012 and 2014", "2012-01-01/2014-12-31")]),
    ("It lasted from March to July 2022.", [("from March to July 2022", "2022-03-01/2022-07-31")]),
    ("It lasted from November to March 2022.",
     [("from November to March 2022", "2021-11-01/2022-03-31")]),
    ("The 9/11 attacks shook the world.", [("9/11", "2001-09-11")]),
    ("Shells fell in the second half of 2019.",
     [("in the second half of 2019", "2019-07-01/2019-12-31")]),
    ("Shells fell in the summer of 2014.", [("in the summer of 2014", "2014-06-01/2014-08-31")]),
]  # fmt: skip

NEVER = [
    "The war lasted for seventeen years.",
    "He may march to the sea.",
    "About 2000 people fled.",
    "The 12-year-old spoke.",
    "A two-day truce held.",
    "Prices rise every Friday.",
    "Resolution 2014 was adopted.",
    "The sun was hot in the city.",
    "It cost $2014 to leave.",
    "The truce should last 72 hours.",
    "Mayor May spoke.",
]


@pytest.fixture(scope="module")
def read(annotate):
    def run(text: str, published: str | None = None):
        doc = annotate(text, published)
        return [(doc[t.start : t.end].text, t.edtf) for t in doc._.times]

    return run


@pytest.mark.parametrize(("text", "expected"), RELATIVE, ids=[text for text, _ in RELATIVE])
def test_relative_to_the_article(read, text, expected):
    assert read(text, WEDNESDAY) == expected


@pytest.mark.parametrize(("text", "expected"), ABSOLUTE, ids=[text for text, _ in ABSOLUTE])
def test_absolute_with_and_without_a_date(read, text, expected):
    assert read(text, WEDNESDAY) == expected
    assert read(text) == expected


@pytest.mark.parametrize("text", NEVER)
def test_never_a_time(read, text):
    assert read(text, WEDNESDAY) == []


@pytest.mark.parametrize("text", [text for text, _ in RELATIVE if "since 2015" not in text])
def test_unresolved_without_a_date(annotate, text):
    doc = annotate(text)
    assert [(t.earliest, t.latest, t.edtf, t.precision) for t in doc._.times] == [
        (None, None, None, "unresolved")
    ] * len(doc._.times)
    assert doc._.times


def test_since_is_open_without_a_date(annotate):
    (time,) = annotate("It has been shelled since 2015.")._.times
    assert (time.earliest.isoformat(), time.latest, time.edtf) == (
        "2015-01-01",
        None,
        "2015-01-01/..",
    )


CHAINS = [
    ("On 3 March 2023 shells hit Kherson. Two days earlier, a drone fell.",
     ["2023-03-03", "2023-03-01"]),
    ("On 3 March 2023 shells hit Kherson. The next day, troops left.",
     ["2023-03-03", "2023-03-04"]),
    ("On 3 March 2023 shells hit Kherson. That day, two died.", ["2023-03-03", "2023-03-03"]),
    ("On 3 March 2023 shells hit Kherson. A mill had burned the day before.",
     ["2023-03-03", "2023-03-02"]),
    ("On 3 March 2023 shells hit Kherson. A week later, it was quiet.",
     ["2023-03-03", "2023-03-06/2023-03-12"]),
    ("Troops left in 2011 and returned three years later.", ["2011", "2014"]),
    ("In May 2016 rebels took Aden and lost it two months later.", ["2016-05", "2016-07"]),
    ("The war began in 2014. Later that year the port fell.", ["2014", "2014"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CHAINS)
def test_relative_to_the_text(read, text, expected):
    assert [edtf for _, edtf in read(text)] == expected


def test_a_since_clause_is_a_time_of_the_main_clause(annotate):
    doc = annotate("Hundreds have died since the revolt began in March.", WEDNESDAY)
    found = [(doc[t.start : t.end].text, t.edtf, doc[t.head].text) for t in doc._.times]
    assert found == [
        ("since the revolt began in March", "2023-03-01/2023-05-10", "died"),
        ("in March", "2023-03", "began"),
    ]


@pytest.mark.parametrize(
    ("text", "word", "edtf"),
    [
        ("The army said on Tuesday that rebels fled on Sunday.", "said", "2023-05-09"),
        ("The army said on Tuesday that rebels fled on Sunday.", "fled", "2023-05-07"),
        ("Monday's attack killed two.", "attack", "2023-05-08"),
    ],
)
def test_what_a_time_modifies(annotate, text, word, edtf):
    doc = annotate(text, WEDNESDAY)
    token = next(t.i for t in doc if t.text == word)
    assert time_for(doc, token).edtf == edtf


def test_the_order_of_numeric_dates_follows_the_other_dates(read):
    assert read("It fell on 03/04/2022, not on 25/03/2022.")[0][1] == "2022-04-03"
    assert read("It fell on 03/04/2022, not on 03/25/2022.")[0][1] == "2022-03-04"


def test_words_of_two_blocks_make_no_time(read):
    assert read("He left in\nMay 2022 was quiet.") == [("May 2022", "2022-05")]


@pytest.mark.parametrize(
    "text", ["Shells fell on 31 February 2022.", "It fell on 2022-13-45.", "It fell on 31/04/2022."]
)
def test_days_that_do_not_exist_are_unresolved(annotate, text):
    assert [t.earliest for t in annotate(text, WEDNESDAY)._.times] in ([None], [])
