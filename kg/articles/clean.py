"""Turn decoded characters into the text that all offsets point into."""

from __future__ import annotations

import re

_NEWLINES = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_REMOVED = dict.fromkeys(
    [
        *(code for code in range(0x20) if chr(code) not in "\n\t"),
        0x7F,
        0xFEFF,  # a byte order mark left by joining files
        *(0x061C, 0x200E, 0x200F),  # bidi marks
        *range(0x202A, 0x202F),  # bidi embeddings and overrides: text that reads as another
        *range(0x2066, 0x206A),  # bidi isolates
    ]
)


def clean(text: str) -> str:
    r"""Return the text with ``\n`` for every newline, and without control and bidi characters.

    Everything else is kept as it is: no Unicode normalisation, no space is touched.
    """
    return _NEWLINES.sub("\n", text).translate(_REMOVED)


def fold(text: str) -> str:
    """Return the words alone, case-folded: what two printings of one headline share."""
    return " ".join(re.findall(r"\w+", text.casefold()))
