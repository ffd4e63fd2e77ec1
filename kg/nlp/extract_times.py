"""Find the time that belongs to an event, and never the time of the saying.

An event has, in this order: the time in its own clause; the time of a clause that says when
("wounded when shells fell on Monday"); a time that opens the sentence and so covers all its
clauses; a time that follows the last of coordinated clauses ("were wounded and several killed
yesterday"). Otherwise it has that of the event it belongs to, and no time if there is none. The day
of a saying is only taken for a capture told in the pluperfect ("said late on Thursday that rebels
had captured X"): wires write so of what happened the same evening.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import TextSpan, TimeSpan

if TYPE_CHECKING:
    from kg.nlp.frames.view import View
    from kg.nlp.parts import Frame, TimeExpression
    from kg.nlp.tree import Tree

_CLAUSES = frozenset({"ROOT", "ccomp", "relcl", "advcl", "parataxis"})
_WHEN = frozenset({"when", "as", "after"})
_HARMED = frozenset({"kill", "wound", "injure", "hurt", "die"})
_NEWEST = frozenset({"latest", "newest", "fresh", "recent", "largest", "biggest"})
_WARS = frozenset({"war", "conflict", "uprising", "revolt", "invasion", "fighting", "coup"})
_PRESENT = frozenset({"VBZ", "VBP"})
_SUBJECTS = ("nsubj", "nsubjpass")


def clause_root(tree: Tree, i: int) -> int:
    """Give the verb that governs the clause a token stands in."""
    while tree.head[i] != i:
        if _heads_clause(tree, i) and tree.child(i, *_SUBJECTS) is not None:
            return i
        i = tree.head[i]
    return i


def _heads_clause(tree: Tree, i: int) -> bool:
    return tree.is_verb(i) and (tree.dep[i] in _CLAUSES or tree.dep[i] == "conj")


def _local(tree: Tree, i: int) -> int:
    """Give the verb nearest above a token, participles that only describe a noun included."""
    while tree.head[i] != i and not (
        tree.is_verb(i) and (tree.dep[i] == "acl" or _heads_clause(tree, i))
    ):
        i = tree.head[i]
    return i


def time_of(
    view: View, frame: Frame, sayings: set[tuple[int, int]], verbs_of_saying: set[int]
) -> TimeExpression | None:
    """Choose the time expression of a frame, None where its sentence has none for it."""
    tree = view.tree
    start, end = tree.sentence(frame.trigger)
    here = [
        t
        for t in view.times
        if start <= t.start < end and not _is_said(t, sayings, verbs_of_saying, tree)
    ]
    here = [t for t in here if not _only_compares(tree, t, here, frame.trigger)]
    here = [t for t in here if not _describes(tree, t, frame.trigger)] or here
    if not here:
        return None
    root = clause_root(tree, frame.trigger)
    roots = {t.start: _root_of(tree, t) for t in here}
    inside = [t for t in here if frame.clause[0] <= t.start < frame.clause[1]]
    same = [t for t in here if roots[t.start] == root]
    local = _local(tree, frame.trigger)
    phrase = (0, 0) if tree.is_verb(frame.trigger) else tree.subtree(frame.trigger)
    for group in (
        [t for t in here if phrase[0] <= t.start < phrase[1]],
        [t for t in inside if _local(tree, _anchor(tree, t)) == local],
        [t for t in inside if t in same],
        inside,
        same,
        [t for t in here if _says_when(tree, root, roots[t.start])],
        [t for t in here if _opens(tree, t, start, root)],
        here if len(here) == 1 and _follows(tree, frame, here[0]) else [],
    ):
        if group:
            return min(group, key=lambda t: _distance(tree, t, frame.trigger))
    return None


def _describes(tree: Tree, t: TimeExpression, trigger: int) -> bool:
    """Tell the day of "violating the truce agreed on 10 October, shelled X" from the shelling's."""
    verb = _local(tree, _anchor(tree, t))
    if tree.dep[verb] != "acl" or tree.tag[verb] != "VBN" or verb == trigger:
        return False
    noun = tree.head[verb]
    return bool(noun != trigger)


def _only_compares(
    tree: Tree, t: TimeExpression, others: list[TimeExpression], trigger: int
) -> bool:
    """Tell a time that is of "the largest since ..." or inside a clause with "since"."""
    if _since_before(tree, t, trigger):
        return True
    newest = {tree.lower[k] for k in tree.kids[trigger]} & _NEWEST
    if newest and tree.lower[t.start] == "since":
        return True
    for s in others:
        if tree.lower[s.start] != "since" or s.start > t.start or t.end > s.end:
            continue
        if s is not t and not s.start <= trigger < s.end:
            return True
        before = range(max(0, s.start - 10), s.start)
        if any(tree.tag[i] in {"JJS", "RBS"} and tree.lower[i] != "least" for i in before):
            return True
    return False


