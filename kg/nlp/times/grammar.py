"""How English writes times: one pattern a way of writing, tried in order at each place.

The patterns run over the raw text and are put together from the words of
data/lexicons/time-words.csv. What a match means is told by the rule of the same name in
``kg.nlp.times.resolve``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg import lexicons

__all__ = ["RULES", "Found", "number_words", "scan", "word_value"]

_SMALL = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


@cache
def word_value(kind: str) -> dict[str, str]:
    """Return the words of one type of the lexicon with their values."""
    return {r["word"]: r["value"] for r in lexicons.load("time-words") if r["type"] == kind}


@cache
def number_words() -> dict[str, int]:
    """Return the number words that stand before units of time."""
    small = {word: n for n, word in enumerate(_SMALL, 1)} | {"a": 1, "an": 1, "couple of": 2}
    tens = {word: 10 * n for n, word in enumerate(_TENS, 2)}
    joined = {f"{ten}-{unit}": tens[ten] + small[unit] for ten in _TENS for unit in _SMALL[:9]}
    return small | tens | joined | {"a couple of": 2, "half a dozen": 6, "a dozen": 12, "dozen": 12}


def _any(words: list[str]) -> str:
    return "|".join(
        re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=len, reverse=True)
    )


def _cased(kind: str) -> str:
    """Match words in any case, but those that need one with a capital or all in capitals.

    Those of three or four letters that need one are abbreviations, and may have a full stop.
    """
    rows = [r for r in lexicons.load("time-words") if r["type"] == kind]
    free = [r["word"] for r in rows if r["cased"] == "no"]
    cased = [r["word"] for r in rows if r["cased"] == "yes"]
    capital = [word for w in cased for word in (w.capitalize(), w.upper())]
    short = [w for w in capital if len(w) < 5 and w.lower() != "may"]
    long = [w for w in capital if w not in short]
    return rf"(?:(?:{_any(free)})\b|(?-i:(?:{_any(short)})\b\.?|(?:{_any(long) or '(?!)'})\b))"


def _pieces() -> dict[str, str]:
    full = [w for w in word_value("weekday") if w.endswith("day")]
    units = _any([u for u in word_value("unit")])
    number = rf"(?:\d{{1,3}}|{_any([*number_words(), 'few', 'a few', 'several', 'many'])})"
    return {
        "WD": f"(?:{_any(full)})",
        "WDANY": _cased("weekday"),
        "MON": f"(?:{_cased('month')})",
        "SEASON": _any([s for s in word_value("season") if s != "fall"]),
        "PART": _any(list(word_value("part"))),
        "UNIT": rf"(?:{units})s?",
        "PERIOD": _any(list(word_value("period"))),
        "NAMED": _any(list(word_value("named"))),
        "N": number,
        "D": r"(?:0?[1-9]|[12]\d|3[01])",
        "YEAR": r"(?:19|20)\d\d",
        "ORD": r"(?:st|nd|rd|th)?",
        "DASH": r"\s?[-\u2013]\s?|\s+(?:to|and|or|through)\s+",
        "THIS": (
            r"(?:the\s+)?"
            r"(?P<which>last|this|next|past|previous|following|same|preceding|coming)"
        ),
        "APPROX": (
            r"(?:(?P<about>about|around|nearly|almost|roughly|some|more\s+than|over|at\s+least|"
            r"just\s+over|less\s+than|under|approximately|barely)\s+)?"
        ),
        "PARTY": r"(?P<part>early|late|mid|earlier|later|the\s+(?:very\s+)?end\s+of|"
        r"the\s+(?:start|beginning)\s+of|the\s+middle\s+of)",
    }


# Name and pattern; <WD> and the like are pieces from above, a blank is any white space.
RULES: tuple[tuple[str, str], ...] = (
    ("iso", r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?:T\S+)?"),
    ("numeric", r"(?P<a>\d{1,2})[/.](?P<b>\d{1,2})[/.](?P<y>\d{4})"),
    ("named", r"(?P<name><NAMED>)(?!/)"),
    (
        "day_month",
        r"(?:the (?:<PART>|(?:early )?hours) of )?(?:(?P<wd><WDANY>),? )?(?:the )?"
        r"(?P<d><D>)<ORD>(?:(?:<DASH>)(?:the )?(?P<d2><D>)<ORD>)?"
        r"(?: of)? (?P<mon><MON>)(?:,? (?P<y><YEAR>)|,? (?:of )?(?P<which>last|this|next) year)?",
    ),
    (
        "month_day",
        r"(?:the (?:<PART>|(?:early )?hours) of )?(?:(?P<wd><WDANY>),? )?"
        r"(?P<mon><MON>) (?:the )?(?P<d><D>)<ORD>"
        r"(?:(?:<DASH>)(?P<d2><D>)<ORD>)?(?![\d,.:]*\d)"
        r"(?:,? (?P<y><YEAR>)(?!\d)|,? (?:of )?(?P<which>last|this|next) year)?",
    ),
    (
        "nth_week",
        r"(?:the )?(?P<nth>first|second|third|fourth|last|final|opening) "
        r"(?P<what>week|day|days|half|quarter)s? of (?:(?P<mon><MON>)(?:,? (?P<y><YEAR>))?|"
        r"(?P<year>(?:<YEAR>)))",
    ),
    (
        "period",
        r"(?:the (?:first|second|third|last|holy) (?:week|day|days|month|night|half) of )?"
        r"(?:the )?(?:holy month of )?(?P<name><PERIOD>)",
    ),
    (
        "month",
        r"(?:<PARTY>[- ](?:in )?)?(?P<mon><MON>)"
        r"(?:,? (?:of )?(?P<y><YEAR>)(?!\d)|,? (?:of )?(?P<which>last|this|next|that) year)",
    ),
    ("part_of_month", r"<PARTY>[- ](?:in )?(?P<mon><MON>)"),
    ("which_month", r"(?:<PARTY> )?<THIS> (?P<mon><MON>)"),
    (
        "weekday",
        r"(?:(?:early|late|later|earlier)(?: on)? |overnight on |(?:at|before|after|around) "
        r"(?:<PART>) on |in the early hours of |the (?:<PART>) of )?"
        r"(?:(?P<which>last|this|next|this past|this coming|the previous|the following) )?"
        r"(?P<wd><WD>)(?P<possible>['\u2019]s)?(?:,? (?:<PART>)\b(?P<of>['\u2019]s)?)?"
        r"(?:,? (?:of )?(?P<whichweek>last|this|next) week)?",
    ),
    ("before_yesterday", r"(?:the )?day before yesterday"),
    ("after_tomorrow", r"(?:the )?day after tomorrow"),
    (
        "near_day",
        r"(?:(?:early|late|earlier|later)(?: on)? )?"
        r"(?P<name>yesterday|today|tonight|tomorrow|last night|"
        r"this (?:morning|afternoon|evening))(?:['\u2019]s)?(?: (?:<PART>)\b)?",
    ),
    ("overnight", r"overnight(?:(?: on| from)? (?:<WD>)(?: night)?)?(?: (?:in)?to (?P<wd><WD>))?"),
    ("since_dawn", r"since (?:early |the )?(?:dawn|daybreak|sunrise|morning|midnight)(?! of\b)"),
    (
        "that_day",
        r"(?:later |earlier )?(?:on )?(?:the same|that(?: very| same)?) "
        r"(?P<unit>day|night|morning|evening|afternoon|week|month|year|weekend)"
        r"|(?:earlier|later|early|late) (?:on )?in the (?P<unit2>day)\b",
    ),
    (
        "next_unit",
        r"the (?:very )?(?P<which>next|following|previous|preceding) "
        r"(?P<unit>day|night|morning|evening|week|month|year)(?:['\u2019]s)?",
    ),
    (
        "past_units",
        r"(?:the (?:last|past|previous) <APPROX>(?:(?P<n><N>) )?(?P<unit><UNIT>)|"
        r"(?:last|past) (?P<n2><N>) (?P<unit2><UNIT>))\b(?! (?:of|before))",
    ),
    (
        "units_of",
        r"<APPROX>(?P<n><N>) (?P<unit>hour|day|week)s?(?= of (?:\w+ ){0,2}"
        r"(?:fighting|clashes|shelling|bombing|bombardment|combat|battles?|violence|strikes|raids|"
        r"airstrikes|unrest|protests))",
    ),
    ("half_year_ago", r"half a (?P<unit>year|decade) ago"),
    ("units_ago", r"<APPROX>(?P<n><N>) (?P<unit><UNIT>) ago"),
    (
        "vague_ago",
        r"(?:<UNIT>) ago|(?:a )?long ago|(?:in|over|during) recent (?:<UNIT>)|"
        r"recent(?:ly)? in (?:<UNIT>)|in the coming (?:<UNIT>)|these days",
    ),
    (
        "units_from",
        r"<APPROX>(?P<n><N>) (?P<unit><UNIT>) (?P<side>earlier|later|before|afterwards?|after that|"
        r"previously)(?! (?:the|a|an|his|her|its|their|he|she|they|it|that)\b)",
    ),
    (
        "unit_before",
        r"the (?P<unit>day|night|week|month|year) (?P<side>before|after|earlier)"
        r"(?=\s*[.,;:!?)\u201d\"]|\s+(?:in|at|and|by|when|after|near|on|but|with|for|from)\b|\s*$)",
    ),
    ("weekend", r"(?:(?:<THIS>|the) )weekend"),
    (
        "which_unit",
        r"(?:<PARTY> )?(?:the )?(?P<which>last|this|next|coming) (?P<unit>week|month|year|decade)\b"
        r"(?! (?:of|before))",
    ),
    (
        "season",
        r"(?:(?P<part>early|late|mid)[- ])?(?:<THIS> |the )?(?P<season><SEASON>)"
        r"(?: (?:of )?(?P<y><YEAR>)|(?: of)? (?P<whichyear>last|this|next) year)?"
        r"(?! (?:up|offensive|to)\b)|(?P<fallwhich>last|this|next) (?P<fall>fall)\b",
    ),
    ("decade", r"(?:the )?(?:(?P<part>early|mid|late)[- ])?(?P<y>(?:19|20)\d0)['\u2019]?s\b"),
    ("part_of_year", r"<PARTY>[- ](?:in )?(?P<y><YEAR>)(?![\d,.:]*\d)"),
    ("years", r"(?P<y><YEAR>)[-\u2013](?P<y2><YEAR>|\d\d)(?![\d-])"),
    ("bare_month", r"(?P<mon><MON>)(?:['\u2019]s)?"),
    ("year", r"(?P<y><YEAR>)(?![\d,.:/%]*\d)(?:['\u2019]s)?"),
)


@dataclass(frozen=True, slots=True)
class Found:
    """One match: the rule's name, where it stands in the text, and its named groups."""

    rule: str
    start: int
    end: int
    groups: dict[str, str | None]


