"""The model's own steps, done for many words at once: the same annotations in less time."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["STEPS", "take_over"]

STEPS = ("kg_words", "kg_entities")
"""Components that stand for ``attribute_ruler`` with ``lemmatizer``, and for ``ner``."""


def take_over(nlp: Language) -> None:
    """Put our steps where the model's are, as far as they can do what the model's do."""
    from kg.nlp.model import entities, words

    if words.fits(nlp):
        nlp.disable_pipe("attribute_ruler")
        nlp.disable_pipe("lemmatizer")
        nlp.add_pipe("kg_words", after="lemmatizer")
    if entities.fits(nlp):
        nlp.disable_pipe("ner")
        nlp.add_pipe("kg_entities", after="ner")
