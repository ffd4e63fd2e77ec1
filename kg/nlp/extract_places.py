"""Find where something happened when its own words do not say.

First the places of its sentence, those of its own clause before those of others; then the place of
the event that a toll belongs to; then the focus: where the last event before it happened. A place
that only speaks, only names somebody or is only a way to go is none of these.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.model import Slot
from kg.nlp.extract_times import clause_root
from kg.nlp.mentions.kinds import PLACE_PREPOSITIONS, is_place
from kg.nlp.mentions.words import capitals, country_names, fold, word_list

if TYPE_CHECKING:
    from kg.nlp.extract_entities import Entities
    from kg.nlp.extract_told import Told
    from kg.nlp.frames.view import View
    from kg.nlp.parts import Attribution, Frame, Mention

VIOLENT = frozenset(
    {"ArmedClash", "AirStrike", "Shelling", "Bombing", "Attack", "Capture", "CasualtyReport"}
)
_WHERE = (PLACE_PREPOSITIONS - {"from", "to", "toward", "towards", "leaving", "via"}) | {
    "on", "along", "within", "over", "among", "amid", "behind", "between",
}  # fmt: skip
POSITIONS = frozenset({"position", "stronghold", "hideout", "target", "line"})
"""What a side holds and another hits: "Taliban positions" name no place."""
_PARTS = word_list("part-of-place")
_SEVERAL = frozenset({"several", "many", "various", "numerous", "different"})
_LOCAL = frozenset({"Settlement", "Neighbourhood", "Camp", "AdministrativeArea"})
_DISTANT = frozenset(
    {"official", "spokesman", "spokeswoman", "spokesperson", "minister", "ministry", "government",
     "diplomat", "analyst", "journalist", "reporter", "correspondent", "researcher", "office"}
)  # fmt: skip
_CARED = word_list("care-verb")
_STRUCK = word_list("strikes-place-verb")
_GUESSED = frozenset({"context", "event", "same sentence", "country"})
_SIZES = {
    "Facility": 0,
    "Neighbourhood": 1,
    "Camp": 1,
    "BorderCrossing": 1,
    "Settlement": 2,
    "Place": 3,
    "AdministrativeArea": 4,
    "Country": 9,
}


def places_in_sentence(view: View, frame: Frame, said: set[int]) -> list[Mention]:
    """List the places of a frame's sentence that may be its own, the likeliest first."""
    tree = view.tree
    start, end = tree.sentence(frame.trigger)
    found = [
        m
        for m in view.mentions
        if start <= m.head < end
        and is_place(m.kind)
        and (m.head not in said or _is_own(view, frame, m))
        and m.head not in view.time_tokens
        and is_where(view, m.head)
        and tree.lemma[m.head] not in POSITIONS
    ]
    named = [m for m in found if m.named or m.kind == "Country" or is_counted(view, m.head)]
    return sorted(named or found, key=lambda m: _rank(view, frame, m))


def _is_own(view: View, frame: Frame, m: Mention) -> bool:
    """Tell whether a place stands in the phrase of an event noun itself, whoever speaks there."""
    left, right = view.tree.subtree(frame.trigger)
    return not view.tree.is_verb(frame.trigger) and left <= m.head < right


def _rank(view: View, frame: Frame, m: Mention) -> tuple[int, bool, int, int]:
    relation = distance_of_clauses(view, frame.trigger, m.head)
    return (
        relation + _is_landmark(view, m.head),
        m.kind == "Country",
        _SIZES.get(m.kind, 3),
        abs(m.head - frame.trigger),
    )


def _is_landmark(view: View, head: int) -> bool:
    """Tell whether a place only says where another is: the Y of "the village of X, near Y"."""
    tree = view.tree
    if tree.dep[head] != "pobj" or tree.lower[tree.head[head]] != "near":
        return False
    outer = tree.head[tree.head[head]]
    return is_place(view.kind(outer) or "") and outer < head


def distance_of_clauses(view: View, trigger: int, head: int) -> int:
    """Tell how far a place's clause is from an event's.

    0 is in its own phrase, 1 in its clause, 2 in one above or below, 3 beside it.
    """
    tree = view.tree
    left, right = tree.subtree(trigger)
    if not tree.is_verb(trigger) and left <= head < right:
        return 0
    own, other = clause_root(tree, trigger), clause_root(tree, head)
    if own == other:
        return 1
    return 2 if own in tree.ancestors(other) or other in tree.ancestors(own) else 3


def place_of_speaker(view: View, frame: Frame) -> Mention | None:
    """Find the town that a local source is of: "a doctor at a hospital in X", "residents of X"."""
    tree = view.tree
    start, end = tree.sentence(frame.trigger)
    attributions: tuple[Attribution, ...] = view.doc._.attributions
    speakers = [s for a in attributions for s in a.sources if start <= s.span[0] < end]
    spans = [s.span for s in speakers if not _DISTANT & set(tree.lemma[slice(*s.span)])]
    for m in view.mentions:
        inside = m.named and m.kind in _LOCAL and any(i <= m.head < j for i, j in spans)
        if inside and fold(m.name) not in capitals() and is_where(view, m.head):
            return m
    return None


def is_counted(view: View, head: int) -> bool:
    """Tell whether places are several and new: "in 13 provinces", "across three regions"."""
    tree = view.tree
    if tree.tag[head] != "NNS" or tree.children(head, "det", "poss"):
        return False
    return any(tree.tag[k] == "CD" or tree.lower[k] in _SEVERAL for k in tree.kids[head])


