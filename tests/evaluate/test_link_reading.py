import json
from datetime import date

import pytest

from kg.errors import InputError
from kg.evaluate.link_reading import read_link_gold

LINK = {"start": 4, "end": 8, "kind": "Settlement", "id": "Q1", "also": ["gn:7"], "label": "Gao"}


@pytest.fixture
def write(tmp_path):
    def run(name="raid.json", **more):
        file = {"article": "raid.txt", "published": "2012-11-09", "links": [LINK], **more}
        (tmp_path / name).write_text(json.dumps(file), "utf-8")
        return tmp_path / name

    return run


def test_a_file_is_the_names_of_an_article_with_their_ids(write):
    (gold,) = read_link_gold(write(links=[LINK, {**LINK, "start": 9, "end": 12, "id": "NIL"}]))
    assert (gold.article, gold.published) == ("raid.txt", date(2012, 11, 9))
    assert [link.ids for link in gold.links] == [("Q1", "gn:7"), ()]


def test_a_folder_is_read_whole_and_an_article_once(write, tmp_path):
    write()
    write("other.json", article="other.txt")
    assert [gold.article for gold in read_link_gold(tmp_path)] == ["other.txt", "raid.txt"]
    write("third.json", article="raid")
    with pytest.raises(InputError, match=r"annotates 'raid' as .* does; keep one"):
        read_link_gold(tmp_path)


@pytest.mark.parametrize(
    ("links", "message"),
    [
        ([{**LINK, "id": "858"}], r"links.0.id: String should match pattern"),
        ([{**LINK, "start": -1}], r"links.0.start: Input should be greater"),
        ([{"start": 1}], r"links.0.end: Field required"),
        ([LINK, {**LINK, "start": 6, "end": 9}], "the links at 4 and 6 overlap or turn"),
        ([{**LINK, "start": 9, "end": 12}, LINK], "the links at 9 and 4 overlap or turn"),
    ],
)
def test_what_is_wrong_with_a_file_is_told(write, links, message):
    with pytest.raises(InputError, match=message):
        read_link_gold(write(links=links))


def test_a_file_that_is_not_there_and_an_empty_folder(tmp_path):
    with pytest.raises(InputError, match=r"none.json: cannot be read \(No such file"):
        read_link_gold(tmp_path / "none.json")
    with pytest.raises(InputError, match=r"no \*.json file here"):
        read_link_gold(tmp_path)
