import json
from pathlib import Path

import pytest

from kg.errors import KgError
from kg.linking.features import FEATURES
from kg.linking.weights import chances, load_weights
from kg.resources import LINKING


def test_our_weights_are_whole_and_tell_how_they_were_fitted() -> None:
    weights = load_weights()
    assert {family: set(found) for family, found in weights.families.items()} == {
        family: set(names) for family, names in FEATURES.items()
    }
    record = json.loads((LINKING / "weights-1.json").read_text(encoding="utf-8"))["training"]
    assert set(record["families"]) == set(FEATURES)
    assert all(each["examples"] > 1000 for each in record["families"].values())


def test_what_speaks_for_a_link_weighs_for_it() -> None:
    place, person, body = (load_weights().families[f] for f in ("place", "person", "body"))
    assert all(place[f] > 0 for f in ("near", "inside", "country_named", "size", "unit", "type"))
    assert all(place[f] < 0 for f in ("foreign", "outside", "skeleton", "holds_not"))
    assert person["office"] > person["in_office"] > 0 > person["role_conflict"]
    assert body["country_named"] > 0 > body["other_country"]


def test_chances_leave_room_for_none_of_them() -> None:
    assert chances([0.0]) == [0.5]
    assert chances([0.0], none=0.5) == [pytest.approx(2 / 3)]
    assert sum(chances([1.0, 2.0, -3.0])) < 1
    assert chances([800.0, 0.0]) == [1.0, 0.0]
    assert chances([]) == []


@pytest.mark.parametrize("text", ["", "[]", '{"families": {"place": {}}}'])
def test_a_file_that_is_none(tmp_path: Path, text: str) -> None:
    file = tmp_path / "weights.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(KgError, match="no file of weights"):
        load_weights(file)
