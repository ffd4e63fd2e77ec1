"""Find what happened: events and figures, read from triggers and the words around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language

from kg.nlp.frames.events import event_frames
from kg.nlp.frames.figures import casualty_frames
from kg.nlp.frames.flows import with_numbers
from kg.nlp.frames.refine import refine
from kg.nlp.frames.view import View

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kg.nlp.parts import Frame

__all__ = ["frames"]


def frames(doc: Doc) -> list[Frame]:
    """List the events and figures of a text, by clause."""
    view = View(doc)
    events = refine(view, event_frames(view))
    found = [*with_numbers(view, events), *casualty_frames(view, events)]
    return sorted(found, key=lambda f: (f.clause, f.trigger, f.type))


@Language.component("kg_frames")
def kg_frames(doc: Doc) -> Doc:
    """Store the events and figures of a text."""
    doc._.frames = tuple(frames(doc))
    return doc