_STARTS = {
    "iso": "#digit", "numeric": "#digit", "named": "#digit",
    "day_month": "#digit #weekday the",
    "month_day": "#month #weekday the",
    "nth_week": "the first second third fourth last final opening",
    "period": "the holy #period",
    "month": "#month early late mid end earlier later the",
    "part_of_month": "early late mid earlier later the",
    "which_month": "the last this next past previous following early late mid earlier later",
    "weekday": "#weekday early late later earlier overnight at before after around in last this "
    "next the",
    "before_yesterday": "the day", "after_tomorrow": "the day",
    "near_day": "early late earlier later yesterday today tonight tomorrow last this",
    "overnight": "overnight", "since_dawn": "since",
    "that_day": "the that later earlier on",
    "past_units": "the last past",
    "units_of": "#digit #number #about few several many",
    "half_year_ago": "half",
    "units_ago": "#digit #number #about few several many half dozen",
    "vague_ago": "#unit a long in over during recent recently these",
    "units_from": "#digit #number #about few several many dozen",
    "next_unit": "the", "unit_before": "the",
    "weekend": "the last this next past previous following",
    "which_unit": "the last this next coming early late mid earlier later",
    "season": "#season early late mid the last this next past previous following",
    "decade": "the early mid late #digit",
    "part_of_year": "early late mid earlier later the",
    "years": "#digit", "bare_month": "#month", "year": "#digit",
}  # fmt: skip
"""The words that each rule may begin with; ``#month`` stands for the words of that type."""
_ABOUT = "about around nearly almost roughly some more over at just less under approximately barely"
_WORD = re.compile(r"[^\W_]+")
_AFTER_THE = frozenset(
    {"first", "second", "third", "fourth", "last", "final", "opening", "holy", "end", "start",
     "beginning", "middle", "very", "this", "next", "past", "previous", "following", "same",
     "preceding", "coming", "early", "mid", "late", "hours", "weekend", "day", "night", "week",
     "month", "year"}
)  # fmt: skip
_MONTH_AFTER = frozenset(
    {"in", "since", "by", "until", "till", "of", "during", "from", "between", "and", "to",
     "through", "before", "after", "the", "or", "for", "throughout"}
)  # fmt: skip
_NOT_YEAR_BEFORE = frozenset({"no", "nos", "resolution", "number", "article", "law", "flight"})


