import csv
import io

import pytest

from kg.exports.facts_row import FIELDS
from kg.exports.tables import csv_chunks, jsonl_chunks


def row(**given):
    return {**dict.fromkeys(FIELDS), **given}


def cells(**given):
    text = b"".join(csv_chunks([row(**given)])).decode()
    return next(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_text_that_a_spreadsheet_would_run_is_disarmed(start):
    assert cells(evidence=f"{start}cmd|' /C calc'!A0")["evidence"] == f"'{start}cmd|' /C calc'!A0"
    assert cells(who=[f"{start}1"])["who"] == f"'{start}1"


def test_numbers_stay_numbers():
    found = cells(count_min=1250000, score=0.5, subset=True, ranks={"major": 2}, links={})
    assert (found["count_min"], found["score"], found["subset"]) == ("1250000", "0.5", "true")
    assert (found["ranks"], found["links"], found["count_max"]) == ('{"major": 2}', "", "")


def test_commas_quotes_and_line_ends_survive():
    words = 'said "no",\nthen left; really'
    assert cells(evidence=words)["evidence"] == words
    assert b"".join(csv_chunks([row(evidence=words)])).endswith(b"\r\n")


def test_json_lines_are_utf8_and_one_line_each():
    (line,) = jsonl_chunks([row(evidence="Apaydin à\n")])
    assert "Apaydin à\\n".encode() in line
    assert line.count(b"\n") == 1
