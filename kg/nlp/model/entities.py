"""Find the model's entities, with its weights and rules, for all words of many articles at once.

The model goes from word to word, and asks at each whether an entity begins, goes on or ends there.
Outside of entities its answer hangs on nothing before the word: so all first words are found in
one go, and then all entities grow in step, by a word at a time. That is a dozen steps for any
number of words, in place of one for each.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy
from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc, Span
from thinc.api import NumpyOps

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from numpy.typing import NDArray

__all__ = ["Entities", "fits"]

_WORDS = 4000
"""Words that are looked at in one go: enough to be quick, few enough for the processor's cache."""
_FEATURES = 3
"""The word itself, the first of the open entity, the one before: what an answer hangs on."""

_BLOCKED = ("U", "")
"""The move for words that may not be an entity's; nothing here marks such words."""


def fits(nlp: Language) -> bool:
    """Tell whether the model finds entities in the way that is done here."""
    ner: Any = nlp.get_pipe("ner")
    return (
        type(ner) is EntityRecognizer
        and ner.cfg["beam_width"] == 1
        and not ner.postprocesses
        and ner.model.attrs.get("has_upper") is True
        and not ner.model.attrs.get("unseen_classes")
        and ner.model.get_ref("lower").get_dim("nF") == _FEATURES
        and type(ner.model.ops) is NumpyOps
        and {kind for kind, _ in _moves(ner)} == set("BILUO")
    )


@Language.factory("kg_entities", assigns=["doc.ents", "token.ent_iob", "token.ent_type"])
def make_entities(nlp: Language, name: str) -> Entities:
    """Make the component from the model's own, which stays in the pipeline, disabled."""
    return Entities(nlp.get_pipe("ner"))


@dataclass(frozen=True, slots=True)
class _Text:
    """Words of several Docs behind one another; masks over all of them."""

    bounds: list[int]
    space: NDArray[numpy.bool_]
    closing: NDArray[numpy.bool_]
    """Whether an entity that is open at a word must end there."""


class Entities:
    """Does what the model's entity recogniser does; see ``fits``."""

    def __init__(self, ner: Any) -> None:
        self._ner = ner
        moves = _moves(ner)
        self._labels = sorted({label for _, label in moves if label})
        self._begins = _columns(moves, "B")
        self._units = _columns(moves, "U")
        self._never = numpy.array(
            [n for n, m in enumerate(moves) if m[0] in "IL" or m == ("U", "")]
        )
        self._label_of = numpy.array([self._labels.index(m[1]) if m[1] else -1 for m in moves])
        self._inside = numpy.array([moves.index(("I", label)) for label in self._labels])
        self._last = numpy.array([moves.index(("L", label)) for label in self._labels])

    def __call__(self, doc: Doc) -> Doc:
        """Set the entities of one Doc."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """Set the entities of many Docs."""
        for batch in _batches(stream):
            ready = [doc for doc in batch if len(doc) and not doc.to_array("ENT_IOB").any()]
            if ready:
                self._annotate(ready)
            for doc in batch:
                # what another component has marked before, the model's own one respects
                yield doc if doc in ready or not len(doc) else self._ner(doc)

    def _annotate(self, docs: list[Doc]) -> None:
        text = _joined(docs)
        moves, ends = self._decide(docs, text)
        labels = self._label_of[moves]
        for doc, offset, end in zip(docs, text.bounds, text.bounds[1:], strict=False):
            spans, free = [], offset
            for i in offset + numpy.flatnonzero(labels[offset:end] >= 0):
                if i >= free:
                    free = int(ends[i])
                    label = self._labels[labels[i]]
                    spans.append(Span(doc, int(i) - offset, free - offset, label=label))
            doc.set_ents(spans, default="outside")

    def _decide(self, docs: list[Doc], text: _Text) -> tuple[Any, Any]:
        """Give the move at each word if no entity is open there, and where what it opens ends."""
        step = self._ner.model.predict(docs)

        def scores(*features: Any) -> Any:
            ids = numpy.ascontiguousarray(numpy.stack(features, axis=1), dtype="int32")
            return step.vec2scores.predict(step.state2vec.predict(ids))

        words = numpy.arange(len(text.space))
        none = numpy.full(len(words), -1)
        outside = scores(words, none, none)
        outside[:, self._never] = -numpy.inf
        outside[numpy.ix_(text.closing | text.space, self._begins)] = -numpy.inf
        outside[numpy.ix_(text.space, self._units)] = -numpy.inf
        moves = outside.argmax(axis=1)
        ends = self._grow(scores, moves, text)
        step.clear_memory()
        return moves, ends

    def _grow(self, scores: Callable[..., Any], moves: Any, text: _Text) -> Any:
        """Find the end of each entity that could begin, all of them a word longer at a time."""
        ends = numpy.arange(1, len(moves) + 1)
        opened = numpy.flatnonzero(numpy.isin(moves, self._begins))
        at = opened + 1
        while len(opened):
            found = scores(at, opened, at - 1)
            label, row = self._label_of[moves[opened]], numpy.arange(len(opened))
            inside, last = self._inside[label], self._last[label]
            more, less = found[row, inside], found[row, last]
            on = ~text.closing[at] & ((more > less) | ((more == less) & (inside < last)))
            ends[opened[~on]] = at[~on] + 1
            opened, at = opened[on], at[on] + 1
        return ends


def _joined(docs: list[Doc]) -> _Text:
    columns = [doc.to_array(["SENT_START", "IS_SPACE"]) for doc in docs]
    starts, space = numpy.concatenate(columns).T
    bounds = [0, *numpy.cumsum([len(doc) for doc in docs]).tolist()]
    closing = numpy.empty(len(space), dtype=bool)
    closing[:-1] = starts[1:] == 1
    closing[numpy.array(bounds[1:]) - 1] = True
    return _Text(bounds, space.astype(bool), closing)


def _moves(ner: Any) -> list[tuple[str, str]]:
    """List the model's moves, in the order of its scores: B, I, L, U or O with a label."""
    names = (ner.moves.get_class_name(n) for n in range(ner.moves.n_moves))
    return [(kind, label) for kind, _, label in (name.partition("-") for name in names)]


def _columns(moves: list[tuple[str, str]], wanted: str) -> Any:
    return numpy.array([n for n, (kind, label) in enumerate(moves) if kind == wanted and label])


def _batches(stream: Iterable[Doc]) -> Iterator[list[Doc]]:
    batch: list[Doc] = []
    words = 0
    for doc in stream:
        if batch and words + len(doc) > _WORDS:
            yield batch
            batch, words = [], 0
        batch.append(doc)
        words += len(doc)
    if batch:
        yield batch
