"""Find actors and places: names, and noun phrases such as "rebel fighters" or "the border town"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from spacy.language import Language

from kg.nlp.mentions.kinds import is_place, is_sure, kind_of_name, kind_of_phrase, known_name
from kg.nlp.mentions.names import names
from kg.nlp.mentions.persons import office_before, role_of_title, split_title
from kg.nlp.mentions.words import countries, fold, peoples, word_list
from kg.nlp.parts import Mention
from kg.nlp.tree import Tree, tree_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kg.model import EntityKind
    from kg.nlp.parts import Bounds

__all__ = ["mentions"]

_DETERMINERS = frozenset(
    {"DT", "PDT", "PRP$", "WP$", "CD", "RB", "RBR", "RBS", "JJR", "JJS", "WDT"}
)
_DASHES = frozenset({"-", "\u2013", "\u2014"})
_HOLDS = frozenset({"in", "of", "near", "at", "between", "outside"})
_SENTENCE_END = re.compile(r"[a-z]{2}\.$")
_MEMBERS = frozenset({"member", "supporter", "follower", "relative"})
_NAMING = frozenset(
    {"PopulationGroup", "ArmedGroup", "Country", "Settlement", "IntergovernmentalOrganisation",
     "NewsMedium"}
)  # fmt: skip
_OF_STATES = frozenset({"Government", "StateForce"})
_COUNTING = word_list("counting-word")


def mentions(doc: Doc) -> list[Mention]:
    """List the actors and places of a text, by start."""
    tree = tree_of(doc)
    found: dict[int, Mention] = {}
    taken: set[int] = set()
    for start, end in names(tree):
        mention = _name(tree, start, end)
        found[mention.head] = mention
        taken.update(range(start, end))
    for i in range(len(tree)):
        if i not in taken and tree.is_noun(i) and (noun := _phrase(tree, i, found)) is not None:
            found[i] = noun
    _agree(tree, found)
    return sorted(found.values(), key=lambda m: (m.start, m.end))


def _agree(tree: Tree, found: dict[int, Mention]) -> None:
    """Take a name for a place all through a text where some words around it say so."""
    places: dict[str, EntityKind] = {}
    unsure: list[Mention] = []
    for m in found.values():
        if not m.named or m.title or known_name(m.name) is not None:
            continue
        first = m.start + (tree.lower[m.start] == "the")
        if not is_place(m.kind):
            unsure.append(m)
        elif is_sure(tree, first, m.end, m.head):
            places.setdefault(fold(m.name), m.kind)
    for m in unsure if places else ():
        kind = places.get(fold(m.name))
        first = m.start + (tree.lower[m.start] == "the")
        if kind is not None and not is_sure(tree, first, m.end, m.head):
            found[m.head] = replace(m, kind=kind, within=_within(tree, m.head, m.end))


def _name(tree: Tree, start: int, end: int) -> Mention:
    first = split_title(tree, start, end)
    head = _head(tree, first, end)
    title = text(tree, start, first) if first > start else None
    role = office_before(tree, start, first) or (role_of_title(title) if title else None)
    name = text(tree, first, end)
    known = known_name(name)
    if known is None and title is None and fold(name) in peoples():
        folk = peoples()[fold(name)]
        return Mention(
            start=start,
            end=end,
            head=head,
            kind="PopulationGroup",
            name=name,
            named=False,
            country=folk.country,
        )
    if known is not None:
        kind, country = known.kind, known.country
    else:
        kind = "Person" if title else kind_of_name(tree, first, end, head)
        country = country_of(tree, start, end)
        if country is None and (title is not None or kind in _OF_STATES):
            country = _country_before(tree, start)
    return Mention(
        start=_with_determiner(tree, start),
        end=end,
        head=head,
        kind=kind,
        name=name,
        named=True,
        title=title,
        role=role,
        country=country,
        within=_within(tree, head, end) if is_place(kind) else None,
    )


def _phrase(tree: Tree, head: int, found: dict[int, Mention]) -> Mention | None:
    start = tree.phrase(head)[0]
    kind = kind_of_phrase(tree, head, start)
    if kind is None:
        return None
    first = trim(tree, start, head)
    if is_place(kind):
        first = max(first, _after_possessor(tree, head))
    end = _of_body(tree, head) if tree.lemma[head] in _MEMBERS else _hyphened(tree, head) + 1
    name = text(tree, first, end)
    # "the Karrada district of Baghdad" has its name before it, "the port town of Mokha" after
    own = kind in {"AdministrativeArea", "Neighbourhood"} and any(
        m.named and m.end == head and m.start >= start for m in found.values()
    )
    inner = _named_by_of(tree, head, found) if is_place(kind) and not own else None
    if inner is not None:
        return _of_name(tree, start, head, kind, inner, found)
    inside = [m for m in found.values() if start <= m.head < head]
    if kind == "NewsMedium" and (own_name := _medium(tree, inside, head)) is not None:
        first = own_name.start + (tree.lower[own_name.start] == "the")
        name = own_name.name if own_name.kind == kind else text(tree, first, end)
    named = _is_proper_phrase(kind, inside)
    if named and is_place(kind) and inner is None and tree.text[first].islower():
        # "oil-rich Arauca department" is Arauca department
        first = next((i for i in range(first, head) if tree.text[i][:1].isupper()), first)
        name = text(tree, first, end)
    return Mention(
        start=start,
        end=end,
        head=head,
        kind=kind,
        name=name,
        named=named,
        country=country_of(tree, start, head),
        role=_role(tree, kind, head),
        within=_within(tree, head, end) if is_place(kind) else None,
    )


def _medium(tree: Tree, inside: list[Mention], head: int) -> Mention | None:
    """Find "Anatolian" in "the Turkish state-run Anatolian news agency"."""
    named = [m for m in inside if m.named and m.kind not in {"Country", "Person"}]
    return named[-1] if named else None


def _of_name(
    tree: Tree, start: int, head: int, kind: EntityKind, inner: Mention, found: dict[int, Mention]
) -> Mention:
    """Give "the town of Bama" as one place, named by what follows "of"."""
    place = Mention(
        start=start,
        end=inner.end,
        head=inner.head,
        kind=kind,
        name=inner.name,
        named=True,
        country=inner.country,
        within=_within(tree, head, inner.end) or inner.within,
    )
    found[inner.head] = place
    return replace(place, head=head)


def _hyphened(tree: Tree, head: int) -> int:
    """Give the last word of "chief-of-staff"."""
    while (
        head + 2 < len(tree)
        and tree.text[head + 1] == "-"
        and not tree.space[head]
        and not tree.space[head + 1]
        and tree.text[head + 2].islower()
    ):
        head += 2
    return head


def _of_body(tree: Tree, head: int) -> int:
    """Give the end of "members of the coast guard"."""
    for prep in tree.children(head, "prep"):
        obj = tree.child(prep, "pobj")
        if tree.lower[prep] == "of" and prep == head + 1 and obj is not None:
            return obj + 1
    return head + 1


def _after_possessor(tree: Tree, head: int) -> int:
    """Give where "Rwanda's Kirehe province" begins without Rwanda, which contains it."""
    ends = [tree.subtree(k)[1] for k in tree.children(head, "poss") if tree.tag[k] == "NNP"]
    return max(ends, default=0)


def _is_proper_phrase(kind: str, inside: list[Mention]) -> bool:
    """Tell whether a phrase with a name in it names one thing: "Syrian army", "Bidi Bidi camp"."""
    if kind in {"Person", "PopulationGroup"}:
        return False
    inside = [m for m in inside if m.named or m.country]
    if is_place(kind):
        # "a Taliban base", "the rebel camp": many are
        return any(m.kind not in {"ArmedGroup", "StateForce"} for m in inside)
    return any(m.kind in _NAMING for m in inside)


def _named_by_of(tree: Tree, head: int, found: dict[int, Mention]) -> Mention | None:
    if any(tree.lower[k] in {"a", "an", "another"} for k in tree.children(head, "det")):
        return None
    for prep in tree.children(head, "prep"):
        if tree.lower[prep] == "of" and prep == head + 1:
            for obj in tree.children(prep, "pobj"):
                mention = found.get(obj)
                if (
                    mention is not None
                    and mention.named
                    and not mention.title
                    and mention.start <= prep + 2
                ):
                    return mention
    nxt = head + 2
    if head + 2 < len(tree) and tree.lower[head + 1] == "of":
        return next(
            (m for m in found.values() if m.start == nxt and m.named and m.kind != "Country"), None
        )
    return None


def _within(tree: Tree, head: int, end: int) -> Bounds | None:
    """Find what contains a place: "Y's X", "X in Y", "X, Y"."""
    for k in tree.children(head, "poss"):
        return k, k + 1
    for prep in tree.children(head, "prep"):
        if tree.lower[prep] in _HOLDS and prep >= end - 1:
            for obj in tree.children(prep, "pobj"):
                return obj, obj + 1
    for k in tree.children(head, "appos", "npadvmod"):
        if k > head and tree.tag[k] in {"NNP", "NNPS"} and k - end <= 3:
            return k, k + 1
    return None


def _head(tree: Tree, start: int, end: int) -> int:
    for i in range(end - 1, start - 1, -1):
        if not start <= tree.head[i] < end or tree.head[i] == i:
            return i
    return end - 1


def _with_determiner(tree: Tree, start: int) -> int:
    return start - 1 if start and tree.lower[start - 1] == "the" else start


def trim(tree: Tree, start: int, head: int) -> int:
    """Give where the name in a phrase begins: after determiners, numbers and words of counting."""
    first = start
    for i in range(start, head):
        if tree.tag[i] == "CD" and tree.text[i - 1] == "-" and tree.tag[i - 2] == "CD":
            first = i + 1
            continue
        joined = i + 1 < head and tree.text[i + 1] == "-"
        if joined:
            continue
        if tree.text[i] in _DASHES and i and tree.space[i - 1]:
            first = i + 1  # "... in Kidal - army"
            continue
        if (
            tree.tag[i] == "_SP"
            or tree.ent[i] == "DATE"
            or tree.text[i] in {")", "(", '"', "“", ","}
        ):
            first = i + 1
            continue
        if (
            tree.tag[i] in _DETERMINERS
            or tree.lower[i] in _COUNTING
            or tree.tag[i] in {"VBG", "IN", "TO"}
        ) and not (i and tree.text[i - 1] == "-"):
            first = i + 1
    return first


def text(tree: Tree, start: int, end: int) -> str:
    """Give the printed words of a stretch, white space made plain."""
    words = " ".join(tree.doc[start:end].text.split())
    # "Ala." at the end of a sentence is no abbreviation; "U.N." is
    return words[:-1] if words.endswith(".") and _SENTENCE_END.search(words) else words


def country_of(tree: Tree, start: int, end: int) -> str | None:
    """Give the country that a phrase names, by its people ("Syrian") or itself ("Iraq's")."""
    for i in range(start, end):
        if not tree.text[i][:1].isupper():
            continue
        for stop in (i + 3, i + 2, i + 1):
            words = fold(" ".join(tree.text[i:stop])) if stop <= end else ""
            found = peoples().get(words) or countries().get(words)
            if found is not None and (words != "us" or tree.text[i].isupper()):
                return found.country
    return None


def _country_before(tree: Tree, start: int) -> str | None:
    """Give the country right before a name: "Kenya's Foreign Minister X", "US Senator X"."""
    before = start - 1
    if before > 0 and tree.lower[before] in {"'s", "\u2019s", "'", "\u2019"}:
        before -= 1
    return None if before < 0 else country_of(tree, max(before - 1, 0), before + 1)


def _role(tree: Tree, kind: str, head: int) -> str | None:
    return tree.lemma[head] if kind == "Person" else None


@Language.component("kg_mentions")
def kg_mentions(doc: Doc) -> Doc:
    """Store the actors and places of a text."""
    doc._.mentions = tuple(mentions(doc))
    return doc
