"""Read events out of verbs and nouns with the patterns of the lexicons."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.nlp.frames.clauses import clause_of, noun_clause, span_of
from kg.nlp.frames.grammar_nouns import governor, is_under
from kg.nlp.frames.status import is_future, status_of
from kg.nlp.frames.triggers import Trigger, match, patterns, triggers
from kg.nlp.mentions.kinds import is_place
from kg.nlp.mentions.words import word_list
from kg.nlp.parts import Argument, Frame

if TYPE_CHECKING:
    from kg.nlp.frames.grammar import Functions
    from kg.nlp.frames.view import View
    from kg.nlp.parts import Quantity

PLACE_FUNCTIONS = (
    "in",
    "at",
    "near",
    "outside",
    "inside",
    "around",
    "within",
    "on",
    "off",
    "across",
    "along",
    "throughout",
    "of",
)
WHERE = frozenset(
    [
        "in",
        "at",
        "near",
        "outside",
        "inside",
        "within",
        "around",
        "across",
        "throughout",
        "along",
        "off",
    ]
)
_NO_PLACE = {"Displacement", "Negotiation-no"}
_BACK = frozenset({"the", "this", "that", "these", "those"})
_SELF = frozenset({"nobody", "none", "someone", "himself", "herself", "itself", "themselves"})
_AT = frozenset({"in", "at", "near", "around", "outside", "off"})
_SIDES = word_list("distance-word")
_BESIDE = frozenset({"near", "outside", "beside"})
_TOWNS = frozenset({"Settlement", "AdministrativeArea", "Country"})
_HAPPENS = word_list("happen-verb")
_SCENES = word_list("scene")
_NO_HITTING = word_list("result-verb")
_CONTROL = frozenset({"control", "hand", "rule", "siege", "power"})
_PLACES_ROLES = frozenset({"place", "origin", "destination", "territory"})


def event_frames(view: View) -> list[Frame]:
    """List the events that the read sentences tell of, in text order."""
    found = []
    unread = view.unread
    for i in range(len(view.tree)):
        if i in unread or not _could(view, i) or _inside_another(view, i):
            continue
        matched = match(view, i)
        if matched is None:
            continue
        trigger, functions = matched
        if trigger.type != "CasualtyReport":
            found.append(_frame(view, i, trigger, functions))
    return found


def _inside_another(view: View, i: int) -> bool:
    """Tell whether a word is part of a longer event noun: "bomb" in "bomb attack"."""
    tree, head = view.tree, view.tree.head[i]
    return (
        tree.dep[i] in {"compound", "nmod", "amod"}
        and head == i + 1
        and (tree.lemma[head], "n") in triggers()
    )


def _could(view: View, i: int) -> bool:
    tree, table = view.tree, triggers()
    lemma, lower = tree.lemma[i], tree.lower[i]
    return (
        (lemma, "v") in table
        or (lemma, "n") in table
        or (lower, "n") in table
        or (lower, "v") in table
        or lower == "shot"
    )


def _frame(view: View, i: int, trigger: Trigger, functions: Functions) -> Frame:
    tree = view.tree
    verb = trigger.pos == "v"
    args = arguments(view, i, trigger.pattern, functions)
    if not any(a.role in {"place", "territory"} for a in args) and trigger.type not in _NO_PLACE:
        args += place_argument(view, i, functions, verb=verb)
    clause = clause_of(view, i, args) if verb else noun_clause(view, i, args)
    frame = Frame(
        type=trigger.type,
        kind=trigger.kind,
        trigger=i,
        clause=clause,
        rule=trigger.rule,
        args=tuple(args),
        status=status_of(tree, i),
        cues=(i,),
        tense="Future" if is_future(tree, i) else "NonFuture",
    )
    if verb and trigger.type == "ArmedClash":  # "repelled four attacks"
        counts = (_numbered(view, h) for h in functions.get("obj", ()))
        repelled = next((q for q in counts if q is not None and q.kind == "events"), None)
        frame = replace(frame, quantity=repelled)
    if not verb:
        frame = replace(frame, back=_points_back(view, i, args), quantity=_numbered(view, i))
    return frame


def _numbered(view: View, noun: int) -> Quantity | None:
    q = view.counted.get(noun)
    if q is not None and q.head == noun and q.form in {"number", "vague"}:
        return q
    return None


def _points_back(view: View, noun: int, args: list[Argument]) -> bool:
    tree = view.tree
    determiner = any(tree.lower[k] in _BACK for k in tree.children(noun, "det"))
    temporal = any(tree.dep[k] == "poss" and k in view.time_tokens for k in tree.kids[noun])
    described = any(a.role not in {"place"} or a.method == "argument" for a in args)
    return determiner and not described and not temporal


def arguments(view: View, trigger: int, pattern: str, functions: Functions) -> list[Argument]:
    """Fill the roles of a pattern from the words around a trigger."""
    table = patterns().get(pattern, {})
    found: list[Argument] = []
    used: set[tuple[str, int]] = set()
    for function, roles in table.items():
        for head in functions.get(function, ()):
            if head == trigger or head in view.time_tokens or view.tree.lower[head] in _SELF:
                continue
            if function == "verb-obj" and (_not_hit(view, trigger) or _is_event(view, head)):
                continue
            if view.tree.tag[head] in {"WP", "WDT"}:
                continue
            if function in {"to", "under", "into"} and view.tree.lemma[head] in _CONTROL:
                found += _controller(view, head, roles[0])
                continue
            role = _choose(view, head, roles, function)
            if role == "origin" and not view.is_class(head, "site"):
                head = (
                    next(
                        (
                            h
                            for w, h in view.tree.prepositions(head)
                            if w in WHERE and _is_where(view, h)
                        ),
                        None,
                    )
                    or _further_on(view, head)
                    or head
                )
                if not view.is_class(head, "site"):
                    continue
            if role is None or (role, head) in used or _only_there(role, function, found):
                continue
            used.add((role, head))
            found.append(
                Argument(role=role, head=head, span=span_of(view, head), method="argument")
            )
    return found


def _only_there(role: str, function: str, found: list[Argument]) -> bool:
    """Tell where it was from what was hit: "executed six villagers at Lonzo"."""
    return role == "target" and function == "at" and any(a.role == role for a in found)


def _only_states(view: View, head: int) -> bool:
    """Tell whether the event is one that only a state's forces carry out: "Israel air strikes"."""
    return view.tree.lemma[view.tree.head[head]] in {
        "airstrike",
        "strike",
        "shelling",
        "operation",
        "invasion",
        "withdrawal",
    }


