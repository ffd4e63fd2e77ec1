"""The Action API of Wikidata: names to items by wbsearchentities, their facts by wbgetentities.

Its errors come inside answers of HTTP status 200; none of them is kept. Each item is kept by
itself, under the address that asks for it alone, whatever batch it came in.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final, Protocol
from urllib.parse import urlencode, urlsplit

from kg.errors import RemoteError, StoppedError
from kg.linking import names
from kg.linking.index.sources.wikidata import LANGUAGES
from kg.linking.online.client import Client, Later, Reply, checked
from kg.linking.online.learned import Learned, item_number, records_of
from kg.linking.online.wanted import Wanted

__all__ = ["API", "BATCH", "Finder", "ItemService", "Items", "NameSearch", "is_item_request"]

API: Final = "https://www.wikidata.org/w/api.php"
BATCH: Final = 50
"""Items that one request may ask for."""
HITS: Final = 20
AROUND: Final = 100
"""Offices and containers that are fetched for one article at most."""

_SOON: Final = frozenset({"maxlag", "ratelimited", "readonly"})
_LEAST_WAIT: Final = 5.0
_PROPS: Final = "info|labels|descriptions|aliases|claims|sitelinks"
_MARK: Final = "action=wbgetentities"

Item = dict[str, Any]


class NameSearch:
    """Finds items by the beginning of their names."""

    def __init__(self, client: Client, api: str = API) -> None:
        self.name = checked(api)
        self._client = client

    def find(self, asked: Sequence[Wanted]) -> tuple[list[int], str]:
        """Give the items that the names may stand for, and the newest day of the answers."""
        found: dict[int, None] = {}
        day = ""
        for each in asked:
            for spelling in each.spellings:
                hits, when = self._hits(spelling)
                found.update((number, None) for number, text in hits if _like(spelling, text))
                day = max(day, when)
                if any(names.exact(text) == names.exact(spelling) for _, text in hits):
                    break  # other spellings would bring what is less like it
        return list(found), day

    def _hits(self, spelling: str) -> tuple[list[tuple[int, str]], str]:
        url = _url(
            self.name, action="wbsearchentities", search=spelling, language="en", uselang="en",
            type="item", limit=str(HITS),
        )  # fmt: skip
        kept = self._client.answer(url, "", _hits)
        return [(n, text) for each, text in kept.value if (n := item_number(each))], kept.day


class Items:
    """Fetches items."""

    def __init__(self, client: Client, api: str = API) -> None:
        self.name = checked(api)
        self._client = client

    def get(self, numbers: Iterable[int]) -> tuple[list[Item], str]:
        """Give items as they are, without those that are no more, and the newest day.

        An item that was merged into another one comes as that other one.
        """
        wanted = sorted(set(numbers))
        kept = {n: self._client.cache.get(self._address([n])) for n in wanted}
        missing = [n for n in wanted if kept[n] is None]
        for at in range(0, len(missing), BATCH):
            self._fetch(missing[at : at + BATCH])
        for number in missing:
            kept[number] = self._client.cache.get(self._address([number]))
        answers = [each for each in kept.values() if each is not None]
        items = [each.value for each in answers if _is_item(each.value)]
        return items, max((each.day for each in answers), default="")

    def _fetch(self, numbers: Sequence[int]) -> None:
        """Fetch items and keep them one by one."""
        if not numbers:
            return
        try:
            found = self._client.ask(self._address(numbers), "", lambda r: _entities(r, numbers))
        except StoppedError:
            raise
        except RemoteError:
            if len(numbers) == 1:
                raise
            # Too long an answer, or one item that the service cannot give.
            middle = len(numbers) // 2
            self._fetch(numbers[:middle])
            self._fetch(numbers[middle:])
            return
        for number, item in found.items():
            self._client.keep(self._address([number]), "", item)
        if len(found) < len(numbers):
            self._fetch([number for number in numbers if number not in found])

    def _address(self, numbers: Sequence[int]) -> str:
        ids = "|".join(f"Q{number}" for number in numbers)
        languages = "|".join(sorted({*LANGUAGES, "mul", "en-gb"}))
        return _url(
            self.name, action="wbgetentities", ids=ids, props=_PROPS, languages=languages,
            redirects="yes",
        )  # fmt: skip


class Finder(Protocol):
    """What finds items by name: the API's own search, or a reconciliation service."""

    @property
    def name(self) -> str:
        """Name the address that is asked."""
        ...

    def find(self, asked: Sequence[Wanted]) -> tuple[list[int], str]:
        """Give the items that the names may stand for, and the newest day of the answers."""
        ...


