# ruff: noqa: RUF001  # letters that look alike are the matter here
"""The keys of names: laws that hold for all names, and pairs that must or must not meet."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.linking.names import (
    exact,
    folded,
    initials,
    looks_like_acronym,
    pattern,
    readings,
    skeleton,
)

LETTERS = "abcdefghijklmnopqrstuvwxyzçşğıöüâîûêḩţşāīū -'’`ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءأإآ"
NAMES = st.text(st.sampled_from(LETTERS), max_size=30)


@given(st.text(max_size=60))
def test_exact_is_idempotent(name: str) -> None:
    assert exact(exact(name)) == exact(name)


@given(NAMES)
def test_case_makes_no_difference(name: str) -> None:
    assert exact(name.upper()) == exact(name) == exact(name.title())


@given(st.text(max_size=60))
def test_every_key_is_made_of_the_exact_one(name: str) -> None:
    assert folded(exact(name)) == folded(name)
    assert skeleton(exact(name)) == skeleton(name)
    assert pattern(exact(name)) == pattern(name)


@given(NAMES, NAMES)
def test_equal_folded_names_have_equal_skeletons(one: str, other: str) -> None:
    if folded(one) == folded(other):
        assert skeleton(one) == skeleton(other)


@given(NAMES)
def test_a_skeleton_has_no_vowels_and_no_doubled_letters(name: str) -> None:
    bones = skeleton(name)
    assert not set(bones) & set("aeiouhy ")
    assert all(one != other for one, other in itertools.pairwise(bones))


@given(st.text(max_size=60))
def test_the_name_itself_is_read_first_and_nothing_twice(name: str) -> None:
    found = readings(name)
    assert found[0] == name
    assert len(set(found)) == len(found)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Şanlıurfa", "sanliurfa"),
        ("Sana'a", "Sanaa"),
        ("The Hague", "hague"),
        ("AL-HASAKA", "al Hasaka"),
        ("Øresund", "oresund"),
        ("كوباني", "کوبانی"),
        ("أحمد", "احمد"),
    ],
)
def test_exact_keys_meet(one: str, other: str) -> None:
    assert exact(one) == exact(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Deir ez-Zor", "Deyr ez Zor"),
        ("al-Hasaka", "Hasakah"),
        ("Bashar al-Assad", "Bashar Assad"),
        ("Khan Younis", "Khan Yunis"),
    ],
)
def test_folded_names_meet(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(("one", "other"), [("Homs", "Hama"), ("Afrin", "Afar"), ("Mali", "Malta")])
def test_skeletons_of_other_names_differ(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)


@pytest.mark.parametrize("latin", ["al-Hasaka", "Hassakeh", "Al Ḩasakah"])
def test_arabic_script_has_the_skeleton_of_its_romanisations(latin: str) -> None:
    assert skeleton("الحسكة") == skeleton(latin)


def test_an_article_that_is_the_last_word_stays() -> None:
    assert folded("El") == "il"
    assert folded("Port El") != folded("Port")


def test_words_for_a_kind_of_place_are_left_out_in_one_reading() -> None:
    assert "mahanah" in readings("Qaryat Mahanah")
    assert readings("Qaryat") == ("Qaryat",)


@pytest.mark.parametrize("name", ["UNHCR", "Y.P.G.", "Nato", "PKK"])
def test_acronyms_are_known_by_their_look(name: str) -> None:
    assert looks_like_acronym(name)


@pytest.mark.parametrize("name", ["Syria Now", "rebels", "Ali", "A", "42"])
def test_other_words_are_no_acronyms(name: str) -> None:
    assert not looks_like_acronym(name)


def test_initials_are_those_of_the_words_that_count() -> None:
    assert initials("Free Aceh Movement") == "fam"
    assert initials("Ministry of Foreign Affairs") == "mfa"
    assert initials("Free Movement") == ""
    assert initials("Ärzte ohne Grenzen") == "aog"
