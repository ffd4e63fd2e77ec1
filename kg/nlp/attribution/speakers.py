"""Find the phrases of those who say something: several, their core, affiliation, and medium."""

from __future__ import annotations

from kg.lexicons import column
from kg.nlp.attribution.beside import (
    TIES,
    clean_right,
    end_of_core,
    is_role,
    name_beside,
    name_phrase,
    noun_kind,
    restates,
)
from kg.nlp.attribution.tags import speech_words
from kg.nlp.parts import Bounds, Speaker
from kg.nlp.tree import Tree

__all__ = ["noun_kind", "phrase_heads", "speaker", "speakers"]

_PRONOUNS = frozenset({"PRP", "WP", "DT"})
_ROLE_TIES = frozenset({"of", "for", "in", "at", "with", "within", "from", "to", "inside"})
_BODY_KINDS = frozenset({"body", "media", "group"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})


def phrase_heads(tree: Tree, head: int) -> list[int]:
    """List the heads of a coordinated phrase: "witnesses and a hospital official" has two."""
    heads = [head]
    for kid in tree.kids[head]:
        if _alias(tree, head, kid):
            continue
        if restates(tree, head, kid):
            continue
        if kid > head and _apart(tree, head, kid):
            continue
        if tree.dep[kid] == "conj" and (tree.is_noun(kid) or tree.tag[kid] in _PRONOUNS):
            heads.extend(phrase_heads(tree, kid))
        elif kid < head and tree.is_noun(kid) and _joined_before(tree, kid, head):
            # A trailing tag is at times parsed as "[a commander] and [two diplomats] said".
            heads.insert(0, kid)
    return sorted(set(heads))


def _apart(tree: Tree, head: int, kid: int) -> bool:
    """Tell "Ines Duarte, an official, said" from a list: nothing joins the two."""
    if tree.dep[kid] != "conj" or tree.ent[head] != "PERSON":
        return False
    chain = [head, kid]
    while (further := tree.child(chain[-1], "conj")) is not None:
        chain.append(further)
    return not any(tree.dep[k] == "cc" for n in chain for k in tree.kids[n])


def _alias(tree: Tree, head: int, kid: int) -> bool:
    """Tell "the Revolutionary Front, or RF": another name and not another speaker."""
    return tree.text[kid].isupper() and any(
        tree.lower[k] == "or" and head < k < kid for k in tree.kids[head]
    )


def _joined_before(tree: Tree, kid: int, head: int) -> bool:
    if tree.dep[kid] in {"compound", "poss", "nmod", "amod", "npadvmod"}:
        return False
    return any(tree.dep[k] == "cc" and kid < k < head for k in tree.kids[kid] + tree.kids[head])


def speakers(tree: Tree, head: int, limit: Bounds) -> tuple[Speaker, ...]:
    """Give each speaker of the phrase under a head, within bounds."""
    heads = [h for h in phrase_heads(tree, head) if limit[0] <= h < limit[1]]
    return tuple(speaker(tree, h, limit) for h in heads)


def speaker(tree: Tree, head: int, limit: Bounds) -> Speaker:
    """Build one speaker from the head of its phrase."""
    first = tree.phrase(head)[0]
    head = _joined_title(tree, head)
    start, end = min(first, tree.phrase(head)[0]), head + 1
    if start > 1 and tree.lower[start - 1] == "-" and not tree.space[start - 2]:
        start = tree.phrase(start - 2)[0]  # "vice-president"
    start = max(start, limit[0])
    comma = next((i for i in range(head - 1, start, -1) if tree.lower[i] == ","), None)
    if comma is not None and tree.tag[comma - 1] in {"NNP", "NNPS"}:
        return _before_comma(tree, head, comma, limit)
    while start < head and tree.ent[start] in {"DATE", "TIME"} and tree.tag[start] == "NNP":
        start += 1  # "on Tuesday residents said": a comma is missing
    end = _title_end(tree, head, end, limit[1])
    core_end = max(end, end_of_core(tree, head, end, limit[1]))
    full_end = _full_end(tree, head, core_end, limit[1])
    while start < head and tree.lower[start] in {"both", "either", "neither"}:
        start += 1
    core = (start, core_end)
    name = name_beside(tree, head, (start, full_end))
    return Speaker(
        span=(start, full_end),
        head=head,
        core=core,
        referent=core if name is None else name_phrase(tree, name),
        referent_head=head if name is None else name,
        named=name is not None or _named(tree, head),
        method="argument" if name is None else "apposition",
        affiliation=affiliation(tree, head, (start, full_end)),
    )


