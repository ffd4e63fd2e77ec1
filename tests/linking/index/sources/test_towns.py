from collections import Counter

from kg.linking.index.records import EntityRecord, Problems
from kg.linking.index.sources.towns import TownSource


def test_each_town_has_one_item_and_one_place():
    problems = Problems()
    towns = [r for r in TownSource().records(problems) if isinstance(r, EntityRecord)]
    assert problems.counts == {}
    assert len(towns) > 6000
    assert [n for n, times in Counter(t.id for t in towns).items() if times > 1] == []
    assert [n for n, times in Counter(t.geonames for t in towns).items() if times > 1] == []
    assert next((t.label, t.country, t.geonames) for t in towns if t.id == 204381) == (
        "Goma",
        "CD",
        216281,
    )


def test_it_names_its_terms():
    assert TownSource().info().credit == "Made with Natural Earth"
