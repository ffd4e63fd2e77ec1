from datetime import date

from fixtures.claims import ARMY, CLINIC, UN, article, by, figure, incident

from kg.reconcile.corroboration import figures, incident_support, name_of
from kg.reconcile.disagreements import said_of

UNHCR, FORCE, NETWORK = by(*UN), by(*ARMY), by(*CLINIC)
LOCALS = by("residents", "PopulationGroup", "population", named=False)

THREE = incident(
    article("a", "2023-05-09", figure(26, None, NETWORK, name="a_1"),
            figure(26, name="a_2", headline=True)),
    article("b", "2023-05-08", figure(26, None, LOCALS, name="b_1")),
    article("c", "2023-05-10", figure(26, None, LOCALS, name="c_1"), origin="b"),
    article("d", "2023-05-10", figure(30, None, FORCE, name="d_1", bound="AtLeast")),
)  # fmt: skip


def test_a_figure_is_borne_out_by_its_independent_sources() -> None:
    first, second = figures(said_of(THREE))
    assert first.count is not None
    assert (first.count.low, len(first.sources), first.named) == (26, 2, 1)
    assert first.sides == ("civil-society", "population")
    assert (second.named, second.sides) == (1, ("state",))


def test_who_said_it_first_and_when() -> None:
    first, _ = figures(said_of(THREE))
    assert (first.first.name, first.first.day) == ("residents", date(2023, 5, 8))
    assert first.first.article.endswith("/b")


def test_what_is_quoted_is_first_before_the_outlets_own_words() -> None:
    told = article("a", "2023-05-09", figure(9, name="a_1"), figure(9, None, FORCE, name="a_2"))
    (support,) = figures(said_of(incident(told, article("b", "2023-05-09"))))
    assert support.first.name == "Army of the Republic"


def test_the_same_number_at_two_places_is_two_figures() -> None:
    told = incident(
        article("a", "2023-05-09", figure(9, None, FORCE, name="a_1", places=("town",))),
        article("b", "2023-05-09", figure(9, None, UNHCR, name="b_1", places=("province",))),
    )
    assert [len(support.sources) for support in figures(said_of(told))] == [1, 1]


def test_what_is_denied_supports_nothing() -> None:
    told = incident(
        article("a", "2023-05-09", figure(9, None, FORCE, name="a_1", status="denied")),
        article("b", "2023-05-09", figure(9, None, UNHCR, name="b_1", status="unverified")),
    )
    (support,) = figures(said_of(told))
    assert [voice.name for voice in support.voices] == ["UN refugee agency"]


def test_an_incident_counts_whoever_tells_of_it() -> None:
    support = incident_support(THREE)
    assert support is not None
    # each hand-built article also tells of the shelling in its own voice
    assert len(support.sources) == len({m.origin for m in THREE.members})
    assert support.count is None


def test_a_source_goes_by_its_shortest_name_or_by_all_unnamed_ones() -> None:
    told = incident(
        article("a", "2023-05-09", figure(9, None, LOCALS, name="a_1"),
                figure(9, None, by("a medic", named=False), name="a_2")),
        article("b", "2023-05-09"),
    )  # fmt: skip
    (support,) = figures(said_of(told))
    assert [name_of(source) for source in support.sources] == ["a medic, residents"]