def _joined_title(tree: Tree, head: int) -> int:
    """Give "chief" in "the Ugandan chief-of-staff", which is parsed as an apposition."""
    after = head + 1
    if (
        after in tree.kids[head]
        and tree.dep[after] == "appos"
        and noun_kind(tree.lemma[after]) == "person"
        and tree.lower[after + 1 : after + 2] == ["-"]
    ):
        return after
    return head


def _title_end(tree: Tree, head: int, end: int, limit: int) -> int:
    """Take in "-of-staff", "-in-chief" and "-general", whose parts are tokens of their own."""
    while end + 1 < limit and tree.lower[end] == "-" and not tree.space[end - 1]:
        end += 2
    return end


def _before_comma(tree: Tree, head: int, comma: int, limit: Bounds) -> Speaker:
    """Read "Ali Omar, a teacher" where the parser took the name for a part of the role."""
    start = max(tree.phrase(head)[0], limit[0])
    name = (start, comma)
    end = _full_end(tree, head, end_of_core(tree, head, head + 1, limit[1]), limit[1])
    return Speaker(
        span=(start, end),
        head=comma - 1,
        core=name,
        referent=name,
        referent_head=comma - 1,
        named=True,
        affiliation=affiliation(tree, head, (comma + 1, end)),
    )


def _full_end(tree: Tree, head: int, end: int, limit: int) -> int:
    """Take in what follows in apposition: ", spokesman for the agency" and "(SDF)"."""
    for kid in sorted(tree.kids[head]):
        if kid < end:
            continue
        if tree.dep[kid] == "appos" or (tree.dep[kid] == "prep" and tree.lower[kid] in TIES):
            end = max(end, min(clean_right(tree, kid), limit))
    if end < limit and tree.lower[end] == ")":
        end += 1
    return end


def _named(tree: Tree, head: int) -> bool:
    if tree.tag[head] in {"NNP", "NNPS"} and noun_kind(tree.lemma[head]) != "person":
        return True
    if noun_kind(tree.lemma[head]) in _BODY_KINDS:
        proper = any(
            tree.tag[k] in {"NNP", "NNPS"} and tree.dep[k] == "compound" for k in tree.kids[head]
        )
        return proper or column("source-nouns", "noun", "named")[tree.lemma[head]] == "yes"
    return False


def affiliation(tree: Tree, head: int, span: Bounds) -> Bounds | None:
    """Find the body that a speaker belongs to, in the words of the phrase."""
    for i in [head, *(k for k in tree.kids[head] if tree.dep[k] == "appos")]:
        if is_role(tree, i) and not _is_member(tree, i):
            continue
        found = _by_preposition(tree, i, span, role=i != head or is_role(tree, i))
        if found is not None:
            return found
        owner = tree.child(i, "poss") if is_role(tree, i) else None
        if owner is not None and tree.ent[owner] not in _PLACES and tree.tag[owner] != "PRP$":
            return tree.phrase(owner)
    return _owner_of_person(tree, head) or _led(tree, head) or _before_role(tree, head, span)


def _owner_of_person(tree: Tree, head: int) -> Bounds | None:
    """Find the body of "the Red Cross's Peter Mwangi", and of "Peter Mwangi (Red Cross)"."""
    if tree.tag[head] != "NNP" or noun_kind(tree.lemma[head]):
        return None
    owner = tree.child(head, "poss")
    if owner is not None and (tree.ent[owner] == "ORG" or noun_kind(tree.lemma[owner])):
        return tree.phrase(owner)
    for kid in tree.children(head, "appos"):
        opened = tree.lower[tree.phrase(kid)[0] - 1] == "("
        if opened and tree.ent[kid] == "ORG" and tree.ent[head] in {"PERSON", ""}:
            return tree.phrase(kid)
    return None


