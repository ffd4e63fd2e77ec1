import json

import pytest
from fixtures import small
from typer.testing import CliRunner

import kg.nlp
from kg.cli import app
from kg.errors import UsageError
from kg.exports import export_chunks
from kg.model import Entity, Extraction, Link, Linking, TextSpan

CLAUSE = "Eighteen officers of the Malian army defected to Mauritania overnight"


class ByHand:
    def extract(self, articles):
        return (small.officers() for _ in articles)


@pytest.fixture
def run(monkeypatch):
    monkeypatch.setattr(app, "SIMPLE", ("evaluate", "export"))
    monkeypatch.setattr(app, "COMMANDS", {})
    monkeypatch.setattr(kg.nlp, "load_extractor", lambda model=None: ByHand())
    return lambda *arguments: CliRunner().invoke(
        app.create_app(), ["evaluate", *map(str, arguments)]
    )


@pytest.fixture
def gold(tmp_path):
    """A folder of gold on one article, with the article beside it."""
    start = small.OFFICERS.text.index(CLAUSE)
    fact = {
        "id": "f01",
        "type": "Defection",
        "start": start,
        "end": start + len(CLAUSE),
        "evidence": CLAUSE,
        "count": {"text": "Eighteen", "min": 18, "max": 18, "approx": False},
        "from": ["Malian army"],
        "destination": ["Kidal"],
    }
    wanted = {"article": "officers.txt", "published": "2023-08-02", "facts": [fact]}
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "officers.json").write_text(json.dumps(wanted))
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "officers.txt").write_text(small.OFFICERS.text, "utf-8")
    return tmp_path / "gold"


def test_articles_beside_gold_are_read_anew(run, gold):
    done = run(gold)
    assert done.exit_code == 0, done.output
    assert "complete 0/1 (0.0 %)" in done.stdout
    assert "1 articles, 1 gold facts" in done.stdout


def test_a_gold_file_will_do(run, gold):
    assert run(gold / "officers.json").stdout == run(gold).stdout


def test_a_facts_table_and_a_store_give_the_same_scores(
    run, gold, tmp_path, small_store, small_store_path
):
    table = tmp_path / "facts.jsonl"
    table.write_bytes(b"".join(export_chunks(small_store, "facts")))
    by_table = json.loads(run(gold, "--facts", table, "--json").stdout)
    by_store = json.loads(run(gold, "--store", small_store_path, "--json").stdout)
    assert by_table == by_store
    assert by_table["total"]["slots"]["count"] == {"right": 1, "given": 1, "accuracy": 1.0}
    assert by_table["total"]["slots"]["destination"]["right"] == 0
    assert by_table["elsewhere"] > 10


def test_errors_are_listed_with_their_sentences(run, gold):
    text = run(gold, "--errors").stdout
    assert f"Defection [f01]: {CLAUSE}" in text
    assert "destination: expected Kidal, got Mbera" in text
    assert "False alarms (3)" in text


def test_json_goes_alone_to_standard_output(run, gold):
    done = run(gold, "--errors", "--json")
    assert json.loads(done.stdout)["total"]["gold"] == 1
    assert "False alarms (3)" in done.stderr


def test_gold_on_an_article_that_is_not_there_is_a_problem(run, gold):
    (gold.parent / "articles" / "officers.txt").unlink()
    done = run(gold)
    assert done.exit_code == 1
    assert "there is no article 'officers.txt'" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--published", "officers.txt=yesterday"), 2, "ARTICLE=YYYY-MM-DD"),
        (("--facts", "a", "--store", "b"), 2, "not both"),
        (("--facts", "nowhere.jsonl"), 3, "cannot be read"),
        (("--store", "nowhere"), 3, "no store"),
    ],
)
def test_what_cannot_be_done_is_said(run, gold, arguments, code, said):
    done = run(gold, *arguments)
    assert (done.exit_code, said in done.stderr) == (code, True)


def test_no_articles_beside_gold_is_said(run, gold, tmp_path):
    (tmp_path / "articles").rename(tmp_path / "elsewhere")
    done = run(gold)
    assert done.exit_code == 3
    assert "--articles" in done.stderr
    assert run(gold, "--articles", tmp_path / "elsewhere").exit_code == 0


