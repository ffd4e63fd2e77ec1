from pathlib import Path

import pytest

from kg.articles import language
from kg.articles.language import foreign_language

SAMPLES = Path(__file__).parents[2] / "data" / "articles"
ENGLISH = "Fighters took the last army post in the valley on Monday, a rebel commander said. " * 2
FRENCH = (
    "Les combattants ont pris lundi le dernier poste de l'armée dans la vallée, a dit un chef. "
)
SPANISH = "El ejército dijo que doce guerrilleros se habían entregado en el Cauca. "


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        "Ten killed in Bamako",
        "Lashkar Gah, Kunduz, Ghazni, Farah",
        "Soe Naing, Hla Myint and Thein Zaw fled Hpapun for Mae Sot on Sunday, aid workers said.",
        "12",
        "",
        ENGLISH + "\n«" + FRENCH + "»",
    ],
)
def test_english_and_texts_too_short_to_tell_are_read(text: str) -> None:
    assert foreign_language(text) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (FRENCH * 2, "fr"),
        (SPANISH * 2, "es"),
        ("قتل عشرة أشخاص في حلب", "ar"),
        ("Погибли трое.", "ru"),
    ],
)  # fmt: skip
def test_other_languages_are_told(text: str, code: str) -> None:
    found = foreign_language(text)
    assert found is not None
    assert found == code or not text.isascii()


def test_a_declared_language_decides() -> None:
    assert foreign_language(FRENCH * 2, "en-GB") is None
    assert foreign_language(ENGLISH, "fr") == "fr"


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*wire.txt")), ids=lambda path: path.stem)
def test_what_is_plainly_english_is_english_to_the_detector(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert language._is_plain(text)
    assert language._detect(text)[0] == "en"


def test_no_other_language_is_plainly_english() -> None:
    for text in (FRENCH, SPANISH):
        assert not language._is_plain(text)
        assert not language._is_plain(f"The minister said this to them. {text}")
