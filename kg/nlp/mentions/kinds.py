"""Decide what kind of actor or place a name or a noun phrase is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.nlp.mentions.words import (
    PLACE_KINDS,
    Known,
    actor_heads,
    actors,
    capitals,
    countries,
    fold,
    name_words,
    peoples,
    place_heads,
    titles,
    weapons,
    word_list,
)

if TYPE_CHECKING:
    from kg.model import EntityKind
    from kg.nlp.tree import Tree

PLACE_PREPOSITIONS = frozenset(
    [
        "in",
        "at",
        "near",
        "around",
        "outside",
        "inside",
        "into",
        "from",
        "to",
        "toward",
        "towards",
        "across",
        "throughout",
        "off",
        "onto",
        "through",
        "via",
        "leaving",
        "entering",
    ]
)
_LABELS: dict[str, EntityKind] = {
    "PERSON": "Person",
    "GPE": "Settlement",
    "LOC": "Place",
    "FAC": "Facility",
    "ORG": "Actor",
    "NORP": "PopulationGroup",
}
_SIDES = frozenset(
    {
        "force",
        "forces",
        "troop",
        "fighter",
        "group",
        "unit",
        "commander",
        "militia",
        "convoy",
        "brigade",
        "battalion",
        "coalition",
        "division",
        "guard",
    }
)
_AGENCIES = frozenset({"agency", "organisation", "organization", "mission", "office", "team"})
_CIVIL = frozenset(
    {"rights", "monitoring", "aid", "activist", "humanitarian", "advocacy", "watchdog"}
)
_BESIDE = frozenset(
    lemma for lemma, known in actor_heads().items()
    if known.kind not in {"Government", "Actor", "NewsMedium"}
)  # fmt: skip
_CALLED = frozenset(
    {"daily", "weekly", "newspaper", "magazine", "website", "channel", "broadcaster", "portal",
     "agency", "group", "faction", "charity", "watchdog", "blogger", "activist"}
)  # fmt: skip
_OF_PLACES = frozenset({"siege", "capture", "fall", "recapture", "liberation", "storming",
                        "bombardment", "shelling"})  # fmt: skip
_REBEL = word_list("rebel-side")
_STATE = word_list("state-side")


def known_name(text: str) -> Known | None:
    """Look a printed name up among actors, countries and capitals."""
    key = fold(text)
    if not key or (key == "us" and text.islower()) or (key in {"is", "who"} and not text.isupper()):
        return None
    for table in (actors(), countries(), capitals()):
        if (found := table.get(key)) is not None:
            return found
    return None


def kind_of_name(tree: Tree, start: int, end: int, head: int) -> EntityKind:
    """Decide the kind of a name from its words, its neighbours and, last, the model's label."""
    words = tree.lower[start:end]
    by_word = _by_word(words)
    if by_word is not None:
        return by_word
    if tree.text[end - 1].isupper() and words[-1].endswith("tv"):
        return "NewsMedium"  # "MRTV"
    if end - start > 1 and tree.ent[head] in {"GPE", "LOC", "NORP", ""} and _tells(tree, head):
        return "Person"  # "Abu Yazan told the agency", whatever the model makes of it
    return _by_context(tree, start, end, head) or _by_label(tree, start, end, head)


def _head_word(words: list[str]) -> int:
    """Give the last word of a name short of "of X", "for X" and "-North"."""
    ties = (n for n, w in enumerate(words) if n and w in {"of", "for", "-"})
    return next(ties, len(words)) - 1


def _tells(tree: Tree, head: int) -> bool:
    """Tell whether a name is the subject of a verb of telling that is no government's."""
    return tree.dep[head] == "nsubj" and tree.lemma[tree.head[head]] in word_list("tell-verb")


def _by_word(words: list[str]) -> EntityKind | None:
    if len(words) < 2:
        return None
    table = name_words()
    last = words[-1] if (words[-1], "head") in table else words[_head_word(words)]
    if (kind := table.get((last, "head"))) is not None:
        if (
            kind == "ArmedGroup"
            and last == "army"
            and any(fold(w) in peoples() for w in words[:-1])
        ):
            return "StateForce" if words[0] not in {"free", "liberation"} else "ArmedGroup"
        return kind
    for word in words:
        if (kind := table.get((word, "any"))) is not None:
            return kind
    if (place := place_heads().get(last)) is not None:
        return place.kind
    return (
        place_heads()[words[0]].kind
        if words[0] in {"camp", "mount", "lake"} & place_heads().keys()
        else None
    )


