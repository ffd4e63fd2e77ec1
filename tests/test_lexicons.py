from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg import lexicons
from kg.errors import ConfigError, KgError

PACKAGE = Path(lexicons.__file__).parent
CODE = "\n".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))


@pytest.fixture
def write(tmp_path: Path):
    def run(text: str) -> Path:
        (tmp_path / "sample.csv").write_text(text, encoding="utf-8")
        return tmp_path

    return run


def test_entries_are_rows_by_column(write):
    folder = write('# What it is\n# a: first\na,b\n\n# a remark\nx, y\n"p,q",r\n')
    rows = [dict(row) for row in lexicons.load("sample", folder)]
    assert rows == [{"a": "x", "b": "y"}, {"a": "p,q", "b": "r"}]


def test_the_comment_describes_it(write):
    assert lexicons.describe("sample", write("# What it is\n# a: first\na\nx\n")) == (
        "What it is\na: first"
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a,b\nx,y\n", "sample.csv, line 1: it does not open with a comment"),
        ("# only a comment\n", "sample.csv: it has no header row"),
        ("# c\na,a\n", "sample.csv, line 2: a column has no name or a name twice"),
        ("# c\na,\n", "sample.csv, line 2: a column has no name"),
        ("# c\na,b\nx\n", "sample.csv, line 3: 1 cells where the header has 2"),
        ("# c\na,b\nx,y\n\nx,y\n", "sample.csv, line 5: the entry of line 3 again"),
        ('# c\na\n"x\n', "sample.csv, line 3: "),
    ],
)
def test_malformed(write, text, message):
    with pytest.raises(KgError) as caught:
        lexicons.load("sample", write(text))
    assert message in str(caught.value)


def test_a_missing_one_names_those_there_are(write):
    with pytest.raises(KgError, match=r"'none' cannot be read.*There are: sample\."):
        lexicons.load("none", write("# c\na\n"))


def test_not_utf8(tmp_path):
    (tmp_path / "sample.csv").write_bytes(b"# c\na\n\xff\n")
    with pytest.raises(KgError, match="cannot be read"):
        lexicons.load("sample", tmp_path)


def test_rows_cannot_be_changed(write):
    (row,) = lexicons.load("sample", write("# c\na\nx\n"))
    with pytest.raises(TypeError):
        row["a"] = "y"  # type: ignore[index]


def test_column():
    assert lexicons.column("numbers", "word", "type")["dozen"] == "dozen"


def test_column_with_two_values():
    with pytest.raises(KgError, match="two values of 'word'"):
        lexicons.column("number-contexts", "what", "word")


@pytest.fixture
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of one's own, in use; what was read before is read again afterwards."""
    folder = tmp_path / "mine"
    folder.mkdir()

    def forget() -> None:
        for each in (lexicons.load, lexicons.column, lexicons.own, lexicons._own_files):
            each.cache_clear()

    forget()
    monkeypatch.setenv("KG_LEXICONS", str(folder))
    yield folder
    monkeypatch.undo()
    forget()


def test_own_rows_go_first_and_those_with_a_key_of_ours_take_its_place(mine):
    ours = [row["lemma"] for row in lexicons.load("weapons", lexicons.LEXICONS)]
    (mine / "weapons.csv").write_text(
        "# ours\nlemma,class\ngyrocopter,aircraft\n\nplane,munition\nkite,munition\n", "utf-8-sig"
    )
    rows = lexicons.load("weapons")
    assert [row["lemma"] for row in rows] == ["gyrocopter", "kite", *ours]
    assert [row["class"] for row in rows if row["lemma"] == "plane"] == ["munition"]
    assert lexicons.column("weapons", "lemma", "class")["kite"] == "munition"


def test_other_lexicons_stay_as_they_are(mine):
    (mine / "weapons.csv").write_text("lemma,class\nkite,munition\n", "utf-8")
    (mine / "README.md").write_text("What this is for.", "utf-8")
    assert lexicons.load("titles") == lexicons.load("titles", lexicons.LEXICONS)


def test_a_trigger_may_use_a_pattern_of_ones_own(mine):
    (mine / "patterns.csv").write_text("pattern,function,role\nherding,from,place|target\n")
    header = "lemma,pos,type,kind,pattern,needs\n"
    (mine / "triggers.csv").write_text(f"{header}rustle,v,Attack,,herding,obj=cow;!passive\n")
    assert lexicons.load("triggers")[0]["pattern"] == "herding"


