"""Text of others in templates: nothing in it hides, and nothing is taken for HTML."""

import pytest
from django.template import Context, Template

from claims.templatetags.text import visible

PAGE = Template("{% load text %}<p>{{ text|visible }}</p>")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Ada Brook (governor), 28.5 %", "Ada Brook (governor), 28.5 %"),
        ("<b>Ada</b>", "&lt;b&gt;Ada&lt;/b&gt;"),
        ('O\'Brook & "Sons"', "O&#x27;Brook &amp; &quot;Sons&quot;"),
        ("Łódź <i>", "Łódź &lt;i&gt;"),
        ("Kyiv\u202e<", "Kyiv⟨U+202E⟩&lt;"),
        (28, "28"),
    ],
    ids=["plain", "elements", "quotes", "letters", "hidden", "a number"],
)
def test_text_is_written_so_that_html_takes_nothing_from_it(text, written):
    assert PAGE.render(Context({"text": text})) == f"<p>{written}</p>"


@pytest.mark.parametrize("character", "<>&\"'`=")
def test_what_html_gives_a_meaning_is_never_taken_for_plain(character):
    assert not hasattr(visible(f"a{character}b"), "__html__")
