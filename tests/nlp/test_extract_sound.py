"""Texts with numbers shifted and words missing still give graphs that the gate accepts."""

from __future__ import annotations

import random
import re
from datetime import date

import pytest
from spacy.language import Language

from kg.mapping import article_quads
from kg.model import Article, Block
from kg.nlp.extract import Extractor
from kg.shapes import load_gate

TEXTS = (
    "At least 31 people, including 12 children and four women, were killed when shells hit a "
    "market in the town of Kadugli on Sunday, medics said. Another 54 were wounded, nine of them "
    "critically. The army denied it had fired on the town.",
    "Fourteen Sri Lankan policemen surrendered to Tamil rebels near Vavuniya on Monday. Nine army "
    "officers, among them two colonels, three majors and four captains, defected to India "
    "overnight with their families, making a total of 31 people, the ministry said.",
    "Tigrayan forces captured Lalibela from the Ethiopian army on Thursday, a spokesman said. More "
    "than 40,000 people fled from Lalibela to Gondar between Monday and Wednesday, and 5,000 "
    "crossed into Sudan. About 60,000 refugees are sheltering in the Um Rakuba camp.",
    "The government in Bamako said 17 soldiers were killed and 23 injured in an ambush blamed on "
    "jihadists in central Mali, raising the toll to 45 from 28. Since 2012 more than 10,000 "
    "people have been killed in the country.",
    "Azerbaijani troops seized the village of Talish from Armenian forces, Baku said. Yerevan "
    "denied that Talish had fallen. Five air strikes hit Stepanakert, the capital of the region, "
    "killing between three and seven civilians since 27 September.",
)


def article(text: str, n: int) -> Article:
    block = Block(kind="paragraph", start=0, end=len(text))
    return Article(
        id=f"changed-{n}",
        text=text,
        published=date(2021, 8, 6),
        published_from="given",
        blocks=(block,),
    )


def changed(text: str, chance: random.Random) -> str:
    """Shift some numbers and leave out some words."""
    text = re.sub(
        r"\d[\d,]*",
        lambda m: str(chance.randint(0, 9999)) if chance.random() < 0.4 else m.group(),
        text,
    )
    words = text.split(" ")
    kept = [w for w in words if chance.random() > 0.06]
    if chance.random() < 0.3:
        i = chance.randrange(len(kept) - 1)
        kept[i], kept[i + 1] = kept[i + 1], kept[i]
    return " ".join(kept) or text


@pytest.mark.parametrize("seed", range(6))
def test_the_gate_accepts_what_is_read_of_damaged_texts(nlp: Language, seed: int) -> None:
    chance = random.Random(seed)
    extractor, gate = Extractor(nlp), load_gate()
    texts = [t if seed == 0 and n < len(TEXTS) else changed(t, chance)
             for n, t in enumerate(TEXTS * 4)]  # fmt: skip
    articles = [article(text, n) for n, text in enumerate(texts)]
    refused = []
    for each, extraction in zip(articles, extractor.extract(articles), strict=True):
        report = gate.validate(article_quads(each, extraction))
        if not report.conforms:
            refused.append(f"{each.text}\n{report}")
    assert refused == []