TRIGGERS = "lemma,pos,type,kind,pattern,needs\n"


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("wepons", "lemma,class\n", "wepons.csv: no lexicon is called 'wepons'; there are actor-"),
        ("layout-lines", "kind,where,phrase\n", "layout-lines.csv: rows of one's own are not"),
        ("weapons", "", "weapons.csv: it has no header row"),
        ("weapons", "lemma;class\n", "weapons.csv, line 1: its columns are not those of weapons"),
        ("weapons", "# c\nclass,lemma\n", "line 2: its columns .*; write the header lemma,class"),
        ("weapons", "lemma,class\nkite\n", "weapons.csv, line 2: 1 cells where the header has 2"),
        ("weapons", "lemma,class\nkite,toy\n", "line 2: class is 'toy', which is not one of air"),
        ("weapons", "lemma,class\n,bomb\n", "weapons.csv, line 2: lemma is empty"),
        ("weapons", "lemma,class\nk,bomb\nk,drone\n", "line 3: the lemma of line 2 again"),
        ("weapons", f"lemma,class\n{'k' * 5000},bomb\n", "line 2: a cell has more than 4000 lett"),
        ("actors", "name,kind,aliases,country\nA,Gang,,\n", "line 2: kind is 'Gang', which is"),
        ("actors", "name,kind,aliases,country\nA,Actor,,Mars\n", "in the column code of national"),
        ("numbers", "word,type,value\nmyriad,unit,1/0\n", "line 2: value is '1/0', which is not"),
        (
            "triggers",
            f"{TRIGGERS}rob,v,Attack,,robbing,\n",
            "pattern is 'robbing', which is not in",
        ),
        ("triggers", f"{TRIGGERS}rob,v,Robbery,,attack,\n", "type is 'Robbery', which is not one"),
        (
            "triggers",
            f"{TRIGGERS}rob,v,Attack,theft,attack,\n",
            "kind is 'theft', which is not one",
        ),
        (
            "triggers",
            f"{TRIGGERS}rob,v,Attack,,attack,obj:me:you\n",
            "needs is 'obj:me:you', which",
        ),
        ("reporting-verbs", "verb,particle,takes,act\nmoo,,clause moo,say\n", "takes is 'moo'"),
        (
            "numbers",
            "word,type,value\nhalfish,fraction,2\n",
            "line 2: value is '2', which is not of",
        ),
        (
            "time-words",
            "word,type,value,cased\nyule,season,winter,no\n",
            "value is 'winter', which",
        ),
        ("weapons", "lemma,class\nKite,bomb\n", "lemma is 'Kite', which is not of the form"),
        ("word-lists", "list,use,words\nmoos,what cows say,moo\n", "list is 'moos', which is not"),
    ],
)
def test_what_is_wrong_with_a_file_of_ones_own_is_told(mine, name, text, message):
    (mine / f"{name}.csv").write_text(text, encoding="utf-8")
    with pytest.raises(KgError, match=message):
        lexicons.load(name if name in lexicons.names() else "weapons")


def test_no_file_leads_out_of_the_folder(mine, tmp_path):
    (tmp_path / "secret.csv").write_text("lemma,class\nkite,bomb\n", "utf-8")
    (mine / "weapons.csv").symlink_to(tmp_path / "secret.csv")
    with pytest.raises(KgError, match="this is no file in the folder"):
        lexicons.load("weapons")


def test_a_folder_by_the_name_of_a_lexicon_is_no_file(mine):
    (mine / "weapons.csv").mkdir()
    with pytest.raises(KgError, match="this is no file in the folder"):
        lexicons.load("weapons")


def test_a_file_that_no_person_wrote_is_too_large(mine):
    (mine / "weapons.csv").write_bytes(b"#" * (lexicons.MOST_BYTES + 1))
    with pytest.raises(KgError, match="more than 2000000 bytes"):
        lexicons.load("weapons")


def test_the_digest_names_both_ours_and_ones_own(mine):
    found = [lexicons.digest()]
    for text in ("lemma,class\nkite,bomb\n", "lemma,class\nkite,drone\n"):
        (mine / "weapons.csv").write_text(text, "utf-8")
        lexicons._own_files.cache_clear()
        found.append(lexicons.digest())
    assert len(set(found)) == 3


