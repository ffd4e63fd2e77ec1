"""Sentences about many wars, and the numbers of victims, displaced people and defectors in them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

Annotate = Callable[..., Doc]
Numbers = list[tuple[str, int | None, int | None]]


def victims(doc: Doc) -> Numbers:
    """List (measure, low, high) of the casualty figures, in text order."""
    return [
        (
            f.measure or "",
            f.quantity.low if f.quantity else None,
            f.quantity.high if f.quantity else None,
        )
        for f in doc._.frames
        if f.type == "CasualtyReport"
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("At least 30 civilians were killed in Taiz.", [("killed", 30, None)]),
        ("The blast killed 12 people and wounded 40.", [("killed", 12, 12), ("injured", 40, 40)]),
        ("Car bomb kills nine in Quetta", [("killed", 9, 9)]),
        ("The shelling left six villagers dead.", [("killed", 6, 6)]),
        (
            "An ambush near Gao left 14 soldiers dead and 20 wounded.",
            [("killed", 14, 14), ("injured", 20, 20)],
        ),
        ("The death toll rose to 45 from 38.", [("killed", 45, 45)]),
        ("The war has claimed the lives of 200,000 people.", [("killed", 200000, 200000)]),
        ("The bodies of 14 men were found in Bucha.", [("killed", 14, 14)]),
        ("More than 60 people died when a market in Alamata was bombed.", [("killed", 61, None)]),
        ("Colonel Mario Ruiz was killed in an ambush near Tumaco.", [("killed", 1, 1)]),
        ("A soldier was killed in Casamance.", [("killed", 1, 1)]),
        ("The fighting has cost 900 lives.", [("killed", 900, 900)]),
        (
            "Clashes in Lashio killed 22 soldiers and eight rebels.",
            [("killed", 22, 22), ("killed", 8, 8)],
        ),
        (
            "Twelve people were dead and 30 were missing, the mayor said.",
            [("killed", 12, 12), ("missing", 30, 30)],
        ),
        ("Gunmen shot dead three teachers in Yala.", [("killed", 3, 3)]),
        ("No one was hurt in the attack.", [("injured", 0, 0)]),
        (
            "The strike killed 12 people, including five children.",
            [("killed", 12, 12), ("killed", 5, 5)],
        ),
        ("There were 18 deaths in Goma on Sunday.", [("killed", 18, 18)]),
        ("Officials said 27 people had been injured.", [("injured", 27, 27)]),
        ("The killing of 40 miners in Zamfara shocked the country.", [("killed", 40, 40)]),
        (
            "Russia launched missiles at Odesa killing at least 11 people officials said.",
            [("killed", 11, None)],
        ),
        ("Dozens were killed.", [("killed", 24, None)]),
        ("Seven policemen lost their lives in Jaffna.", [("killed", 7, 7)]),
    ],
)
def test_reads_numbers_of_victims(annotate: Annotate, sentence: str, expected: Numbers) -> None:
    assert sorted(victims(annotate(sentence))) == sorted(expected)


@pytest.mark.parametrize(
    "sentence",
    [
        "The 47th Brigade reached the river in 2022.",
        "A plot to kill the governor was uncovered.",
        "The earthquake killed 300 people in Herat.",
        "Rebels threatened to kill 20 hostages.",
        "He was 34 and had three children.",
    ],
)
def test_counts_nobody_where_nobody_died_of_war(annotate: Annotate, sentence: str) -> None:
    assert victims(annotate(sentence)) == []


@pytest.mark.parametrize(
    ("sentence", "type_", "low", "high"),
    [
        ("About 3,000 people have fled Kadugli to South Sudan.", "Displacement", 3000, 3000),
        ("The fighting displaced 40,000 civilians.", "Displacement", 40000, 40000),
        (
            "Uganda hosts more than 900,000 refugees from South Sudan.",
            "DisplacedPopulation",
            900001,
            None,
        ),
        (
            "At least 20,000 refugees are living in camps in Chad.",
            "DisplacedPopulation",
            20000,
            None,
        ),
        (
            "The violence forced 5,000 villagers from their homes in Kachin state.",
            "Displacement",
            5000,
            5000,
        ),
        ("An influx of 7,000 refugees was reported in Adre.", "Displacement", 7000, 7000),
        ("Fourteen colonels defected to Jordan.", "Defection", 14, 14),
        ("The defection of 26 officers to Tunisia was announced.", "Defection", 26, 26),
        ("France sent 400 soldiers to Mali.", "ForceMovement", 400, 400),
        ("Police arrested 40 demonstrators in Bogota.", "Detention", 40, 40),
        ("Gunmen kidnapped 30 schoolgirls in Kaduna.", "Detention", 30, 30),
    ],
)
def test_reads_numbers_of_those_who_move(
    annotate: Annotate, sentence: str, type_: str, low: int, high: int | None
) -> None:
    found = [
        (f.type, f.quantity.low, f.quantity.high) for f in annotate(sentence)._.frames if f.quantity
    ]
    assert (type_, low, high) in found


def test_reads_the_second_half_of_an_ellipsis(annotate: Annotate) -> None:
    doc = annotate("Some 500 Burundians fled to Rwanda and another 300 to Tanzania.")
    assert [f.quantity.low for f in doc._.frames if f.quantity] == [500, 300]
    assert [doc[a.head].text for f in doc._.frames for a in f.args if a.role == "destination"] == [
        "Rwanda",
        "Tanzania",
    ]


def test_adds_up_a_list_of_ranks_and_keeps_the_party_apart(annotate: Annotate) -> None:
    doc = annotate(
        "Two generals and five majors defected to Jordan with their families, 31 people in all."
    )
    (frame,) = [f for f in doc._.frames if f.type == "Defection"]
    assert frame.quantity is not None
    assert frame.quantity.low == 7
    assert [(q.rank, q.low) for q in frame.ranks] == [("general", 2), ("major", 5)]
    assert frame.party is not None
    assert frame.party.low == 31


def test_arrivals_abroad_are_defections_where_the_text_speaks_of_them(annotate: Annotate) -> None:
    doc = annotate(
        "Nine Libyan officers arrived in Malta overnight. It was the largest defection in months."
    )
    assert ("Defection", 9) in [(f.type, f.quantity.low) for f in doc._.frames if f.quantity]
    plain = annotate("Nine Libyan officers arrived in Malta overnight for training.")
    assert "Defection" not in {f.type for f in plain._.frames}
