"""Put the attributions of a document together and index them by the words they cover."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc

from kg.model import AttributionKind
from kg.nlp.attribution.according import according, bearer, citing
from kg.nlp.attribution.asides import without_asides
from kg.nlp.attribution.authors import text_kind
from kg.nlp.attribution.continued import continued
from kg.nlp.attribution.cues import cues
from kg.nlp.attribution.drafts import draft
from kg.nlp.attribution.loose import headlines, loose_quotations
from kg.nlp.attribution.nouns import nominal
from kg.nlp.attribution.persons import addressed, first_person, quoting
from kg.nlp.attribution.reading import Draft, Reading
from kg.nlp.attribution.resolve import Resolver
from kg.nlp.attribution.responsibility import calls_untrue, takes_responsibility
from kg.nlp.attribution.slots import place_of, spoken_at, target_of, time_of
from kg.nlp.attribution.speakers import speakers
from kg.nlp.attribution.tags import speech_words
from kg.nlp.attribution.turns import turned
from kg.nlp.attribution.unmarked import unmarked
from kg.nlp.parts import Attribution, Bounds, Speaker, SpeechAct
from kg.nlp.tree import Tree, tree_of

__all__ = ["attributions", "source_of"]

_NAMED = frozenset({"object", "offer", "order", "blame", "noun"})
_BACKGROUND = frozenset({"after", "which", "who", "where", "when"})
_INDEX = "kg_attribution_index"


def attributions(doc: Doc) -> list[Attribution]:
    """Return who says what, by start of the content; what is nested follows what it stands in."""
    reading = Reading(tree_of(doc), doc._.quotes, {t.start: t.end for t in doc._.times})
    drafts = _drafts(reading)
    resolver = Resolver(reading.tree)
    found = [_attribution(reading, d, resolver) for d in drafts]
    found = list(unmarked(reading, found))
    found.extend(loose_quotations(reading, found, resolver))
    found.extend(continued(reading, found))
    found.sort(key=lambda a: (a.content[0], -a.content[1]))
    return [addressed(first_person(reading, a, found), found) for a in _with_parents(found)]


def _drafts(reading: Reading) -> list[Draft]:
    tree = reading.tree
    found: list[Draft] = []
    ends: dict[int, int] = {}
    for cue in cues(tree):
        sentence = tree.sent_of[cue.token]
        read = draft(reading, cue, ends.get(sentence, 0))
        if read is not None:
            if found and (parted := turned(tree, found[-1], read)) is not None:
                found[-1], read = parted
            found.append(read)
            ends[sentence] = max(ends.get(sentence, 0), _settled(read))
    found.extend(according(reading, found))
    found.extend(nominal(reading))
    found.extend(headlines(reading, found))
    return sorted(found, key=lambda d: d.cue)


def _settled(read: Draft) -> int:
    """Give where a later tag of the sentence may begin: after a tag, not inside what it covers."""
    return read.end if read.pieces[-1][1] <= read.cue else 0


def _attribution(reading: Reading, read: Draft, resolver: Resolver) -> Attribution:
    tree = reading.tree
    who, via = _voices(tree, read, resolver)
    if not read.direct:
        read = _cut(reading, read)
    quotes = (q.start for q in reading.quotes if _holds(read.pieces, q.start, q.end))
    return Attribution(
        content=(read.pieces[0][0], read.pieces[-1][1]),
        pieces=read.pieces,
        clause=(read.left, read.end),
        cue=read.cue,
        sources=who,
        via=via,
        kind=_kind(read, who),
        act=_act(tree, read),
        hedged=read.hedged or read.act == "belief" or _hedged_cue(tree, read.cue),
        negated=read.negated,
        place=read.around.place
        or spoken_at(tree, read)
        or next((p for s in who if (p := place_of(tree, s))), None),
        time=read.around.time or time_of(reading, read),
        addressee=read.around.addressee or target_of(tree, read),
        quotes=tuple(quotes),
        rule=read.rule,
    )


def _cut(reading: Reading, read: Draft) -> Draft:
    """Leave asides out of what is said, and out of the evidence where they end it."""
    pieces = without_asides(reading, read.cue, read.pieces, named=read.rule in _NAMED)
    ended = read.end == read.pieces[-1][1] > read.cue
    return replace(read, pieces=pieces, end=pieces[-1][1] if ended else read.end)


def _act(tree: Tree, read: Draft) -> SpeechAct:
    """Tell "vowed to avenge him" from "vowed to restore order"."""
    words = [i for a, b in read.pieces for i in range(a, b)]
    ends = next((n for n, i in enumerate(words) if tree.lower[i] in _BACKGROUND), len(words))
    said = (tree.lemma[i] for i in words[:ends])
    if tree.lemma[read.cue] in speech_words("vow"):
        return "threat" if any(word in speech_words("hostile") for word in said) else "say"
    if read.act == "say" and takes_responsibility(tree, read):
        return "claim"
    names = read.rule == "naming" or tree.lower[read.cue + 1 : read.cue + 2] == ["as"]
    if names and any(word in speech_words("untrue") for word in said):
        return "denial"
    return "denial" if read.act == "say" and calls_untrue(tree, read) else read.act


def _holds(pieces: tuple[Bounds, ...], start: int, end: int) -> bool:
    return any(a <= start and end <= b for a, b in pieces)


def _voices(
    tree: Tree, read: Draft, resolver: Resolver
) -> tuple[tuple[Speaker, ...], tuple[Speaker, ...]]:
    """Give those who say it and those who hand it on."""
    heads = {s.head: s for h in read.heads for s in _all(tree, h, read)}
    who = tuple(_speaker(resolver, heads[h], read.pieces) for h in sorted(heads))
    via: tuple[Speaker, ...] = ()
    cited = citing(tree, read)
    if cited is not None:
        head, limit = cited
        via = who
        who = tuple(_speaker(resolver, s) for s in speakers(tree, head, limit))
    medium = quoting(tree, read.cue)
    if medium is not None:
        via = _phrase_of(tree, medium, resolver)
    for carrier in [c for s in who if (c := bearer(tree, s.head)) is not None]:
        via = (*via, *_phrase_of(tree, carrier, resolver))
        who = tuple(_or_bearer(s, via) for s in who) if _texts_only(tree, who) else who
    return who, via


def _phrase_of(tree: Tree, head: int, resolver: Resolver) -> tuple[Speaker, ...]:
    found = speakers(tree, head, tree.sentence(head))
    return tuple(_speaker(resolver, s) for s in found)


def _all(tree: Tree, head: int, read: Draft) -> tuple[Speaker, ...]:
    if read.limit is not None:
        return speakers(tree, head, read.limit)
    limit = tree.sentence(head)
    if head < read.cue and read.pieces[0][0] > read.cue:
        limit = (limit[0], read.cue)
    return speakers(tree, head, limit)


def _speaker(resolver: Resolver, found: Speaker, said: tuple[Bounds, ...] = ()) -> Speaker:
    return resolver.author(found) or resolver.resolve(found, said)


def _texts_only(tree: Tree, who: tuple[Speaker, ...]) -> bool:
    return all(text_kind(tree.lemma[s.head]) == "text" and s.method == "argument" for s in who)


def _or_bearer(s: Speaker, via: tuple[Speaker, ...]) -> Speaker:
    by = via[-1]
    return replace(
        s, referent=by.referent, referent_head=by.referent_head, named=by.named, method="bearer"
    )


def _kind(read: Draft, who: tuple[Speaker, ...]) -> AttributionKind:
    if read.direct:
        return "DirectQuote"
    return "IndirectSpeech" if any(s.named for s in who) else "UnnamedSource"


def _hedged_cue(tree: Tree, i: int) -> bool:
    return any(tree.lower[k] in {"reportedly", "allegedly", "apparently"} for k in tree.kids[i])


def _with_parents(found: list[Attribution]) -> Iterator[Attribution]:
    for n, inner in enumerate(found):
        outer = [
            a
            for a in found[:n]
            if any(s <= inner.clause[0] and inner.clause[1] <= e for s, e in a.pieces)
        ]
        parent = min(outer, key=lambda a: a.content[1] - a.content[0], default=None)
        yield inner if parent is None else replace(inner, parent=parent.clause)


def source_of(doc: Doc, i: int, j: int) -> Attribution | None:
    """Give the innermost attribution whose content holds most of the tokens ``i``..``j``."""
    index: list[int] | None = doc.user_data.get(_INDEX)
    if index is None:
        index = _paint(doc)
        doc.user_data[_INDEX] = index
    counts: dict[int, int] = {}
    for n in index[i:j]:
        counts[n] = counts.get(n, 0) + 1
    best = max(counts, key=lambda n: (counts[n], n), default=-1)
    if best < 0 and len(counts) > 1:
        # The stretch holds the tag too ("The ministry said 40 had died").
        inner = max((n for n in counts if n >= 0), key=lambda n: counts[n])
        cue = doc._.attributions[inner].cue
        best = inner if cue is not None and i <= cue < j else best
    return None if best < 0 else doc._.attributions[best]


def _paint(doc: Doc) -> list[int]:
    """Give each token the number of the innermost attribution that covers it, or -1."""
    index = [-1] * len(doc)
    order = sorted(
        enumerate(doc._.attributions), key=lambda pair: -(pair[1].content[1] - pair[1].content[0])
    )
    for n, attribution in order:
        if attribution.negated:
            continue
        for start, end in attribution.pieces:
            index[start:end] = [n] * (end - start)
    return index
