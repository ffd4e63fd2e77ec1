"""Put the attributions of a document together and index them by the words they cover."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc

from kg.model import AttributionKind
from kg.nlp.attribution.according import according, bearer, citing
from kg.nlp.attribution.cues import cues
from kg.nlp.attribution.drafts import draft
from kg.nlp.attribution.loose import headlines, loose_quotations
from kg.nlp.attribution.nouns import nominal
from kg.nlp.attribution.reading import Draft, Reading
from kg.nlp.attribution.resolve import Resolver
from kg.nlp.attribution.speakers import speakers, text_nouns
from kg.nlp.attribution.unmarked import unmarked
from kg.nlp.parts import Attribution, Bounds, Speaker
from kg.nlp.tree import Tree

__all__ = ["attributions", "source_of"]

_INDEX = "kg_attribution_index"


def attributions(doc: Doc) -> list[Attribution]:
    """Return who says what, by start of the content; what is nested follows what it stands in."""
    reading = Reading(Tree(doc), doc._.quotes, {t.start: t.end for t in doc._.times})
    drafts = _drafts(reading)
    resolver = Resolver(reading.tree)
    found = [_attribution(reading, d, resolver) for d in drafts]
    found = list(unmarked(reading, found))
    found.extend(loose_quotations(reading, found, resolver))
    found.sort(key=lambda a: (a.content[0], -a.content[1]))
    return [_first_person(reading, a, found) for a in _with_parents(found)]


def _drafts(reading: Reading) -> list[Draft]:
    tree = reading.tree
    found: list[Draft] = []
    ends: dict[int, int] = {}
    for cue in cues(tree):
        sentence = tree.sent_of[cue.token]
        read = draft(reading, cue, ends.get(sentence, 0))
        if read is not None:
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
    heads = {s.head: s for h in read.heads for s in _all(tree, h, read)}
    who = tuple(_speaker(resolver, heads[h]) for h in sorted(heads))
    via: tuple[Speaker, ...] = ()
    cited = citing(tree, read)
    if cited is not None:
        head, limit = cited
        via = who
        who = tuple(_speaker(resolver, s) for s in speakers(tree, head, limit))
    quoting = _quoting(tree, read.cue)
    if quoting is not None:
        via = tuple(_speaker(resolver, s) for s in speakers(tree, quoting, tree.sentence(quoting)))
    carriers = [c for s in who if (c := bearer(tree, s.head)) is not None]
    if carriers:
        via = (
            *via,
            *(_speaker(resolver, s) for c in carriers for s in speakers(tree, c, tree.sentence(c))),
        )
        who = tuple(_or_bearer(s, via) for s in who) if _texts_only(tree, who) else who
    quotes = tuple(
        q.start for q in reading.quotes if any(a <= q.start and q.end <= b for a, b in read.pieces)
    )
    place = read.around.place or next((p for s in who if (p := _own_place(tree, s))), None)
    return Attribution(
        content=(read.pieces[0][0], read.pieces[-1][1]),
        pieces=read.pieces,
        clause=(read.left, read.end),
        cue=read.cue,
        sources=who,
        via=via,
        kind=_kind(read, who),
        act=read.act,
        hedged=read.hedged or read.act == "belief" or _hedged_cue(tree, read.cue),
        negated=read.negated,
        place=place,
        time=read.around.time or _time_of(reading, read),
        addressee=read.around.addressee or _target(tree, read),
        quotes=quotes,
        rule=read.rule,
    )


def _quoting(tree: Tree, i: int) -> int | None:
    """Find the medium of "quoted X as saying" and "X was quoted by the medium as saying"."""
    if i < 2 or tree.lower[i - 1] != "as":
        return None
    start, _ = tree.sentence(i)
    for j in range(i - 2, start - 1, -1):
        if tree.lemma[j] in {"quote", "cite"} and tree.is_verb(j):
            agent = tree.child(j, "agent")
            if agent is not None:
                return tree.child(agent, "pobj")
            return None if tree.child(j, "auxpass") is not None else tree.child(j, "nsubj")
    return None


def _all(tree: Tree, head: int, read: Draft) -> tuple[Speaker, ...]:
    limit = tree.sentence(head)
    if head < read.cue and read.pieces[0][0] > read.cue:
        limit = (limit[0], read.cue)
    return speakers(tree, head, limit)


def _speaker(resolver: Resolver, found: Speaker) -> Speaker:
    return resolver.author(found) or resolver.resolve(found)


def _texts_only(tree: Tree, who: tuple[Speaker, ...]) -> bool:
    return all(tree.lemma[s.head] in text_nouns() and s.method == "argument" for s in who)


def _or_bearer(s: Speaker, via: tuple[Speaker, ...]) -> Speaker:
    by = via[-1]
    return replace(
        s, referent=by.referent, referent_head=by.referent_head, named=by.named, method="bearer"
    )


def _own_place(tree: Tree, s: Speaker) -> Bounds | None:
    """Read where a speaker is: "an activist in Aleppo said"."""
    for kid in tree.kids[s.head]:
        if tree.dep[kid] == "prep" and tree.lower[kid] in {"in", "at", "from", "inside"}:
            obj = tree.child(kid, "pobj")
            if obj is not None and tree.ent[obj] in {"GPE", "LOC", "FAC"}:
                return tree.phrase(obj)
    return None


def _kind(read: Draft, who: tuple[Speaker, ...]) -> AttributionKind:
    if read.direct:
        return "DirectQuote"
    return "IndirectSpeech" if any(s.named for s in who) else "UnnamedSource"


def _hedged_cue(tree: Tree, i: int) -> bool:
    return any(tree.lower[k] in {"reportedly", "allegedly", "apparently"} for k in tree.kids[i])


def _time_of(reading: Reading, read: Draft) -> Bounds | None:
    """Take a time that hangs on the reporting verb itself: "On Monday, the army said ..."."""
    for start in (read.left, reading.tree.sentence(read.cue)[0]):
        for i in range(start, read.cue):
            end = reading.times.get(i)
            if end is None or any(a <= i < b for a, b in read.pieces):
                continue
            if any(reading.tree.head[k] == read.cue for k in range(i, max(i + 1, end))):
                return i, end
    return None


def _target(tree: Tree, read: Draft) -> Bounds | None:
    if read.rule == "passive" and read.act in {"condemnation", "accusation", "praise"}:
        kid = tree.child(read.cue, "nsubjpass")
        return None if kid is None else tree.phrase(kid)
    if read.rule not in {"order", "blame", "object"} or read.act in {
        "say",
        "claim",
        "denial",
        "prediction",
    }:
        return None
    for kid in tree.kids[read.cue]:
        if kid > read.cue and tree.dep[kid] in {"dobj", "dative"}:
            return tree.phrase(kid)
        if kid > read.cue and tree.dep[kid] in {"ccomp", "xcomp"}:
            inner = tree.child(kid, "nsubj")
            if inner is not None:
                return tree.phrase(inner)
        if (
            kid > read.cue
            and tree.dep[kid] == "prep"
            and tree.lower[kid] in {"on", "upon", "to", "at", "against"}
        ):
            obj = tree.child(kid, "pobj")
            if obj is not None:
                return tree.phrase(obj)
    return None


def _first_person(reading: Reading, a: Attribution, found: list[Attribution]) -> Attribution:
    """Let "I" and "we" in a quotation be the one who is quoted."""
    tree = reading.tree
    if not any(tree.lower[s.head] in {"i", "we"} for s in a.sources):
        return a
    quoting = [
        b for b in found
        if b.kind == "DirectQuote" and b.sources and b.cue != a.cue
        and any(s <= a.sources[0].head < e for s, e in b.pieces)
    ]  # fmt: skip
    outer = min(quoting, key=lambda b: b.content[1] - b.content[0], default=None)
    if outer is None:
        return a
    who = outer.sources[0]
    return replace(
        a,
        sources=tuple(
            replace(
                s, referent=who.referent, referent_head=who.referent_head, named=who.named,
                method="first person", affiliation=who.affiliation,
            )
            if tree.lower[s.head] in {"i", "we"} else s
            for s in a.sources
        ),
    )  # fmt: skip


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
        if attribution.negated and attribution.act == "say":
            continue
        for start, end in attribution.pieces:
            index[start:end] = [n] * (end - start)
    return index
