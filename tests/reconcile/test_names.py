from __future__ import annotations

import pytest

from kg.reconcile.names import is_generic, name_keys, telling_words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Koluma", "Kolooma"),
        ("al-Zubaida", "Zubaida"),
        ("Dhuluiya", "Duluiya"),
        ("In Amenas", "Amenas"),
        ("Saltivka district", "Saltivka"),
        ("the province of Hasaka", "Hasaka"),
        ("Nyaung-hla", "Nyaung Hla"),
    ],
)
def test_spellings_that_sound_alike(one: str, other: str) -> None:
    assert name_keys(one)[0] == name_keys(other)[0]


@pytest.mark.parametrize(
    ("one", "other"), [("Um Sider", "Um Sidra"), ("Balad", "Bilady"), ("Taung Hla", "Nyaung Hla")]
)
def test_twin_villages_share_no_key(one: str, other: str) -> None:
    assert {*name_keys(one)}.isdisjoint(name_keys(other))


def test_short_names_have_no_key_of_consonants() -> None:
    assert len(name_keys("Gao")) == 1
    assert len(name_keys("Kharkiv")) == 2


def test_a_name_of_nothing_but_common_words_keeps_them() -> None:
    assert name_keys("District")[0]


@pytest.mark.parametrize(
    ("name", "generic"),
    [
        ("market", True),
        ("crowded livestock market", True),
        ("Sudanese market town", True),
        ("Tarabad market", False),
        ("Saltivka district", False),
        ("Camp 3", False),
    ],
)
def test_what_is_no_name(name: str, generic: bool) -> None:
    assert is_generic(name) is generic


def test_words_that_tell() -> None:
    assert telling_words("Shells struck the markets of Tarabad, killing traders") == (
        "market", "struck", "trader",
    )  # fmt: skip