def _by_context(tree: Tree, start: int, end: int, head: int) -> EntityKind | None:
    if start and (
        tree.lower[start - 1] in titles() or tree.lower[start - 1].rstrip(".") in titles()
    ):
        return "Person"
    if start >= 2 and tree.lower[start - 1] == "of":
        if place := _place_word(tree, start - 2):
            return place
        around = tree.lower[start - 2] in word_list("part-of-place")
        if (around or tree.lemma[start - 2] in word_list("resident-of")) and tree.ent[
            head
        ] != "DATE":
            # "south of Goma", "on the edge of El Obeid", "residents of Kutum"
            return "Settlement"
    following = tree.lower[end] if end < len(tree) else ""
    if following in place_heads() and tree.tag[end] in {"NN", "NNP"} and following != "state":
        return place_heads()[following].kind
    if (
        start
        and tree.dep[start - 1] in {"compound", "amod", "nmod"}
        and (place := _place_word(tree, start - 1))
    ):
        return place
    before = tree.lower[start - 1] if start else ""
    if before in _CALLED and following not in {"'s", "\u2019s"}:
        return _of_one(actor_heads()[before].kind)
    return _by_apposition(tree, head)


def _by_apposition(tree: Tree, head: int) -> EntityKind | None:
    """Read "the mayor, Musa Bello", "Idlib, a city" and what a raid fell on."""
    beside = tree.head[head]
    if tree.dep[head] == "appos" and tree.tag[beside] == "NN" and tree.lemma[beside] in _BESIDE:
        return _of_one(actor_heads()[tree.lemma[beside]].kind)
    if tree.dep[head] == "pobj" and _falls_on(tree, head):
        return "Settlement"
    for k in tree.children(head, "appos"):
        lemma = tree.lemma[k]
        if lemma in place_heads():
            return place_heads()[lemma].kind
        placed = tree.dep[head] == "pobj" and tree.lower[beside] in PLACE_PREPOSITIONS
        if lemma in actor_heads() and tree.tag[k] in {"NN", "NNP"} and not placed:
            return _of_one(actor_heads()[lemma].kind)
    return None


def _of_one(kind: EntityKind) -> EntityKind:
    """Give the kind of one soldier or villager who is named."""
    return "Person" if kind in {"StateForce", "PopulationGroup"} else kind


def _falls_on(tree: Tree, head: int) -> bool:
    """Tell whether a bare name is where "the raid on" or "the battle for" took place."""
    prep = tree.head[head]
    event = tree.head[prep]
    alone = all(tree.dep[k] == "compound" for k in tree.kids[head])
    fought_for = tree.ent[head] == "NORP" and tree.lower[prep] == "for"  # the model errs
    bare = alone and (tree.ent[head] in {"PERSON", "ORG", ""} or fought_for)
    return (
        bare
        and tree.tag[head] == "NNP"
        and tree.lower[prep] in {"on", "of", "for"}
        and tree.lemma[event] in word_list("strike-noun")
        and (tree.lower[prep] != "of" or tree.lemma[event] in _OF_PLACES)
    )


def is_sure(tree: Tree, start: int, end: int, head: int) -> bool:
    """Tell whether a name's own words or neighbours say what it is, and not only the model."""
    words = tree.lower[start:end]
    return _by_word(words) is not None or _by_context(tree, start, end, head) is not None


def _place_word(tree: Tree, i: int) -> EntityKind | None:
    known = place_heads().get(tree.lemma[i]) or place_heads().get(tree.lower[i])
    return known.kind if known else None