def _since_before(tree: Tree, t: TimeExpression, trigger: int) -> bool:
    """Tell the "in March" of "since the revolt that began in March" from a time of the event."""
    for i in range(t.start - 1, max(trigger, t.start - 20), -1):
        if tree.text[i] in {",", ";", "."}:
            return False
        if tree.lower[i] == "since":
            return tree.lower[t.start] != "since"
    return False


def _root_of(tree: Tree, t: TimeExpression) -> int:
    """Give the clause of a time; "which borders X, in the past day" is none of the present's."""
    root = clause_root(tree, _anchor(tree, t))
    if tree.dep[root] == "relcl" and tree.tag[root] in _PRESENT and t.edtf is not None:
        aux = [k for k in tree.children(root, "aux") if tree.lower[k] in {"has", "have"}]
        if not aux and t.start > root and tree.lower[t.start] != "since":
            return clause_root(tree, tree.head[root])
    return root


def _says_when(tree: Tree, root: int, other: int) -> bool:
    """Tell whether one of two clauses says when the other was: "when", "as", "after"."""
    for below, above in ((other, root), (root, other)):
        over = clause_root(tree, tree.head[below])
        # "Jets bombed X on Monday, officials said, as troops fought": not while they said it
        said = tree.dep[above] == "ccomp" and tree.head[above] == over
        if tree.dep[below] == "advcl" and (over == above or said):
            marks = {tree.lower[k] for k in tree.children(below, "mark", "advmod")}
            if marks & _WHEN:
                return True
    return False


def _opens(tree: Tree, t: TimeExpression, start: int, root: int) -> bool:
    """Tell whether a time opens the sentence, before any verb, and so holds for all of it."""
    if any(tree.is_verb(i) for i in range(start, t.start)) or t.start >= root:
        return False
    top = clause_root(tree, _anchor(tree, t))
    return tree.dep[root] in {"conj", "advcl"} and top in tree.ancestors(root)


def _follows(tree: Tree, frame: Frame, t: TimeExpression) -> bool:
    """Tell whether the only time stands with the last of those hurt: "and two killed on Monday"."""
    if frame.type != "CasualtyReport" or t.start < frame.trigger:
        return False
    return any(tree.lemma[i] in _HARMED for i in (_anchor(tree, t), _local(tree, t.start)))


def _distance(tree: Tree, t: TimeExpression, trigger: int) -> int:
    """Measure how far a time lies from a trigger; beyond an "and" it belongs to what follows."""
    between = range(trigger, t.start) if t.start > trigger else range(0)
    return abs(t.start - trigger) + (100 if any(tree.tag[i] == "CC" for i in between) else 0)


def _anchor(tree: Tree, t: TimeExpression) -> int:
    return t.head if t.head is not None else t.start


def _is_said(t: TimeExpression, sayings: set[tuple[int, int]], verbs: set[int], tree: Tree) -> bool:
    if any(a <= t.start and t.end <= b for a, b in sayings):
        return True
    return t.head is not None and t.head in verbs


def told_same_day(view: View, frame: Frame) -> TimeExpression | None:
    """Give the evening on which a capture was told that "had" happened."""
    tree = view.tree
    i = frame.trigger
    aux = {tree.lower[k] for k in tree.children(i, "aux")} if tree.is_verb(i) else set()
    if frame.type != "Capture" or not aux & {"had", "'d"}:
        return None
    for a in view.doc._.attributions:
        if a.time is None or not a.content[0] <= i < a.content[1]:
            continue
        said = next((t for t in view.times if a.time[0] <= t.start < a.time[1]), None)
        if said is not None and said.precision == "day" and said.earliest == said.latest:
            return said
    return None


def told_since(view: View) -> TimeExpression | None:
    """Give the time that "since the war began" means, where the article says when it began."""
    for t in view.times:
        words = set(view.tree.lemma[t.start : t.end])
        if "since" in words and words & _WARS and t.earliest is not None:
            return t
    return None


def is_adding_up(view: View, t: TimeExpression) -> bool:
    """Tell a time over which numbers add up: "since 2015", "so far this year", "in ten years"."""
    words = view.tree.lower[t.start : t.end]
    before = view.tree.lower[max(0, t.start - 2) : t.start]
    if "since" in words or before == ["so", "far"] or words[:2] == ["so", "far"]:
        return True
    spans = {"years", "decade", "decades", "months"}
    return bool({"past", "last"} & set(words)) and bool(spans & set(words))


def time_span(view: View, t: TimeExpression) -> TimeSpan:
    """Turn a time expression into a value of the model."""
    doc = view.doc
    last = doc[t.end - 1]
    start = doc[t.start].idx
    end = last.idx + len(last)
    return TimeSpan(
        span=TextSpan(start=start, end=end),
        stated_as=" ".join(view.tree.raw[start:end].split()),
        earliest=t.earliest,
        latest=t.latest,
        edtf=t.edtf,
        precision=t.precision,
    )
