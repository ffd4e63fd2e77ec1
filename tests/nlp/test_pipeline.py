from __future__ import annotations

import pytest

from kg.errors import ConfigError
from kg.nlp.attributes import DOC_ATTRIBUTES, register
from kg.nlp.model import STEPS
from kg.nlp.pipeline import COMPONENTS, load_pipeline


def test_our_components_stand_in_their_order(nlp):
    ours = [name for name in nlp.pipe_names if name.startswith("kg_") and name not in STEPS]
    assert ours == [name for name, _ in COMPONENTS]
    assert nlp.pipe_names[0] == "kg_prepare"


def test_unknown_model():
    with pytest.raises(ConfigError, match=r"no spaCy pipeline 'en_core_none'.*--model"):
        load_pipeline("en_core_none")


def test_attributes_register_twice(nlp):
    register()
    doc = nlp.make_doc("x")
    assert all(doc.has_extension(name) for name in DOC_ATTRIBUTES)
