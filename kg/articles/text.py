"""Read one plain-text article."""

from __future__ import annotations

from kg.articles.encoding import DecodeError, decode
from kg.articles.values import Metadata, Raw, Unreadable

READER = "text/1"


def read_text(data: bytes, *, name: str, path: str, metadata: Metadata) -> Raw | Unreadable:
    """Decode the bytes of a text file."""
    encoding = metadata.encoding
    try:
        text = decode(data, encoding, trusted=encoding is not None)
    except DecodeError as error:
        then = "save it as UTF-8 text, or name its encoding in a sidecar"
        return Unreadable(path=path, reason=str(error), next=then)
    return Raw(
        text=text,
        name=name,
        path=path,
        reader=READER,
        metadata=metadata,
        declared=metadata.language,
    )
