"""Give what is said its own day where the parse hangs it on the verb of saying.

"Rebels took X over the weekend, diplomats said Wednesday": they took it over the weekend.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.nlp.tree import tree_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kg.nlp.parts import Attribution, TimeExpression

__all__ = ["untied"]


def untied(doc: Doc) -> tuple[TimeExpression, ...]:
    """List the times of a text; one that ends what is said hangs on what is said."""
    tree = tree_of(doc)
    tags: dict[int, Attribution] = {
        a.cue: a for a in doc._.attributions if a.cue is not None and a.cue >= a.content[1]
    }
    found = []
    for t in doc._.times:
        a = tags.get(t.head) if t.head is not None else None
        if a is not None and a.content[0] < t.start < a.content[1] and a.time != (t.start, t.end):
            inner = (i for i in range(*a.content) if tree.is_verb(i))
            verb = next((i for i in inner if tree.head[i] == a.cue), None)
            found.append(replace(t, head=verb) if verb is not None and verb < t.start else t)
        else:
            found.append(t)
    return tuple(found)
