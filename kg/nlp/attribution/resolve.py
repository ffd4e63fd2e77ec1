"""Resolve who a speaker is: pronouns, short names, "the activist", "the statement", acronyms.

Every link is limited and named by its method; what cannot be linked stays as printed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from kg.nlp.attribution.authors import author_of, text_kind
from kg.nlp.attribution.speakers import noun_kind, speaker
from kg.nlp.parts import Bounds, Speaker
from kg.nlp.tree import Tree

_WATCHING = frozenset({"war", "the", "rights"})
__all__ = ["Resolver"]

_HE_SHE = frozenset({"he", "she", "him", "her", "his", "hers", "who"})
_IT = frozenset({"it", "its"})
_THEY = frozenset({"they", "them", "their", "both"})
_SOME = frozenset({"one", "another", "some", "others", "several", "many", "most", "two", "few"})
_BODIES = frozenset(
    {
        "Government",
        "StateForce",
        "ArmedGroup",
        "PoliticalGroup",
        "IntergovernmentalOrganisation",
        "NonGovernmentalOrganisation",
        "NewsMedium",
        "Country",
    }
)
_CAPITALS = frozenset({"Settlement", "Country", "AdministrativeArea"})
_SAME = frozenset({"the", "this", "that", "these", "those", "same"})
_PERSON_ENTS = frozenset({"PERSON"})


@dataclass(slots=True)
class Resolver:
    """Remember speakers and names in text order and link later words to them."""

    tree: Tree
    said: list[Speaker] = field(default_factory=list)
    names: list[Speaker] = field(default_factory=list)
    kinds: dict[int, str] = field(default_factory=dict)
    _seen: int = 0
    _said_here: tuple[Bounds, ...] = ()

    def resolve(self, found: Speaker, said: tuple[Bounds, ...] = ()) -> Speaker:
        """Link a speaker to the fullest mention before it, never one in what is ``said``."""
        self._read_names(found.span[0])
        self._said_here = tuple(b for b in said if b[1] <= found.span[0])
        link = self._link(found)
        if link is not None:
            found = _as(found, *link)
        self.said.append(found)
        return found

    def author(self, found: Speaker) -> Speaker | None:
        """Give the one who speaks in a text: "X's letter", "a letter by X", "the letter"."""
        tree = self.tree
        kind = text_kind(tree.lemma[found.head])
        if not kind:
            return None
        owner = author_of(tree, found.head)
        if owner is not None:
            owned = self.resolve(speaker(tree, owner, tree.sentence(owner)))
            return _as(found, owned, "author")
        own = any(tree.lower[k] in _IT | _THEY for k in tree.children(found.head, "poss"))
        if own and (body := self._latest(found.span[0], self._is_body)) is not None:
            return _as(found, body, "author")
        last = self._last_before(found.span[0])
        if last is None or not _definite(tree, found):
            return None
        if kind != "text" and not (tree.lemma[found.head] == "report" and self._is_body(last)):
            return None
        return _as(found, last, "statement")

    def _last_before(self, i: int) -> Speaker | None:
        return next((s for s in reversed(self.said) if s.span[0] < i), None)

    def _link(self, found: Speaker) -> tuple[Speaker, str] | None:
        word = self.tree.lower[found.head]
        if word in _SOME and found.core == (found.head, found.head + 1):
            those = self._plural_subject(found.span[0])
            return None if those is None else (those, "pronoun")
        if self.tree.tag[found.head] in {"PRP", "PRP$", "WP"}:
            antecedent = self._pronoun(found, word)
            return None if antecedent is None else (antecedent, "pronoun")
        if self.tree.tag[found.head] in {"NNP", "NNPS"}:
            return self._name(found)
        return self._noun(found)

    def _pronoun(self, found: Speaker, word: str) -> Speaker | None:
        before = found.span[0]
        if word in _HE_SHE:
            return self._latest(before, self._is_person)
        if word in _IT:
            governing = self._governing(found.head, self._is_body_or_capital)
            return governing or self._latest(before, self._is_body)
        if word in _THEY:
            governing = self._governing(found.head, self._may_be_they)
            if governing is not None:
                return governing
            return self._latest(before, self._is_several) or self._latest(before, self._is_body)
        return None

    def _plural_subject(self, before: int) -> Speaker | None:
        """Find the people of whom "one", "some" or "another" is: the last plural subject."""
        tree = self.tree
        first = next((b.start for b in tree.doc._.blocks if b.start <= before < b.end), before)
        for i in range(before - 1, first - 1, -1):
            person = noun_kind(tree.lemma[i]) in {"person", "group"} or self._kind(i) in {
                "PopulationGroup",
                "Person",
            }
            subject = tree.dep[i] in {"nsubj", "nsubjpass", "pobj"}
            if person and subject and tree.tag[i] == "NNS" and not self._is_said(i):
                return speaker(tree, i, tree.sentence(i))
        return None

    def _governing(self, i: int, fits: Callable[[Speaker], bool]) -> Speaker | None:
        """Give the subject of the clause that the clause of a pronoun hangs on."""
        tree = self.tree
        verb = tree.head[i]
        for above in tree.ancestors(verb):
            for kid in tree.kids[above]:
                if tree.dep[kid] == "nsubj" and kid < i and tree.head[i] != above:
                    found = speaker(tree, kid, tree.sentence(kid))
                    named = tree.is_noun(kid) and tree.tag[kid] not in {"PRP", "WP"}
                    if named and fits(found) and not self._is_said(kid):
                        return next((s for s in self.said if s.head == kid), found)
        return None

    def _is_said(self, i: int) -> bool:
        return any(start <= i < end for start, end in self._said_here)

    def _latest(self, before: int, test: Callable[[Speaker], bool]) -> Speaker | None:
        """Take the last fitting speaker, or a fitting subject that stands nearer."""
        spoke = max(
            (
                s for s in self.said
                if s.span[1] <= before and not self._is_said(s.span[0]) and test(s)
            ),
            key=lambda s: s.span, default=None,
        )  # fmt: skip
        named = next(
            (
                s
                for s in reversed(self.names)
                if s.span[1] <= before
                and self._acts(s)
                and not self._is_said(s.span[0])
                and test(s)
            ),
            None,
        )
        if spoke is None or named is None:
            return spoke or named
        # A speaker is meant rather than a bystander, unless the bystander's sentence is nearer.
        near = self.tree.sent_of[named.span[0]] > self.tree.sent_of[spoke.span[0]] + 1
        return named if near else spoke

    def _may_be_they(self, s: Speaker) -> bool:
        return self._is_several(s) and bool(
            noun_kind(self.tree.lemma[s.head]) or self._kind(s.head) in _BODIES
        )

    def _acts(self, s: Speaker) -> bool:
        return self.tree.dep[s.head] in {"nsubj", "nsubjpass"}

    def _kind(self, head: int) -> str:
        """Give what the mentions take a head for, "" where there is none."""
        if not self.kinds:
            self.kinds = {m.head: m.kind for m in self.tree.doc._.mentions}
        return self.kinds.get(head, "")

    def _is_person(self, s: Speaker) -> bool:
        head = s.referent_head
        if self._kind(head) in _BODIES:
            return False
        if self.tree.tag[head] in {"PRP"}:
            return self.tree.lower[head] in _HE_SHE
        if self.tree.ent[head] == "PERSON" or s.method == "apposition":
            return True
        if self._kind(head) == "Actor" and self.tree.tag[head] == "NNP" and len(s.core) == 2:
            # A name that no lexicon knows and that has spoken: "Abdi Nur told Radio Ergo".
            return s in self.said and s.core[1] - s.core[0] > 1
        return noun_kind(self.tree.lemma[head]) == "person" and self.tree.tag[head] in {"NN", "NNP"}

    def _is_body(self, s: Speaker) -> bool:
        head = s.referent_head
        if self._kind(head) in _BODIES or self.tree.ent[head] in {"ORG", "GPE", "NORP"}:
            return True
        monitor = self.tree.lower[head] == "monitor" and self.tree.lower[head - 1] in _WATCHING
        return monitor or noun_kind(self.tree.lemma[head]) in {"body", "media", "group"}

    def _is_body_or_capital(self, s: Speaker) -> bool:
        """Take a place that acts for a government: "Islamabad protested over what it called"."""
        return self._is_body(s) or self._kind(s.referent_head) in _CAPITALS

    def _is_several(self, s: Speaker) -> bool:
        return self.tree.tag[s.referent_head] in {"NNS", "NNPS"}

    def _name(self, found: Speaker) -> tuple[Speaker, str] | None:
        """Link "Perera" to "Kamal Perera", "Xinhua" to "the Xinhua agency", "SDF" to its name."""
        words = self._words(found)
        full = None
        for other in [*self.names, *self.said]:
            if other.span[0] >= found.span[0]:
                continue
            theirs = self._words(other)
            if len(theirs) > len(words) and _short_for(words, theirs):
                full = other if full is None or len(theirs) > len(self._words(full)) else full
        if full is not None:
            return full, "short name"
        return self._acronym(found)

    def _acronym(self, found: Speaker) -> tuple[Speaker, str] | None:
        text = self.tree.text[found.head].replace(".", "")
        if not (text.isupper() and 2 <= len(text) <= 7):
            return None
        for other in [*self.names, *self.said]:
            start, end = other.core
            after = other.span[1] if other.span[1] > end else end
            named = (
                self.tree.text[end + 1 : end + 2] if self.tree.text[end : end + 1] == ["("] else []
            )
            initials = "".join(w[0] for w in self.tree.text[start:end] if w[0].isupper())
            if after <= found.span[0] and (named == [text] or initials == text):
                return other, "acronym"
        return None

    def _noun(self, found: Speaker) -> tuple[Speaker, str] | None:
        """Link "the activist", "the ministry" to the last speaker that was called so."""
        own = self.tree.tag[found.span[0]] == "PRP$"
        if own or not _definite(self.tree, found) or found.method == "apposition":
            return None
        lemma = self.tree.lemma[found.head]
        candidates = [s for s in self.said if s.span[1] <= found.span[0]]
        for other in reversed(candidates):
            heads = {self.tree.lemma[i].lower() for i in range(*other.span)}
            same_head = self.tree.lemma[other.head].lower() == lemma
            if same_head and set(self._words(found)) <= {*self._words(other), lemma}:
                return other, "definite noun"
            alike = set(self._words(found)) <= {self.tree.lower[i] for i in range(*other.span)}
            if lemma in heads and alike and noun_kind(lemma) == "person" and self._is_person(other):
                return other, "role"
        for other in reversed(self.names if len(self._words(found)) == 1 else ()):
            fuller = len(self._words(other)) > 1
            same = self.tree.lemma[other.head].lower() == lemma
            if fuller and same and other.span[1] <= found.span[0]:
                return other, "definite noun"
        monitor = lemma == "monitor" and self.tree.lower[found.head - 1] in _WATCHING
        if (len(self._words(found)) == 1 or monitor) and lemma in {
            "monitor",
            "group",
            "organisation",
            "organization",
            "agency",
            "body",
            "watchdog",
            "charity",
        }:
            body = self._latest(found.span[0], self._is_body)
            return None if body is None else (body, "definite noun")
        return None

    def _words(self, s: Speaker) -> list[str]:
        tree = self.tree
        keep = {"NNP", "NNPS", "NN", "NNS", "JJ", "HYPH", "IN", "VBG"}
        return [tree.lower[i] for i in range(*s.core) if tree.tag[i] in keep]

    def _read_names(self, before: int) -> None:
        """Take in the names up to a token: what the model calls a person, body or country."""
        tree = self.tree
        ents = tree.ents
        while self._seen < len(ents) and ents[self._seen].end <= before:
            ent = ents[self._seen]
            self._seen += 1
            if ent.label_ in {"PERSON", "ORG", "NORP"}:
                head = ent.end - 1
                for i in range(ent.start, ent.end):
                    if not ent.start <= tree.head[i] < ent.end:
                        head = i
                if tree.is_noun(head):
                    self.names.append(speaker(tree, head, tree.sentence(head)))


def _as(found: Speaker, other: Speaker, method: str) -> Speaker:
    """Let a speaker stand for another one."""
    return replace(
        found,
        referent=other.referent,
        referent_head=other.referent_head,
        named=other.named,
        method=method,
        affiliation=found.affiliation or other.affiliation,
    )


def _short_for(words: list[str], theirs: list[str]) -> bool:
    """Tell whether some words are the last name, or the start of the name, of another."""
    if not words:
        return False
    return theirs[-len(words) :] == words or theirs[: len(words)] == words


def _definite(tree: Tree, s: Speaker) -> bool:
    if tree.lower[s.span[0]] in _SAME or tree.tag[s.span[0]] == "PRP$":
        return True
    return any(tree.lower[i] in _SAME for i in range(*s.core))
