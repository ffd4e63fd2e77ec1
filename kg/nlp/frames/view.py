"""Everything the frame rules ask of one Doc: the parse, the mentions and the quantities."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from kg.nlp.mentions.kinds import is_place
from kg.nlp.mentions.words import actor_heads, weapons, word_list
from kg.nlp.quantities.counted import known_noun
from kg.nlp.tree import Tree, tree_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kg.nlp.frames.grammar import Functions
    from kg.nlp.frames.triggers import Trigger
    from kg.nlp.parts import Frame, Mention, Quantity, TimeExpression

_PEOPLE = frozenset({"PopulationGroup", "Person", "StateForce", "ArmedGroup"})
_DISPLACED = word_list("may-be-displaced")
_REFUGEE = word_list("refugee")
_PARTY = frozenset(
    {
        "Person",
        "Government",
        "ArmedGroup",
        "PoliticalGroup",
        "Country",
        "IntergovernmentalOrganisation",
        "StateForce",
    }
)
PARTITIVES = word_list("partitive")
_TERRAIN = word_list("terrain")
_UNITS = word_list("unit-noun")
_VISITORS = word_list("visitor")
_WIDER = {"drone": "aircraft"}


class View:
    """One Doc for the rules of frames."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.tree: Tree = tree_of(doc)
        self.mentions: tuple[Mention, ...] = doc._.mentions
        self.quantities: tuple[Quantity, ...] = doc._.quantities
        self.matches: dict[tuple[int, bool], tuple[Trigger, Functions] | None] = {}
        self.accidents: dict[int, bool] = {}
        self.times: tuple[TimeExpression, ...] = doc._.times
        self.unread: frozenset[int] = frozenset(doc._.unread)
        # "since it was recaptured from X in 2017" is a time and a clause with arguments of its own.
        self.time_tokens = {
            i
            for t in self.times
            if not any(self.tree.is_verb(k) for k in range(t.start, t.end))
            for i in range(t.start, t.end)
        }

    @cached_property
    def words(self) -> frozenset[str]:
        """Give every lemma of the article."""
        return frozenset(self.tree.lemma) | frozenset(self.tree.lower)

    def sentence_words(self, i: int) -> set[str]:
        """Give every lemma and word of the sentence of a token."""
        start, end = self.tree.sentence(i)
        return {*self.tree.lemma[start:end], *self.tree.lower[start:end]}

    @cached_property
    def harmed_in(self) -> dict[int, list[Frame]]:
        """Map the trigger of an event to the tolls that are of it."""
        found: dict[int, list[Frame]] = {}
        for frame in self.doc._.frames:
            if frame.type == "CasualtyReport" and frame.about is not None:
                found.setdefault(frame.about, []).append(frame)
        return found

    @cached_property
    def by_head(self) -> dict[int, Mention]:
        """Map a head token to its mention."""
        return {m.head: m for m in self.mentions}

    @cached_property
    def counted(self) -> dict[int, Quantity]:
        """Map every token of a number, and its counted noun, to the quantity."""
        found: dict[int, Quantity] = {}
        for q in self.quantities:
            for i in range(q.start, q.end):
                found.setdefault(i, q)
        for q in self.quantities:
            if q.head is not None:
                found[q.head] = q
        return found

    def mention(self, i: int) -> Mention | None:
        """Give the mention that a head token belongs to."""
        if (found := self.by_head.get(i)) is not None:
            return found
        return self._covering.get(i)

    @cached_property
    def _covering(self) -> dict[int, Mention]:
        return {i: m for m in self.mentions if m.named for i in range(m.start, m.end)}

    def quantity(self, head: int) -> Quantity | None:
        """Give the number that counts a noun, or the number that the token itself is."""
        if (found := self.counted.get(head)) is not None:
            return found
        start = self.tree.phrase(head)[0]
        return next(
            (
                self.counted[i]
                for i in range(start, head)
                if i in self.counted and self.counted[i].head in {None, i}
            ),
            None,
        )

    def whole(self, head: int) -> int:
        """Go from "most" or "dozens" to the people in "most of the people"."""
        tree = self.tree
        if (
            tree.lemma[head] in PARTITIVES
            or tree.lower[head] in PARTITIVES
            or tree.tag[head] in {"CD", "DT", "JJ", "JJS"}
        ):
            for prep in tree.children(head, "prep"):
                if tree.lower[prep] == "of" and (obj := tree.child(prep, "pobj")) is not None:
                    return self.whole(obj)
        return head

    def is_class(self, head: int, wanted: str) -> bool:
        """Tell whether the words at ``head`` are of a class that triggers.csv names."""
        test = getattr(self, f"_is_{wanted}", None)
        if test is not None:
            return bool(test(self.whole(head)))
        return wanted in self._weapon_classes(head)

    def _weapon_classes(self, head: int) -> tuple[str, ...]:
        """Give what a weapon is: "glide bomb" by both words, a drone as an aircraft too."""
        lemma = self.tree.lemma
        before = head - 2 if head > 1 and self.tree.text[head - 1] == "-" else head - 1
        found = weapons().get(f"{lemma[before]} {lemma[head]}") if head else None
        found = found or weapons().get(lemma[head]) or weapons().get(lemma[head].removesuffix("s"))
        if found is None:
            return ()
        return (found, _WIDER[found]) if found in _WIDER else (found,)

    def kind(self, head: int) -> str | None:
        """Give the kind of the actor or place at ``head``."""
        mention = self.mention(head)
        return mention.kind if mention else None

    def _is_any(self, head: int) -> bool:
        return head not in self.time_tokens

    def _is_place(self, head: int) -> bool:
        return is_place(self.kind(head) or "") or self.tree.ent[head] in {"GPE", "LOC", "FAC"}

    def _is_site(self, head: int) -> bool:
        kind = self.kind(head)
        named = self.tree.is_noun(head) and self.tree.tag[head] in {"NNP", "NNPS"}
        if self.tree.lemma[head] in _TERRAIN:
            return True
        # A capitalised name that nothing makes an actor is a place when it is captured or shelled.
        return self._is_place(head) or (
            named and kind in {"Person", "Actor", None} and not self._titled(head)
        )

    def _is_settlement(self, head: int) -> bool:
        kind = self.kind(head)
        return kind in {
            "Settlement",
            "AdministrativeArea",
            "Neighbourhood",
            "Facility",
            "Camp",
        } or (kind != "Country" and self.tree.ent[head] == "GPE")

    def _titled(self, head: int) -> bool:
        mention = self.mention(head)
        return bool(mention and mention.title)

    def _is_people(self, head: int) -> bool:
        if self.tree.tag[head] in {"PRP", "WP"} and self.tree.lower[head] not in {"it", "which"}:
            return True
        kind = self.kind(head)
        if kind in _PEOPLE:
            return True
        q = self.quantity(head)
        if q is not None and q.kind == "people":
            return True
        return kind is None and (
            self.tree.tag[head] == "CD"
            or (q is not None and q.start <= head < q.end and q.kind != "events")
            or (self.tree.is_noun(head) and known_noun(self.tree, head)[0] == "people")
        )

    def _they(self, head: int) -> int | None:
        """Give who "they" are, as far as the subject of the clause before says it."""
        tree = self.tree
        if tree.lower[head] not in {"they", "them"}:
            return None
        first = tree.sents[max(0, tree.sent_of[head] - 2)][0]
        for k in range(head - 1, first - 1, -1):
            plural = tree.tag[k] in {"NNS", "NNPS"} or tree.lemma[k] in {"police", "militia"}
            if plural and tree.dep[k] in {"nsubj", "nsubjpass"} and self.mention(k):
                return k
        return None

    def _is_displaced(self, head: int) -> bool:
        tree = self.tree
        if (they := self._they(head)) is not None and self._is_armed(they):
            return False
        kind = self.kind(head)
        if tree.lemma[head] in _DISPLACED or tree.tag[head] == "CD":
            return kind not in {"ArmedGroup", "StateForce"}
        if tree.lower[head] in {"they", "them", "who", "displaced"}:
            return True
        q = self.quantity(head)
        if (
            q is not None
            and tree.lemma[head] not in _VISITORS
            and q.kind in {"people", "households"}
            and kind not in {"ArmedGroup", "StateForce", "Person"}
        ):
            return True
        return (
            kind == "PopulationGroup"
            and tree.lemma[head] not in _VISITORS
            and (tree.lower[head].endswith("s") or q is not None)
            and tree.tag[head] in {"NNPS", "NNS", "NNP"}
        )

    def _is_refugee(self, head: int) -> bool:
        return self.tree.lemma[head] in _REFUGEE or any(
            self.tree.lower[k] == "displaced" for k in self.tree.kids[head]
        )

    def _is_armed(self, head: int) -> bool:
        if (they := self._they(head)) is not None:
            return self._is_armed(they)
        mention = self.mention(head)
        known = actor_heads().get(self.tree.lemma[head]) or actor_heads().get(self.tree.lower[head])
        if known is not None and not self.tree.text[head][:1].isupper():
            return known.armed or (
                mention is not None and mention.kind in {"StateForce", "ArmedGroup"}
            )
        return mention is not None and mention.kind in {"StateForce", "ArmedGroup"}

    def _is_fighters(self, head: int) -> bool:
        """Say whether words mean fighters, and neither a unit nor what it drives."""
        if self.tree.lemma[head] in _UNITS or self.tree.tag[head] not in {"NNS", "NNPS"}:
            return False
        if self.kind(head) in {"ArmedGroup", "StateForce"}:
            return True
        mentions = (self.mention(k) for k in self.tree.children(head, "compound", "nmod"))
        armed = any(m is not None and m.kind == "ArmedGroup" for m in mentions)
        return armed and self._is_people(head)

    def _is_troops(self, head: int) -> bool:
        return self._is_armed(head) and self.tree.tag[head] in {"NNS", "NNPS"}

    def _is_force(self, head: int) -> bool:
        """Say whether words mean a side's troops: "a column", "elements of the 9th Brigade"."""
        return self.tree.lemma[head] in _UNITS or self._is_armed(head)

    def _is_actor(self, head: int) -> bool:
        kind = self.kind(head)
        return kind is not None and (not is_place(kind) or kind == "Country")

    def _is_count(self, head: int) -> bool:
        return self.tree.tag[head] == "CD"

    def _is_rebel(self, head: int) -> bool:
        return self.kind(head) == "ArmedGroup"

    def _is_state(self, head: int) -> bool:
        """Say whether words mean a state or its forces, which bomb from the air."""
        return self.kind(head) in {"StateForce", "Country", "Government"}

    def _is_country(self, head: int) -> bool:
        return self.kind(head) == "Country"

    def _is_nation(self, head: int) -> bool:
        mention = self.mention(head)
        return mention is not None and mention.country is not None

    def _is_party(self, head: int) -> bool:
        return self.kind(head) in _PARTY and (self.kind(head) != "Person" or self._important(head))

    def _important(self, head: int) -> bool:
        mention = self.mention(head)
        return bool(
            mention
            and (
                mention.named
                or self.tree.lemma[head]
                in {
                    "minister",
                    "president",
                    "leader",
                    "envoy",
                    "official",
                    "diplomat",
                    "negotiator",
                }
            )
        )

    def _is_person(self, head: int) -> bool:
        return self.kind(head) == "Person"
