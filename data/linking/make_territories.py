"""Write territories.csv from an installed rigour; run by hand when rigour has a new version.

rigour itself is no dependency: it brings PyICU, which many machines have to compile.
"""

from __future__ import annotations

import csv
import json
import sys
from importlib.metadata import version
from pathlib import Path

from rigour._core import territories_jsonl

HEADER = """\
# Countries, dependent and historical territories and some first-level divisions, with their Wikidata items.
# code: of rigour, mostly ISO 3166 | wikidata | type: country, admin1, igo, other | name | full_name | names: other names in
# Latin script, separated by | | parent: code of the territory around it | historical: yes
# From rigour {version}, Copyright (c) 2023-2025 OpenSanctions Datenbanken GmbH. Licence: MIT
"""  # noqa: E501
WHOLE = {"x-so"}
COLUMNS = ["code", "wikidata", "type", "name", "full_name", "names", "parent", "historical"]
NOT_PLACES = {"eu": "igo", "un": "igo", "zz": "other"}


def rows() -> list[dict[str, str]]:
    """Give the territories, sorted by code."""
    found = []
    for line in territories_jsonl().splitlines():
        data = json.loads(line)
        code = data["code"]
        inside = "-" in code and not data.get("is_historical") and data.get("parent")
        names = [each for each in data.get("names_strong", []) if latin(each)]
        if "(Occupied" in data["name"] and code not in WHOLE:
            # Its item is what was proclaimed there, not the region that bears the short name.
            names = [each for each in names if "Republic" in each]
        found.append(
            {
                "code": code.upper(),
                "wikidata": data["qid"],
                "type": NOT_PLACES.get(code, "admin1" if inside else "country"),
                "name": data["name"],
                "full_name": data.get("full_name", ""),
                "names": "|".join(sorted(set(names) - {data["name"], data.get("full_name")})),
                "parent": data.get("parent", "").upper(),
                "historical": "yes" if data.get("is_historical") else "",
            }
        )
    return sorted(found, key=lambda row: row["code"])


def latin(name: str) -> bool:
    """Tell whether a name is in Latin script and holds no comma, as in "Korea, South"."""
    return "," not in name and all(
        ord(letter) < 0x250 or 0x1E00 <= ord(letter) < 0x1F00 for letter in name
    )


if __name__ == "__main__":
    with (Path(__file__).parent / "territories.csv").open(
        "w", encoding="utf-8", newline=""
    ) as file:
        file.write(HEADER.format(version=version("rigour")))
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows())
    sys.stderr.write("territories.csv is written\n")
