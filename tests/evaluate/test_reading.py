import json
from datetime import date

import pytest

from kg.errors import InputError
from kg.evaluate.reading import article_key, read_facts, read_gold

GOLD = {
    "article": "raid.txt",
    "published": "2021-06-02",
    "note": "ignored",
    "facts": [
        {
            "id": "f01",
            "type": "Defection",
            "start": 3,
            "end": 20,
            "evidence": "at least 9 men left",
            "count": {"text": "at least 9", "min": 9, "max": None, "approx": False},
            "when": ["2021-06-01", "2021-06-02"],
            "from": ["Tatmadaw"],
            "ranks": {"captain": 2},
            "status": "denied",
            "optional": True,
        }
    ],
}


@pytest.fixture
def gold_file(tmp_path):
    def write(value, name="raid.json"):
        path = tmp_path / name
        path.write_text(value if isinstance(value, str) else json.dumps(value), "utf-8")
        return path

    return write


def test_a_gold_fact_is_read_whole(gold_file):
    (article,) = read_gold(gold_file(GOLD))
    (fact,) = article.facts
    assert (article.article, article.published) == ("raid.txt", date(2021, 6, 2))
    assert (fact.count, fact.when) == ((9, None), (date(2021, 6, 1), date(2021, 6, 2)))
    assert fact.names == {"from": ("Tatmadaw",)}
    assert fact.further == {"ranks": {"captain": 2}, "status": "denied"}
    assert fact.optional


def test_a_folder_is_read_by_name(gold_file, tmp_path):
    gold_file({**GOLD, "article": "b"}, "2.json")
    gold_file({**GOLD, "article": "a", "published": None}, "1.json")
    assert [each.article for each in read_gold(tmp_path)] == ["a", "b"]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("{", "EOF"),
        ("[]", "object"),
        ({"article": "x"}, "facts: "),
        ({**GOLD, "facts": [{**GOLD["facts"][0], "start": "3"}]}, "facts.0.start"),
        ({**GOLD, "facts": [{**GOLD["facts"][0], "when": ["2021-06-31", None]}]}, "facts.0.when.0"),
        ({**GOLD, "facts": [{**GOLD["facts"][0], "who": "men"}]}, "facts.0.who"),
    ],
)
def test_what_is_no_gold_is_refused_with_its_place(gold_file, value, said):
    with pytest.raises(InputError, match=r"raid\.json") as error:
        read_gold(gold_file(value))
    assert said in str(error.value)


def test_an_empty_folder_and_a_missing_file_are_said(tmp_path):
    with pytest.raises(InputError, match=r"no \*\.json file"):
        read_gold(tmp_path)
    with pytest.raises(InputError, match="cannot be read"):
        read_gold(tmp_path / "none.json")


def test_two_files_on_one_article_are_refused(gold_file, tmp_path):
    gold_file(GOLD, "1.json")
    gold_file(GOLD, "2.json")
    with pytest.raises(InputError, match="keep one"):
        read_gold(tmp_path)


def test_a_facts_table_of_any_program_needs_few_fields(tmp_path):
    path = tmp_path / "facts.jsonl"
    path.write_text(
        '{"article": "raid", "type": "Shelling", "start": 0, "end": 5}\n\n'
        '{"article": "raid", "type": "CasualtyReport", "kind": "killed", "start": 0, "end": 5,'
        ' "claim": "urn:c", "count_min": null, "count_max": 24, "when_start": "2021-06-01",'
        ' "when_end": null, "who": ["men"], "shoe_size": 43}\n',
        "utf-8",
    )
    bare, full = read_facts(path)
    assert (bare.count, bare.when, bare.names, bare.id) == (None, None, {}, "line 1")
    assert (full.count, full.when) == ((None, 24), (date(2021, 6, 1), None))
    assert (full.id, full.names) == ("urn:c", {"who": ("men",)})


def test_a_broken_line_is_named(tmp_path):
    path = tmp_path / "facts.jsonl"
    path.write_text('{"article": "a", "type": "T", "start": 0, "end": 5}\n{"article": \n', "utf-8")
    with pytest.raises(InputError, match=r"facts\.jsonl, line 2"):
        read_facts(path)


@pytest.mark.parametrize(
    ("given", "key"),
    [("raid.txt", "raid"), ("raid.HTML", "raid"), ("raid", "raid"), ("v1.2", "v1.2"), (".txt", "")],
)
def test_an_article_is_known_with_and_without_its_ending(given, key):
    assert article_key(given) == key
