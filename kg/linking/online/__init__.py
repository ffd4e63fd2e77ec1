"""What services know of names that the local index leaves open; asked only if told to."""

from __future__ import annotations

from kg.linking.online.clock import Limits
from kg.linking.online.load import Asked, online_linker

__all__ = ["Asked", "Limits", "online_linker"]
