from dataclasses import replace
from datetime import date

from fixtures.linking_case import Said, link

from kg.linking.index import Index
from kg.linking.linker import Linker
from kg.linking.weights import load_weights
from kg.model import Article, Entity, Extraction, Link

TEXT = "Lebanese troops shelled militants in Tripoli, Lebanon's second city. Sidon was calm."
SAID = [Said("Tripoli", "Settlement"), Said("Sidon", "Settlement")]


class Fixed:
    """Overrides that set one name."""

    fingerprint = "fixed"

    def find(self, entity: Entity, article: Article) -> Link | None:
        if entity.name != "Tripoli":
            return None
        return Link(
            entity=entity.key, status="linked", method="override", wikidata="Q3579", score=1.0
        )


def test_the_same_links_again_and_from_another_linker(small_index: Index, linker: Linker) -> None:
    first = link(linker, TEXT, SAID)
    assert link(linker, TEXT, SAID) == first
    assert link(Linker(small_index), TEXT, SAID) == first


def test_a_link_shows_what_it_rests_on(linker: Linker) -> None:
    found = link(linker, TEXT, SAID)["Tripoli"]
    assert (found.wikidata, found.country, found.latitude) == ("Q168954", "LB", 34.4259)
    assert found.candidates[0].id == "Q168954"
    assert found.candidates[0].score == found.score > found.candidates[1].score
    assert {"article_country", "near"} <= set(dict(found.candidates[0].features))
    assert found.reason.startswith("Tripoli: known by ")


def test_overrides_win(small_index: Index) -> None:
    links = link(Linker(small_index, Fixed()), TEXT, SAID)
    assert (links["Tripoli"].wikidata, links["Tripoli"].method) == ("Q3579", "override")
    assert links["Sidon"].wikidata == "Q163490"


def test_the_fingerprint_knows_weights_and_overrides(small_index: Index) -> None:
    plain = Linker(small_index)
    other = replace(load_weights(), digest="other")
    found = {
        plain.fingerprint,
        Linker(small_index, Fixed()).fingerprint,
        Linker(small_index, weights=other).fingerprint,
    }
    assert len(found) == 3
    assert Linker(small_index).fingerprint == plain.fingerprint


def test_links_come_in_the_order_of_the_entities(linker: Linker) -> None:
    entities = tuple(
        Entity(key=f"k{n}", kind="Settlement", name=name) for n, name in enumerate(("Goma", "Juba"))
    )
    found = linker.link(
        Article(id="a", text="", published=date(2012, 1, 1)),
        Extraction(article="a", pipeline="t", entities=entities),
    )
    assert [each.entity for each in found.links] == ["k0", "k1"]
    assert found.linker == linker.fingerprint
    assert found.index_date == linker.index.manifest.date


def test_the_place_of_the_dateline_helps_and_gets_no_link(linker: Linker) -> None:
    said = [Said("Tripoli", "Settlement")]
    text = "Troops shelled militants in Tripoli on Monday."
    assert link(linker, text, said, dateline="Beirut")["Tripoli"].wikidata == "Q168954"
    assert list(link(linker, text, said, dateline="Beirut")) == ["Tripoli"]


def test_an_article_without_a_day_or_names(linker: Linker) -> None:
    assert link(linker, "Nothing is named.", [], day=None) == {}
    found = link(linker, TEXT, SAID, day=None)
    assert found["Tripoli"].wikidata == "Q168954"


def test_odd_names_harm_nothing(linker: Linker) -> None:
    kinds = ("Country", "Settlement", "Person", "Government", "ArmedGroup", "AdministrativeArea")
    names = (
        "",
        "(",
        "[x",
        "*",
        "the",
        "Syria's",
        "Prime Minister",
        "\u0641\u0644\u0627\u0646",
        "U.S.",
    )
    said = [Said(name, kind, "SY") for name in names for kind in kinds]
    text = "".join(f"{name}, the president of {name} in {name}. " for name in names)
    links = link(linker, text, said, day=None, dateline=",")
    assert all(each.status != "linked" or each.wikidata for each in links.values())
