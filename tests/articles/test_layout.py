from datetime import date
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kg.articles.layout import Layout, read_layout

NEWSPAPER = """\
Army retakes hill town in Tigray

Rebels deny losing Adi Selam; thousands on the road.

Tuesday, 8 December 2020

By Hirut Alemu

Women carry water past a burnt lorry (photo credit: Rift Images)

MEKELLE - Government troops retook Adi Selam on Monday, the army said.
Click for full coverage of the war
A rebel spokesman denied it. "We hold every street," he said.
The road to the south
About 4,000 people fled the town, aid workers said.
(Reporting by Hirut Alemu; Editing by Tom Roe)
"""


def _kinds(text: str, layout: Layout) -> list[tuple[str, str]]:
    return [(b.kind, text[b.start : b.end]) for b in layout.blocks]


def test_a_newspaper_story_is_taken_apart() -> None:
    layout = read_layout(NEWSPAPER)
    assert _kinds(NEWSPAPER, layout) == [
        ("headline", "Army retakes hill town in Tigray"),
        ("headline", "Rebels deny losing Adi Selam; thousands on the road."),
        ("date_line", "Tuesday, 8 December 2020"),
        ("credit", "By Hirut Alemu"),
        ("credit", "Women carry water past a burnt lorry (photo credit: Rift Images)"),
        ("dateline", "MEKELLE -"),
        ("paragraph", "Government troops retook Adi Selam on Monday, the army said."),
        ("boilerplate", "Click for full coverage of the war"),
        ("paragraph", 'A rebel spokesman denied it. "We hold every street," he said.'),
        ("subhead", "The road to the south"),
        ("paragraph", "About 4,000 people fled the town, aid workers said."),
        ("credit", "(Reporting by Hirut Alemu; Editing by Tom Roe)"),
    ]
    assert layout.date == date(2020, 12, 8)
    assert layout.dateline is not None
    assert (layout.dateline.place, layout.dateline.day) == ("Mekelle", None)


def test_a_caption_before_its_credit_is_no_subhead() -> None:
    text = (
        "Rebels take bridge\n\nThe old bridge of Buni, file picture\n(photo: Jane Doe)\n"
        "The bridge fell on Monday, two officers said.\nThe army denied it.\n"
    )
    kinds = [kind for kind, _ in _kinds(text, read_layout(text))]
    assert kinds == ["headline", "credit", "credit", "paragraph", "paragraph"]


def test_a_live_blog_has_times_subheads_and_paragraphs() -> None:
    text = (
        "War live\n\nPublished: 4 May 2022\n\n12:10 GMT\nBridge destroyed\n"
        "A missile destroyed the bridge, the mayor said.\n\n11:05 GMT — Two people died in Lyman."
    )
    layout = read_layout(text)
    assert [kind for kind, _ in _kinds(text, layout)] == [
        "headline", "date_line", "date_line", "subhead", "paragraph", "date_line", "paragraph",
    ]  # fmt: skip
    assert layout.date == date(2022, 5, 4)


def test_bullets_and_figures_with_a_label_are_story() -> None:
    text = "Situation report\n\nKey figures:\n• 1,200 people displaced\nKilled: 14\nWounded: 30\n"
    assert _kinds(text, read_layout(text))[1:] == [
        ("subhead", "Key figures:"),
        ("paragraph", "1,200 people displaced"),
        ("paragraph", "Killed: 14"),
        ("paragraph", "Wounded: 30"),
    ]


def test_one_line_is_a_paragraph_and_no_headline() -> None:
    text = "Ten people died in Gao on Monday"
    assert [kind for kind, _ in _kinds(text, read_layout(text))] == ["paragraph"]


def test_a_known_title_is_found_and_otherwise_no_headline_is_assumed() -> None:
    text = "Army takes pass\nThe army took the pass on Sunday.\nRebels fled."
    known = read_layout(text, title="ARMY TAKES PASS", headline_first=False)
    assert [b.kind for b in known.blocks] == ["headline", "paragraph", "paragraph"]
    other = read_layout(text, title="Another title", headline_first=False)
    assert [b.kind for b in other.blocks] == ["subhead", "paragraph", "paragraph"]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("05/06/2019 05:25 am ET", date(2019, 5, 6)),
        ("05/06/2019 17:25 BST", date(2019, 6, 5)),
        ("05/06/2019", None),
        ("Wednesday, 05/06/2019", date(2019, 6, 5)),
        ("Updated Nov 4, 2019", None),
        ("Last modified 4 November 2019 | Published 2 November 2019", date(2019, 11, 2)),
        ("Published 2 November 2019 | Updated 4 November 2019", date(2019, 11, 2)),
    ],
)
def test_the_date_line_gives_the_day_of_publication_or_none(line: str, day: date | None) -> None:
    text = f"Shells hit Hodeida\n{line}\nShells hit the port, he said.\nNobody died."
    assert read_layout(text).date == day


def test_a_dateline_tells_an_ambiguous_date_line_apart() -> None:
    text = "Headline\n06/05/2019\n\nBAIDOA, May 4 (Horn) - Two men died on Friday."
    layout = read_layout(text)
    assert layout.date == date(2019, 5, 6)
    assert layout.dateline is not None
    assert layout.dateline.day == date(2019, 5, 4)


def test_a_dateline_without_a_year_stays_without_a_day() -> None:
    text = "Headline\n\nUpdated Nov 4, 2013\n\nBAIDOA, May 4 (Horn) - Two men died, police said."
    layout = read_layout(text)
    assert layout.dateline is not None
    assert (layout.dateline.day, layout.date) == (None, None)


def test_a_date_in_the_story_is_not_the_date_of_the_article() -> None:
    text = "Headline\n\nThe town fell, the army said.\n\n3 March 2014\n\nIt was rebuilt."
    assert read_layout(text).date is None


PIECES = st.sampled_from(
    ["\n", "\n\n", " ", "ADEN, Jan 2 (Wire) - ", "Photo: x", "11:20 GMT", "• ", "A town fell.",
     "By A", "3 March 2014", "██ x", "updated", "al-", "\t", "\u00a0", "é", "(", "Nov 9", "—"]
)  # fmt: skip


@given(st.one_of(st.text(), st.lists(PIECES, max_size=30).map("".join)), st.booleans())
@example("ADEN - \u00a0x", True)
@example("• \n• ", True)
def test_blocks_are_ordered_bare_and_leave_nothing_out(text: str, headline_first: bool) -> None:
    layout = read_layout(text, title="A town fell.", headline_first=headline_first)
    spans = [(b.start, b.end) for b in layout.blocks]
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    for start, end in spans:
        assert text[start:end] == text[start:end].strip() != ""
    left = "".join(c for i, c in enumerate(text) if not any(s <= i < e for s, e in spans))
    assert not set(left) - set("•▪●◦‣∙·*\u2013—-().0123456789") - {c for c in left if c.isspace()}
