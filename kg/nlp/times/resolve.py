"""Say which days a written time means, one function a rule of ``kg.nlp.times.grammar``."""

from __future__ import annotations

from collections.abc import Callable

from kg.nlp.times import dates, relative
from kg.nlp.times.context import Answer, Context, Groups
from kg.nlp.times.grammar import Found

__all__ = ["resolve"]


def resolve(found: Found, context: Context) -> Answer:
    """Return the days that a match means, None where it means no known day."""
    try:
        return _RULES[found.rule](found.groups, context)
    except (ValueError, OverflowError):  # 31 February, the year 0
        return None, "absolute"


_RULES: dict[str, Callable[[Groups, Context], Answer]] = {
    "iso": dates.read_iso,
    "numeric": dates.read_numeric,
    "named": dates.read_named,
    "day_month": dates.read_date,
    "month_day": dates.read_date,
    "nth_week": dates.read_nth_week,
    "period": lambda _, __: (None, "published"),
    "month": dates.read_month,
    "part_of_month": dates.read_bare_month,
    "which_month": dates.read_which_month,
    "bare_month": dates.read_bare_month,
    "weekday": relative.read_weekday,
    "before_yesterday": lambda _, c: relative.read_shifted(c, -2),
    "after_tomorrow": lambda _, c: relative.read_shifted(c, 2),
    "near_day": relative.read_near_day,
    "overnight": relative.read_overnight,
    "since_dawn": lambda _, c: relative.read_shifted(c, 0),
    "that_day": relative.read_that_day,
    "past_units": relative.read_past_units,
    "units_of": relative.read_past_units,
    "half_year_ago": relative.read_half_ago,
    "units_ago": relative.read_units_ago,
    "vague_ago": lambda _, __: (None, "published"),
    "units_from": relative.read_units_from,
    "next_unit": relative.read_next_unit,
    "unit_before": relative.read_unit_before,
    "weekend": relative.read_weekend,
    "which_unit": relative.read_which_unit,
    "season": dates.read_season,
    "decade": dates.read_decade,
    "part_of_year": dates.read_part_of_a_year,
    "years": dates.read_years,
    "year": dates.read_year,
}
