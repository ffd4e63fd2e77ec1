from kg.linking.index.records import EntityRecord, NameRecord, Problems, TenureRecord
from kg.linking.index.sources.office_holders import OfficeHolderSource

ERDOGAN = 39259


def test_a_person_comes_once_with_every_tenure():
    problems = Problems()
    records = [r for r in OfficeHolderSource().records(problems) if r[0] == ERDOGAN]
    assert problems.counts == {}
    assert [r.label for r in records if isinstance(r, EntityRecord)] == ["Recep Tayyip Erdoğan"]
    assert [r.kind for r in records if isinstance(r, NameRecord)] == ["label"]
    tenures = [(r.label, r.start) for r in records if isinstance(r, TenureRecord)]
    assert ("Prime Minister of Turkey", "2011-07-06") in tenures
    assert ("President of Turkey", "2014-08-28") in tenures


def test_tenures_are_of_persons_and_none_ends_before_it_starts():
    records = list(OfficeHolderSource().records(Problems()))
    persons = {r.id for r in records if isinstance(r, EntityRecord)}
    tenures = [r for r in records if isinstance(r, TenureRecord)]
    assert {r.person for r in tenures} == persons
    assert all(r.label for r in tenures)
    assert [r for r in tenures if r.start and r.end and r.start[: len(r.end)] > r.end] == []


def test_it_names_its_terms():
    info = OfficeHolderSource().info()
    assert (info.name, info.licence) == ("office-holders", "CC0")