class ItemService:
    """Finds items by name, then fetches them with the offices and places they speak of."""

    def __init__(self, search: Finder, items: Items) -> None:
        self._search = search
        self._items = items

    @property
    def name(self) -> str:
        """Name the addresses that are asked."""
        return " ".join(dict.fromkeys((self._search.name, self._items.name)))

    def learn(self, asked: Sequence[Wanted]) -> Learned:
        """Give what is known of all that the names may stand for."""
        numbers, asked_on = self._search.find(asked)
        items, day = self._items.get(numbers)
        if not items:
            return Learned(day=max(asked_on, day))
        known = set(numbers) | {n for item in items if (n := item_number(item["id"]))}
        further = [n for item in items for n in _around(item) if n not in known]
        more, later = self._items.get(list(dict.fromkeys(further))[:AROUND])
        records = tuple(records_of([*items, *more]))
        return Learned(records, max(asked_on, day, later))


def is_item_request(url: str) -> bool:
    """Say whether the answer to a request is an item."""
    return _MARK in urlsplit(url).query.split("&")


def _url(api: str, **parameters: str) -> str:
    joint = "&" if urlsplit(api).query else "?"
    return f"{api}{joint}{urlencode({'format': 'json', 'maxlag': '5', **parameters})}"


def _hits(reply: Reply) -> list[list[str]]:
    """Read the hits of a search: ids, and the names by which they were found."""
    search = _good(reply).get("search")
    if not isinstance(search, list):
        raise RemoteError("The answer to wbsearchentities has no list of hits")
    found = []
    for hit in search[:HITS]:
        if isinstance(hit, dict) and item_number(hit.get("id")):
            match = hit.get("match")
            text = match.get("text") if isinstance(match, dict) else hit.get("label")
            found.append([hit["id"], text if isinstance(text, str) else ""])
    return found


def _entities(reply: Reply, asked: Sequence[int]) -> dict[int, Item]:
    """Read items under the numbers they were asked for by; a missing one is kept as missing."""
    value = reply.value
    error = value.get("error") if isinstance(value, dict) else None
    if isinstance(error, dict) and error.get("code") == "no-such-entity":
        gone = item_number(error.get("id"))
        if gone and gone in asked:
            return {gone: {"id": f"Q{gone}", "missing": ""}}
    entities = _good(reply).get("entities")
    if not isinstance(entities, dict):
        raise RemoteError("The answer to wbgetentities has no entities")
    named = {key: each for key, each in entities.items() if isinstance(each, dict)}
    merged = {
        each["redirects"]["from"]: each
        for each in named.values()
        if isinstance(each.get("redirects"), dict)
        and isinstance(each["redirects"].get("from"), str)
    }
    found = {}
    for number in asked:
        item = named.get(f"Q{number}") or merged.get(f"Q{number}")
        if item is not None and item_number(item.get("id")):
            found[number] = item
    if not found:
        raise RemoteError("The answer to wbgetentities has none of the items asked for")
    return found


def _good(reply: Reply) -> dict[str, Any]:
    """Give an answer that is none of an error."""
    value = reply.value
    if not isinstance(value, dict):
        raise RemoteError("The answer of the API is no JSON object")
    error = value.get("error")
    if error is None:
        return value
    code = str(error.get("code", ""))[:60] if isinstance(error, dict) else ""
    if code in _SOON:
        raise Later(f"is busy ({code})", max(_LEAST_WAIT, reply.retry_after or 0.0))
    if code.startswith("internal_api_error"):
        raise Later(f"failed ({code})", reply.retry_after)
    info = str(error.get("info", ""))[:200] if isinstance(error, dict) else ""
    raise RemoteError(f"The API refused with the error {code!a}{info and f': {info!a}'}")


def _like(spelling: str, text: str) -> bool:
    """Tell whether an index would find a name by a spelling, and not only its beginning."""
    return names.exact(spelling) == names.exact(text) or bool(_keys(spelling) & _keys(text))


def _keys(name: str) -> set[str]:
    return {names.skeleton(reading) for reading in names.readings(name)} - {""}


def _is_item(item: Any) -> bool:
    return isinstance(item, dict) and bool(item_number(item.get("id"))) and "missing" not in item


def _around(item: Item) -> list[int]:
    """Give the offices that a person held, and what a place lies in."""
    claims = item.get("claims")
    found = []
    for prop in ("P39", "P131"):
        statements = claims.get(prop) if isinstance(claims, dict) else None
        for each in statements if isinstance(statements, list) else ():
            try:
                number = item_number(each["mainsnak"]["datavalue"]["value"]["id"])
            except (KeyError, TypeError):
                continue
            if number:
                found.append(number)
    return found
