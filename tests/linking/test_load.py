"""The linker out of files: what the user has set wins, and other processes get the same."""

import pickle
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.linking import load_linker
from kg.linking.load import SetLinks
from kg.linking.overrides import read_overrides
from kg.model import Article, Entity, Extraction


class Known:
    """An index with one town."""

    def get(self, item: str):
        from kg.linking.index import IndexEntity

        if item not in ("Q208718", "gn:372753"):
            return None
        return IndexEntity(
            id="Q208718", wikidata="Q208718", geonames=372753, type="place", label="Port Sudan",
            description="", country="SD", latitude=19.6, longitude=37.2, population=None,
            sitelinks=None, start=None, end=None, source="x",
        )  # fmt: skip


def found(folder: Path, rows: str, name: str = "Burutsudan", article: str = "a"):
    path = folder / "links.csv"
    path.write_text(f"name,article,wikidata,geonames,note\n{rows}\n", encoding="utf-8")
    links = SetLinks(read_overrides(path), Known())  # type: ignore[arg-type]
    entity = Entity(key="k", kind="Settlement", name=name)
    return links.find(entity, Article(id=article, text=""))


def test_a_link_that_is_set_is_certain_and_has_what_the_index_knows(tmp_path: Path) -> None:
    link = found(tmp_path, "Burutsudan,,Q208718,,an older name")
    assert (link.status, link.method, link.score) == ("linked", "override", 1.0)
    assert (link.wikidata, link.geonames, link.label) == ("Q208718", 372753, "Port Sudan")
    assert (link.latitude, link.longitude, link.country) == (19.6, 37.2, "SD")
    assert link.reason == "Set by hand: an older name."


def test_a_place_of_geonames_has_the_item_that_stands_for_it(tmp_path: Path) -> None:
    assert found(tmp_path, "Burutsudan,,,372753,").wikidata == "Q208718"


def test_an_item_that_the_index_does_not_know_is_linked_all_the_same(tmp_path: Path) -> None:
    link = found(tmp_path, "Burutsudan,,Q1,,")
    assert (link.wikidata, link.label, link.latitude) == ("Q1", None, None)


def test_nil_is_nil_and_says_that_it_was_set(tmp_path: Path) -> None:
    link = found(tmp_path, "Burutsudan,,NIL,,a village of fiction")
    assert (link.status, link.method, link.wikidata) == ("nil", "override", None)
    assert "fiction" in link.reason


def test_what_is_set_for_one_article_is_not_for_others(tmp_path: Path) -> None:
    assert found(tmp_path, "Burutsudan,a,Q1,,") is not None
    assert found(tmp_path, "Burutsudan,a,Q1,,", article="b") is None
    assert found(tmp_path, "Burutsudan,,Q1,,", name="Kassala") is None


def test_a_missing_index_is_told_before_anything_begins(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"there is no such index; make it with: kg index build"):
        load_linker(tmp_path / "none.sqlite")


def test_another_process_gets_the_same_linker_and_the_links_count(tmp_path: Path, index) -> None:
    plain = load_linker(index)
    (tmp_path / "links.csv").write_text("name,wikidata\nGao,Q5\n", encoding="utf-8")
    linker = load_linker(index, tmp_path / "links.csv")
    again = pickle.loads(pickle.dumps(linker))  # noqa: S301 - our own
    assert plain.fingerprint != linker.fingerprint == again.fingerprint
    entity = Entity(key="k", kind="Settlement", name="Gao")
    article = Article(id="a", text="Gao")
    extraction = Extraction(article="a", pipeline="p", entities=(entity,))
    [link] = again.link(article, extraction).links
    assert (link.wikidata, link.method) == ("Q5", "override")


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from kg.linking.index.build import build_index
    from kg.linking.index.default import default_sources

    path = tmp_path_factory.mktemp("index") / "small.sqlite"
    curated = [source for source in default_sources() if source.info().name == "curated"]
    build_index(curated, path, tell=lambda _: None)
    return path