def _is_event(view: View, head: int) -> bool:
    """Tell whether what follows is another event: "the strike follows rocket attacks"."""
    return (view.tree.lemma[head], "n") in triggers()


def _not_hit(view: View, noun: int) -> bool:
    """Tell whether the verb of a noun says that it led to something and not what it struck."""
    verb = governor(view.tree, noun)
    if is_under(view.tree, noun):
        return False
    return verb is not None and view.tree.lemma[verb] in _NO_HITTING


def _controller(view: View, head: int, role: str) -> list[Argument]:
    """Find who holds a place that fell "under rebel control" or "into the hands of the army"."""
    tree = view.tree
    heads = tree.children(head, "poss", "amod", "compound", "nmod") + [
        h for w, h in tree.prepositions(head) if w == "of"
    ]
    return [
        Argument(role=role, head=h, span=span_of(view, h), method="argument")
        for h in heads
        if view.mention(h) is not None or tree.dep[h] == "poss"
    ]


def _choose(view: View, head: int, roles: tuple[str, ...], function: str) -> str | None:
    """Choose the first role whose kind suits the words."""
    kind = view.kind(view.whole(head))
    return next((role for role in roles if _suits(view, head, role, function, kind)), None)


def _suits(view: View, head: int, role: str, function: str, kind: str | None) -> bool:
    place = kind is not None and is_place(kind)
    if role == "target" and function == "on" and view.tree.lemma[head] in _SCENES:
        return False
    if role == "target" and function in _BESIDE and _is_town(view, head, kind):
        return False
    if role in _PLACES_ROLES:
        return place or function in {"obj", "subj"} or view.is_class(head, "site")
    if function == "mod":
        if kind == "Actor" and view.tree.tag[head].startswith("JJ"):
            return False  # "Fierce" at the start of a sentence is no name
        return _country_acts(view, head) if kind == "Country" else kind is not None and not place
    if role == "agent":
        unsaid = kind is None and function in {"on", "at", "from", "in"}
        return not unsaid and (not place or kind in {"Country", "Settlement"})
    if role == "party":
        return kind is not None and (not place or kind in {"Country", "Settlement"})
    return not place or role in {"target", "newController"}


def _is_town(view: View, head: int, kind: str | None) -> bool:
    """Tell whether a bomb "near X" went off near a town, and was not meant for it."""
    return kind in _TOWNS or (kind in {None, "Place"} and view.tree.tag[head] == "NNP")


def _country_acts(view: View, head: int) -> bool:
    """Tell whether a country's name before a noun is who did it: "US drone strike"."""
    mention = view.mention(head)
    if mention is None:
        return False
    acronym = mention.name.isupper() or mention.name.startswith("United ")
    return acronym or _only_states(view, head)


