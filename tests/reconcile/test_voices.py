from fixtures.claims import article, by, figure

from kg.reconcile.engine import Member
from kg.reconcile.happenings import Source
from kg.reconcile.voices import Voice, components, independent, voices, weighty


def heard(*members: Member) -> list[Voice]:
    return [
        voice
        for member in members
        for count in member.happening.counts
        for telling in count.tellings
        for voice in voices(member.remembered.story, member.origin, member.remembered.day, telling)
    ]


def said(slug: str, *sources: Source, outlet: str = "", origin: str = "", **more: object) -> Member:
    count = figure(5, None, *sources, name=f"{slug}_1", **more)
    return article(slug, "2023-05-08", count, outlet=outlet, origin=origin)


UNNAMED = by("activists", named=False)
MINISTRY = by("Ministry of Health", "Government", "state")


def number(*members: Member) -> int:
    return len(independent(heard(*members)))


def test_a_named_speaker_is_one_source_wherever_quoted() -> None:
    assert number(said("a", MINISTRY), said("b", MINISTRY), said("c", by("Clinic Network"))) == 2


def test_unnamed_speakers_of_two_texts_are_two_and_of_copies_one() -> None:
    assert number(said("a", UNNAMED), said("b", UNNAMED)) == 2
    assert number(said("a", UNNAMED), said("b", UNNAMED, origin="a")) == 1
    assert number(said("a"), said("b", origin="a"), said("c")) == 2


def test_an_outlet_in_its_own_voice_is_one_source() -> None:
    assert number(said("a", outlet="Lake Post"), said("b", outlet="Lake Post")) == 1
    assert number(said("a", outlet="Lake Post"), said("b", outlet="Nile Wire")) == 2
    post = by("Lake Post", "NewsMedium", "media")
    assert number(said("a", outlet="Lake Post"), said("b", post, outlet="Nile Wire")) == 1


def test_who_speaks_for_a_body_is_that_body() -> None:
    spokeswoman = by("Ana Ruiz", body=MINISTRY.iri)
    official = by("health ministry official", named=False, body=MINISTRY.iri)
    assert number(said("a", MINISTRY), said("b", spokeswoman), said("c", official)) == 1


def test_an_office_that_is_told_is_one_source_and_officials_in_general_are_not() -> None:
    office = by("Colombian defence ministry official", side="state", named=False, country="CO")
    officials = by("officials", side="state", named=False)
    assert number(said("a", office), said("b", office)) == 1
    assert number(said("a", officials), said("b", officials)) == 2


def test_two_who_say_it_together_are_two() -> None:
    assert number(said("a", MINISTRY, by("Clinic Network"))) == 2


def test_the_outlet_and_its_headline_only_repeat_whom_they_quote() -> None:
    quoted = figure(5, None, MINISTRY, name="a_1")
    above = figure(5, None, by("Gran Sabana", "Government"), name="a_2", headline=True)
    own = figure(5, name="a_3")
    told = heard(article("a", "2023-05-08", quoted, above, own))
    assert [voice.claim.rpartition("/")[2] for voice in weighty(told)] == ["a_1"]
    assert len(independent(told)) == 1


def test_a_headline_that_stands_alone_counts() -> None:
    assert number(said("a", headline=True)) == 1


def test_what_keys_connect_is_one_group_in_any_order() -> None:
    told = heard(said("a", MINISTRY), said("b", by("Ana Ruiz", body=MINISTRY.iri)), said("c"))
    groups = components(told, lambda voice: voice.same)
    assert groups == components(reversed(told), lambda voice: voice.same)
    assert [len(group) for group in groups] == [2, 1]
