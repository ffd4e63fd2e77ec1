"""What must hold: the SHACL shapes of shapes/, and two engines that ask whether it does.

The gate of a build is the fast one; pySHACL is the reference to which tests hold it.
"""

from __future__ import annotations

from kg.shapes.files import Shape, shapes, shapes_text
from kg.shapes.gate import Gate, load_gate
from kg.shapes.page import reference_page
from kg.shapes.reference import validate_reference
from kg.shapes.report import Report, Result

__all__ = [
    "Gate",
    "Report",
    "Result",
    "Shape",
    "load_gate",
    "reference_page",
    "shapes",
    "shapes_text",
    "validate_reference",
]