def is_care(view: View, head: int) -> bool:
    """Tell whether a place is only where the hurt were taken: "rushed to a hospital in X"."""
    tree = view.tree
    for i in tree.ancestors(head):
        if tree.is_verb(i):
            return tree.lemma[i] in _CARED and any(
                tree.lower[k] in {"to", "at", "in"} for k in tree.kids[i]
            )
    return False


def is_where(view: View, head: int) -> bool:
    """Tell whether a place's words say where something was: "in X", "south of X", "struck X"."""
    tree = view.tree
    dep, governor = tree.dep[head], tree.head[head]
    if dep == "pobj":
        word = tree.lower[governor]
        if word == "to":
            return tree.lower[governor - 1] in {"close", "next"}
        if word != "of":
            return word in _WHERE
        outer = tree.head[governor]
        if tree.lemma[outer] == "control":
            return str(tree.lower[tree.head[outer]]) == "for"
        if tree.lemma[outer] in _PARTS or tree.lower[outer] in _PARTS:
            return tree.dep[outer] != "pobj" or is_where(view, outer)
        if is_place(view.kind(outer) or ""):
            return tree.dep[outer] != "pobj" or is_where(view, outer)
        return False
    if dep == "poss" and is_place(view.kind(governor) or ""):
        return is_where(view, governor)
    if dep == "conj" and is_place(view.kind(governor) or ""):
        return is_where(view, governor)
    if dep == "dobj":
        return tree.lemma[governor] in _STRUCK
    return dep == "appos" and view.kind(head) != "Country"


@dataclass
class Focus:
    """Where an article is at, event by event."""

    view: View
    entities: Entities
    places: list[tuple[int, Slot]] = field(default_factory=list)

    def add(self, trigger: int, slots: tuple[Slot, ...] | list[Slot]) -> None:
        """Keep the named place of an event: "the attack" further on is there too."""
        for slot in slots:
            entity = self.entities.found[slot.entity]
            if slot.role not in {"place", "territory"} or not entity.named:
                continue
            if slot.method not in _GUESSED and not self._wider(trigger, slot):
                place = Slot(role="place", entity=slot.entity, method="context", span=slot.span)
                self.places.append((trigger, place))
                return

    def _wider(self, trigger: int, slot: Slot) -> bool:
        """Tell whether a place is only a wider one than that of the same paragraph before."""
        block = self.entities.block(trigger)
        known = [s for at, s in self.places if at < trigger and self.entities.block(at) == block]
        found = self.entities.found
        wide = _SIZES.get(found[slot.entity].kind, 3)
        return any(_SIZES.get(found[s.entity].kind, 3) + 1 < wide for s in known)

    def before(self, trigger: int) -> Slot | None:
        """Give the place of the last event before a word."""
        return next((s for at, s in reversed(sorted_places(self.places)) if at < trigger), None)

    def soon(self, trigger: int) -> Slot | None:
        """Give the place of the first event that has one, if it stands a few paragraphs on."""
        blocks = sorted(b.start for b in self.view.doc._.blocks)
        reach = [b for b in blocks if b > trigger][:4]
        end = reach[3] if len(reach) == 4 else len(self.view.tree)
        return next((s for at, s in sorted_places(self.places) if at < end), None)

    def dateline(self, trigger: int) -> Slot | None:
        """Give the town that a report of a few lines was written in, be it no capital."""
        unread = self.view.unread
        if trigger in unread:
            return None
        for m in self.view.mentions:
            if m.head not in unread or not m.named:
                continue
            shouted = self.view.tree.text[m.start].isupper() and m.kind in {"Actor", "Person"}
            if (shouted or m.kind == "Settlement") and fold(m.name) not in capitals():
                return self.entities.slot("place", m.head, (m.start, m.end), "context", place=True)
        return None

    def next_of(self, frame: Frame, told: list[Told]) -> Slot | None:
        """Give the place of the next event of a type, where none before it has a place."""
        if self.before(frame.trigger) is not None:
            return None
        later = {t.frame.trigger for t in told if t.frame.type == frame.type}
        places = sorted_places(self.places)
        return next((s for at, s in places if at in later and at > frame.trigger), None)

    def country(self) -> Slot | None:
        """Give the country that the article is about: the one that its words name most often."""
        code = self._code()
        if code is None:
            return None
        name = country_names()[code]
        mention = next(
            (m for m in self.view.mentions if m.kind == "Country" and m.country == code), None
        )
        if mention is not None:
            return self.entities.slot(
                "place", mention.head, (mention.start, mention.end), "country", place=True
            )
        return Slot(role="place", entity=self.entities.country(code, name), method="country")

    def _code(self) -> str | None:
        counted: Counter[str] = Counter(
            m.country for m in self.view.mentions if m.country and m.country in country_names()
        )
        ranked = counted.most_common(2)
        if not ranked or ranked[0][1] < 2:
            return None
        clear = len(ranked) == 1 or ranked[0][1] >= 1.5 * ranked[1][1]
        return ranked[0][0] if clear else None


def sorted_places(places: list[tuple[int, Slot]]) -> list[tuple[int, Slot]]:
    """Order places by where in the text their events stand."""
    return sorted(places, key=lambda p: p[0])
