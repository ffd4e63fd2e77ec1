import pytest

from kg.evaluate import Fact


@pytest.fixture
def fact():
    """Make a fact from what a test cares about; names are given as keyword lists."""

    def make(start, end, kind_of="Shelling", kind=None, **more):
        known = {name: more.pop(name) for name in ("count", "when", "optional") if name in more}
        further = more.pop("further", {})
        return Fact(
            article=more.pop("article", "raid"),
            id=more.pop("id", f"{kind_of}-{start}"),
            type=kind_of,
            kind=kind,
            start=start,
            end=end,
            evidence="words",
            sentence=None,
            count=known.get("count"),
            when=known.get("when"),
            names={name: tuple(value) for name, value in more.items()},
            further=further,
            optional=known.get("optional", False),
        )

    return make
