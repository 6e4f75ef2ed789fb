"""Built pages: what acts, sends or leads away by itself is found in each, however a template writes it."""

import pytest

from alsguide.site.output import read_page

HARMLESS = (
    b'<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'
    b'<script src="../js/site.js?v=1" defer></script><script type="application/ld+json">{"on": "x", "style": "y"}</script>'
    b"<p>Turn the light on = better. The style = yours.</p>"
)


@pytest.mark.parametrize(
    ("tag", "found"),
    [
        (b"<p onclick=x>", 'onclick="x"'),
        (b"<svg/onload=x></svg>", 'onload="x"'),
        (b"<P STYLE = 'top:0'>", 'style="top:0"'),
        (b"<a href='#a' ping='https://example.org'>x</a>", 'ping="https://example.org"'),
        (b"<form action='https://example.org'></form>", 'action="https://example.org"'),
        (b"<a href='java&#9;script:x'>x</a>", '"java\tscript:x"'),
        (b"<a href=' JavaScript:x'>x</a>", '" JavaScript:x"'),
        (b"<script>x</script>", "<script>"),
        (b"<script type='module'>x</script>", "<script>"),
        (b"<script src='https://example.org/x.js'></script>", "<script>"),
        (b"<script src='//example.org/x.js'></script>", "<script>"),
        (b"<iframe src='x.html'></iframe>", "<iframe>"),
        (b"<object data='x.html'></object>", "<object>"),
        (b"<embed src='x.html'>", "<embed>"),
        (b"<base href='/x/'>", "<base>"),
        (b"<meta http-equiv='refresh' content='0;url=https://example.org'>", "<meta>"),
        (b"<svg><foreignObject></foreignObject></svg>", "<foreignobject>"),
    ],
)
def test_what_acts_is_found_with_its_line(tag: bytes, found: str) -> None:
    assert (found, 2) in read_page(HARMLESS + b"\n" + tag, "index.html").active


def test_a_page_of_the_theme_and_its_words_are_no_false_alarm() -> None:
    assert read_page(HARMLESS, "index.html").active == ()