def test_a_folder_that_is_not_there(mine):
    with pytest.raises(ConfigError, match="there is no such folder; it is named for lexicons by"):
        lexicons.use(mine / "none")


def test_a_folder_is_used_before_anything_is_read(mine, tmp_path):
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "weapons.csv").write_text("lemma,class\nkite,bomb\n", "utf-8")
    lexicons.use(tmp_path / "other")
    assert lexicons.load("weapons")[0]["lemma"] == "kite"
    lexicons.use(tmp_path / "other")
    with pytest.raises(ConfigError, match="the lexicons of this process have been read already"):
        lexicons.use(mine)


@pytest.mark.parametrize("name", lexicons.names())
class TestEveryLexicon:
    def test_explains_its_columns_and_names_its_licence(self, name):
        comment = lexicons.describe(name)
        columns = lexicons.load(name)[0].keys()
        assert [each for each in columns if not re.search(rf"\b{each}\b", comment)] == []
        assert re.search(r"Licence: CC BY 4\.0|\bCC0\b", comment)

    def test_has_its_key_in_the_schema_and_no_entry_shadows_another(self, name):
        assert name in lexicons._schema(), "say in data/lexicons/schema.toml what a row may hold"
        keys = [tuple(row[each] for each in lexicons.key(name)) for row in lexicons.load(name)]
        assert [key for key, times in Counter(keys).items() if times > 1] == []

    def test_holds_only_what_its_columns_may_hold(self, name):
        assert [wrong for row in lexicons.load(name) for wrong in lexicons.check(name, row)] == []

    def test_is_read_by_the_code(self, name):
        # layout-lines.csv is read as rows("lines").
        asked = {f'"{name}"', f'"{name.removeprefix("layout-")}"'}
        assert any(each in CODE for each in asked)


def test_the_schema_speaks_of_lexicons_and_columns_that_there_are():
    assert sorted(lexicons._schema()) == list(lexicons.names())
    for name, rules in lexicons._schema().items():
        columns = set(lexicons.load(name)[0])
        assert {*rules} - {"key", "own"} <= columns, name
        assert set(rules["key"]) <= columns, name


def test_every_value_that_a_column_may_hold_is_explained_or_a_code():
    for name, rules in lexicons._schema().items():
        comment = lexicons.describe(name)
        for column, values in rules.items():
            if column not in {"key", "own"} and isinstance(values, list):
                unsaid = [each for each in values if not re.search(rf"\b{each}\b", comment)]
                assert not unsaid or unsaid == ["no"], (name, column)


@pytest.mark.parametrize(
    ("name", "column", "mark"),
    [
        ("triggers", "lemma", "|"),
        ("peoples", "word", "|"),
        ("word-lists", "words", " "),
        ("irregular-forms", "forms", " "),
        ("actors", "aliases", "|"),
    ],
)
def test_no_cell_lists_a_word_twice(name, column, mark):
    for row in lexicons.load(name):
        listed = [each.strip() for each in row[column].split(mark) if each]
        assert [each for each, times in Counter(listed).items() if times > 1] == [], row


def test_every_pattern_is_that_of_a_trigger_or_of_a_rule():
    used = {row["pattern"] for row in lexicons.load("triggers")}
    patterns = {row["pattern"] for row in lexicons.load("patterns")}
    assert sorted(each for each in patterns - used if f'"{each}"' not in CODE) == []


def test_every_word_list_is_asked_for():
    lists = [row["list"] for row in lexicons.load("word-lists")]
    assert [each for each in lists if f'"{each}"' not in CODE] == []


def test_no_trigger_stands_behind_one_that_always_holds():
    # Figures are asked for apart from events, so a row of one does not hide a row of the other.
    always: set[tuple[str, str, bool]] = set()
    hidden = []
    for row in lexicons.load("triggers"):
        for lemma in row["lemma"].split("|"):
            at = (lemma, row["pos"], row["type"] == "CasualtyReport")
            if at in always:
                hidden.append((lemma, row["pos"], row["type"], row["needs"]))
            elif not row["needs"]:
                always.add(at)
    assert hidden == []