@cache
def _rules() -> dict[str, re.Pattern[str]]:
    pieces = _pieces()

    def fill(pattern: str) -> str:
        for name, piece in pieces.items():
            pattern = pattern.replace(f"<{name}>", f"(?:{piece})" if "DASH" in name else piece)
        return re.sub(r"(?<!\[)(?<!\[-) ", r"\\s+", pattern)

    return {
        name: re.compile(rf"(?:{fill(pattern)})(?!\w)", re.IGNORECASE) for name, pattern in RULES
    }


@cache
def _by_start() -> dict[str, tuple[tuple[str, re.Pattern[str]], ...]]:
    """Return, for a first word, the rules that may begin with it, in their order."""
    classes = {
        "#number": {w.split()[0].split("-")[0] for w in number_words()},
        "#about": set(_ABOUT.split()),
        "#digit": {"#digit"},
    }
    for kind in ("weekday", "month", "season", "unit", "period"):
        words = {w.split()[0].split("-")[0] for w in word_value(kind)}
        classes[f"#{kind}"] = words | {f"{w}s" for w in words}
    by_start: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
    for name, _ in RULES:
        starts: set[str] = set()
        for start in _STARTS[name].split():
            starts |= classes.get(start, {start})
        for word in starts:
            by_start.setdefault(word, []).append((name, _rules()[name]))
    return {word: tuple(rules) for word, rules in by_start.items()}


