"""Register every custom attribute that our components read and write, once.

Each holds a tuple of values from ``kg.nlp.parts``; a component fills its own and reads those before
it in the order of ``kg.nlp.pipeline.COMPONENTS``.
"""

from __future__ import annotations

from spacy.tokens import Doc

__all__ = ["DOC_ATTRIBUTES", "register"]

DOC_ATTRIBUTES: dict[str, object] = {
    "article": None,  # kg.model.Article | None: what is being read
    "blocks": (),  # tuple[TokenBlock, ...], in order, without gaps; kg_prepare
    "unread": frozenset(),  # frozenset[int]: tokens of blocks that are not read for facts
    "tree": None,  # kg.nlp.tree.Tree: the parse as lists, once kg.nlp.tree.tree_of has built it
    "quantities": (),  # tuple[Quantity, ...] by start; kg_quantities
    "times": (),  # tuple[TimeExpression, ...] by start; kg_times
    "mentions": (),  # tuple[Mention, ...] by start; kg_mentions
    "frames": (),  # tuple[Frame, ...] by start; kg_frames
    "quotes": (),  # tuple[Quote, ...] by start; kg_quotes
    "attributions": (),  # tuple[Attribution, ...] by start; kg_attribution
    "hedges": (),  # tuple[Hedge, ...] by start; kg_attribution
    "coreferences": (),  # tuple[Coreference, ...] by start; kg_coreference
}


def register() -> None:
    """Register the attributes on spaCy's Doc; calling again changes nothing."""
    for name, default in DOC_ATTRIBUTES.items():
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=default)
