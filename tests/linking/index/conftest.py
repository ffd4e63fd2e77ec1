"""A slice of our own: towns, homonyms and offices of many wars, with made-up ids."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kg.linking.index import Index
from kg.linking.index.build import build_index
from kg.linking.index.index import open_index_file
from kg.linking.index.sources.slice import SliceSource

COLUMNS = [
    "id",
    "type",
    "label",
    "country",
    "lat",
    "lon",
    "geonames",
    "population",
    "sitelinks",
    "start",
    "end",
]
ENTITIES = [
    ["Q100", "country", "Sudan", "SD", "", "", "366755", "41801533", "", "1956"],
    ["Q101", "country", "Yemen", "YE"],
    ["Q110", "admin1", "North Darfur", "SD", "15.8", "25.0"],
    ["Q120", "place", "El Fasher", "SD", "13.63", "25.35", "379062", "252609"],
    ["Q121", "place", "Tripoli", "LY", "32.9", "13.2", "", "1150989"],
    ["Q122", "place", "Tripoli", "LB", "34.4", "35.8", "", "229398"],
    ["Q130", "person", "Abdalla Hamdok", "SD", "", "", "", "", "", "1956"],
    ["Q131", "person", "Omar al-Bashir", "SD", "", "", "", "", "", "1944-01-01"],
    ["Q140", "igo", "African Union", "", "", "", "", "", "60"],
    ["Q141", "armed_group", "Justice and Equality Movement", "SD"],
    ["Q142", "armed_group", "Japan Electronics Maker", "JP"],
    ["Q150", "other", "Prime Minister of Sudan", "SD"],
    ["gn:379062", "place", "Al Fashir", "SD", "13.62", "25.34", "", "1"],
    ["gn:500", "place", "Kidal", "ML", "18.4", "1.4"],
    ["gn:501", "place", "Al Qurayya", "SY"],
]
LABELS = """\
id	label	language	kind
Q120	الفاشر	ar	native
Q120	Al-Fashir		alias
Q121	Tarabulus		alias
Q140	AU	en	acronym
Q141	JEM	en	acronym
Q121	Tripolis	de	label
"""
TENURES = """\
person	position	position_label	country	start	end
Q130	Q150	Prime Minister of Sudan	SD	2019-08-21	2021-10-25
Q130	Q150	Prime Minister of Sudan	SD	2021-11-21	2022-01-02
Q131		President of Sudan	SD	1993-10-16	2019-04-11
Q131		Minister of Defense, Sudan	SD	2010	2010
Q999	Q150	Prime Minister of Sudan	SD	2022	
"""
RELATIONS = """\
subject	property	object
Q120	P131	Q110
Q110	P131	Q100
Q110	P17	Q100
Q121	P131	Q9999
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The slice as files."""
    made = tmp_path / "slice"
    made.mkdir()
    rows = [COLUMNS, *([*row, *[""] * (len(COLUMNS) - len(row))] for row in ENTITIES)]
    entities = "".join("\t".join(row) + "\n" for row in rows)
    tables = {"entities": entities, "labels": LABELS, "tenures": TENURES, "relations": RELATIONS}
    for name, text in tables.items():
        (made / f"{name}.tsv").write_text(text, encoding="utf-8")
    return made


@pytest.fixture
def build(tmp_path: Path) -> Iterator[Callable[..., Index]]:
    """Build and open an index out of sources."""
    opened = []

    def make(*sources: object, name: str = "index.sqlite") -> Index:
        build_index(sources, tmp_path / name)  # type: ignore[arg-type]
        opened.append(open_index_file(tmp_path / name))
        return opened[-1]

    yield make
    for index in opened:
        index.close()


@pytest.fixture
def index(folder: Path, build: Callable[..., Index]) -> Index:
    """An index of the slice."""
    return build(SliceSource(folder))