@cache
def _after_article() -> frozenset[str]:
    """Return the words with which a time that opens with "the" can go on."""
    kinds = ("part", "season", "month", "weekday", "period")
    return _AFTER_THE | {w.split()[0].split("-")[0] for kind in kinds for w in word_value(kind)}


@cache
def _measured() -> frozenset[str]:
    """Return the words that may follow a number or "a" in a time ("two days ago")."""
    return frozenset(
        {w for u in word_value("unit") for w in (u, f"{u}s")}
        | {w for n in number_words() for w in re.split(r"[\s-]+", n)}
        | set(word_value("part"))
        | {"few", "couple", "dozen", "long", "than", "least", "over"}
    )


def scan(text: str) -> list[Found]:
    """Find the times of a text, left to right and without overlap."""
    found: list[Found] = []
    rules, words = _by_start(), list(_WORD.finditer(text))
    lower = [word.group().lower() for word in words]
    end = 0
    for n, first in enumerate(lower):
        tried = rules.get("#digit" if first[0].isdecimal() else first)
        if tried is None or words[n].start() < end:
            continue
        following = lower[n + 1] if n + 1 < len(lower) else ""
        if not _goes_on(first, following):
            continue
        match = _first(tried, text, words[n].start(), lower[n - 1] if n else "")
        if match:
            found.append(match)
            end = match.end
    return found


def _goes_on(first: str, following: str) -> bool:
    """Refuse cheaply the many articles and numbers that begin no time."""
    if first == "the":
        return following in _after_article() or following[:1].isdecimal()
    if first in _countable():
        return following in _measured() or following.isdecimal()
    return True


@cache
def _countable() -> frozenset[str]:
    return frozenset(w.split()[0] for w in number_words()) | frozenset(_ABOUT.split())


def _first(
    rules: tuple[tuple[str, re.Pattern[str]], ...], text: str, start: int, before: str
) -> Found | None:
    for name, pattern in rules:
        match = pattern.match(text, start)
        if match and _in_place(name, text, match, before):
            return Found(name, start, match.end(), match.groupdict())
    return None


def _in_place(rule: str, text: str, match: re.Match[str], before: str) -> bool:
    """Tell a bare month, year or weekday from a name, a number and a habit."""
    char = text[match.start() - 1] if match.start() else " "
    if rule == "bare_month":
        return before in _MONTH_AFTER
    if rule == "past_units" and match.group().lower().startswith("last"):
        return before in {"in", "over", "during", "within", "for"}
    if rule == "units_of":
        return before in {"in", "during", "over", "within"}
    if rule in {"year", "years", "part_of_year"}:
        return char not in "$\u00a3\u20ac#-.,/:" and before not in _NOT_YEAR_BEFORE
    if rule in {"weekday", "which_unit", "near_day"}:
        return before not in {"every", "each", "black", "bloody", "good", "palm"}
    return char not in "/.,-" or not text[match.start()].isdecimal() or char == ","