def _led(tree: Tree, head: int) -> Bounds | None:
    """Find the body of "Carlos Ruiz, who heads the league" and "who works for the charity"."""
    for verb in tree.children(head, "relcl", "acl"):
        if tree.lemma[verb] not in speech_words("lead"):
            continue
        body = tree.child(verb, "dobj") or next(
            (obj for word, obj in tree.prepositions(verb) if word in {"for", "with"}), None
        )
        if body is not None and (
            tree.ent[body] == "ORG" or noun_kind(tree.lemma[body]) in {*_BODY_KINDS, "media"}
            or tree.dep[body] == "dobj"
        ):  # fmt: skip
            return tree.phrase(body)
    return None


def _is_member(tree: Tree, i: int) -> bool:
    return column("source-nouns", "noun", "member").get(tree.lemma[i].lower()) == "yes"


def _by_preposition(tree: Tree, i: int, span: Bounds, *, role: bool) -> Bounds | None:
    for kid in sorted(tree.kids[i]):
        if tree.dep[kid] != "prep" or tree.lower[kid] not in _ROLE_TIES:
            continue
        obj = tree.child(kid, "pobj")
        if obj is None or not span[0] <= obj < span[1]:
            continue
        tie = tree.lower[kid]
        ruled = _is_office(tree, i) and tie == "of"
        known = noun_kind(tree.lemma[obj].lower()) in _BODY_KINDS
        body = known or (tree.ent[obj] in {"ORG", "NORP"} and not ruled)
        near = tie in {"in", "at", "from", "near"} or ruled
        place = not body and (near or tree.ent[obj] in _PLACES)
        if place or tree.tag[obj] == "CD" or (not role and not _belongs(tree, i, obj)):
            continue
        if not body and (deeper := _deeper_body(tree, obj)) is not None:
            obj = deeper
        if role or tree.is_noun(obj):
            start, end = tree.phrase(obj)
            return start, min(_name_end(tree, obj, end), span[1])
    return None


def _deeper_body(tree: Tree, obj: int) -> int | None:
    """Find the agency in "head of world news for the agency"."""
    inner = (o for word, o in tree.prepositions(obj) if word in {"for", "at", "with"})
    return next((o for o in inner if tree.ent[o] == "ORG"), None)


def _belongs(tree: Tree, head: int, obj: int) -> bool:
    """Tell "Anna Berg of the Norwegian Refugee Council" from "the ministry of health"."""
    person = tree.ent[head] == "PERSON" or tree.tag[head] == "NNP"
    return (
        person
        and not noun_kind(tree.lemma[head].lower())
        and tree.ent[obj] in {"ORG", "NORP", "FAC", ""}
    )


def _name_end(tree: Tree, head: int, end: int) -> int:
    while end < len(tree) and tree.ent[head] == "ORG" == tree.ent[end]:
        end += 1
    for kid in sorted(tree.kids[head]):
        named = tree.lower[kid] in {"of", "for"} or tree.text[kid][0].isupper()
        if kid == end and tree.dep[kid] == "prep" and named:
            return max(end, clean_right(tree, kid))
    return end


def _before_role(tree: Tree, head: int, span: Bounds) -> Bounds | None:
    """Find "Senior SNC member X", "foreign ministry official", "Taliban spokesman X"."""
    role = next(
        (i for i in range(span[0], head + 1) if noun_kind(tree.lemma[i]) == "person"
         and tree.ent[i] != "PERSON"),
        None,
    )  # fmt: skip
    if role is None:
        return None
    start = role
    while start > span[0] and _part_of_body(tree, start - 1):
        start -= 1
    while start < role and tree.lower[start] in {"senior", "top", "former", "retired", "chief"}:
        start += 1
    office = _is_office(tree, role)
    if not any(_names_body(tree, i, office=office) for i in range(start, role)):
        return None
    return start, role


def _is_office(tree: Tree, i: int) -> bool:
    return column("titles", "title", "use").get(tree.lemma[i].lower()) == "office"


def _names_body(tree: Tree, i: int, *, office: bool) -> bool:
    if tree.ent[i] == "ORG" or noun_kind(tree.lemma[i].lower()) in _BODY_KINDS:
        return True
    # "Kenyan Prime Minister": what stands before an office is a part of its title.
    return not office and tree.tag[i] == "NNP" and tree.ent[i] not in {"GPE", "PERSON", "DATE"}


def _part_of_body(tree: Tree, i: int) -> bool:
    return tree.tag[i] in {"NN", "NNS", "NNP", "NNPS", "JJ"} and tree.dep[i] != "appos"
