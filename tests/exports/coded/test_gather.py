import pytest
from fixtures import small
from fixtures.coded import report, said, source

from kg.build import reconcile
from kg.exports.coded import gather
from kg.exports.coded.gather import independent, occurrences
from kg.store import open_store

UN, CLINIC = source("UN"), source("Clinic")
SPOKESMAN = source("a spokesman", named=False, body="un")
RESIDENTS, OFFICIALS = source("residents", named=False), source("officials", named=False)


@pytest.mark.parametrize(
    ("claims", "number"),
    [
        ([()], 1),  # the outlet's own voice
        ([(), ()], 1),
        ([(UN,)], 1),
        ([(UN,), ()], 1),  # the outlet repeats what it attributes
        ([(UN,), (CLINIC,)], 2),
        ([(UN, CLINIC)], 2),
        ([(UN,), (SPOKESMAN,)], 1),  # who speaks for a body is that body
        ([(RESIDENTS,), (OFFICIALS,)], 1),  # unnamed sources of one text
        ([(UN,), (RESIDENTS,)], 2),
    ],
)
def test_independent_sources_of_one_article(claims, number: int) -> None:
    told = tuple(said(f"claim {n}", *sources) for n, sources in enumerate(claims))
    assert independent(report(said=told)) == number


def test_who_denies_it_is_no_source_of_it() -> None:
    assert independent(report(said=(said("no", UN, status="denied"), said("yes", CLINIC)))) == 1
    assert independent(report(said=(said("no", UN, status="denied"),))) == 0


@pytest.mark.parametrize("at_hand", [1, 2])
def test_what_is_kept_at_hand_changes_nothing(tmp_path, monkeypatch, at_hand):
    with open_store(small.make_store(tmp_path / "kg-store"), write=True) as store:
        reconcile(store)
        slugs = sorted(g.value.partition("/id/graph/")[2] for g in store.graphs())
        slugs = [slug for slug in slugs if slug]
        plenty = list(occurrences(store, slugs))
        monkeypatch.setattr(gather, "_AT_HAND", at_hand)
        assert list(occurrences(store, slugs)) == plenty
        assert {one.key for one in plenty if "incident/" in one.key}
