"""Turn mentions into entities: one for all the words of an article that name the same thing."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kg.model import Entity, Slot, TextSpan
from kg.nlp.attribution.speakers import noun_kind
from kg.nlp.mentions import country_of, text, trim
from kg.nlp.mentions.kinds import is_place, known_name
from kg.nlp.mentions.words import capitals, country_names, fold, word_list

if TYPE_CHECKING:
    from kg.model import EntityKind
    from kg.nlp.frames.view import View
    from kg.nlp.parts import Bounds, Coreference, Mention

_SIZE = {
    "Facility": 0,
    "Neighbourhood": 1,
    "Camp": 1,
    "BorderCrossing": 1,
    "Settlement": 2,
    "Place": 2,
    "AdministrativeArea": 3,
    "Country": 4,
}
_NOBODY = word_list("not-actor")
_ORGANISED = frozenset(
    {"StateForce", "ArmedGroup", "PoliticalGroup", "Government", "NewsMedium",
     "IntergovernmentalOrganisation", "NonGovernmentalOrganisation"}
)  # fmt: skip
_HOMES = frozenset({"house", "home", "residence", "villa", "mansion", "palace", "office"})
_NOWHERE = frozenset({"soil", "river", "home", "house", "bank", "road", "ground", "control"})


@dataclass
class Entities:
    """The entities of one article, made as slots ask for them."""

    view: View
    links: dict[Bounds, Coreference] = field(default_factory=dict)
    found: dict[str, Entity] = field(default_factory=dict)
    spans: dict[str, list[TextSpan]] = field(default_factory=dict)
    aliases: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Index the coreference links and the mentions by their first and head tokens."""
        self.links = {(c.start, c.end): c for c in self.view.doc._.coreferences}
        self.by_bounds = {(m.start, m.end): m for m in self.view.mentions}

    def chars(self, bounds: Bounds) -> TextSpan:
        """Give the offsets of tokens, white space at the ends left out."""
        doc = self.view.doc
        start, end = bounds
        while end - 1 > start and doc[end - 1].is_space:
            end -= 1
        while start < end - 1 and doc[start].is_space:
            start += 1
        last = doc[end - 1]
        return TextSpan(start=doc[start].idx, end=last.idx + len(last))

    def resolve(self, head: int) -> tuple[Mention | None, str]:
        """Follow the links from a head token to the mention that names it best."""
        mention = self.view.mention(head)
        method = ""
        bounds = (mention.start, mention.end) if mention else (head, head + 1)
        seen: set[Bounds] = set()
        while (link := self.links.get(bounds)) is not None and bounds not in seen:
            seen.add(bounds)
            target = self.by_bounds.get(link.mention)
            if target is None:
                break
            method = method or link.method
            mention, bounds = target, (target.start, target.end)
        return mention, method

    def slot(
        self, role: str, head: int, bounds: Bounds, method: str = "argument", *, place: bool = False
    ) -> Slot | None:
        """Fill a slot with the entity at ``head``; None where the words name nothing."""
        key = self.place(head) if place else self.actor(head)
        if key is None:
            return None
        _, link = self.resolve(head)
        span = self.chars(bounds)
        self.spans.setdefault(key, []).append(span)
        return Slot(role=role, entity=key, method=link or method, span=span)

    def actor(self, head: int) -> str | None:
        """Give the key of the actor at ``head``."""
        mention, _ = self.resolve(head)
        if mention is None:
            return self._phrase(head)
        if (state := self._state(mention)) is not None:
            return state
        if is_place(mention.kind):
            known = known_name(mention.name)
            kind: EntityKind = (
                "Government" if known is not None or mention.kind == "Country" else "Actor"
            )
            return self._add("a", replace(mention, kind=kind, within=None))
        return self._add("a", mention)

    def _state(self, mention: Mention) -> str | None:
        """Take the adjective of "Russian missiles" for the state: no name is an adjective."""
        tree, code = self.view.tree, mention.country
        modifies = tree.dep[mention.head] in {"amod", "compound", "nmod"}
        if mention.kind != "PopulationGroup" or not modifies or code is None:
            return None
        if code not in country_names():
            return None
        name = country_names()[code]
        known = known_name(name)
        key = f"a:{fold(known.name if known else name)}"
        return self._put(key, "Government", name, named=True, country=code)

    def either(self, head: int) -> str | None:
        """Give the key of the actor or place at ``head``, as what it is."""
        mention, _ = self.resolve(head)
        return (
            self.place(head) if mention is not None and is_place(mention.kind) else self.actor(head)
        )

    def target(self, head: int, bounds: Bounds, method: str) -> Slot | None:
        """Fill the target slot; None where the words name nothing."""
        key = self.thing(head)
        if key is None:
            return None
        span = self.chars(bounds)
        self.spans.setdefault(key, []).append(span)
        return Slot(role="target", entity=key, method=self.resolve(head)[1] or method, span=span)

    def thing(self, head: int) -> str | None:
        """Give the key of what is struck: the hospital, and not the town that it lies in."""
        mention, _ = self.resolve(head)
        if mention is not None and (own := self._owner(mention)) is not None:
            return own
        if mention is not None and is_place(mention.kind) and not mention.named:
            return self._add("p", mention)
        return self.either(head)

    def place(self, head: int) -> str | None:
        """Give the key of the place at ``head``; a generic one gives way to the name it lies in."""
        mention, _ = self.resolve(head)
        if mention is not None and not mention.named and (own := self._owner(mention)) is not None:
            return own
        if mention is not None and (own := self._seat(mention)) is not None:
            return own
        if (mention is None or not mention.named) and self._is_nowhere(head):
            return None
        if mention is None:
            if self.view.tree.lower[head] in {"there", "here", "it"} or not self.view.tree.is_noun(
                head
            ):
                return None
            first = trim(self.view.tree, self.view.tree.phrase(head)[0], head)
            return self._put(
                f"p:{fold(text(self.view.tree, first, head + 1))}",
                "Place",
                text(self.view.tree, first, head + 1),
                named=False,
            )
        if not is_place(mention.kind):
            mention = replace(mention, kind="Settlement" if mention.named else "Place", title=None)
        if not mention.named and (outer := self._container(mention)) is not None and outer.named:
            return self._add("p", outer)
        return self._add("p", mention)

    def _is_nowhere(self, head: int) -> bool:
        """Tell whether words name no place that could be found: "its soil", "other regions"."""
        tree = self.view.tree
        mention = self.view.mention(head)
        if mention is not None and (mention.named or self._container(mention) is not None):
            return False
        others = {tree.lower[k] for k in tree.children(head, "amod", "det")}
        return tree.lemma[head] in _NOWHERE or bool({"other", "elsewhere"} & others)

    def block(self, i: int) -> int:
        """Give the start of the paragraph that holds a token."""
        blocks = self.view.doc._.blocks
        return next((b.start for b in blocks if b.start <= i < b.end), 0)

    def country(self, code: str, name: str) -> str:
        """Give the key of a country that the text only names by its people or capital."""
        return self._put(f"p:{fold(name)}", "Country", name, named=True, country=code)

    def is_smaller(self, slot: Slot, others: list[Slot]) -> bool:
        """Tell whether a place is of a smaller kind than those known."""
        size = _SIZE.get(self.found[slot.entity].kind, 2)
        return all(
            size < _SIZE.get(self.found[s.entity].kind, 2) for s in others if s.role == "place"
        )

    def is_one(self, slot: Slot) -> bool:
        """Tell whether an entity is a single person."""
        return self.found[slot.entity].kind == "Person"

    def side(self, head: int, army: int) -> str:
        """Give the key of the army in "Syrian army officers"."""
        tree = self.view.tree
        first = trim(tree, tree.phrase(head)[0], army)
        name, country = text(tree, first, army + 1), country_of(tree, first, army)
        return self._put(
            f"a:{fold(name)}", "StateForce", name, named=country is not None, country=country
        )

    def _owner(self, mention: Mention) -> str | None:
        """Take "its soil" and "their territory" for the country named before."""
        tree = self.view.tree
        if tree.lemma[mention.head] not in {"soil", "territory", "border", "capital"}:
            return None
        if not any(tree.lower[k] in {"its", "their"} for k in tree.children(mention.head, "poss")):
            return None
        before = [
            m
            for m in self.view.mentions
            if m.head < mention.head
            and m.kind == "Country"
            and tree.sent_of[m.head] == tree.sent_of[mention.head]
        ]
        return self._add("p", before[-1]) if before else None

    def _seat(self, mention: Mention) -> str | None:
        """Take "the capital" and "the country" for those of the people named last before."""
        tree = self.view.tree
        lemma = tree.lemma[mention.head]
        if lemma not in {"capital", "country", "nation"} or mention.end > mention.head + 1:
            return None
        if any(tree.lower[k] in {"a", "an"} for k in tree.children(mention.head, "det")):
            return None
        if tree.tag[mention.head] != "NN" or (mention.named and lemma != "capital"):
            return None
        named = [m for m in self.view.mentions if m.country in country_names()]
        before = [m for m in named if m.head < mention.head]
        here = tree.sent_of[mention.head]
        after = [m for m in named if m.head > mention.head and tree.sent_of[m.head] == here]
        nearest = before[-1] if before else next(iter(after), None)
        code = mention.country or (nearest.country if nearest is not None else None)
        if code is None:
            return None
        if lemma != "capital":
            return self.country(code, country_names()[code])
        seat = next((k.name for k in capitals().values() if k.country == code), None)
        if seat is None:
            return None
        return self._put(f"p:{fold(seat)}", "Settlement", seat, named=True, country=code)

    def _container(self, mention: Mention) -> Mention | None:
        if mention.within is None:
            return None
        outer, _ = self.resolve(mention.within[0])
        # "his home" is not called after him
        owned = self.view.tree.tag[mention.within[0]] == "PRP$"
        if outer is None or (outer.kind == "Person" and (owned or not outer.named)):
            return None
        if outer.kind == "Person" and self.view.tree.lemma[mention.head] in _HOMES:
            return None  # "the house of Foday Sankoh"
        if not is_place(outer.kind):
            if outer.kind not in {"Person", "Actor"} or outer.title:
                return None
            outer = replace(outer, kind="Settlement")
        return outer

    def _phrase(self, head: int) -> str | None:
        """Name an actor by the words of a phrase that no lexicon knows."""
        tree = self.view.tree
        if not tree.is_noun(head) or tree.lemma[head] in _NOBODY:
            return None
        first = trim(tree, tree.phrase(head)[0], head)
        name = text(tree, first, head + 1)
        if not any(c.isalpha() for c in name):
            return None
        return self._put(
            f"a:{fold(name)}", "Actor", name, named=False, country=country_of(tree, first, head + 1)
        )

    def _add(self, family: str, mention: Mention) -> str:
        plain = mention.name.replace("'s ", " ").replace("\u2019s ", " ")
        known = known_name(plain) if mention.named else None
        name = mention.name
        key = f"{family}:{fold(known.name if known else name)}"
        country = mention.country or (known.country if known else None)
        key = self._put(
            key, mention.kind, name, named=mention.named, country=country, role=mention.role
        )
        if family == "p" and key in self.found and self.found[key].within is None:
            outer = self._container(mention)
            if (
                outer is not None
                and _SIZE.get(outer.kind, 0) > _SIZE.get(mention.kind, 0)
                and outer.named
            ):
                within = self._add("p", outer)
                if within != key:
                    self.found[key] = replace(self.found[key], within=within)
        return key

    def _put(
        self,
        key: str,
        kind: EntityKind,
        name: str,
        *,
        named: bool,
        country: str | None = None,
        role: str | None = None,
    ) -> str:
        old = self.found.get(key)
        if old is None:
            self.found[key] = Entity(
                key=key, kind=kind, name=name, named=named, country=country, role=role
            )
        else:
            if name != old.name and name not in old.aliases:
                self.found[key] = replace(old, aliases=(*old.aliases, name))
            if role is not None and old.role is None and kind == old.kind == "Person":
                self.found[key] = replace(self.found[key], role=role)
            if old.kind in {"Actor", "Place"} and kind not in {"Actor", "Place"}:
                self.found[key] = replace(self.found[key], kind=kind)
        return key

    def affiliate(self, key: str, head: int) -> None:
        """Say to what body a person belongs."""
        tree = self.view.tree
        person = self.found[key]
        if person.kind not in {"Person", "Actor"} or person.affiliation is not None:
            return
        mention = self.view.mention(head)
        side = tree.tag[head].startswith("JJ") or tree.dep[head] in {"amod", "compound"}
        if side and (mention is None or not (mention.named or mention.country)):
            # "rebel spokesman": what he is, and the name of nobody
            return
        kind = "" if mention is None else mention.kind
        body = noun_kind(tree.lemma[head]) in {"body", "media", "group"}
        if kind not in _ORGANISED and not (kind == "Actor" or body):
            return
        owner = self.actor(head)
        if owner is not None and owner != key:
            self.found[key] = replace(person, affiliation=owner)

    def describe(self, key: str, *, role: str | None = None, person: bool = False) -> None:
        """Say what a speaker's words tell of him: an office, or only that it is somebody."""
        entity = self.found[key]
        kind = "Person" if person and entity.kind == "Actor" else entity.kind
        if kind == "Person":
            self.found[key] = replace(entity, kind=kind, role=entity.role or role)

    def somebody(self, word: str) -> str:
        """Give the key of a speaker of whom the text only has a pronoun."""
        return self._put(f"a:{word}", "Person", word, named=False)

    def all(self) -> tuple[Entity, ...]:
        """Give the entities by key, with the words that mention them."""
        return tuple(
            replace(
                entity,
                mentions=tuple(
                    sorted(set(self.spans.get(key, [])), key=lambda s: (s.start, s.end))
                ),
            )
            for key, entity in sorted(self.found.items())
        )
