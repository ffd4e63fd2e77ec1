import pytest
from fixtures.coded import report, said, source

from kg.exports.coded.gather import independent

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
