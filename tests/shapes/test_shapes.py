"""Each shape lets its valid files pass and says of its invalid ones what their first lines expect.

A line ``# focus: message`` on top of an invalid file names one result; base.ttl is added to every
file. Both engines are held to the same results.
"""

import re
from pathlib import Path

import pytest
from pyoxigraph import Quad, parse

from kg import terms
from kg.shapes import Report, load_gate, reference_page, shapes, shapes_text, validate_reference
from kg.terms import prefixes

HERE = Path(__file__).parent
FILES = sorted(HERE.glob("*/*valid-*.ttl"))
PREFIXES = prefixes("https://example.org/")


def data(path: Path) -> list[Quad]:
    return [*parse(path=str(HERE / "base.ttl")), *parse(path=str(path))]


def expected(path: Path) -> list[tuple[str, str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    found = []
    for line in lines[: lines.index("")]:
        focus, message = line.removeprefix("# ").split(": ", 1)
        prefix, _, name = focus.partition(":")
        iri = focus[1:-1] if focus.startswith("<") else PREFIXES[prefix] + name
        found.append((iri, message))
    return sorted(found)


def results(report: Report) -> list[tuple[str, str]]:
    return sorted({(one.focus, one.message) for one in report.results})


def name(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


@pytest.mark.parametrize("path", FILES, ids=name)
def test_the_gate_finds_what_the_file_expects(path: Path) -> None:
    report = load_gate().validate(data(path))
    assert results(report) == ([] if path.stem.startswith("valid-") else expected(path))
    assert report.conforms == path.stem.startswith("valid-")


@pytest.mark.parametrize("path", FILES, ids=name)
def test_both_engines_find_the_same(path: Path) -> None:
    quads = data(path)
    assert results(validate_reference(quads)) == results(load_gate().validate(quads))


def test_real_article_graphs_conform_with_both_engines(small_quads: list[Quad]) -> None:
    graphs = {q.graph_name.value for q in small_quads if "/graph/" in q.graph_name.value}
    for graph in graphs:
        both = {graph, graph.replace("/graph/", "/text/")}
        quads = [q for q in small_quads if q.graph_name.value in both]
        assert str(load_gate().validate(quads)) == str(validate_reference(quads)) == ""


def test_every_shape_file_has_valid_and_invalid_files() -> None:
    files = {shape.file.removesuffix(".ttl") for shape in shapes()}
    for kind in ("valid", "invalid"):
        assert {p.parent.name for p in HERE.glob(f"*/{kind}-*.ttl")} == files


def test_every_message_is_expected_by_an_invalid_file() -> None:
    seen = {message for path in FILES if path.stem[0] == "i" for _, message in expected(path)}
    templates = {message for shape in shapes() for message in shape.messages}
    unseen = [
        template
        for template in sorted(templates)
        if not any(re.fullmatch(_pattern(template), message) for message in seen)
    ]
    assert unseen == []


def _pattern(template: str) -> str:
    return "".join(".+" if p.startswith("{?") else re.escape(p) for p in _parts(template))


def _parts(template: str) -> list[str]:
    return re.split(r"(\{\?\w+\})", template)


def test_every_message_is_a_sentence() -> None:
    for shape in shapes():
        assert shape.messages, shape.iri
        for message in shape.messages:
            assert re.fullmatch(r"[A-Z{].*\.", message)


def test_every_shape_has_a_message_for_each_of_its_constraints() -> None:
    text = shapes_text()
    properties = text.count("sh:property [\n") + text.count("sh:sparql [\n")
    assert text.count("sh:message ") >= properties


def test_code_lists_of_the_shapes_are_those_of_the_ontology() -> None:
    lists = {
        frozenset(re.findall(r"ckg:([\w-]+)", body))
        for body in re.findall(r"sh:in \(([^)]*)\)", shapes_text())
    }
    names = ("attribution", "epistemic", "tense", "status", "measure", "unit", "bound", "scope")
    names += ("precision", "extent", "role", "rank", "link-status")
    for scheme in names:
        assert frozenset(terms.CODES[f"{scheme}-scheme"].values()) in lists, scheme
    for classes in (terms.EVENT_CLASSES, terms.FIGURE_CLASSES):
        assert frozenset(classes) in lists


def test_the_closed_world_is_that_of_the_ontology() -> None:
    properties, things = (
        set(re.findall(r"[\w-]+", body))
        for body in re.findall(r'"""\n([\s|\w-]+)"""', shapes_text())
    )
    assert properties == {*terms.OBJECT_PROPERTIES, *terms.DATATYPE_PROPERTIES}
    codes = {local for scheme in terms.CODES.values() for local in scheme.values()}
    assert things == {*terms.CLASSES, *codes}


def test_the_page_holds_every_message() -> None:
    page = reference_page()
    for shape in shapes():
        assert f"`{shape.name}`" in page
        assert all(message in page for message in shape.messages)
