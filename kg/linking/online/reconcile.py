"""A service of the Reconciliation API 0.2: queries in a form, candidates with ids of Wikidata.

It finds items only; what they are is fetched where items are kept. Its scores are not believed.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Final
from urllib.parse import urlencode

from kg.errors import RemoteError, UsageError
from kg.linking.online.client import Client, Later, Reply, checked
from kg.linking.online.learned import item_number
from kg.linking.online.wanted import Wanted

__all__ = ["ReconcileSearch"]

BATCH: Final = 10
CANDIDATES: Final = 10
HUMAN: Final = "Q5"
_SPACES: Final = frozenset(
    f"{scheme}://www.wikidata.org/{path}"
    for scheme in ("http", "https")
    for path in ("entity/", "entity", "wiki/")
)


class ReconcileSearch:
    """Finds items by asking a reconciliation service."""

    def __init__(self, client: Client, address: str) -> None:
        self.name = checked(address)
        self._client = client
        self._checked = False

    def find(self, asked: Sequence[Wanted]) -> tuple[list[int], str]:
        """Give the items that the names may stand for, and the newest day of the answers."""
        self._check()
        queries = [(s, each.family == "person") for each in asked for s in each.spellings]
        found: dict[int, None] = {}
        day = ""
        for at in range(0, len(queries), BATCH):
            body = _form(queries[at : at + BATCH])
            kept = self._client.answer(self.name, body, _candidates)
            found.update((n, None) for each in kept.value if (n := item_number(each)))
            day = max(day, kept.day)
        return list(found), day

    def _check(self) -> None:
        """See once whether the service is one, and speaks of items of Wikidata."""
        if self._checked:
            return
        manifest = self._client.answer(self.name, "", _manifest).value
        if manifest["identifierSpace"] not in _SPACES:
            raise UsageError(
                f"{self.name} gives ids of {manifest['identifierSpace']!a}: name a service whose "
                "ids are those of Wikidata"
            )
        if manifest["versions"] and "0.2" not in manifest["versions"]:
            raise UsageError(
                f"{self.name} speaks versions {', '.join(manifest['versions'])} of the "
                "Reconciliation API: name a service that speaks 0.2"
            )
        self._checked = True


def _form(queries: Sequence[tuple[str, bool]]) -> str:
    asked: dict[str, dict[str, Any]] = {}
    for number, (spelling, person) in enumerate(queries):
        query: dict[str, Any] = {"query": spelling, "limit": CANDIDATES}
        if person:
            query |= {"type": HUMAN, "type_strict": "should"}
        asked[f"q{number}"] = query
    return urlencode({"queries": json.dumps(asked, ensure_ascii=False)})


def _manifest(reply: Reply) -> dict[str, Any]:
    value = reply.value
    space = value.get("identifierSpace") if isinstance(value, dict) else None
    if not isinstance(space, str):
        raise RemoteError("The address has no manifest of a reconciliation service")
    versions = value.get("versions", [])
    spoken = versions if isinstance(versions, list) else []
    return {"identifierSpace": space[:200], "versions": [v for v in spoken if isinstance(v, str)]}


def _candidates(reply: Reply) -> list[str]:
    """Read the ids of all candidates of a batch."""
    value = reply.value
    if not isinstance(value, dict) or value.get("status") == "error":
        said = value.get("message") if isinstance(value, dict) else None
        raise RemoteError(f"The reconciliation service refused: {str(said)[:200]!a}")
    if "error" in value:
        raise Later("failed with an error", reply.retry_after)
    found = []
    for key in sorted(value):
        result = value[key].get("result") if isinstance(value[key], dict) else None
        if not isinstance(result, list):
            raise RemoteError("The answer of the reconciliation service has no list of results")
        ids = [each.get("id") for each in result[:CANDIDATES] if isinstance(each, dict)]
        found += [str(each) for each in ids if item_number(each)]
    return found
