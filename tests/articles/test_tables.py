import pytest

from kg.articles.tables import column, rows


@pytest.mark.parametrize(
    ("name", "allowed"),
    [
        (
            "lines",
            {"kind": {"photo", "credit", "boilerplate"}, "where": {"start", "whole", "tail"}},
        ),
        ("zones", {"order": {"mdy", "dmy"}}),
        ("agencies", {}),
        ("labels", {}),
    ],
)
def test_tables_hold_what_their_first_lines_say(name: str, allowed: dict[str, set[str]]) -> None:
    table = rows(name)
    assert len({tuple(row.values()) for row in table}) == len(table)
    for row in table:
        assert all(row.values())
        assert all(row[key] in values for key, values in allowed.items())


def test_a_column_is_folded() -> None:
    assert "reuters" in column("agencies", "name")
