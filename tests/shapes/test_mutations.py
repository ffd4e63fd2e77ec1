"""Whatever is taken from, changed in or added to a good graph, both engines say the same of it."""

import random
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, parse

from kg.shapes import Report, load_gate, validate_reference
from kg.terms import XSD

HERE = Path(__file__).parent
GOOD = [
    quad
    for name in ("base", "figure/valid-with-ranks-and-party", "claim/valid-full", "link/valid-full")
    for quad in parse(path=str(HERE / f"{name}.ttl"))
]
SUBJECTS = sorted({q.subject for q in GOOD}, key=str)
PREDICATES = sorted({q.predicate for q in GOOD}, key=str)
# Ill-typed literals are left out: the engines agree on the verdict, but not on how often to say it.
OBJECTS = [
    *sorted({q.object for q in GOOD}, key=str),
    Literal(""),
    Literal("x", language="en"),
    Literal(-3),
    Literal(7),
    Literal("007", datatype=NamedNode(XSD.nonNegativeInteger)),
    NamedNode("http://www.wikidata.org/entity/Q1"),
]


def mutated(rng: random.Random) -> list[Quad]:
    quads = list(GOOD)
    for _ in range(rng.randint(1, 4)):
        at = rng.randrange(len(quads))
        quad = quads[at]
        match rng.choice(("drop", "change", "add", "mix")):
            case "drop":
                quads.pop(at)
            case "change":
                quads[at] = Quad(quad.subject, quad.predicate, rng.choice(OBJECTS))
            case "add":
                quads.append(Quad(quad.subject, quad.predicate, rng.choice(OBJECTS)))
            case _:
                mixed = Quad(rng.choice(SUBJECTS), rng.choice(PREDICATES), rng.choice(OBJECTS))
                quads.append(mixed)
    return quads


def found(report: Report) -> set[tuple[str, str]]:
    return {(result.focus, result.message) for result in report.results}


@pytest.mark.parametrize("seed", range(16))
def test_both_engines_say_the_same_of_a_mutated_graph(seed: int) -> None:
    quads = mutated(random.Random(seed))
    assert found(load_gate().validate(quads)) == found(validate_reference(quads))


def test_most_mutations_are_noticed() -> None:
    graphs = [mutated(random.Random(seed)) for seed in range(100)]
    assert sum(load_gate().validate(quads).conforms for quads in graphs) <= 15
