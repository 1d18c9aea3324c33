from contextlib import suppress

import pytest

from claims.importing.pages import (
    NoArticle,
    check_page,
    parse,
    read_page,
    refuse_lost,
    seen_in,
)

ADDRESS = "https://news.example/flood"


def page(body, head=""):
    return f"<html><head><title>Flood in Mara</title>{head}</head><body>{body}</body>"


def article(words="Governor Ada Brook said on Monday that 28 villages were flooded. "):
    paragraphs = "".join(f"<p>{words * 3}</p>" for _ in range(4))
    return f"<nav>Home News</nav><article><h1>Flood in Mara</h1>{paragraphs}</article>"


def test_read_page_returns_text_and_metadata():
    head = (
        '<meta name="author" content="Bo Reed">'
        '<meta property="article:published_time" content="2024-08-12T09:00:00Z">'
        '<meta property="og:site_name" content="The Mara Post">'
    )
    read = read_page(page(article(), head), ADDRESS)

    assert "28 villages were flooded" in read.text
    assert "Home News" not in read.text
    assert (read.headline, read.byline) == ("Flood in Mara", "Bo Reed")
    assert (read.outlet, str(read.published_on)) == ("The Mara Post", "2024-08-12")
    assert read.url == ADDRESS


def test_a_page_names_its_own_address_on_its_own_site():
    head = '<link rel="canonical" href="https://www.news.example/story?utm_source=x">'

    read = read_page(page(article(), head), ADDRESS)

    assert read.url == "https://www.news.example/story"


@pytest.mark.req("B3")
def test_a_page_cannot_pass_for_a_page_of_another_site():
    head = '<link rel="canonical" href="https://other.example/story">'

    read = read_page(page(article(), head), ADDRESS)

    assert (read.url, read.outlet) == (ADDRESS, "news.example")


@pytest.mark.req("F6")
@pytest.mark.parametrize(
    "markup", ["", "<html></html>", page(""), page("<nav>Home</nav>"), "<", "\x00"]
)
def test_a_page_without_an_article_is_refused(markup):
    with pytest.raises(NoArticle, match="No article text was found"):
        read_page(markup, ADDRESS)


@pytest.mark.req("P3")
@pytest.mark.parametrize(
    ("markup", "what"),
    [
        ("<div>" * 100_000, "inside each other"),
        ("<b></div>" * 1_000, "inside each other"),
        ("<b><div></b>" * 1_000, "inside each other"),
        ("<i>" * 201, "inside each other"),
        ("<p>a" * 60_000, "elements"),
        ("<br>" * 60_000, "elements"),
        ("x" * 10_000_001, "characters"),
    ],
    ids=["divs", "stray ends", "crossed", "inline", "paragraphs", "breaks", "size"],
)
def test_a_page_beyond_the_limits_is_refused_at_once(markup, what, in_time):
    with in_time(2), pytest.raises(NoArticle, match=what):
        read_page(markup)


@pytest.mark.req("P3")
def test_unclosed_paragraphs_and_cells_are_not_deep():
    rows = "<tr><td>28<td>villages" * 300

    check_page(page(f"<p>a<p>b<li>c{'<p>d' * 300}<table>{rows}</table>"))


@pytest.mark.req("P3")
@pytest.mark.parametrize(
    "markup",
    [
        "<p " + "a=1 " * 500_000,
        "<" * 2_000_000,
        "<!--" * 500_000,
        "<script>" * 40_000,
        "<p>" * 49_000,
        "&amp;" * 500_000,
        "</p" * 500_000,
        "<a><" * 40_000,
    ],
    ids=["attributes", "brackets", "comments", "scripts", "p", "entities", "ends", "a"],
)
def test_the_check_of_a_page_is_linear(markup, in_time):
    with in_time(2), suppress(NoArticle):
        check_page(markup)


@pytest.mark.req("P3")
def test_text_that_the_parser_would_drop_is_noticed():
    deep = "<div>" * 300 + "lost words " * 100 + "</div>" * 300
    tree = parse(f"<p>{'kept words ' * 10}</p>{deep}")

    with pytest.raises(NoArticle, match="would be lost"):
        refuse_lost(1_000, seen_in(tree))


@pytest.mark.req("P3")
def test_what_a_page_shows_is_what_the_parser_keeps():
    markup = page(
        article()
        + "<script>if (a < b) { '<p>' }</script><style>p > a {}</style>"
        + "<!-- <p>unseen</p> --><p title='a'>Caf&eacute; &lt;open&gt;"
    )

    assert check_page(markup) == seen_in(parse(markup))
