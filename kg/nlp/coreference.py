"""Link words that stand for what is named elsewhere; few kinds, each with its method."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language

from kg.nlp.frames.grammar import subjects
from kg.nlp.mentions.words import actors, fold, place_heads, referring_places
from kg.nlp.parts import Coreference, Mention
from kg.nlp.referring import Places
from kg.nlp.tree import Tree, tree_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["coreferences"]

_HE = frozenset({"he", "him", "his", "she", "her", "himself", "herself"})
_THEY = frozenset({"they", "them", "their", "themselves"})
_DEFINITE = frozenset({"the", "this", "that"})
_GROUPS = frozenset(
    {
        "group",
        "movement",
        "organisation",
        "organization",
        "party",
        "militia",
        "faction",
        "council",
        "coalition",
    }
)
_WAYS = frozenset({"to", "into", "from", "in"})
_ITSELF = frozenset({"it", "its"})
_BODIES = frozenset(
    {
        "StateForce",
        "ArmedGroup",
        "PoliticalGroup",
        "Government",
        "Country",
        "IntergovernmentalOrganisation",
        "NonGovernmentalOrganisation",
    }
)
_REACH = 12


def coreferences(doc: Doc) -> list[Coreference]:
    """List the links of a text, by start; the target is a named mention or a fuller phrase."""
    tree = tree_of(doc)
    mentions: tuple[Mention, ...] = doc._.mentions
    found = [
        *_names(tree, mentions),
        *_pronouns(tree, mentions),
        *_speakers(tree, mentions),
        *_definites(tree, mentions),
    ]
    return sorted(found, key=lambda c: (c.start, c.end))


def _names(tree: Tree, mentions: tuple[Mention, ...]) -> list[Coreference]:
    """Link short names and acronyms to the fullest name: "Assad", "the SNC"."""
    found = []
    full: dict[str, Mention] = {}
    people = [
        m for m in mentions if m.named and len(m.name.split()) > 1 and m.kind in {"Person", "Actor"}
    ]
    by_last: dict[str, Mention] = {}
    for m in people:
        for part in (fold(m.name).split()[-1], _last_part(m.name)):
            by_last.setdefault(part, m)
    by_first = {fold(m.name).split()[0]: m for m in reversed(people)}
    acronyms = _acronyms(tree, mentions)
    for m in mentions:
        if not m.named:
            continue
        key = fold(m.name)
        target = acronyms.get(m.name) or (
            (by_last.get(key) or by_first.get(key))
            if m.kind in {"Person", "Actor", "Settlement"} and _alone(m) and not _placed(tree, m)
            else None
        )
        method = "acronym" if m.name in acronyms else "short name"
        if target is None and (known := actors().get(key)) is not None:
            target, method = full.setdefault(known.name, m), "alias"
        if target is not None and target.start != m.start and fold(target.name) != key:
            found.append(
                Coreference(
                    start=m.start, end=m.end, mention=(target.start, target.end), method=method
                )
            )
    return found


def _placed(tree: Tree, m: Mention) -> bool:
    """Tell whether the words before a name make it a place: "in Donetsk"."""
    return m.kind == "Settlement" and tree.lower[m.start - 1 : m.start] == ["in"]


def _alone(m: Mention) -> bool:
    return len(m.name.split()) == 1 or m.name.lower().startswith(("al-", "el-", "bin "))


def _last_part(name: str) -> str:
    """Give the surname with its particle: "al-Quaety" of "Nabil Hasan al-Quaety"."""
    return fold(name.split()[-1])


def _acronyms(tree: Tree, mentions: tuple[Mention, ...]) -> dict[str, Mention]:
    """Read "the Syrian National Council (SNC)"."""
    found: dict[str, Mention] = {}
    previous: Mention | None = None
    for m in mentions:
        if not m.named:
            continue
        short = m.name
        if (
            previous is not None
            and short.isupper()
            and 2 <= len(short) <= 8
            and m.start <= previous.end + 1
            and m.start
            and tree.text[m.start - 1] == "("
            and len(previous.name.split()) > 1
        ):
            found[short] = previous
        previous = m
    return found


def _pronouns(tree: Tree, mentions: tuple[Mention, ...]) -> list[Coreference]:
    """Link "he" and "she" to the person named last, preferring subjects of the sentence before."""
    found = []
    persons = [m for m in mentions if m.kind == "Person" and (m.named or _is_one(tree, m.head))]
    groups = [
        m
        for m in mentions
        if m.kind in {"PopulationGroup", "ArmedGroup", "StateForce"}
        and tree.tag[m.head] in {"NNS", "NNPS"}
    ]
    said = {s.head: a.pieces for a in tree.doc._.attributions for s in a.sources}
    for i, word in enumerate(tree.lower):
        pool = persons if word in _HE else groups if word in _THEY else None
        if pool is None or tree.tag[i] not in {"PRP", "PRP$"}:
            continue
        if (pieces := said.get(i)) is not None:
            # who says "they killed my father" is not the father
            pool = [m for m in pool if not any(a <= m.head < b for a, b in pieces)]
        target = _antecedent(tree, i, pool)
        if target is not None:
            found.append(
                Coreference(
                    start=i, end=i + 1, mention=(target.start, target.end), method="pronoun"
                )
            )
    return found


def _is_one(tree: Tree, i: int) -> bool:
    """Tell "a teacher" of whom "he" may speak from what somebody is: "was head of the league"."""
    return tree.tag[i] == "NN" and tree.dep[i] not in {"attr", "appos", "oprd", "compound"}


def _others(tree: Tree, i: int) -> set[int]:
    """Give the subjects of the verbs above an object: "shot five of them" were not the shooters."""
    verb = tree.head[i]
    while tree.dep[verb] in {"prep", "pobj", "dobj"}:
        verb = tree.head[verb]
    found: set[int] = set()
    if tree.dep[i] not in {"dobj", "pobj"}:
        return found
    while True:
        found.update(tree.children(verb, "nsubj"))
        if tree.dep[verb] != "conj" or tree.head[verb] == verb:
            return found
        verb = tree.head[verb]


def _antecedent(tree: Tree, i: int, pool: list[Mention]) -> Mention | None:
    sentence = tree.sent_of[i]
    others = _others(tree, i)
    pool = [m for m in pool if m.head not in others] if others else pool
    before = [m for m in pool if m.head < i and 0 <= sentence - tree.sent_of[m.head] <= _REACH]
    if not before:
        return None
    for distance in range(_REACH + 1):
        here = [m for m in before if sentence - tree.sent_of[m.head] == distance]
        if not here:
            continue
        subjects = [m for m in here if tree.dep[m.head] in {"nsubj", "nsubjpass"}]
        named = [m for m in here if m.named]
        return (subjects or named or here)[0 if distance else -1]
    return None


def _definites(tree: Tree, mentions: tuple[Mention, ...]) -> list[Coreference]:
    """Link "the town", "the group", "there" to what was named last of that kind."""
    found = []
    places = Places(tree, mentions)
    for m in mentions:
        if m.named or not _is_definite(tree, m):
            continue
        lemma = tree.lemma[m.head]
        target = None
        if lemma in referring_places():
            target = places.last(m.head, place_heads()[lemma].kind)
        elif lemma in _GROUPS:
            target = _last_group(mentions, m)
        if target is not None:
            found.append(_link(m.start, m.end, target, "the " + lemma))
    return [*found, *_there(tree, places)]


def _there(tree: Tree, places: Places) -> list[Coreference]:
    """Link "there" and "to it" to the place named last."""
    found = []
    for i, word in enumerate(tree.lower):
        if word == "it":
            governed = tree.dep[i] == "pobj" and tree.lower[tree.head[i]] in _WAYS
        else:
            governed = word == "there" and tree.dep[i] != "expl"
        place = places.last(i, "Place") if governed else None
        if place is not None:
            found.append(_link(i, i + 1, place, "pronoun" if word == "it" else "there"))
    return found


def _speakers(tree: Tree, mentions: tuple[Mention, ...]) -> list[Coreference]:
    """Link the "it" and "its" of what a body says of itself: "The army said it had killed 30"."""
    heads = {m.head: m for m in mentions if m.kind in _BODIES}
    found = []
    for i, word in enumerate(tree.lower):
        if word not in _ITSELF or tree.tag[i] not in {"PRP", "PRP$"}:
            continue
        if word != "its" and tree.dep[i] != "nsubj":
            continue
        for verb in tree.ancestors(i):
            above = tree.head[verb]
            if tree.dep[verb] == "acl" and tree.dep[above] in {"dobj", "pobj"}:
                above = tree.head[above]  # "rejected the accusation that it was shelling"
                speaker = next(iter(subjects(tree, above)), None)
            else:
                speaker = tree.child(above, "nsubj") if tree.dep[verb] == "ccomp" else None
            if speaker is not None and speaker < i:
                if speaker in heads:
                    found.append(_link(i, i + 1, heads[speaker], "speaker"))
                break
    return found


def _link(start: int, end: int, target: Mention, method: str) -> Coreference:
    bounds = (target.start, target.end)
    return Coreference(start=start, end=end, mention=bounds, method=method)


def _is_definite(tree: Tree, m: Mention) -> bool:
    kids = tree.children(m.head, "det", "poss")
    modified = any(tree.dep[k] in {"prep", "amod", "compound", "relcl"} for k in tree.kids[m.head])
    return bool(kids) and tree.lower[kids[0]] in _DEFINITE and not modified


def _last_group(mentions: tuple[Mention, ...], m: Mention) -> Mention | None:
    kinds = {"ArmedGroup", "PoliticalGroup", "NonGovernmentalOrganisation"}
    before = [x for x in mentions if x.named and x.head < m.head and x.kind in kinds]
    return before[-1] if before else None


@Language.component("kg_coreference")
def kg_coreference(doc: Doc) -> Doc:
    """Store the links of a text."""
    doc._.coreferences = tuple(coreferences(doc))
    return doc
