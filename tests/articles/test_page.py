from typing import Any

import pytest
from trafilatura import load_html

from kg.articles.page import read_page_metadata


def _tree(head: str) -> Any:
    return load_html(
        f"<html lang='en-GB'><head>{head}</head><body><h1>Bridge falls</h1></body></html>"
    )


def test_a_page_that_says_nothing_has_its_heading_and_language() -> None:
    meta = read_page_metadata(_tree(""))
    assert (meta.title, meta.language, meta.published) == ("Bridge falls", "en-GB", None)


@pytest.mark.parametrize("publisher", ['"Nahr"', '{"name": "Nahr"}', '[{"name": "Nahr"}]'])
def test_linked_data_names_the_outlet_in_many_shapes(publisher: str) -> None:
    linked = f'{{"@type": "LiveBlogPosting", "publisher": {publisher}}}'
    head = f'<script type="application/ld+json">{linked}</script>'
    assert read_page_metadata(_tree(head)).publisher == "Nahr"


def test_values_of_the_wrong_type_are_passed_over() -> None:
    linked = (
        '{"@type": "NewsArticle", "headline": 3, "publisher": [], "datePublished": {}, "url": 1}'
    )
    head = f'<script type="application/ld+json">{linked}</script>'
    meta = read_page_metadata(_tree(head))
    assert (meta.title, meta.publisher, meta.published, meta.url) == (
        "Bridge falls",
        None,
        None,
        None,
    )
