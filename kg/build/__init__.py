"""Compose the stages: articles are read, extracted, mapped, validated and stored."""

from __future__ import annotations

from kg.build.across import Reconciled, reconcile
from kg.build.articles import Reprocess
from kg.build.build import build
from kg.build.count import count_inputs
from kg.build.relink import LinkReport, count_articles, relink
from kg.build.remove import remove_articles
from kg.build.report import BuildReport, Problem, Progress
from kg.build.stages import Extractor, Gate, Linker, Verdict
from kg.build.status import InputStatus, StoreStatus, compare_inputs, store_status

__all__ = [
    "BuildReport",
    "Extractor",
    "Gate",
    "InputStatus",
    "LinkReport",
    "Linker",
    "Problem",
    "Progress",
    "Reconciled",
    "Reprocess",
    "StoreStatus",
    "Verdict",
    "build",
    "compare_inputs",
    "count_articles",
    "count_inputs",
    "reconcile",
    "relink",
    "remove_articles",
    "store_status",
]
