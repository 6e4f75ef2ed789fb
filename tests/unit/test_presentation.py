"""What pages are told about themselves: where a page's opening ends, and what "On this page" lists."""

from alsguide.markup.convert import Heading
from alsguide.site.view_models import contents_list, split_opening

BRIEF = '<section aria-labelledby="in-brief" class="c-box c-box--in-brief"><p>Short.</p></section>'
NOTE = '\n<p class="c-definition"><strong>Phlegm</strong>: thick fluid.</p>'
EMERGENCY = '<div aria-labelledby="box-1" class="c-box c-box--care-emergency" role="group"><p>Call.</p></div>'
WARNING = '\n<div aria-labelledby="box-2" class="c-box c-box--warning" role="group"><p>Mind this.</p></div>'
TEXT = '\n<h2 id="why">Why?</h2>\n<p class="c-definition">Another word.</p>'


def test_the_opening_is_the_first_boxes_with_their_notes() -> None:
    assert split_opening(BRIEF + NOTE + TEXT) == (BRIEF + NOTE, TEXT)
    assert split_opening(BRIEF + NOTE + EMERGENCY + TEXT) == (BRIEF + NOTE + EMERGENCY, TEXT)


def test_what_is_an_emergency_comes_ahead_of_the_list_of_contents() -> None:
    assert split_opening(EMERGENCY + WARNING + TEXT) == (EMERGENCY, WARNING + TEXT)


def test_a_page_that_opens_with_text_has_no_opening() -> None:
    assert split_opening(TEXT + BRIEF) == ("", TEXT + BRIEF)


def test_the_contents_are_the_headings_below_the_opening() -> None:
    listed = Heading("why", "Why?", 2)
    assert contents_list([Heading("in-brief", "In brief", 2), listed, Heading("deep", "Deeper", 3)]) == [listed]
