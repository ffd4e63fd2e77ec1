import codecs

import pytest

from kg.articles.encoding import DecodeError, decode

TEXT = (
    "KHARTOUM — Militiamen left the town\u2019s “old” market, said José Núñez, owner of a café.\n"
)


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("cp1252"),
        TEXT.encode("mac_roman"),
    ],
    ids=["utf8", "utf8bom", "utf16", "be-bom", "utf32", "le", "be", "cp1252", "mac"],
)  # fmt: skip
def test_what_can_be_told_is_told(data: bytes) -> None:
    assert decode(data) == TEXT


def test_a_cyrillic_text_is_detected() -> None:
    text = "Российские войска обстреляли город Харьков, сообщили местные власти. Погибли трое."
    assert decode(text.encode("cp1251")) == text


def test_a_declaration_decides_what_cannot_be_told() -> None:
    text = "Shells fell near Wójcik\u2019s farm outside Łódź, said Świder."
    with pytest.raises(DecodeError, match="cannot be told"):
        decode(text.encode("cp1250"))
    assert decode(text.encode("cp1250"), "cp1250", trusted=True) == text


def test_a_wrong_declaration_of_the_file_itself_is_not_believed() -> None:
    assert decode(TEXT.encode(), "iso-8859-1") == TEXT


@pytest.mark.parametrize(
    ("data", "declared", "message"),
    [
        (b"%PDF-1.7 \x00", None, "a PDF"),
        (b"PK\x03\x04abc", None, "ZIP"),
        (b"\x89PNG\r\n", None, "an image"),
        (b"text\x00\x01\x02 with NULs, and odd ones", None, "binary"),
        (TEXT.encode() + b"and a stray \x92 byte", None, r"byte 0x92 in line 2"),
        (codecs.BOM_UTF8 + b"\xff\xfe broken", None, "utf-8-sig"),
        (b"caf\xe9", "utf-8", "bytes are not the utf-8"),
        (b"caf\xe9", "klingon-1", "'klingon-1' is not known"),
        (b"caf\xe9", "base64", "not"),
    ],
)
def test_the_rest_is_refused_and_never_guessed(
    data: bytes, declared: str | None, message: str
) -> None:
    with pytest.raises(DecodeError, match=message):
        decode(data, declared, trusted=True)
