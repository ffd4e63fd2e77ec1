"""The prefixes that a free query may use without declaring them."""

from __future__ import annotations

import re

from kg.terms import BASE, prefixes

__all__ = ["with_prefixes"]

_DECLARED = re.compile(r"\bPREFIX\s+([A-Za-z][\w.-]*)?:", re.IGNORECASE)


def with_prefixes(text: str, base: str = BASE) -> str:
    """Declare the known prefixes that a query uses and does not declare.

    They go before the first line, so that the lines of an error message stay the query's own. A
    prefix that only stands in a string or comment is declared too, which does no harm.
    """
    declared = {name or "" for name in _DECLARED.findall(text)}
    missing = [
        f"PREFIX {name}: <{iri}> "
        for name, iri in prefixes(base).items()
        if name not in declared and re.search(rf"\b{re.escape(name)}:", text)
    ]
    return "".join(missing) + text
