import json
import os
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
from typer.testing import CliRunner

from kg.cli import app
from kg.exports import FORMATS, export_chunks
from kg.exports.coded import CODED


@pytest.fixture
def kg(monkeypatch, small_store_path):
    monkeypatch.setattr(app, "SIMPLE", ("export",))
    monkeypatch.setattr(app, "COMMANDS", {})

    def run(*arguments):
        command = ["export", "--store", str(small_store_path), *map(str, arguments)]
        return CliRunner().invoke(app.create_app(), command)

    return run


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_goes_to_a_file_and_to_standard_output_alike(kg, small_store, tmp_path, name):
    done = kg("--format", name, "-o", tmp_path / "out")
    assert (done.exit_code, done.stdout) == (0, "")
    assert ("left out" in done.stderr) == (name in CODED)
    assert (tmp_path / "out").read_bytes() == kg("-f", name).stdout_bytes
    assert (tmp_path / "out").read_bytes() == b"".join(export_chunks(small_store, name))


def test_turtle_is_what_comes_without_a_format(kg):
    assert len(list(ox.parse(kg("-o", "-").stdout_bytes, format=ox.RdfFormat.TURTLE))) > 1000


def test_an_unknown_format_is_a_usage_error(kg):
    assert kg("--format", "docx").exit_code == 2


def test_an_unknown_article_is_said(kg, tmp_path):
    done = kg("--article", "nowhere", "-o", tmp_path / "out")
    assert (done.exit_code, "has no article 'nowhere'" in done.stderr) == (3, True)
    assert not (tmp_path / "out").exists()


def test_a_file_that_cannot_be_written_is_said(kg, tmp_path):
    done = kg("-o", tmp_path / "none" / "out.ttl")
    assert (done.exit_code, done.stderr.startswith("kg: ")) == (3, True)
    assert "cannot be written" in done.stderr


def test_one_article_with_its_text(kg):
    done = kg("-f", "nquads", "--article", "officers.txt", "--with-text")
    graphs = {
        q.graph_name.value.split("/")[-2]
        for q in ox.parse(done.stdout_bytes, format=ox.RdfFormat.N_QUADS)
    }
    assert graphs == {"graph", "text"}


def test_facts_are_json_lines(kg):
    lines = kg("-f", "facts", "--article", "officers.txt").stdout_bytes.splitlines()
    assert {json.loads(line)["article"] for line in lines} == {"officers.txt"}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_a_full_standard_output_is_said(small_store_path):
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "kg", "export", "--store", str(small_store_path)],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 3
    assert done.stderr.startswith(b"kg: standard output cannot be written (No space left")


def test_what_a_coded_table_cannot_hold_goes_beside_it(kg, tmp_path):
    done = kg("-f", "acled", "-o", tmp_path / "x.csv")
    beside = (tmp_path / "x.loss.csv").read_bytes()
    assert f"see {tmp_path / 'x.loss.csv'}" in " ".join(done.stderr.split())
    assert beside.startswith(b"row,incident,lost,value,thing,reason\r\n")
    assert kg("-f", "acled", "--loss", tmp_path / "mine.csv").stdout_bytes.startswith(b"event_id")
    assert (tmp_path / "mine.csv").read_bytes() == beside


def test_the_loss_report_can_go_to_standard_output_where_the_table_does_not(kg, tmp_path):
    done = kg("-f", "acled", "-o", tmp_path / "x.csv", "--loss", "-")
    assert done.stdout.startswith("row,incident,lost")
    assert not (tmp_path / "x.loss.csv").exists()
    assert kg("-f", "acled", "--loss", "-").exit_code == 2


def test_the_loss_report_goes_neither_over_the_table_nor_beside_a_device(kg, tmp_path):
    path = tmp_path / "x.csv"
    done = kg("-f", "acled", "-o", path, "--loss", path)
    assert (done.exit_code, "write over the table" in done.stderr) == (2, True)
    assert not path.exists()
    done = kg("-f", "acled", "-o", os.devnull)
    assert (done.exit_code, "--loss FILE lists it" in done.stderr) == (0, True)


def test_without_a_file_the_loss_report_is_only_counted(kg, tmp_path):
    done = kg("-f", "ged")
    assert "--loss FILE lists it" in done.stderr
    assert done.stdout.startswith("id,relid,year")


def test_options_of_the_coded_tables_go_with_no_other_format(kg, tmp_path):
    for options in (("--hxl",), ("--loss", tmp_path / "x"), ("--best", "median")):
        done = kg("-f", "turtle", *options)
        assert (done.exit_code, "goes with" in done.stderr) == (2, True)
    assert kg("-f", "acled", "--best", "median").exit_code == 2
    assert not (tmp_path / "x").exists()


def test_best_is_one_of_the_rules(kg):
    assert kg("-f", "ged", "--best", "source:health ministry").exit_code == 0
    done = kg("-f", "ged", "--best", "mean")
    assert (done.exit_code, "median, latest, lowest" in done.stderr) == (2, True)


def test_hxl_tags_are_the_second_line(kg):
    assert kg("-f", "facts-csv", "--hxl").stdout.splitlines()[1].startswith("#meta+id")
