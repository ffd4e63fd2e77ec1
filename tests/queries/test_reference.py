from __future__ import annotations

from kg.queries import saved_queries
from kg.queries.reference import reference_page, result_columns
from kg.resources import ROOT


def test_every_query_parameter_and_column_is_on_the_page() -> None:
    sections = dict(
        part.split("\n", 1) for part in reference_page().split("\n## ")[1:] if "\n" in part
    )
    assert list(sections) == list(saved_queries())
    for name, query in saved_queries().items():
        for word in (*query.parameters, *result_columns(query)):
            assert f"`{word}`" in sections[name]


def test_the_page_in_docs_is_this_one() -> None:
    page = ROOT.joinpath("docs", "reference", "queries.md").read_text(encoding="utf-8")
    assert reference_page() in page
