import io
import json
from datetime import date

import pytest

from kg.articles.jsonl import read_jsonl
from kg.articles.values import MAX_CHARACTERS, Raw, Unreadable

GOOD = {"id": "a", "text": "Two men died."}


def _read(*lines: bytes) -> list[Raw | Unreadable]:
    return list(read_jsonl(io.BytesIO(b"\n".join(lines)), "x.jsonl"))


def test_all_keys_are_read_and_others_are_let_be() -> None:
    record = {
        **GOOD, "url": "https://a.example/1", "title": " Two\n die ", "publisher": "A",
        "published": "2014-03-02T01:00Z", "language": "en", "license": "CC0", "score": 1.5,
    }  # fmt: skip
    (raw,) = _read(json.dumps(record).encode())
    assert isinstance(raw, Raw)
    meta = raw.metadata
    assert (meta.id, meta.title, meta.published) == ("a", "Two die", date(2014, 3, 2))
    assert (meta.url, meta.publisher, raw.declared) == ("https://a.example/1", "A", "en")
    assert not raw.headline_first


def test_null_and_empty_metadata_are_absent() -> None:
    (raw,) = _read(json.dumps({**GOOD, "title": "", "published": None, "url": ""}).encode())
    assert isinstance(raw, Raw)
    assert (raw.metadata.title, raw.metadata.published, raw.metadata.url) == (None, None, None)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b'{"id": "a", "text": "cut of', "EOF while parsing a string at column 27"),
        (b"[1, 2]", "object"),
        (b"not json", "JSON"),
        (b'{"id": "a"}', "the key 'text' is missing"),
        (b'{"text": "a"}', "the key 'id' is missing"),
        (b'{"id": "a", "text": 7}', "'text' should be a valid string"),
        (b'{"id": true, "text": "a"}', "'id' should be a valid string"),
        (b'{"id": "", "text": "a"}', "'id'"),
        (b'{"id": "a\\nb", "text": "a"}', "'id'"),
        (b'{"id": "a", "text": "a", "published": "soon"}', "'published' 'soon' is not a date"),
        (b'{"id": "a", "text": "a", "published": "03/06/2022"}', "may mean two days"),
        (b'{"id": "a", "text": "a", "published": 1646524800}', "YYYY-MM-DD"),
        (b'{"id": "a", "text": "a", "url": "a b"}', "'url' is no address"),
        (b'{"id": "a", "text": "a", "title": ["b"]}', "'title' should be a valid string"),
        (b'{"id": "a", "text": "\\ud800"}', "JSON"),
        (b'{"id": "a", "text": "caf\xe9"}', "JSON"),
        (b"[" * 100_000, "JSON"),
        ('{"id": "a", "text": "a"}'.encode("utf-16-be"), "JSON"),
    ],
)
def test_a_broken_line_is_named_and_the_rest_is_read(line: bytes, message: str) -> None:
    good = json.dumps(GOOD).encode()
    first, broken, last = _read(good, line, good)
    assert isinstance(first, Raw)
    assert isinstance(last, Raw)
    assert isinstance(broken, Unreadable)
    assert (broken.path, broken.line) == ("x.jsonl", 2)
    assert message in broken.reason
    assert "\n" not in str(broken)


def test_a_line_without_end_is_not_held_in_memory() -> None:
    good = json.dumps(GOOD).encode()
    endless = b'{"id": "b", "text": "' + b"x" * (7 * MAX_CHARACTERS)
    outcomes = _read(good, endless, good)
    assert [o.line for o in outcomes] == [1, 2, 3]
    assert isinstance(outcomes[1], Unreadable)
    assert "longer than one article may be" in outcomes[1].reason


def test_a_byte_order_mark_and_empty_lines_are_no_trouble() -> None:
    outcomes = _read(b"\xef\xbb\xbf" + json.dumps(GOOD).encode(), b"", b"  ", b"")
    assert [type(o) for o in outcomes] == [Raw]
