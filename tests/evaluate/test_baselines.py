from __future__ import annotations

from dataclasses import replace

import pytest

from kg.evaluate import GoldArticle, evaluate, evaluate_baselines
from kg.evaluate.baselines import largest_number, nearest_place, no_source
from kg.evaluate.table import baseline_lines


@pytest.fixture
def said(fact):
    """Make a fact whose clause stands in a sentence."""

    def make(sentence, evidence, start=0, **more):
        made = fact(start, start + len(evidence), "CasualtyReport", "killed", **more)
        return replace(made, sentence=sentence, evidence=evidence)

    return make


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("Nine people died when 14 shells fell.", 14),
        ("It killed 2,500 of 12,000 men.", 12_000),
        ("Forty-two of the thirty hostages died.", 42),
        ("Three hundred thousand fled, 900 returned.", 300_000),
        ("In 2003 the 47th Brigade lost 12 men aged 19.", 2003),
        ("A dozen were hurt.", 12),
        ("About a hundred fell.", 100),
        ("Nobody was hurt; hundreds fled.", None),
    ],
)
def test_the_largest_number_of_the_sentence(said, sentence, number):
    filled = largest_number(said(sentence, "died", count=(9, None)), [])
    assert filled.count == (None if number is None else (number, number))


def test_no_number_is_put_where_the_program_found_none(said):
    assert largest_number(said("The 14 shells fell.", "fell"), []).count is None


def test_without_a_sentence_the_clause_is_looked_at(said):
    assert largest_number(said(None, "killed 7 men", count=(1, 1)), []).count == (7, 7)


def test_the_nearest_place_of_the_sentence(said):
    sentence = "From Nyala they went to Kutum, where 9 died, and on to El Fasher."
    far = said(sentence, "9 died", place=["El Fasher"])
    article = [far, said("x", "x", place=["Kutum"]), said("x", "x", place=["Nyala"])]
    assert nearest_place(far, article).names["place"] == ("Kutum",)


def test_a_place_in_the_clause_is_nearest_and_the_longer_name_goes_first(said):
    one = said("In Kutum, 9 died in Umm Kutum.", "9 died in Umm Kutum", place=["Kutum"])
    article = [one, said("x", "x", place=["Umm Kutum", "the village"])]
    assert nearest_place(one, article).names["place"] == ("Umm Kutum",)


def test_else_it_is_the_last_of_the_nearest_sentence_before(said):
    article = [
        said("Shells fell on Kutum.", "fell", 0, place=["Kutum"]),
        said("They hit Mellit and Nyala.", "hit", 100, place=["Mellit", "Nyala"]),
        said("Nine died.", "Nine died", 200),
        said("Later El Fasher fell.", "fell", 300, place=["El Fasher"]),
    ]
    assert nearest_place(article[2], article).names["place"] == ("Nyala",)


def test_origin_and_destination_are_filled_where_the_program_has_them(fact):
    fled = fact(0, 5, "Displacement", origin=["Kutum"])
    fled = replace(fled, sentence="They fled Kutum for Mellit.", evidence="for Mellit")
    article = [fled, fact(50, 55, "Shelling", place=["Mellit"])]
    assert nearest_place(fled, article).names == {"origin": ("Mellit",)}


def test_statements_get_no_place_and_an_article_without_places_none(fact):
    spoke = fact(0, 5, "Statement", source=["Osman"])
    assert nearest_place(spoke, [spoke]) == spoke
    shot = fact(0, 5, "Attack", place=["the town"])
    assert nearest_place(shot, [shot]).names["place"] == ()


def test_no_source(fact):
    assert no_source(fact(0, 5, source=["residents"], who=["army"]), []).names == {
        "source": (),
        "who": ("army",),
    }


@pytest.fixture
def gold(tmp_path, said):
    wanted = said(None, "9 died", count=(9, 9), source=["medics"], place=["Kutum"])
    return GoldArticle(article="raid", published=None, facts=(wanted,), path=tmp_path)


def test_baselines_keep_the_pairs_and_change_one_sort_of_slot(gold, said):
    found = said(
        "Medics in Kutum said 9 died of 30 hurt.",
        "9 died",
        count=(9, 9),
        source=["medics"],
        place=["Kutum"],
    )
    scores = evaluate_baselines([gold], [found])
    assert {name: score.matched for name, score in scores.items()} == dict.fromkeys(
        ("largest number", "nearest place", "no source"), 1
    )
    assert {name: score.complete for name, score in scores.items()} == {
        "largest number": 0,
        "nearest place": 1,
        "no source": 0,
    }
    total = evaluate([gold], [found]).total
    assert list(baseline_lines(total, scores)) == [
        "Baselines: the same facts with one sort of slot filled without reading",
        "slots by        count  place  source  complete      %",
        "program           1/1    1/1     1/1         1  100.0",
        "largest number    0/1    1/1     1/1         0    0.0",
        "nearest place     1/1    1/1     1/1         1  100.0",
        "no source         1/1    1/1     0/1         0    0.0",
    ]
