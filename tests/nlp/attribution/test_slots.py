from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "word", "addressee"),
    [
        ("The colonel told reporters on Monday that the road was open.", "road", "reporters"),
        ("The minister accused Rwanda of arming the rebels.", "arming", "Rwanda"),
        ("Human Rights Watch called on the junta to stop the raids.", "stop", "junta"),
        ("The president blamed the Tamil Tigers for the blast.", "blast", "Tigers"),
        ("The president blamed the blast on the Tamil Tigers.", "blast", "Tigers"),
        ("The senator criticised the army for its handling of the raid.", "raid", "army"),
        ("Moscow warned Kyiv against attacking the bridge.", "bridge", "Kyiv"),
        (
            "The general warned the rebels on Tuesday that they would be crushed.",
            "crushed",
            "rebels",
        ),
        ("Oromo leaders urged the government to release prisoners.", "release", "government"),
        ("Mr Deby appealed to France to send troops.", "send", "France"),
        ("The bishop asked the two sides on Sunday to lay down their arms.", "lay", "sides"),
        ("The governor ordered the militias to disarm by Friday.", "disarm", "militias"),
        ("Demonstrators demanded that President Compaore step down.", "step", "Compaore"),
        (
            "The foreign minister told the BBC in Geneva on Friday that talks had failed.",
            "talks",
            "BBC",
        ),
        ('"We will not leave," he told Reuters news agency.', "leave", "Reuters"),
        ("The rebels threatened to attack Bangui.", "attack", "Bangui"),
        ("The coalition condemned the Houthis for firing on the ship.", "ship", "Houthis"),
        ('"We urge Malian leaders to think again," he said.', "think", "leaders"),
        (
            "Armenian officials accused Azerbaijan of shelling Martuni, a charge Baku denies.",
            "shelling",
            "Azerbaijan",
        ),
    ],
)
def test_who_is_told_asked_or_accused_is_the_addressee(
    voice, text: str, word: str, addressee: str
) -> None:
    assert addressee in (voice(text, word).addressee or "")


@pytest.mark.parametrize(
    ("text", "word", "day"),
    [
        ("The ministry said on Saturday that six people had died.", "six", "Saturday"),
        ("On Saturday the ministry said that six people had died.", "six", "Saturday"),
        ("Six people had died, the ministry said Saturday.", "Six", "Saturday"),
        ("Six people had died, the ministry said in Khartoum on Saturday.", "Six", "Saturday"),
        ("Speaking in Nairobi on Monday, the envoy said the talks were over.", "talks", "Monday"),
        ('"The talks are over," the envoy told reporters in Nairobi on Monday.', "talks", "Monday"),
        ("Late on Friday, Mr Kabila accused Uganda of looting.", "looting", "Friday"),
        (
            "The group claimed on Telegram late Sunday that it had shot down a drone.",
            "drone",
            "Sunday",
        ),
        (
            "The president, in a speech on Wednesday, vowed to crush the revolt.",
            "crush",
            "Wednesday",
        ),
        ("Rebels on Thursday denied they had shelled the market.", "shelled", "Thursday"),
        ("Yesterday he denied the charge.", "charge", "Yesterday"),
    ],
)
def test_the_day_of_the_saying(voice, text: str, word: str, day: str) -> None:
    assert day in (voice(text, word).time or "")


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        ("Six people had died, the ministry said in Khartoum on Saturday.", "Six", "Khartoum"),
        ("Speaking in Nairobi on Monday, the envoy said the talks were over.", "talks", "Nairobi"),
        ("The envoy said in Nairobi that the talks were over.", "talks", "Nairobi"),
        (
            '"The talks are over," the envoy told reporters in Nairobi on Monday.',
            "talks",
            "Nairobi",
        ),
    ],
)
def test_the_place_of_the_saying(voice, text: str, word: str, place: str) -> None:
    assert voice(text, word).place == place


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The army said six people had died on Saturday.", "six"),
        ("The ministry said that on Sunday it had shelled the port.", "shelled"),
        ("He told Saturday's session that the enemy was beaten.", "enemy"),
    ],
)
def test_the_day_of_the_event_is_not_that_of_the_saying(voice, text: str, word: str) -> None:
    assert voice(text, word).time is None
