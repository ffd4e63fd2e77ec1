"""Who held high office, and when: data/linking/office-holders.csv."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.linking.index.records import (
    EntityRecord,
    NameRecord,
    Problems,
    Record,
    SourceInfo,
    TenureRecord,
    number_of,
)
from kg.linking.index.sources import shipped_terms
from kg.linking.index.sources.shipped_rows import rows
from kg.linking.index.sources.values import country_code, iso_date, text

__all__ = ["OfficeHolderSource"]


class OfficeHolderSource:
    """Presidents, ministers and the like, with their tenures."""

    def info(self) -> SourceInfo:
        """Describe where the tenures come from."""
        return shipped_terms.info("office-holders")

    def records(self, problems: Problems) -> Iterator[Record]:
        """Give each person once, and each tenure."""
        known: set[int] = set()
        for row in rows("office-holders"):
            number, name = number_of(row["wikidata"]), text(row["name"])
            if number is None or not name:
                problems.add("no item or name", f"office-holders.csv, {row['wikidata']}")
                continue
            if number not in known:
                known.add(number)
                yield from _person(number, name, row)
            yield TenureRecord(
                number,
                number_of(row["position"]),
                row["office"],
                country_code(row["of"]),
                iso_date(row["start"]),
                iso_date(row["end"]),
            )


def _person(number: int, name: str, row: Mapping[str, str]) -> Iterator[Record]:
    yield EntityRecord(
        id=number,
        type="person",
        label=name,
        country=country_code(row["country"]),
        start=iso_date(row["born"]),
        end=iso_date(row["died"]),
        source="office-holders",
    )
    yield NameRecord(number, name, "label")
    for alias in row["aliases"].split("|"):
        if said := text(alias):
            yield NameRecord(number, said, "alias")