def test_baselines_stand_below_the_program(run, gold):
    printed = run(gold, "--baseline").stdout
    assert "slots by" in printed
    assert [line for line in printed.splitlines() if line.startswith("largest number")]
    scores = json.loads(run(gold, "--baseline", "--json").stdout)["baselines"]
    assert set(scores) == {"largest number", "nearest place", "no source"}
    assert scores["largest number"]["matched"] == 1


@pytest.fixture
def linked(gold, monkeypatch):
    """The same folder with gold of links, and an index that knows one name."""
    start = small.OFFICERS.text.index("Mauritania")
    links = [
        {"start": start, "end": start + 10, "kind": "Country", "id": "Q1025", "label": "Mauritania"}
    ]
    wanted = {"article": "officers.txt", "published": "2023-08-02", "links": links}
    (gold / "officers.json").write_text(json.dumps(wanted))
    country = Entity(
        key="mr",
        kind="Country",
        name="Mauritania",
        mentions=(TextSpan(start=start, end=start + 10),),
    )
    said = Extraction(article="officers", pipeline="1", entities=(country,))
    monkeypatch.setattr(ByHand, "extract", lambda self, articles: [said for _ in articles])
    monkeypatch.setattr("kg.linking.index.open_index", lambda path, tell: path)
    monkeypatch.setattr("kg.linking.linker.Linker", KnowsMauritania)
    return gold


class KnowsMauritania:
    def __init__(self, index):
        self.id = index.stem if index else "Q1025"

    def link(self, article, extraction):
        made = [
            Link(entity=e.key, status="linked", wikidata=self.id, label=e.name, score=0.99)
            for e in extraction.entities
            if "Mauritania" in e.name
        ]
        return Linking(article=article.id, linker="1", links=tuple(made))


def test_links_are_scored_against_gold_of_links(run, linked):
    done = run(linked, "--links")
    assert done.exit_code == 0, done.output
    assert "1 articles, 1 annotated names" in done.stdout
    assert json.loads(run(linked, "--links", "--json").stdout)["names"]["precision"] == 1.0
    assert "| names | 1 | 1 | 100.0 |" in run(linked, "--links", "--markdown").stdout


def test_links_of_another_index_and_their_errors(run, linked):
    done = run(linked, "--links", "--index", "Q5.sqlite", "--errors")
    assert "Wrong links (1)" in done.stdout
    assert "Q1025 (Mauritania), got Q5 (Mauritania) 0.99" in done.stdout


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--links", "--store", "kg-store"], "--links reads articles"),
        (["--links", "--incidents"], "--links reads articles"),
        (["--incidents", "--baseline"], "--incidents reads articles"),
        (["--markdown"], "--markdown with --links"),
        (["--index", "x.sqlite"], "--index goes with --links or --incidents"),
    ],
)
def test_options_of_links_and_of_facts_do_not_mix(run, gold, options, message):
    done = run(gold, *options)
    assert isinstance(done.exception, UsageError) or done.exit_code == 2
    assert message in f"{done.output}{done.exception}"


@pytest.fixture
def incidents(gold, monkeypatch):
    """The same folder with gold of incidents, on one article."""
    monkeypatch.setattr("kg.linking.index.open_index", lambda path, tell: path)
    monkeypatch.setattr("kg.linking.linker.Linker", KnowsMauritania)
    start = small.OFFICERS.text.index(CLAUSE)
    row = f"officers.txt,{start},{start + len(CLAUSE)},defection,flight,{CLAUSE}"
    head = "article,start,end,family,incident,evidence"
    (gold / "incidents.csv").write_text(f"{head}\n{row}\n", "utf-8")
    return gold


def test_incidents_are_scored_against_annotated_ones(run, incidents):
    done = run(incidents, "--incidents", "--index", "Q5.sqlite", "--errors")
    assert done.exit_code == 0, done.output
    assert "1 annotated events found in 1 articles, of 1 incidents; 0 mentions not found" in (
        done.stdout
    )
    assert "Joined and not one (0)" in done.stdout
    plain = json.loads(run(incidents, "--incidents", "--index", "Q5.sqlite", "--json").stdout)
    assert plain["b_cubed"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0}
