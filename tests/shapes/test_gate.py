"""The gate itself: what it takes, and what its report looks like."""

from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, parse

from kg.shapes import Report, Result, load_gate
from kg.terms import CKG

BASE = [*parse(path=str(Path(__file__).with_name("base.ttl")))]
KILLED = NamedNode("https://example.org/figure/killed")


def test_nothing_conforms() -> None:
    assert load_gate().validate([]) == Report()
    assert load_gate().validate([]).conforms


def test_which_graph_a_quad_is_in_does_not_matter() -> None:
    wrong = Quad(KILLED, NamedNode(CKG.low), Literal(-1))
    moved = [Quad(q.subject, q.predicate, q.object, KILLED) for q in [*BASE, wrong]]
    assert load_gate().validate(moved) == load_gate().validate([*BASE, wrong])


def test_a_result_says_what_where_and_which_value() -> None:
    wrong = [q for q in BASE if (q.subject, q.predicate.value) != (KILLED, CKG.low)]
    wrong.append(Quad(KILLED, NamedNode(CKG.low), Literal(-3)))
    message = (
        "The low end of a figure is one whole number, not negative and not above the high end."
    )
    report = load_gate().validate(wrong)
    assert report.results == (
        Result(focus=KILLED.value, message=message, path=CKG.low, value="-3"),
    )
    assert str(report) == f"{KILLED.value}: {message} (-3)"


def test_the_order_of_the_quads_does_not_change_the_report() -> None:
    wrong = [q for q in BASE if q.predicate.value not in (CKG.measure, CKG.rule, CKG.named)]
    assert str(load_gate().validate(wrong)) == str(load_gate().validate(wrong[::-1]))
    assert len(load_gate().validate(wrong).results) == 5


def test_the_gate_names_shapes_and_engine() -> None:
    engine, version, digest = load_gate().fingerprint.split()
    assert engine == "shacl"
    assert version[0].isdigit()
    assert len(digest) == 16
