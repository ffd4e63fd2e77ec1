"""Put the spaCy pipeline together: a model's own components with ours around them."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import get_installed_models

from kg.errors import ConfigError
from kg.model import Article
from kg.nlp import DEFAULT, attributes
from kg.nlp.model import take_over

__all__ = ["COMPONENTS", "DEFAULT", "load_pipeline", "make_doc"]

COMPONENTS: tuple[tuple[str, str], ...] = (
    ("kg_prepare", "kg.nlp.prepare"),
    ("kg_headlines", "kg.nlp.headlines"),
    ("kg_quantities", "kg.nlp.quantities"),
    ("kg_times", "kg.nlp.times"),
    ("kg_mentions", "kg.nlp.mentions"),
    ("kg_frames", "kg.nlp.frames"),
    ("kg_quotes", "kg.nlp.quotes"),
    ("kg_attribution", "kg.nlp.attribution"),
    ("kg_coreference", "kg.nlp.coreference"),
)
"""Name of each component and the module that registers it; the first runs before the model."""

_NEEDED = ("tagger", "parser", "attribute_ruler", "lemmatizer", "ner")


def load_pipeline(model: str = DEFAULT) -> Language:
    """Load an installed spaCy English pipeline and add our components to it.

    Raises:
        ConfigError: no such pipeline is installed, or it is not one that can be read with.
    """
    nlp = _load(model)
    take_over(nlp)
    attributes.register()
    for name, module in COMPONENTS:
        import_module(module)
        if name == "kg_prepare":
            nlp.add_pipe(name, first=True)
        else:
            nlp.add_pipe(name)
    return nlp


def make_doc(nlp: Language, article: Article) -> Doc:
    """Tokenise an article whole, so that every ``token.idx`` is an offset into its text."""
    doc = nlp.make_doc(article.text)
    doc._.article = article
    return doc


def _load(model: str) -> Language:
    try:
        nlp = spacy.load(model)
    except OSError as error:
        installed = ", ".join(sorted({*get_installed_models(), *_default_if_installed()}))
        raise ConfigError(
            f"There is no spaCy pipeline {model!r} in this environment. Installed: "
            f"{installed or 'none'}. Choose one of them with --model, or install {model!r} with "
            "pip; nothing is downloaded while reading."
        ) from error
    missing = [name for name in _NEEDED if name not in nlp.pipe_names]
    if nlp.lang != "en" or missing:
        lacks = f"lacks {', '.join(missing)}" if missing else f"is made for {nlp.lang!r}"
        raise ConfigError(
            f"The spaCy pipeline {model!r} {lacks}; kg needs an English one with a parser and "
            f"entities, such as {DEFAULT}. Choose another with --model."
        )
    return nlp


def _default_if_installed() -> tuple[str, ...]:
    return (DEFAULT,) if find_spec(DEFAULT) else ()
