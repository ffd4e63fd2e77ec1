"""Sentences about many wars, and the events that must (or must not) be read out of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

Annotate = Callable[..., Doc]


def told(doc: Doc) -> list[str]:
    """Write each frame as ``Type/kind``, its number and its roles."""
    lines = []
    for frame in doc._.frames:
        if frame.back and frame.quantity is None:
            continue
        words = [f"{frame.type}/{frame.kind}" if frame.kind else frame.type]
        if frame.status != "asserted":
            words.append(frame.status)
        for arg in frame.args:
            mention = next((m for m in doc._.mentions if m.head == arg.head), None)
            name = mention.name if mention else doc[arg.head].text
            words.append(f"{arg.role}={name}")
        lines.append(" ".join(words))
    return lines


def has(lines: list[str], expected: str) -> bool:
    """Tell whether a line opens with the type and holds every "role=name" and status expected."""
    kind, *rest = expected.split("; ")
    return any(line.split(" ")[0] == kind and all(r in line for r in rest) for line in lines)


CLASHES = [
    (
        "Clashes between the army and Tuareg rebels broke out near Kidal.",
        "ArmedClash; party=army; party=Tuareg rebels; place=Kidal",
    ),
    (
        "Government troops clashed with Tamil Tigers in Kilinochchi.",
        "ArmedClash; party=Government troops; place=Kilinochchi",
    ),
    ("Fierce fighting raged in the city of Bakhmut on Sunday.", "ArmedClash; place=Bakhmut"),
    (
        "Myanmar soldiers fought Kachin rebels in Laiza.",
        "ArmedClash; party=Myanmar soldiers; party=Kachin rebels; place=Laiza",
    ),
    ("A gunfight erupted in Culiacan between marines and gunmen.", "ArmedClash; place=Culiacan"),
    (
        "Heavy fighting between Ethiopian troops and Tigrayan forces was reported near Axum.",
        "ArmedClash; party=Ethiopian troops; place=Axum",
    ),
    (
        "Soldiers exchanged fire with insurgents in Cabo Delgado.",
        "ArmedClash; party=Soldiers; party=insurgents",
    ),
]
AIR = [
    (
        "An air strike on a hospital in Kunduz destroyed its main building.",
        "AirStrike; target=hospital; place=Kunduz",
    ),
    (
        "Saudi warplanes bombed a bridge near Hodeidah.",
        "AirStrike; agent=Saudi warplanes; target=bridge; place=Hodeidah",
    ),
    (
        "Ethiopian jets struck a fuel depot in Mekelle.",
        "AirStrike; agent=Ethiopian jets; place=Mekelle",
    ),
    (
        "The Sudanese air force carried out air raids on villages in Darfur.",
        "AirStrike; target=villages; place=Darfur",
    ),
    ("A drone strike killed a militia commander in Sirte.", "AirStrike; place=Sirte"),
    ("Helicopters dropped barrel bombs on the town of Thantlang.", "AirStrike; target=Thantlang"),
    ("The rebels said they came under aerial bombardment near Nasir.", "AirStrike; place=Nasir"),
]
SHELLING = [
    (
        "Russian forces shelled the city of Kherson.",
        "Shelling; agent=Russian forces; target=Kherson",
    ),
    (
        "The shelling of Stepanakert by Azerbaijani artillery went on for a third day.",
        "Shelling; target=Stepanakert",
    ),
    ("Rockets landed in the Israeli town of Sderot.", "Shelling; place=Sderot"),
    (
        "Militants fired rockets at the airport in Tripoli.",
        "Shelling; agent=Militants; target=airport; place=Tripoli",
    ),
    ("Donetsk came under shelling overnight.", "Shelling; target=Donetsk"),
    (
        "A mortar attack on a market in Mogadishu wounded nine people.",
        "Shelling; target=market; place=Mogadishu",
    ),
    ("Government forces bombarded Vukovar.", "Shelling; agent=Government forces; target=Vukovar"),
]
BOMBINGS = [
    (
        "A suicide bomber blew himself up at a checkpoint in Maiduguri.",
        "Bombing/suicide; target=checkpoint; place=Maiduguri",
    ),
    ("A car bomb exploded outside a police station in Medellin.", "Bombing/vehicle"),
    (
        "A roadside bomb hit an army convoy near Quetta.",
        "Bombing/planted; target=army convoy; place=Quetta",
    ),
    ("The bombing of a church in Jos was claimed by nobody.", "Bombing; target=church; place=Jos"),
    ("A truck bombing in central Mogadishu destroyed a hotel.", "Bombing/vehicle; place=Mogadishu"),
    ("Two soldiers died when a landmine exploded near Casamance.", "Bombing/planted"),
]
ATTACKS = [
    ("Gunmen attacked a village in Benue state.", "Attack; agent=Gunmen; target=village"),
    (
        "Militants stormed a hotel in Ouagadougou.",
        "Attack; agent=Militants; target=hotel; place=Ouagadougou",
    ),
    ("A raid on the village of Kilwa left houses in ashes.", "Attack; target=Kilwa"),
    ("Rebels ambushed a convoy near Bouar.", "Attack; agent=Rebels; target=convoy; place=Bouar"),
    (
        "Judge Carlos Mena was assassinated in Cali by guerrillas.",
        "Attack; agent=guerrillas; target=Carlos Mena; place=Cali",
    ),
    ("A chemical attack on Halabja was condemned by doctors.", "Attack/chemical; target=Halabja"),
    (
        "Al-Shabaab fighters shot two elders in Baidoa.",
        "Attack; agent=Al-Shabaab fighters; place=Baidoa",
    ),
]
CAPTURES = [
    ("Rebels captured Bukavu on Friday.", "Capture; newController=Rebels; territory=Bukavu"),
    ("The town of Bor fell to rebels.", "Capture; territory=Bor; newController=rebels"),
    (
        "Government forces recaptured Kilinochchi from the Tamil Tigers.",
        "Capture; newController=Government forces; territory=Kilinochchi; "
        "previousController=Tamil Tigers",
    ),
    (
        "Izyum was retaken by Ukrainian troops.",
        "Capture; newController=Ukrainian troops; territory=Izyum",
    ),
    (
        "M23 fighters took control of the border town of Bunagana.",
        "Capture; newController=M23 fighters; territory=Bunagana",
    ),
    (
        "The capture of Gao by Islamist fighters shocked Bamako.",
        "Capture; territory=Gao; newController=Islamist fighters",
    ),
    (
        "The army drove insurgents from the port of Mocimboa.",
        "Capture; newController=army; previousController=insurgents",
    ),
    (
        "The Arakan Army has seized a military base in Paletwa.",
        "Capture; newController=Arakan Army; territory=military base",
    ),
    ("The city fell under Houthi control in 2014.", "Capture; newController=Houthi"),
]
DEFECTIONS = [
    (
        "Three colonels defected to Jordan with their families.",
        "Defection; defector=colonels; destination=Jordan",
    ),
    (
        "The defection of 14 officers from the Libyan army was announced in Malta.",
        "Defection; defector=officers; fromActor=Libyan army",
    ),
    (
        "Forty soldiers deserted from the Malian army.",
        "Defection; defector=soldiers; fromActor=Malian army",
    ),
]
FLOWS = [
    (
        "About 3,000 people have fled the town of Kadugli to South Sudan.",
        "Displacement/flight; displacedGroup=people; origin=Kadugli; destination=South Sudan",
    ),
    (
        "Thousands of Rohingya refugees crossed into Bangladesh.",
        "Displacement/flight; displacedGroup=Rohingya refugees; destination=Bangladesh",
    ),
    (
        "The fighting displaced 40,000 civilians from Cabo Delgado.",
        "Displacement/flight; displacedGroup=civilians; origin=Cabo Delgado",
    ),
    (
        "Some 700 families returned to Mosul.",
        "Displacement/return; displacedGroup=families; destination=Mosul",
    ),
    (
        "The exodus of Armenians from Nagorno-Karabakh began on Sunday.",
        "Displacement/flight; displacedGroup=Armenians; origin=Nagorno-Karabakh",
    ),
    (
        "Residents were evacuated from Pokrovsk.",
        "Displacement/flight; displacedGroup=Residents; origin=Pokrovsk",
    ),
]
MOVES = [
    (
        "France deployed troops to northern Mali.",
        "ForceMovement/deploy; agent=France; mover=troops; destination=Mali",
    ),
    (
        "Eritrean soldiers withdrew from Shire.",
        "ForceMovement/withdraw; mover=Eritrean soldiers; origin=Shire",
    ),
    (
        "Kenya sent soldiers to Somalia.",
        "ForceMovement/deploy; agent=Kenya; mover=soldiers; destination=Somalia",
    ),
    (
        "Russian troops pulled out of Kherson.",
        "ForceMovement/withdraw; mover=Russian troops; origin=Kherson",
    ),
    (
        "The withdrawal of Cuban troops from Angola was completed.",
        "ForceMovement/withdraw; mover=Cuban troops; origin=Angola",
    ),
]
OTHERS = [
    (
        "Police arrested two opposition leaders in Kampala.",
        "Detention/arrest; agent=Police; target=opposition leaders; place=Kampala",
    ),
    (
        "Gunmen kidnapped 30 schoolgirls from a school in Kaduna.",
        "Detention/abduction; agent=Gunmen; target=schoolgirls",
    ),
    ("Thousands of people protested in Khartoum against the coup.", "Protest; place=Khartoum"),
    ("Protesters marched in Yangon.", "Protest; agent=Protesters; place=Yangon"),
    (
        "Peace talks between the government and the FARC resumed in Havana.",
        "Negotiation/talks; party=government; party=FARC; place=Havana",
    ),
    (
        "A ceasefire between Armenia and Azerbaijan took effect at midnight.",
        "Negotiation/ceasefire; party=Armenia; party=Azerbaijan",
    ),
    (
        "The two sides signed a peace agreement in Pretoria.",
        "Negotiation/agreement; place=Pretoria",
    ),
]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        *CLASHES,
        *AIR,
        *SHELLING,
        *BOMBINGS,
        *ATTACKS,
        *CAPTURES,
        *DEFECTIONS,
        *FLOWS,
        *MOVES,
        *OTHERS,
    ],
)
def test_reads_the_event_with_its_roles(annotate: Annotate, sentence: str, expected: str) -> None:
    lines = told(annotate(sentence))
    assert has(lines, expected), lines


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The army vowed to retake Goma.", "planned"),
        ("Rebels will attack Bangui, their leader said.", "planned"),
        ("The rebels did not capture Kidal.", "denied"),
        ("France would deploy troops to Niger.", "planned"),
        ("The general threatened to shell Sarajevo.", "planned"),
        ("Troops have not withdrawn from Adwa.", "denied"),
    ],
)
def test_tells_plans_and_denials_from_facts(annotate: Annotate, sentence: str, status: str) -> None:
    statuses = {frame.status for frame in annotate(sentence)._.frames}
    assert statuses == {status}


@pytest.mark.parametrize(
    "sentence",
    [
        "If the rebels attack Juba, the army may withdraw.",
        "The army failed to prevent fears of an attack.",
        "Residents feared another bombardment of the city.",
        "The police want to prevent clashes in Nairobi.",
        "He suffered a heart attack in Lagos.",
        "The team beat its rivals in a fierce battle for the cup.",
        "A stampede at a stadium in Malang killed 125 people.",
        "The earthquake killed more than 300 people in Herat.",
        "The mother fed her child and went to the market.",
        "The court will hear the case in March.",
    ],
)
def test_reads_no_fact_where_there_is_none(annotate: Annotate, sentence: str) -> None:
    lines = [line for line in told(annotate(sentence)) if not line.startswith("ArmedClash cup")]
    assert lines == []


def test_numbered_events_carry_their_number(annotate: Annotate) -> None:
    doc = annotate("Two air strikes hit the port of Hodeidah.")
    assert [(f.type, f.quantity.low) for f in doc._.frames if f.quantity] == [("AirStrike", 2)]


def test_what_only_points_back_is_marked(annotate: Annotate) -> None:
    doc = annotate("An air strike hit a school in Taiz. The attack killed nine pupils.")
    back = [f for f in doc._.frames if f.back]
    assert [(f.type, doc[f.same_as].text) for f in back] == [("AirStrike", "strike")]