def _by_label(tree: Tree, start: int, end: int, head: int) -> EntityKind:
    label = tree.ent[head] or next((e for e in tree.ent[start:end] if e), "")
    governor = tree.head[head]
    in_place = tree.dep[head] == "pobj" and tree.lower[governor] in PLACE_PREPOSITIONS
    if (
        tree.dep[head] == "pobj"
        and tree.lower[governor] in {"in", "near", "outside", "into"}
        and label in {"PERSON", "ORG", "NORP", ""}
    ):
        return "Settlement"
    if label in {"ORG", "PERSON", ""} and _is_at(tree, head):
        return "Settlement"
    if (
        tree.dep[head] == "dobj"
        and tree.lemma[governor] in word_list("place-verb")
        and label in {"PERSON", "ORG", "NORP", ""}
    ):
        return "Settlement"
    kind = _LABELS.get(label)
    if label in {"PERSON", "ORG", ""} and _is_struck(tree, head):
        return "Settlement"
    if label == "NORP" and tree.lemma[governor] in word_list("strike-noun"):
        named = tree.dep[head] == "compound" and tree.tag[head] == "NNP"
        return "Settlement" if named else "PopulationGroup"
    if kind is None:
        return "Settlement" if in_place else "Actor"
    return kind


def _is_at(tree: Tree, head: int) -> bool:
    """Tell "a camp at Awdhegle" and "shot six men at Lonzo" from "an analyst at Chatham House"."""
    prep = tree.head[head]
    over = tree.head[prep]
    if tree.dep[head] != "pobj" or tree.lower[prep] != "at":
        return False
    if place_heads().get(tree.lemma[over]) is not None:
        return True
    violent = (word_list("strike-noun"), word_list("violent-verb"), word_list("killing-noun"))
    governor = over if tree.is_verb(over) else tree.head[over]
    return any({tree.lemma[over], tree.lemma[governor]} & words for words in violent)


def _is_struck(tree: Tree, head: int) -> bool:
    """Tell whether weapons fell on what a name names: "rockets hit X and Y"."""
    while tree.dep[head] == "conj":
        head = tree.head[head]
    verb = tree.head[head]
    if tree.dep[head] != "dobj" or tree.lemma[verb] not in word_list("strikes-place-verb"):
        return False
    return any(tree.lemma[k] in weapons() for k in tree.children(verb, "nsubj"))


def kind_of_phrase(tree: Tree, head: int, start: int) -> EntityKind | None:
    """Decide the kind of a phrase by its head noun and what stands before it; None if no actor."""
    lemma = tree.lemma[head]
    known = actor_heads().get(tree.lower[head]) or actor_heads().get(lemma)
    if known is None:
        place = place_heads().get(lemma) or place_heads().get(tree.lower[head])
        return place.kind if place else _people(tree, head)
    words = set(tree.lower[start:head])
    if lemma == "state" and any(
        tree.tag[i] == "NNP" and tree.dep[i] == "compound" for i in tree.kids[head]
    ):
        return "AdministrativeArea"
    armed = known.kind in {"StateForce", "ArmedGroup"} and lemma in _SIDES
    if armed and (words & _REBEL or _armed_name(tree, start, head)):
        return "ArmedGroup"
    if armed and words & _STATE and lemma != "militia":
        return "StateForce"
    if lemma == "group" and words & _CIVIL:
        return "NonGovernmentalOrganisation"
    if lemma in _AGENCIES:
        return _agency(words, known.kind)
    if lemma == "head" and tree.lower[head + 1 : head + 2] != ["of"]:
        return None
    return known.kind


def _armed_name(tree: Tree, start: int, head: int) -> bool:
    for i in range(start, head):
        for stop in range(head, i, -1):
            known = actors().get(fold(" ".join(tree.text[i:stop]).replace(" - ", "-")))
            if known is not None:
                return known.kind == "ArmedGroup"
    return False


def _agency(words: set[str], otherwise: EntityKind) -> EntityKind:
    if "news" in words:
        return "NewsMedium"
    if words & word_list("union-of-states"):
        return "IntergovernmentalOrganisation"
    if words & {"aid", "rights", "relief", "humanitarian", "charity"}:
        return "NonGovernmentalOrganisation"
    return "Government" if words & {"intelligence", "security", "government"} else otherwise


def _people(tree: Tree, head: int) -> EntityKind | None:
    return "PopulationGroup" if fold(tree.text[head]) in peoples() and tree.is_noun(head) else None


def is_place(kind: str) -> bool:
    """Tell whether a kind is a kind of place."""
    return kind in PLACE_KINDS
