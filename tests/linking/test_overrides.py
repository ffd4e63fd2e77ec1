from pathlib import Path

import pytest

from kg.errors import ConfigError
from kg.linking.overrides import NONE, Overrides, read_overrides
from kg.model import Entity


def read(folder: Path, text: str) -> Overrides:
    path = folder / "links.csv"
    path.write_text(text, encoding="utf-8")
    return read_overrides(path)


def entity(name: str, kind: str = "Settlement", **more: object) -> Entity:
    return Entity(key="k", kind=kind, name=name, **more)  # type: ignore[arg-type]


def test_a_line_is_found_by_name_whatever_its_case_and_accents(tmp_path: Path) -> None:
    found = read(tmp_path, "name,wikidata,geonames\nBogotá,Q2841,3688689\n").find(
        "a", entity("BOGOTA")
    )
    assert found is not None
    assert (found.wikidata, found.geonames, found.is_nil) == ("Q2841", 3688689, False)


def test_other_names_of_an_entity_count_after_its_own(tmp_path: Path) -> None:
    lines = read(tmp_path, "name,wikidata\nRSF,Q1\nRapid Support Forces,Q2\n")
    both = entity("Rapid Support Forces", "ArmedGroup", aliases=("RSF",))
    assert lines.find("a", both).wikidata == "Q2"  # type: ignore[union-attr]
    assert lines.find("a", entity("Fighters", "ArmedGroup", aliases=("RSF",))).wikidata == "Q1"  # type: ignore[union-attr]


def test_the_narrowest_line_wins(tmp_path: Path) -> None:
    lines = read(
        tmp_path,
        "name,kind,country,article,wikidata\n"
        "Tripoli,,,,Q1\nTripoli,place,,,Q2\nTripoli,Settlement,,,Q3\n"
        "Tripoli,,LB,,Q4\nTripoli,,,story-7,Q5\n",
    )
    assert lines.find("a", entity("Tripoli", "Person")).wikidata == "Q1"  # type: ignore[union-attr]
    assert lines.find("a", entity("Tripoli", "Camp")).wikidata == "Q2"  # type: ignore[union-attr]
    assert lines.find("a", entity("Tripoli")).wikidata == "Q3"  # type: ignore[union-attr]
    assert lines.find("a", entity("Tripoli", country="LB")).wikidata == "Q4"  # type: ignore[union-attr]
    assert lines.find("story-7", entity("Tripoli", country="LB")).wikidata == "Q5"  # type: ignore[union-attr]


def test_nil_forbids_a_link(tmp_path: Path) -> None:
    found = read(tmp_path, "name,wikidata,note\nMusa Hilal,NIL,a namesake\n").find(
        "a", entity("Musa Hilal", "Person")
    )
    assert found is not None
    assert found.is_nil


def test_what_no_line_names_is_left_alone(tmp_path: Path) -> None:
    lines = read(tmp_path, "name,country,wikidata\nTripoli,LB,Q4\n")
    assert lines.find("a", entity("Tripoli", country="LY")) is None
    assert lines.find("a", entity("Sidon", country="LB")) is None
    assert NONE.find("a", entity("Tripoli")) is None


def test_a_spreadsheet_s_file_is_read(tmp_path: Path) -> None:
    lines = read(tmp_path, '\ufeffname,wikidata,note\n# mine\n\n"Kidal, Mali",Q1,\n,,\n')
    assert [line.name for line in lines.lines] == ["Kidal, Mali"]


def test_a_line_in_which_nothing_is_filled_in_says_nothing(tmp_path: Path) -> None:
    lines = read(tmp_path, "name,wikidata,articles,example\nGao,,3,x\nKidal,Q1,1,y\n")
    assert [line.name for line in lines.lines] == ["Kidal"]


def test_the_digest_is_of_what_is_said_and_not_of_its_order(tmp_path: Path) -> None:
    one = read(tmp_path, "name,wikidata\nKidal,Q1\nGao,Q2\n")
    assert one.digest == read(tmp_path, "wikidata,name,note\nQ2,gao,x\nQ1,Kidal,\n").digest
    assert one.digest != read(tmp_path, "name,wikidata\nKidal,Q1\nGao,Q3\n").digest
    assert (bool(NONE), NONE.digest) == (False, "")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", r"links.csv: it has no header; write the line name,kind"),
        ("name,qid\n", r"line 1: no column is called 'qid'; there are name, kind"),
        ("name,wikidata,name\n", r"line 1: a column is there twice"),
        ("name,note\n", r"line 1: the header lacks name or wikidata"),
        ("name,wikidata\nGao,Q1\nKidal\n", r"line 3: it has 1 cells where the header has 2"),
        ('name,wikidata\n"Gao,Q1\n', r"line 2: .*; close the quotation mark"),
        ("name,wikidata\n-,Q1\n", r"line 2: it has no name"),
        ("# x\nname,wikidata\nGao,q1\n", r"line 3: wikidata is 'q1'; write an item"),
        ("name,wikidata\nGao,Q01\n", r"line 2: wikidata is 'Q01'"),
        ("name,wikidata\nGao,http://www.wikidata.org/entity/Q1\n", r"line 2: wikidata is 'http"),
        ("name,wikidata\nGao,Q\u0661\n", "line 2: wikidata is .Q\u0661"),
        ("name,geonames\nGao,gn:5\n", r"line 2: geonames is 'gn:5'; write the number"),
        ("name,wikidata,country\nGao,Q1,Mali\n", r"line 2: country is 'Mali'; write two capital"),
        ("name,wikidata,kind\nGao,Q1,town\n", r"line 2: there is no kind 'town'; write one of act"),
        ("name,wikidata,geonames\nGao,NIL,3\n", r"line 2: it has NIL and the place 3"),
        ("name,wikidata\nGao,Q1\nGAO,Q2\n", r"line 3: 'GAO' is already on line 2; delete one"),
    ],
)
def test_what_cannot_be_is_told_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        read(tmp_path, text)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"cannot be read \(No such file"):
        read_overrides(tmp_path / "links.csv")
    (tmp_path / "links.csv").write_bytes(b"\xff\xfe")
    with pytest.raises(ConfigError, match="it is not UTF-8"):
        read_overrides(tmp_path / "links.csv")