def place_argument(view: View, trigger: int, functions: Functions, *, verb: bool) -> list[Argument]:
    """Find where something happened: among its own words, then further on in its clause."""
    for function in PLACE_FUNCTIONS:
        if function == "of" and verb:
            continue
        for head in functions.get(function, ()):
            if head not in view.time_tokens and head != trigger and _is_where(view, head):
                head = _inside(view, functions, head) if function == "near" else head
                head = _outer(view, head)
                return [
                    Argument(role="place", head=head, span=span_of(view, head), method="argument")
                ]
    for head in functions.get("mod", ()) if not verb else ():
        if view.kind(head) in {"Settlement", "AdministrativeArea", "Neighbourhood"}:
            return [Argument(role="place", head=head, span=span_of(view, head), method="modifier")]
    if not verb and (relative := _in_relative(view, trigger)) is not None:
        span = span_of(view, relative)
        return [Argument(role="place", head=relative, span=span, method="argument")]
    further = _further_on(view, trigger)
    if further is None and not verb and (upper := governor(view.tree, trigger)) is not None:
        further = next(
            (
                h
                for w, h in view.tree.prepositions(upper)
                if w in WHERE and h != trigger and _is_where(view, h) and h not in view.time_tokens
            ),
            None,
        )
    if further is not None:
        span = span_of(view, further)
        return [Argument(role="place", head=further, span=span, method="same clause")]
    return []


def _in_relative(view: View, noun: int) -> int | None:
    """Find the town of "the clashes, which erupted on Saturday near Riosucio"."""
    for verb in view.tree.children(noun, "relcl"):
        if view.tree.lemma[verb] not in _HAPPENS:
            continue
        for word, head in view.tree.prepositions(verb):
            if word in WHERE and head not in view.time_tokens and _is_where(view, head):
                return head
    return None


def _inside(view: View, functions: Functions, near: int) -> int:
    """Prefer the town of "outside a station in Cizre, near the border" to the border."""
    for heads in functions.values():
        for head in heads:
            if head >= near or view.tree.is_verb(head):
                continue
            for word, inner in view.tree.prepositions(head):
                mention = view.mention(inner)
                if word in {"in", "at"} and mention is not None and mention.named:
                    return inner if _is_where(view, inner) else near
    return near


def _outer(view: View, head: int) -> int:
    """Go from "a hospital in Kunduz" to Kunduz: the named place says more."""
    mention = view.mention(head)
    if mention is None or mention.named:
        return head
    tree = view.tree
    inner = [h for w, h in tree.prepositions(head) if w in WHERE and _is_where(view, h)]
    for i in range(head + 1, min(head + 4, tree.sentence(head)[1])):
        side = tree.lower[i] == "of" and tree.lower[i - 1] in _SIDES
        if side or tree.lower[i] in {"in", "near"}:
            inner += [k for k in tree.children(i, "pobj") if _is_where(view, k)]
    return next((h for h in inner if (m := view.mention(h)) is not None and m.named), head)


def _further_on(view: View, trigger: int) -> int | None:
    """Find the next place after the trigger, before another verb with a subject of its own."""
    tree = view.tree
    end = tree.sentence(trigger)[1]
    for i in range(trigger + 1, min(end, trigger + 25)):
        if tree.lower[i] == "there" and tree.dep[i] == "advmod":
            return i
        if tree.is_verb(i) and tree.head[trigger] == i:
            continue
        if tree.text[i] in {";", "—"} or (
            tree.is_verb(i) and tree.child(i, "nsubj", "nsubjpass") is not None and i > trigger + 1
        ):
            return None
        close = tree.lower[i] == "to" and tree.lower[i - 1] in {"close", "next"}
        if close or (tree.lower[i] in WHERE and tree.tag[i] in {"IN", "RB"}):
            for k in tree.children(i, "pobj"):
                if k not in view.time_tokens and _is_where(view, k) and not _is_said_place(view, k):
                    return k
    return None


def _is_said_place(view: View, head: int) -> bool:
    """Tell whether a place hangs on a verb of saying ("said in Geneva")."""
    tree = view.tree
    verb = tree.head[tree.head[head]]
    return tree.lemma[verb] in {"say", "tell", "add", "announce", "report"}


def is_somewhere(view: View, head: int) -> bool:
    """Tell whether words name a place, or stand as one: "an incursion at Fotokol"."""
    return _is_where(view, head)


def _is_where(view: View, head: int) -> bool:
    kind = view.kind(head)
    if kind is not None and is_place(kind):
        return True
    if kind == "Actor" and view.tree.tag[head] == "NNP" and view.tree.dep[head] == "pobj":
        mention = view.mention(head)
        near = view.tree.lower[view.tree.head[head]] in _AT
        return near and mention is not None and mention.end - mention.start <= 2
    return view.tree.tag[head] in {"NNP", "NNPS"} and view.is_class(head, "site") and kind is None
