"""What the words around a mention say: a person's office and country, what a place lies in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.linking.words import countries_named, flat, offices, words
from kg.model import Entity

__all__ = [
    "Container",
    "Title",
    "containers",
    "names_at",
    "place_country",
    "read_title",
    "titles_of",
    "wholes",
]

_REACH = 120
_FORMER = re.compile(r"\b(?:former|late|ex|then|ousted|deposed|slain|onetime|one-time)\b")
_STOP = re.compile(r"[.;:!?()\"“”\n]|,(?=\s)")
_ABBREVIATION = re.compile(r"\b([A-Z]|Gov|Gen|Col|Lt|Maj|Brig|Sen|Rep|Dr|Mr|Mrs|Ms|Capt|Sgt|Adm)\.")
_OF = re.compile(r"(?:\s+(?:of|for)\s+[^,]{2,40})?(?:\s+[A-Z][a-z]{0,3})?\s*")
_TOLD_AS = re.compile(r",\s+(?:\d+,\s+)?an?\s+((?:[\d-]*[a-z][a-z-]*\s?){1,5})")
_CLAUSE = re.compile(r"\s(?:who|whose|which|that|with|from|near|after|before)\s")
_NEAR = 30
_APPOSITION = re.compile(
    r",\s+((?:the|an?|who is|who was|his|her|their)?\s*[^.;:()\"“”\n,]{3,80})[,.;\n]"
)
_NAME = r"((?:[A-Z][\w'\u2019-]*(?:\.[A-Z]\.?)*)(?: [A-Z][\w'\u2019-]*){0,3})"
_IN = r"(?:in|of)\s+(?:the\s+)?((?:[a-z][\w-]*\s+){0,5})(?:[A-Z]\w+(?:ese|ish|ch|i|an)\s+)?"
_INSIDE = re.compile(r"(?:\s+just)?(?:\s+(?:across|over)\s+the\s+border)?,?\s+" + _IN + _NAME)
_BEHIND = re.compile(r",\s+(?:an?|the)\s+((?:[\w-]+\s+){1,8}?)" + _IN + _NAME)
_AND_BEFORE = re.compile(r"([A-Z][\w'\u2019-]*) and $")
_AND_BEHIND = re.compile(r" and ([A-Z][\w'\u2019-]*)")
_COMMA = re.compile(r",\s+" + _NAME)


@dataclass(frozen=True, slots=True)
class Title:
    """An office that the text gives a person, and the country it is of."""

    office: str
    countries: tuple[str, ...] = ()
    former: bool = False


@dataclass(frozen=True, slots=True)
class Container:
    """A name that the text puts a place into; ``firm`` where the words leave no doubt."""

    name: str
    firm: bool


def names_at(entity: Entity, names: tuple[str, ...], text: str) -> Iterator[tuple[int, int]]:
    """Yield where the mentions of an entity have one of its names, or the last word of it."""
    tried = (*names, *(name.split(" ")[-1] for name in names[:1]))
    for mention in entity.mentions:
        said = text[mention.start : mention.end]
        for name in tried:
            at = said.rfind(name)
            if at >= 0:
                yield mention.start + at, mention.start + at + len(name)
                break


def titles_of(entity: Entity, names: tuple[str, ...], text: str) -> tuple[Title, ...]:
    """Read the offices that stand before a person's name or behind it."""
    found: list[Title] = []
    for start, end in names_at(entity, names, text):
        behind = _title(_behind(text, end)) or _occupation(text, end)
        for title in (_title(_left(text, start), close=True), behind):
            if title is not None and title not in found:
                found.append(title)
    return tuple(found)


def _occupation(text: str, end: int) -> Title | None:
    """Read ", a miner," behind a name: whoever is told by it holds no office."""
    found = _TOLD_AS.match(text[end : end + _REACH])
    if found is None or words("public") & set(re.split(r"[\s-]+", found.group(1))):
        return None
    return Title("none")


def read_title(said: str) -> Title | None:
    """Read a title such as "Turkish prime minister" that stands alone."""
    return _title(said)


def place_country(text: str, start: int) -> str | None:
    """Read the country of a place from the words before it: "the Syrian border town of"."""
    left = text[max(0, start - _REACH) : start]
    last = None
    for _, end, code in countries_named(left):
        last = (end, code)
    if last is None:
        return None
    end, code = last
    between = flat(left[end:]).strip()
    if left[:end].endswith(("'s", "\u2019s", "s'", "s\u2019")):
        return code if _plain(between) else None
    tokens = between.replace("-", " ").split()
    if tokens and tokens[-1] == "of":
        tokens.pop()
    if tokens and tokens[-1] in words("before") and len(tokens) <= 4 and _plain(between):
        return code
    return None


