"""Turn bytes into characters, or say why that cannot be done without guessing wrong."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "compressed with gzip"),
    (b"BZh", "compressed with bzip2"),
    (b"\xfd7zXZ", "compressed with xz"),
    (b"\x28\xb5\x2f\xfd", "compressed with zstd"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
)
_SAMPLE = 200_000
_ALIASES = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "ascii": "cp1252"}
"""The WHATWG reading of labels: pages and editors that say Latin-1 mean Windows-1252."""


class DecodeError(ValueError):
    """The bytes are no text, or not certainly of any one encoding; the message is the reason."""


def decode(data: bytes, declared: str | None = None, trusted: bool = False) -> str:
    """Decode the bytes of an article.

    A byte order mark decides; then a ``trusted`` declaration (the user's), strict UTF-8, a
    declaration of the file itself, and last a detection that must leave no implausible character.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strict(data, encoding)
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise DecodeError(f"this is {what}, not text")
    if trusted and declared:
        return _strict(data, declared)
    if b"\0" in data:
        return _wide(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        bad = error.start
    if declared and _normal(declared) != "utf-8":
        text = _strict(data, declared)
        if not _implausible(text):
            return text
    return _detected(data, bad)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(_normal(encoding))
    except LookupError:
        raise DecodeError(f"the declared encoding {encoding[:40]!r} is not known") from None
    except (UnicodeError, ValueError):
        raise DecodeError(
            f"the bytes are not the {encoding[:40]} they are declared to be"
        ) from None


def _normal(encoding: str) -> str:
    name = encoding.strip().casefold().replace("_", "-")
    return _ALIASES.get(name, name)


def _wide(data: bytes) -> str:
    """Decode UTF-16 without a mark, which shows in a NUL beside nearly every letter."""
    sample = data[: _SAMPLE // 2 * 2]
    for encoding, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        if high and high.count(0) > 0.7 * len(high) and sample.count(0) < 1.1 * high.count(0):
            return _strict(data, encoding)
    raise DecodeError("this is a binary file (it holds NUL bytes), not text")


def _detected(data: bytes, bad: int) -> str:
    sample = data[max(0, bad - _SAMPLE // 2) : bad + _SAMPLE // 2]
    for encoding in _candidates(sample):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _implausible(text) and (encoding != "mac_roman" or _CURLY.search(text)):
            return text
    line = data.count(b"\n", 0, bad) + 1
    raise DecodeError(
        f"byte 0x{data[bad]:02X} in line {line} is not UTF-8, and the encoding cannot be told"
    )


def _candidates(sample: bytes) -> list[str]:
    """Return the encodings to try: the Western ones for a text in Latin letters, else a detection.

    A detector has too little to go by where a byte in a hundred is not ASCII.
    """
    if sum(byte > 0x7F for byte in sample) * 5 < len(sample):
        return ["cp1252", "mac_roman"]
    best = from_bytes(sample).best()
    return [] if best is None else [best.encoding]


_CAPITAL = "[\u00c0-\u00d6\u00d8-\u00de\u0152\u0160\u0178\u017d]"
_SIGN = (
    "[\u00a1-\u00a9\u00ab-\u00b6\u00b8\u00b9\u00bb-\u00bf\u0192\u02c6\u02dc"
    "\u2020-\u2022\u2030\u2039\u203a\u2122]"
)
_CURLY = re.compile("[\u2013\u2014\u2018\u2019\u201c\u201d]")
"""What a text from an old Mac holds; without it any bytes at all would pass for one."""
_ODD = re.compile(
    "[\x80-\x9f\u2500-\u259f\uf8ff]"  # control characters, box drawings, the apple
    f"|[a-z\u00df-\u00f6\u00f8-\u00ff.,!?]{_CAPITAL}"  # a capital in the middle of a word
    f"|{_CAPITAL}[A-Z][a-z]|(?<!\\w){_CAPITAL}(?!\\w)"
    f"|[^\\W\\d_]{_SIGN}+[^\\W\\d_]"  # a sign in a word
    "|[^\\W\\d_][\u201a\u201e\u0192]|[\u00a3\u00a5\u00a4][^\\W\\d_]"  # cr\u201ame, \u00a3\u00f3d
    "|[\u0152\u0153](?![udcnmsUDCNMS])"
    # UTF-8 read as Windows-1252
    "|[\u00c3\u00c2\u00e2][\x80-\xbf\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u2030\u0160\u0152\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u0153]"
)


def _implausible(text: str) -> bool:
    """Say whether a character stands where no writer puts it: the mark of a wrong decoding."""
    return _ODD.search(text) is not None
