"""Tables in the shape of ACLED and of UCDP GED, with a report of what they could not hold.

They are neither ACLED's nor UCDP's data, and nobody of theirs has coded them.
"""

from __future__ import annotations

from kg.exports.coded.spool import LossReport
from kg.exports.coded.tables import CODED, coded_chunks, hxl_tags
from kg.exports.coded.values import Loss

__all__ = ["CODED", "Loss", "LossReport", "coded_chunks", "hxl_tags"]
