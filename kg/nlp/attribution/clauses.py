"""Find who stands as the subject of a reporting verb, however the parser sees it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from kg.nlp.attribution.authors import is_figure
from kg.nlp.attribution.cues import Cue, is_reporting
from kg.nlp.attribution.extents import is_passive
from kg.nlp.attribution.joined import FINITE, joined_on, speaks
from kg.nlp.attribution.speakers import noun_kind
from kg.nlp.tree import Tree

__all__ = ["Subject", "subject"]

_BARE = frozenset({"say", "state", "add", "explain", "report", "warn", "announce", "declare"})
_NAME_TAGS = frozenset({"NNP", "NNPS", "NN", "NNS", "DT", "JJ", "HYPH", "CD", "POS", "PRP$"})
_SUBORDINATE = frozenset(
    {"after", "when", "while", "as", "if", "although", "though", "because", "since", "before",
     "until", "once"}
)  # fmt: skip
_HANGING = frozenset({"conj", "advcl", "xcomp"})
_HANGING_ON = _HANGING | {"pcomp", "ccomp", "dep", "prep", "parataxis"}
_BEFORE_HEAD = frozenset({"compound", "det", "amod", "nmod", "poss", "nummod"})
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_OPENS_ROLE = frozenset({"DT", "PRP$", "JJ", "NN", "NNP"})
_MARKS = frozenset({",", ".", ";", "(", "-", '"', "\u201d"})
_AFTER_NAME = _MARKS | {"of", "from", "on", "in", "at", "and", "who", "during", "after", "as"}
_BEHIND_TAG = frozenset(
    {".", "as", "while", "speaking", "citing", "quoting", "adding", "who", "without"}
)
_QUOTE_ENDS = frozenset({",", '"', "\u201d", "\u2019", "''", "\u00bb"})
_BEFORE_TURNED = _MARKS | {"''", "\u00bb", "\u2019", "'", "?", "!"}


@dataclass(frozen=True, slots=True)
class Subject:
    """The head of the phrase that speaks, and the first token of the tag it stands in."""

    head: int
    left: int
    inverted: bool = False
    inherited: bool = False
    trailing: bool = False
    joined: tuple[int, ...] = ()


def subject(tree: Tree, cue: Cue, borders: Collection[int] = ()) -> Subject | None:
    """Find who says it: its own subject, one it shares, the noun it stands by, a word near it.

    ``borders`` are the ends of times, behind which a tag without its comma may begin.
    """
    found = unpunctuated(tree, cue, borders) or _subject(tree, cue.token)
    return None if found is None else _with_role(tree, found)


def unpunctuated(tree: Tree, cue: Cue, borders: Collection[int]) -> Subject | None:
    """Read a tag at the end of a sentence that has lost its commas: "... on Monday medics said"."""
    i = cue.token
    start, limit = tree.sentence(i)
    if tree.lemma[i] not in {*_BARE, "tell"} or tree.tag[i] not in {"VBD", "VBZ", "VBP", "VBN"}:
        return None
    if tree.child(i, "aux", "auxpass") is not None:
        return None
    if "," in tree.lower[start:limit] or not _ends_saying(tree, i, limit):
        return None
    first = head = i - 1
    while first > start + 1 and first not in borders:
        joins = tree.lower[first - 1] == "and"
        closed = tree.tag[first] in {"DT", "PRP$"} or tree.tag[first - 1] not in _NAME_TAGS
        if closed and not joins:
            break
        first -= 1
    first += tree.lower[first] == "and"
    joined = tuple(j - 1 for j in range(first + 1, head) if tree.lower[j] == "and")
    told = any(tree.tag[j] in FINITE for j in range(start, first))
    subordinate = tree.tag[start] in {"IN", "WRB"} and tree.lower[start] in _SUBORDINATE
    if not told or subordinate or not speaks(tree, head):
        return None
    return Subject(head, first, trailing=True, joined=joined)


def _ends_saying(tree: Tree, i: int, limit: int) -> bool:
    """Tell whether nothing said follows: the end, whom, where and when, or "as" and a clause."""
    after = tree.lower[i + 1] if i + 1 < limit else "."
    if tree.lemma[i] == "tell":
        return not any(tree.tag[j] in FINITE for j in range(i + 1, limit))
    if after in _BEHIND_TAG or not tree.text[i + 1].strip():
        return True
    near = tree.tag[i + 1] == "IN" and after != "that"
    relative = next((j for j in range(i + 1, limit) if tree.tag[j] in {"WDT", "WP"}), limit)
    return near and not any(tree.tag[j] in FINITE for j in range(i + 1, relative))


def _with_role(tree: Tree, found: Subject) -> Subject:
    """Take in the office before a name: ", the state's security chief, Musa Bello, confirmed"."""
    left = found.left
    start, _ = tree.sentence(left)
    if found.inherited or found.inverted or left - 2 <= start or tree.lower[left - 1] != ",":
        return found
    comma = next((j for j in range(left - 2, start, -1) if tree.lower[j] == ","), None)
    if comma is None or tree.tag[found.head] != "NNP" or tree.tag[comma + 1] not in _OPENS_ROLE:
        return found
    role = any(noun_kind(tree.lemma[j]) == "person" for j in range(comma + 1, left - 1))
    if not role or any(tree.is_verb(j) for j in range(comma + 1, left - 1)):
        return found
    return replace(found, left=comma + 1)


def _subject(tree: Tree, i: int) -> Subject | None:
    return (
        _inverted_bare(tree, i)
        or _trailing(tree, i)
        or _own(tree, i)
        or _quoted_as(tree, i)
        or _inverted(tree, i)
        or _appended(tree, i)
        or _outer(tree, i)
        or _shared(tree, i)
        or _after(tree, i)
        or _before(tree, i)
    )


def _trailing(tree: Tree, i: int) -> Subject | None:
    """Read the phrase between the last comma and a verb, where its subject says nothing itself.

    "Two men were hurt and a number of cars burnt, aid workers in the capital said": the parser
    gives such a verb a subject far to its left.
    """
    kid = tree.child(i, "nsubj")
    start, limit = tree.sentence(i)
    if kid is None:
        return _apart(tree, i, start, limit)
    if (listed := _listed(tree, i, kid)) is not None:
        return listed
    comma = next((j for j in range(i - 1, start, -1) if tree.lower[j] == ","), None)
    if comma is None or kid > comma or speaks(tree, kid):
        return None
    first = comma + 1
    if any(tree.tag[j] in FINITE for j in range(first, i)) or tree.tag[first] in {"IN", "VBG"}:
        return None
    heads = [j for j in range(first, i) if tree.is_noun(j) and tree.head[j] in {*range(first), i}]
    if not heads or not speaks(tree, heads[0]):
        return None
    return Subject(heads[0], first)


def _listed(tree: Tree, i: int, kid: int) -> Subject | None:
    """Read "people have fled Juba, Ines Duarte, an official, said": a list without an "and"."""
    beside = next((k for k in tree.children(kid, "conj", "appos") if kid < k < i), None)
    if beside is None or any(tree.dep[k] == "cc" for k in tree.kids[kid] if k < i):
        return None
    first = tree.phrase(beside)[0]
    start, _ = tree.sentence(i)
    told = any(tree.tag[j] in FINITE for j in range(start, kid))
    person = tree.ent[beside] == "PERSON" and tree.ent[kid] != "PERSON"
    if not (told and person) or tree.lower[first - 1] != "," or noun_kind(tree.lemma[kid]):
        return None
    return Subject(beside, first)


def _apart(tree: Tree, i: int, start: int, limit: int) -> Subject | None:
    """Read ", the security chief, Musa Bello, has confirmed." where no subject is seen."""
    j = i - 1
    while j > start and tree.dep[j] == "aux" and tree.head[j] == i:
        j -= 1
    ends = i + 1 >= limit or tree.lower[i + 1] == "." or tree.tag[i + 1] == "IN"
    ends = ends or tree.lemma[i] == "tell"
    name = j - 1
    forward = tree.dep[name] == "appos" and tree.ent[name] == "PERSON"
    if tree.dep[i] not in {"conj", "ROOT"} or tree.lower[j] != "," or name <= start:
        return None
    if not (ends or forward):
        return None
    if tree.ent[name] != "PERSON" and noun_kind(tree.lemma[name]) != "person":
        return None
    # "its director, Naim Mangal, said": what is said may have taken the name for its own.
    first = tree.phrase(name)[0]
    comma = next((k for k in range(name, first - 1, -1) if tree.lower[k] == ","), first - 1)
    return Subject(name, comma + 1)


def _own(tree: Tree, i: int) -> Subject | None:
    kids = tree.children(i, "nsubj")
    # Of two the nearer one speaks: the other is the subject of what is said, wrongly joined.
    kid = next((k for k in reversed(kids) if k < i), kids[0] if kids else None)
    if kid is None:
        return None
    if kid < i < kids[-1] and tree.lower[i - 1] in _BEFORE_TURNED:
        kid = kids[-1]
    if kid > i:
        return Subject(kid, i, inverted=True)
    if not speaks(tree, kid) and tree.lower[i - 1] in _BEFORE_TURNED:
        turned = _after(tree, i)
        if turned is not None:
            return turned
    if tree.lower[kid] in _RELATIVE and tree.tag[kid] in {"WP", "WDT"}:
        antecedent = _antecedent(tree, i)
        return None if antecedent is None else Subject(antecedent, kid, inherited=True)
    left = tree.subtree(kid)[0]
    while left < kid and tree.text[left] in _QUOTE_ENDS:
        left += 1
    return Subject(kid, left)


def _antecedent(tree: Tree, i: int) -> int | None:
    while tree.dep[i] in {"conj", "relcl"}:
        if tree.dep[i] == "relcl":
            noun: int = tree.head[i]
            return noun
        i = tree.head[i]
    return None


def _quoted_as(tree: Tree, i: int) -> Subject | None:
    """Read "quoted X as saying" and "X was quoted as saying"."""
    start, _ = tree.sentence(i)
    if i - 1 < start or tree.lower[i - 1] != "as" or tree.tag[i] != "VBG":
        return None
    for j in range(i - 2, start - 1, -1):
        if tree.lemma[j] in {"quote", "cite"} and tree.is_verb(j):
            kid = tree.child(j, "nsubjpass") if is_passive(tree, j) else tree.child(j, "dobj")
            if kid is None:
                return None
            who = tree.child(j, "nsubj", "nsubjpass")
            first = tree.phrase(who)[0] if who is not None and who < j else j
            if tree.lower[i + 1 : i + 2] == ["."] and tree.lower[first - 1] == ",":
                return Subject(kid, first, trailing=True)  # "..., X quoted Y as saying."
            return Subject(kid, tree.subtree(kid)[0], inherited=True)
    return None


def _inverted(tree: Tree, i: int) -> Subject | None:
    """Read ", stated Minister Ali Omar, and": only where no conjunction joins on the verb."""
    start, _ = tree.sentence(i)
    before = tree.lower[i - 1] if i > start else ""
    if before not in {",", '"', "”", "''", "?", "!"} or tree.tag[i] not in {"VBD", "VBZ", "VBP"}:
        return None
    if tree.child(i, "aux") is not None:
        return None
    return _after(tree, i)


def _inverted_bare(tree: Tree, i: int) -> Subject | None:
    """Read an inverted tag without its commas: "... food said Ali Omar a commander"."""
    start, limit = tree.sentence(i)
    if tree.tag[i] != "VBD" or tree.lemma[i] not in _BARE or tree.child(i, "aux") is not None:
        return None
    if i + 1 >= limit or not any(tree.tag[j] in FINITE for j in range(start, i)):
        return None
    head = i + 1
    while tree.head[head] > head and tree.dep[head] in _BEFORE_HEAD:
        head = tree.head[head]
    if not (
        tree.ent[head] == "PERSON"
        or (tree.tag[i + 1] in {"NNP", "DT", "CD"} and noun_kind(tree.lemma[head]))
    ):
        return None
    j = i + 1
    while j < limit and (
        tree.tag[j] in _NAME_TAGS or tree.lower[j] in {"of", "for", "in", "at", ",", "'s"}
    ):
        j += 1
    ends = j >= limit or tree.lower[j] in {".", ";", "and", "who", "but", "after", "on"}
    return Subject(head, i, inverted=True) if ends else None


def _appended(tree: Tree, i: int) -> Subject | None:
    """Read "... in Rukum, Nepal's home ministry said", where the tag hangs on the place."""
    start, _ = tree.sentence(i)
    noun = i - 1
    if tree.dep[i] not in {"conj", "parataxis"} or noun <= start or not tree.is_noun(noun):
        return None
    first = tree.phrase(noun)[0]
    joined: tuple[int, ...] = ()
    if tree.lower[first - 1] == "and" and tree.is_noun(first - 2) and speaks(tree, first - 2):
        joined = (first - 2,)
        first = tree.phrase(first - 2)[0]
    hung = tree.dep[noun] in {"appos", "conj"} and tree.child(i, "nsubj") is None
    if not hung or tree.lower[first - 1] != "," or not speaks(tree, noun):
        return None
    return Subject(noun, first, trailing=True, joined=joined)


def _outer(tree: Tree, i: int) -> Subject | None:
    """Take the speaker of "the TV said troops had left and denied that they had fled"."""
    above = joined_on(tree, i)
    who = None if above is None else _subject(tree, above)
    return None if who is None else Subject(who.head, i, inherited=True)


def _shared(tree: Tree, i: int) -> Subject | None:
    """Take the subject of the verb it is coordinated with or hangs on ("said ..., adding ...")."""
    dep, head = tree.dep[i], tree.head[i]
    if dep == "acl" and head == i - 1 and tree.tag[i] != "VBG":
        return Subject(head, tree.phrase(head)[0])  # ", a website reported,": no participle
    if dep == "acl" and tree.is_noun(head):
        return Subject(head, tree.subtree(head)[0], inherited=True)
    participle = tree.tag[i] == "VBG"
    if dep not in (_HANGING_ON if participle else _HANGING):
        return None
    if participle and not is_reporting(tree.lemma[head]):
        nearest = _reporting_before(tree, i)
        head = head if nearest is None else nearest
    for verb in (head, *tree.ancestors(head)):
        if _governs(tree, verb):
            found = _subject_of(tree, verb)
            if found is not None and not is_figure(tree.lemma[found]):
                return Subject(found, i, inherited=True)
    return None


def _governs(tree: Tree, verb: int) -> bool:
    """Tell whether a verb can share its subject; "justified" in "found it justified" cannot."""
    if not tree.is_verb(verb) and tree.dep[verb] not in {"conj", "ROOT", "advcl"}:
        return False
    bare = tree.tag[verb] == "VBN" and tree.child(verb, "aux", "auxpass") is None
    return not (bare and tree.dep[verb] in {"ccomp", "oprd", "acl"})


def _subject_of(tree: Tree, verb: int) -> int | None:
    kid = tree.child(verb, "nsubj", "nsubjpass")
    if kid is not None and is_reporting(tree.lemma[verb]):
        trailing = _trailing(tree, verb)
        kid = kid if trailing is None else trailing.head
    if kid is None:
        if not is_reporting(tree.lemma[verb]):
            return None
        turned = _after(tree, verb) or _before(tree, verb)
        return None if turned is None else turned.head
    if tree.lower[kid] in _RELATIVE and tree.tag[kid] in {"WP", "WDT"}:
        return _antecedent(tree, verb)
    return kid


def _reporting_before(tree: Tree, i: int) -> int | None:
    start, _ = tree.sentence(i)
    for j in range(i - 1, start - 1, -1):
        if tree.tag[j] in FINITE and is_reporting(tree.lemma[j]):
            return j
    return None


def _after(tree: Tree, i: int) -> Subject | None:
    """Read an inverted tag whose subject the parser took for an object: ", said Ali Omar"."""
    start, limit = tree.sentence(i)
    if (i > start and tree.lower[i - 1] not in _BEFORE_TURNED) or tree.lemma[i] == "tell":
        return None
    for kid in tree.kids[i]:
        if kid > i and tree.dep[kid] in {"dobj", "attr", "oprd", "npadvmod", "dep", "intj"}:
            named = tree.is_noun(kid) or tree.tag[kid] == "PRP"
            if tree.subtree(kid)[0] == i + 1 and named and _ends_tag(tree, kid, limit):
                return Subject(kid, i, inverted=True)
    if i + 1 < limit and tree.tag[i + 1] in {"NNP", "DT", "PRP", "NN", "NNS"}:
        head = i + 1
        while tree.head[head] > head and tree.dep[head] in {"compound", "det", "amod", "nmod"}:
            head = tree.head[head]
        if (tree.is_noun(head) or tree.tag[head] == "PRP") and _ends_tag(tree, head, limit):
            return Subject(head, i, inverted=True)
    return None


def _ends_tag(tree: Tree, head: int, limit: int) -> bool:
    return (
        head + 1 >= limit or tree.lower[head + 1] in _AFTER_NAME or not tree.text[head + 1].strip()
    )


def _before(tree: Tree, i: int) -> Subject | None:
    """Fall back on the noun phrase right before the verb, whatever the parser made of it."""
    start, _ = tree.sentence(i)
    j = i - 1
    while j >= start and (tree.dep[j] in {"aux", "advmod", "neg"} or tree.tag[j] in {"RB", "MD"}):
        j -= 1
    if j < start or tree.tag[i] in {"VBG", "VB"}:
        return None
    prep = tree.head[j]
    if tree.dep[j] == "pobj" and noun_kind(tree.lemma[tree.head[prep]]) == "person":
        j = tree.head[prep]  # "a spokesman for the mission confirmed"
    if tree.is_noun(j) or tree.tag[j] == "PRP":
        return Subject(j, tree.phrase(j)[0])
    return None
