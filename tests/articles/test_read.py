import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.articles import MAX_CHARACTERS, Given, Unreadable, read_articles
from kg.errors import UsageError
from kg.model import Article

Write = Callable[[str, str | bytes], Path]


def _one(*inputs: Path | str, given: Given | None = None) -> Article | Unreadable:
    (outcome,) = read_articles(inputs, given=given or Given())
    return outcome


def _article(*inputs: Path | str, given: Given | None = None) -> Article:
    outcome = _one(*inputs, given=given)
    assert isinstance(outcome, Article), outcome
    return outcome


def _stdin(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_a_text_file_becomes_an_article(write: Write, story: str) -> None:
    path = write("hill.txt", story.replace("\n", "\r\n"))
    article = _article(path)
    assert (article.id, article.path, article.reader) == ("hill.txt", str(path), "text/1")
    assert article.text == story
    assert article.title == "Rebels take hill town"
    assert (article.published, article.published_from, article.language) == (None, None, "en")


def test_what_the_user_gives_goes_before_sidecar_and_text(write: Write, story: str) -> None:
    path = write("hill.txt", f"Published 3 March 2014\n\n{story}")
    assert _article(path).published_from == "date_line"
    write("hill.meta.toml", 'published = 2014-03-02\npublisher = "A"\nurl = "https://a.example/"\n')
    beside = _article(path)
    assert (beside.published, beside.published_from) == (date(2014, 3, 2), "metadata")
    assert (beside.publisher, beside.url) == ("A", "https://a.example/")
    told = _article(path, given=Given(published=date(2014, 3, 1), publisher="B"))
    assert (told.published, told.published_from) == (date(2014, 3, 1), "given")
    assert (told.publisher, told.url) == ("B", "https://a.example/")


@pytest.mark.parametrize("several", [True, False])
def test_given_is_for_one_file(write: Write, story: str, several: bool) -> None:
    path = write("a/one.txt", story)
    inputs = [path, path] if several else [path.parent]
    with pytest.raises(UsageError, match="single file"):
        read_articles(inputs, given=Given(publisher="A"))


def test_a_folder_is_read_in_order_and_bad_files_stop_nothing(write: Write, story: str) -> None:
    write("in/b.txt", story)
    write("in/a.txt", b"%PDF-1.4")
    write("in/c/d.jsonl", json.dumps({"id": "r1", "text": story}) + "\n{broken\n")
    write("in/c/e.txt", "")
    outcomes = list(read_articles([write("in/b.txt", story).parent]))
    assert [type(o).__name__ for o in outcomes] == [
        "Unreadable", "Article", "Article", "Unreadable", "Unreadable",
    ]  # fmt: skip
    assert [o.id for o in outcomes if isinstance(o, Article)] == ["b.txt", "r1"]


def test_a_line_of_json_carries_its_number(write: Write, story: str) -> None:
    path = write("x.jsonl", "\n" + json.dumps({"id": 7, "text": story}) + "\n")
    article = _article(path)
    assert (article.id, article.path, article.reader) == ("7", f"{path}:2", "jsonl/1")


def test_standard_input_is_text_json_lines_or_a_page(
    monkeypatch: pytest.MonkeyPatch, story: str
) -> None:
    _stdin(monkeypatch, story.encode())
    text = _article("-", given=Given(publisher="A"))
    assert (text.path, text.publisher, text.text) == ("-", "A", story)
    assert text.id.startswith("stdin-")
    line = json.dumps({"id": "r1", "text": story * 100})
    _stdin(monkeypatch, f"{line}\n{line}\n".encode())
    paths = [o.path for o in read_articles(["-"])]
    assert paths == ["-:1", "-:2"]
    page = f"<!DOCTYPE html><html><body><article><p>{story}</p></article></body></html>"
    _stdin(monkeypatch, page.encode())
    assert _article("-").reader == "html/1"
    _stdin(monkeypatch, b"")
    assert "is empty" in str(_one("-"))


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.txt", b" \n\t\n\x00"[:4], "holds no text"),
        ("nul.txt", b"\x00\x01\x02\x03", "binary file"),
        ("odd.txt", b"fine\nbad \x81\x8d\n", "line 2"),
        ("huge.txt", b"The army advanced. " * 500_000, "is larger than one article may be"),
        ("long.txt", b"word " * (MAX_CHARACTERS // 5 + 1), "200,005 characters"),
        ("huge.html", b"<p>" * 4_000_000, "is larger than one article may be"),
        ("none.html", b"<html><body></body></html>", "no article was found"),
        ("zip.html", b"PK\x03\x04", "ZIP"),
    ],
)
def test_bad_files_are_named_with_what_is_wrong(
    write: Write, name: str, content: bytes, message: str
) -> None:
    path = write(name, content)
    outcome = _one(path)
    assert isinstance(outcome, Unreadable)
    assert str(outcome).startswith(f"{path}: ")
    assert message in outcome.reason
    assert outcome.next
    assert outcome.kind == "unreadable"


def test_an_article_in_another_language_is_skipped(write: Write) -> None:
    text = "Los rebeldes tomaron el pueblo el lunes, dijo un oficial. El ejército lo negó. " * 3
    path = write("es.txt", text)
    outcome = _one(path)
    assert isinstance(outcome, Unreadable)
    assert (outcome.kind, "'es'" in outcome.reason) == ("skipped", True)
    assert isinstance(_one(path, given=Given(language="en")), Article)


def test_the_encoding_can_be_given(write: Write) -> None:
    path = write("pl.txt", "Shells fell near the Łódź road, said Świder.".encode("cp1250"))
    assert isinstance(_one(path), Unreadable)
    assert "Łódź" in _article(path, given=Given(encoding="cp1250")).text


def test_a_dateline_with_the_year_of_the_date_line_is_the_day_it_was_filed(write: Write) -> None:
    path = write("a.txt", "Title here\nMay 12, 2014 10:00 ET\nADEN, May 11 (Gulf) - Two men died.")
    article = _article(path)
    assert (article.published, article.published_from) == (date(2014, 5, 11), "dateline")


def test_a_date_line_far_from_the_dateline_wins(write: Write) -> None:
    path = write("a.txt", "Title here\nMay 12, 2014 10:00 ET\nADEN, Jan 11 (Gulf) - Two men died.")
    article = _article(path)
    assert (article.published, article.published_from) == (date(2014, 5, 12), "date_line")


def test_a_file_name_of_any_bytes_becomes_a_printable_id(tmp_path: Path, story: str) -> None:
    name = b"caf\xe9.txt"
    try:
        Path(str(tmp_path).encode().decode()).joinpath(
            name.decode("utf-8", "surrogateescape")
        ).write_text(story)
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    article = _article(tmp_path)
    assert article.id == "caf\ufffd.txt"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.binary(max_size=300), st.sampled_from(["x.txt", "x.jsonl", "x.html", "x", "x.meta.toml"]))
def test_reading_never_raises(tmp_path: Path, data: bytes, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    (tmp_path / "x.txt").touch()
    for outcome in read_articles([path, tmp_path]):
        assert isinstance(outcome, Article | Unreadable)
        assert isinstance(outcome, Article) or "\n" not in str(outcome)


def test_the_same_bytes_give_the_same_articles(write: Write, story: str) -> None:
    folder = write("in/a.txt", story).parent
    write("in/b.jsonl", json.dumps({"id": "r", "text": story}))
    assert list(read_articles([folder])) == list(read_articles([folder]))
