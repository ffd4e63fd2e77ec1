"""What is asked for, and what is nobody else's business."""

from __future__ import annotations

from datetime import date

import pytest

from kg.linking.online.wanted import MOST_SPELLINGS, wanted
from kg.model import Article, Entity, Extraction, Link, TextSpan

NIL = {"status": "nil"}


def asked(name: str, kind: str = "Settlement", text: str = "", link=NIL, **more):
    entity = Entity(key="k", kind=kind, name=name, **more)
    article = Article(id="a", text=text or f"{name} was quiet.", published=date(2023, 6, 20))
    links = {"k": Link(entity="k", **link)} if link else {}
    found = wanted(article, Extraction(article="a", pipeline="t", entities=(entity,)), links)
    return found[0].spellings if found else ()


def test_what_is_open_is_asked_for() -> None:
    assert asked("Tawila") == ("Tawila",)
    assert asked("Tawila", link={"status": "ambiguous"}) == ("Tawila",)


@pytest.mark.parametrize(
    "link",
    [None, {"status": "linked", "wikidata": "Q1"}, {"status": "nil", "method": "override"}],
)
def test_what_is_settled_is_not(link) -> None:
    assert asked("Tawila", link=link) == ()


def test_spellings() -> None:
    assert asked("Ras al-Ain") == ("Ras al-Ain", "Ras Al Ain")
    assert asked("al-Hasaka")[:2] == ("al-Hasaka", "Hasaka")
    assert asked("S\u00e3o Tom\u00e9") == ("S\u00e3o Tom\u00e9", "Sao Tome")
    many = asked("al-A'b-C", aliases=("el-B'd-E", "al-F'g-H", "al-I'j-K", "al-L'm-N"))
    assert len(many) == MOST_SPELLINGS


def test_an_article_is_taken_off_the_beginning_only() -> None:
    assert asked("Real Madrid", "NonGovernmentalOrganisation") == ("Real Madrid",)


def test_what_has_no_name_of_its_own_is_not_asked_for() -> None:
    assert asked("fighters", "ArmedGroup", named=False) == ()
    assert asked("Kurds", "PopulationGroup") == ()
    assert asked("x" * 200) == ()
    assert asked("\u00bf?") == ()


def test_people_are_asked_for_by_their_whole_name_if_they_may_be_known() -> None:
    assert asked("Sannu", "Person") == ()
    assert asked("Idris Sannu", "Person") == ("Idris Sannu",)


def test_the_name_of_a_private_person_is_not_sent_out() -> None:
    text = "A spokesman, Idris Sannu, said so. Spokesman Idris Sannu said no more."
    mentions = tuple(
        TextSpan(start=text.index("Idris", at), end=text.index("Sannu", at) + 5) for at in (0, 30)
    )
    assert asked("Idris Sannu", "Person", text, mentions=mentions, role="spokesman") == ()