def containers(text: str, end: int) -> tuple[Container, ...]:
    """Read what a place lies in from the words behind it: ", Lebanon" or " in northern Iraq"."""
    right = text[end : end + _REACH]
    if (inside := _INSIDE.match(right)) is not None and _led(inside.group(1)):
        if flat(inside.group(2)) in words("calendar"):
            return ()
        return (Container(_unit(inside.group(2)), firm=True),)
    if (behind := _BEHIND.match(right)) is not None:
        kinds = flat(behind.group(1)).split()
        if words("before") & set(kinds) and (_led(behind.group(2)) or _of(behind.group(2))):
            return (Container(_unit(behind.group(3)), firm=True),)
    if (comma := _COMMA.match(right)) is not None:
        return (Container(_unit(comma.group(1)), firm=False),)
    return ()


def wholes(text: str, start: int, end: int) -> tuple[str, ...]:
    """Read "Jammu and Kashmir" around either name, which may be two names or one."""
    said = text[start:end]
    before = _AND_BEFORE.search(text[max(0, start - _REACH) : start])
    behind = _AND_BEHIND.match(text[end : end + _REACH])
    found = [f"{before.group(1)} and {said}"] if before else []
    return (*found, f"{said} and {behind.group(1)}") if behind else tuple(found)


def _led(between: str) -> bool:
    allowed = words("direction") | words("before") | words("lead") | {"part", "of", "corner", "tip"}
    return all(w in allowed for w in flat(between).split())


def _of(between: str) -> bool:
    """Say whether words end as in "the oil-producing province of"."""
    last = flat(between).split()[-2:]
    return len(last) == 2 and last[0] in words("before") and last[1] == "of"


def _unit(name: str) -> str:
    return re.sub(r"['\u2019]s?$", "", name.rstrip(".,")).strip()


def _plain(between: str) -> bool:
    return re.fullmatch(r"[a-z' -]*", between) is not None and len(between.split()) <= 4


def _left(text: str, start: int) -> str:
    left = text[max(0, start - _REACH) : start].rstrip(" ,")
    left = _ABBREVIATION.sub(lambda m: m.group(1) + " ", left)
    cut = max((m.end() for m in _STOP.finditer(left)), default=0)
    return left[cut:]


def _behind(text: str, end: int) -> str:
    found = _APPOSITION.match(text[end : end + _REACH + 20])
    if found is None:
        return ""
    said = _CLAUSE.split(found.group(1))[0]
    # "Kerry, Foreign Minister Lavrov and" speaks of somebody else.
    rest = said
    for first, last, _ in reversed(list(countries_named(said))):
        rest = rest[:first] + rest[last:]
    lead = re.match(r"(?:the|an?|who|his|her|their)\b", rest.strip())
    strangers = [w for w in re.findall(r"\b[A-Z][\w-]+", rest) if flat(w) not in _title_words()]
    return said if lead or not strangers else ""


def _title_words() -> frozenset[str]:
    return frozenset(
        [
            "prime",
            "minister",
            "president",
            "foreign",
            "secretary",
            "state",
            "defence",
            "defense",
            "interior",
            "home",
            "vice",
            "deputy",
            "king",
            "queen",
            "general",
            "chief",
            "staff",
            "army",
            "governor",
            "mayor",
            "senator",
            "ambassador",
        ]
    )


def _title(said: str, *, close: bool = False) -> Title | None:
    """Find the office that comes last; ``close`` demands that a name may follow it directly."""
    found = _last_office(flat(said))
    if found is None:
        return None
    start, end, office = found
    if close and _OF.fullmatch(said[end:]) is None:
        return None
    codes = [c for s, e, c in countries_named(said) if start - e <= _NEAR and s < end + _NEAR]
    former = _FORMER.search(flat(said[:start])) is not None
    return Title(office, tuple(dict.fromkeys(codes)), former)


def _last_office(low: str) -> tuple[int, int, str] | None:
    best: tuple[int, int, str] | None = None
    for office in offices():
        for match in office.said.finditer(low):
            if best is None or match.end() > best[1]:
                best = (match.start(), match.end(), office.name)
    return best
