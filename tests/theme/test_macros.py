"""Every macro rendered full, minimal and with hostile text; the whole HTML is compared."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from jinja2 import Environment, UndefinedError

from alsguide.organisation import Address, Contact, Organisation
from tests.theme.conftest import lines

Show = Callable[..., str]

HOSTILE = "\"quotes\" 'single' <b>bold</b> & <script>alert(1)</script>"
ESCAPED = "&#34;quotes&#34; &#39;single&#39; &lt;b&gt;bold&lt;/b&gt; &amp; &lt;script&gt;alert(1)&lt;/script&gt;"
LONG = "Otorhinolaryngologist" * 12
RIGHT_TO_LEFT = "תרגול בטוח عربي"


def thing(**values: Any) -> SimpleNamespace:
    """An object with attributes, as the plugins hand to templates."""
    return SimpleNamespace(**values)


def test_breadcrumbs_lead_from_the_home_page_to_the_current_page(show: Show, ui: dict[str, str]) -> None:
    items = [thing(title="Home", url="../index.html"), thing(title="Staying safe", url="index.html")]
    assert show("breadcrumbs", "breadcrumbs", items, "Falls", ui) == lines("""
        <nav aria-label="You are here">
        <ol class="c-crumbs">
        <li><a class="c-crumbs__link" href="../index.html">Home</a></li>
        <li><a class="c-crumbs__link" href="index.html">Staying safe</a></li>
        <li aria-current="page">Falls</li>
        </ol>
        </nav>""")


def test_breadcrumbs_without_a_page_above_show_the_page_alone(show: Show, ui: dict[str, str]) -> None:
    assert show("breadcrumbs", "breadcrumbs", [], "Home", ui) == lines("""
        <nav aria-label="You are here">
        <ol class="c-crumbs">
        <li aria-current="page">Home</li>
        </ol>
        </nav>""")


@pytest.mark.parametrize(("text", "shown"), [(HOSTILE, ESCAPED), (LONG, LONG), (RIGHT_TO_LEFT, RIGHT_TO_LEFT)])
def test_breadcrumbs_show_any_text_as_text(show: Show, ui: dict[str, str], text: str, shown: str) -> None:
    assert show("breadcrumbs", "breadcrumbs", [thing(title=text, url='a"b&c.html')], text, ui) == lines(f"""
        <nav aria-label="You are here">
        <ol class="c-crumbs">
        <li><a class="c-crumbs__link" href="a&#34;b&amp;c.html">{shown}</a></li>
        <li aria-current="page">{shown}</li>
        </ol>
        </nav>""")


def test_on_this_page_lists_the_headings_and_what_the_caller_adds(show: Show, ui: dict[str, str]) -> None:
    """Titles come as HTML from our own converter, so they are not escaped a second time."""
    items = [thing(id="harm", title="Harm &amp; risk"), thing(id="rest", title="<em>Rest</em>")]
    inside = '<li><a href="#page-sources">Sources</a></li>'
    assert show("toc", "toc", items, ui, inside=inside) == lines("""
        <nav class="c-toc l-flow" aria-labelledby="page-contents">
        <h2 class="c-toc__title" id="page-contents">On this page</h2>
        <ul class="c-toc__list">
        <li><a href="#harm">Harm &amp; risk</a></li>
        <li><a href="#rest"><em>Rest</em></a></li>
        <li><a href="#page-sources">Sources</a></li>
        </ul>
        </nav>""")


def test_on_this_page_needs_no_addition(show: Show, ui: dict[str, str]) -> None:
    assert show("toc", "toc", [thing(id="a", title=RIGHT_TO_LEFT)], ui) == lines(f"""
        <nav class="c-toc l-flow" aria-labelledby="page-contents">
        <h2 class="c-toc__title" id="page-contents">On this page</h2>
        <ul class="c-toc__list">
        <li><a href="#a">{RIGHT_TO_LEFT}</a></li>
        </ul>
        </nav>""")


@pytest.mark.parametrize(
    ("text", "shown"),
    [("Before you start", "Before you start"), (HOSTILE, ESCAPED), (LONG, LONG), (RIGHT_TO_LEFT, RIGHT_TO_LEFT)],
)
def test_the_next_step_is_one_link(show: Show, ui: dict[str, str], text: str, shown: str) -> None:
    assert show("next-link", "next_link", thing(title=text, url="../a.html"), ui) == lines(f"""
        <a class="c-next" href="../a.html">
        <span>Next step</span>
        <span class="c-next__title">{shown}</span>
        </a>""")


def test_a_button_is_a_link_with_its_kind(show: Show) -> None:
    assert (
        show("button", "button", "Make a plan", "plan.html") == '<a class="c-button" href="plan.html">Make a plan</a>'
    )
    assert show("button", "button", HOSTILE, "a?b&c", "quiet") == (
        f'<a class="c-button c-button--quiet" href="a?b&amp;c">{ESCAPED}</a>'
    )


def test_a_full_card_shows_picture_title_and_text(show: Show) -> None:
    picture = '<svg aria-hidden="true"><path d="M0 0"/></svg>'
    assert show("card", "card", "Sit to stand", "sit.html", "Rise and sit.", picture) == lines(f"""
        <a class="c-card" href="sit.html">
        <span class="c-card__picture" aria-hidden="true">{picture}</span>
        <span class="c-card__title">Sit to stand</span>
        <span class="c-card__text">Rise and sit.</span>
        </a>""")


@pytest.mark.parametrize(("text", "shown"), [("A", "A"), (HOSTILE, ESCAPED), (RIGHT_TO_LEFT, RIGHT_TO_LEFT)])
def test_a_card_without_picture_and_text_leaves_no_empty_part(show: Show, text: str, shown: str) -> None:
    assert show("card", "card", text, "a.html") == lines(f"""
        <a class="c-card" href="a.html">
        <span class="c-card__title">{shown}</span>
        </a>""")


def test_a_grid_of_cards_takes_items_with_and_without_text(show: Show) -> None:
    items = [thing(title="One", url="1.html", text=HOSTILE), thing(title="Two", url="2.html")]
    assert show("card", "card_grid", items) == lines(f"""
        <ul class="l-cards">
        <li>
        <a class="c-card" href="1.html">
        <span class="c-card__title">One</span>
        <span class="c-card__text">{ESCAPED}</span>
        </a>
        </li>
        <li>
        <a class="c-card" href="2.html">
        <span class="c-card__title">Two</span>
        </a>
        </li>
        </ul>""").replace("<li>\n<a", "<li><a")


@pytest.mark.parametrize("kind", ["in-brief", "key-points", "unknowns", "questions"])
def test_a_section_box_has_a_heading(show: Show, kind: str) -> None:
    assert show("box", "box_section", kind, HOSTILE, "here", inside="<p>Text</p>") == lines(f"""
        <section class="c-box c-box--{kind}" aria-labelledby="here">
        <h2 class="c-box__title" id="here">{ESCAPED}</h2>
        <p>Text</p>
        </section>""")


@pytest.mark.parametrize("kind", ["do", "dont", "note", "warning", "care-routine", "care-urgent", "care-emergency"])
def test_a_card_box_is_a_named_group(show: Show, kind: str) -> None:
    assert show("box", "box", kind, RIGHT_TO_LEFT, "here", inside=LONG) == lines(f"""
        <div class="c-box c-box--{kind}" role="group" aria-labelledby="here">
        <p class="c-box__title" id="here">{RIGHT_TO_LEFT}</p>
        {LONG}
        </div>""")


def source(**values: Any) -> SimpleNamespace:
    """A source with the least that one can have, and `values`."""
    least = {
        "number": 1,
        "key": "a2001",
        "html": "A study. 2001.",
        "label": "Expert opinion",
        "label_id": "expert-opinion",
        "people_text": None,
        "doi_url": None,
        "pubmed_url": None,
        "url": None,
        "backlinks": [],
        "evidence_url": None,
    }
    return thing(**{**least, **values})


def test_a_full_source_shows_its_label_people_and_all_links(show: Show, ui: dict[str, str]) -> None:
    full = source(
        number=3,
        html="Drory VE. The <i>value</i>.",
        label="Randomized trial",
        label_id="randomized-trial",
        people_text="25 people",
        doi_url="https://doi.org/10.1/x?a=1&b=2",
        pubmed_url="https://pubmed.ncbi.nlm.nih.gov/1/",
        url="https://example.org/not-shown-beside-a-doi",
        backlinks=[thing(href=f"#cite-3-{place}", name=f"Back to [3], place {place}") for place in (1, 2)],
        evidence_url="../evidence.html#study-a2001",
    )
    whose = '<span class="u-hidden"> for source 3</span>'
    assert show("sources", "source_list", [full], ui) == lines(f"""
        <section class="l-flow" aria-labelledby="page-sources">
        <h2 id="page-sources">Sources</h2>
        <ol class="c-sources">
        <li id="source-3">
        <div class="c-sources__facts">
        <p>Drory VE. The <i>value</i>.</p>
        <p><span class="c-label c-label--randomized-trial">Randomized trial</span>
        25 people</p>
        <p class="c-sources__links">
        <a href="https://doi.org/10.1/x?a=1&amp;b=2">Journal page{whose}</a>
        <a href="https://pubmed.ncbi.nlm.nih.gov/1/">PubMed{whose}</a>
        <a href="../evidence.html#study-a2001">About this source{whose}</a>
        <span>Back to the text:</span>
        <a href="#cite-3-1" aria-label="Back to [3], place 1">1</a>
        <a href="#cite-3-2" aria-label="Back to [3], place 2">2</a>
        </p>
        </div>
        </li>
        </ol>
        </section>""")


def test_a_minimal_source_leaves_no_empty_part(show: Show, ui: dict[str, str]) -> None:
    assert show("sources", "source_facts", source(), ui) == lines("""
        <div class="c-sources__facts">
        <p>A study. 2001.</p>
        <p><span class="c-label c-label--expert-opinion">Expert opinion</span>
        </p>
        </div>""")


def test_a_source_without_a_known_kind_leaves_no_empty_label(show: Show, ui: dict[str, str]) -> None:
    assert show("sources", "source_facts", source(label="", label_id="", people_text=""), ui) == lines("""
        <div class="c-sources__facts">
        <p>A study. 2001.</p>
        </div>""")


def test_a_source_of_the_library_names_the_pages_that_cite_it(show: Show, ui: dict[str, str]) -> None:
    entry = source(
        backlinks=[thing(href="#cite-1-1", name="Back to [1]")],
        url="https://example.org/",
        cited_by=[thing(title=HOSTILE, url="a.html")],
        people_text=RIGHT_TO_LEFT,
    )
    assert show("sources", "source_facts", entry, ui) == lines(f"""
        <div class="c-sources__facts">
        <p>A study. 2001.</p>
        <p><span class="c-label c-label--expert-opinion">Expert opinion</span>
        {RIGHT_TO_LEFT}</p>
        <p class="c-sources__links">
        <a href="https://example.org/">Web page<span class="u-hidden"> for source 1</span></a>
        <a href="#cite-1-1">Back to [1]</a>
        </p>
        <p class="c-sources__links"><span>Used on:</span>
        <a href="a.html">{ESCAPED}</a>
        </p>
        </div>""")


def review(*names: str) -> SimpleNamespace:
    """Review facts with the clinicians named."""
    return thing(
        last_reviewed=date(2026, 11, 21),
        next_review=date(2027, 11, 21),
        last_reviewed_text="November 21, 2026",
        next_review_text="November 21, 2027",
        reviewed_by=names,
    )


REVIEW = """
    <section class="c-facts l-flow" aria-labelledby="page-review">
    <h2 id="page-review">About this page</h2>
    <dl class="c-facts__list">
    <dt>Who wrote it</dt>
    <dd>{publisher}</dd>
    <dt>Last checked</dt>
    <dd><time datetime="2026-11-21">November 21, 2026</time></dd>
    <dt>To be checked again by</dt>
    <dd><time datetime="2027-11-21">November 21, 2027</time></dd>
    <dt>Reviewed by a clinician</dt>
    {names}
    </dl>
    </section>"""


def test_a_page_that_no_clinician_reviewed_says_so(show: Show, ui: dict[str, str]) -> None:
    shown = show("review", "review_facts", review(), "Moving with ALS", ui)
    names = "<dd>No clinician has reviewed this page yet.</dd>"
    assert shown == lines(REVIEW.format(publisher="Moving with ALS", names=names))


def test_all_clinicians_who_reviewed_a_page_are_named(show: Show, ui: dict[str, str]) -> None:
    shown = show("review", "review_facts", review("Ada Example, PT", HOSTILE), HOSTILE, ui)
    names = f"<dd>Ada Example, PT</dd>\n<dd>{ESCAPED}</dd>"
    assert shown == lines(REVIEW.format(publisher=ESCAPED, names=names))


def test_a_missing_value_is_an_error(show: Show, ui: dict[str, str]) -> None:
    """When this passes a page with holes, StrictUndefined has been lost."""
    with pytest.raises(UndefinedError):
        show("next-link", "next_link", thing(url="a.html"), {})


def view(**values: Any) -> SimpleNamespace:
    """What an exercise's macros read, with hostile text, and `values`."""
    pose = thing(text=HOSTILE)
    shown = {
        "exercise": thing(name=HOSTILE, purpose=RIGHT_TO_LEFT, start_pose=pose, end_pose=pose),
        "url": "exercises/a.html",
        "who": "You move by yourself",
        "positions": "Sitting, lying down",
        "start": ("5 times", "1 round"),
        "most": (LONG,),
        "pictures": ("<svg><title>Start</title></svg>", "<svg><title>End</title></svg>"),
    }
    return thing(**{**shown, **values})


def test_both_pictures_of_an_exercise_are_named_and_told_in_words(show: Show, ui: dict[str, str]) -> None:
    text = f'<span class="c-pair__text">{ESCAPED}</span>'
    assert show("poses", "poses", view(), ui) == lines(f"""
        <div class="c-pair">
        <figure class="c-pair__one">
        <svg><title>Start</title></svg>
        <figcaption><strong class="c-pair__word">{ui["exercise_start"]}</strong> {text}</figcaption>
        </figure>
        <figure class="c-pair__one">
        <svg><title>End</title></svg>
        <figcaption><strong class="c-pair__word">{ui["exercise_end"]}</strong> {text}</figcaption>
        </figure>
        </div>""")


def test_pictures_without_captions_keep_their_names(show: Show, ui: dict[str, str]) -> None:
    shown = show("poses", "poses", view(), ui, False)
    assert shown.count('<strong class="c-pair__word">') == 2
    assert "c-pair__text" not in shown


def test_the_card_of_an_exercise_is_one_link(show: Show) -> None:
    assert show("exercise-card", "exercise_card", view(), "../") == lines(f"""
        <a class="c-exercise" href="../exercises/a.html">
        <span class="c-exercise__picture" aria-hidden="true"><svg><title>End</title></svg></span>
        <span class="c-exercise__name">{ESCAPED}</span>
        <span class="c-exercise__text">{RIGHT_TO_LEFT}</span>
        <span class="c-exercise__facts">You move by yourself. Sitting, lying down.</span>
        </a>""")


def test_texts_become_a_list_of_the_kind_asked_for(show: Show) -> None:
    assert show("text-list", "text_list", [HOSTILE]) == f"<ul>\n<li>{ESCAPED}</li>\n</ul>"
    assert show("text-list", "text_list", ["a", "b"], "ol", "c-steps") == (
        '<ol class="c-steps">\n<li>a</li>\n<li>b</li>\n</ol>'
    )


def test_amounts_say_how_to_begin_and_the_most_to_do(show: Show, ui: dict[str, str]) -> None:
    assert show("dose", "dose", view(), ui) == lines(f"""
        <dl class="c-amounts">
        <div class="c-amounts__row"><dt>{ui["exercise_dose_start"]}</dt>
        <dd>5 times, 1 round</dd></div>
        <div class="c-amounts__row"><dt>{ui["exercise_dose_most"]}</dt>
        <dd>{LONG}</dd></div>
        </dl>""")


def test_no_amounts_stand_where_only_the_team_sets_them(show: Show, ui: dict[str, str]) -> None:
    assert show("dose", "dose", thing(start=(), most=()), ui) == ""


def test_stop_signs_say_when_to_stop_when_to_call_and_when_to_do_less(show: Show, ui: dict[str, str]) -> None:
    stop, less = ("You feel pain", HOSTILE), ("You are sore",)
    signs = thing(emergency=("Call now.",), today=("Call today.",), told=("Tell.",), stop=stop, less=less)
    assert show("stop-card", "stop_signs", thing(signs=signs), ui) == lines(f"""
        <ul class="c-stop__call">
        <li><strong>Call now.</strong></li>
        <li>Call today.</li>
        <li>Tell.</li>
        </ul>
        <p class="c-stop__lead">{ui["exercise_rest"]}</p>
        <ul>
        <li>You feel pain</li>
        <li>{ESCAPED}</li>
        </ul>
        <p class="c-stop__lead">{ui["exercise_less"]}</p>
        <ul>
        <li>You are sore</li>
        </ul>""")


def test_stop_signs_without_more_to_say_leave_no_empty_lists(show: Show, ui: dict[str, str]) -> None:
    signs = thing(emergency=(), today=(), told=(), stop=("You feel pain",), less=())
    assert show("stop-card", "stop_signs", thing(signs=signs), ui) == lines(f"""
        <p class="c-stop__lead">{ui["exercise_rest"]}</p>
        <ul>
        <li>You feel pain</li>
        </ul>""")


def test_the_note_on_usual_practice_stands_where_the_text_carries_its_mark(show: Show, ui: dict[str, str]) -> None:
    marked = '<p>Rest.<span class="c-practice">x</span></p>'
    assert show("citation", "practice_note", marked, ui) == lines(f"""
        <p class="c-practice-note"><span class="c-practice" aria-hidden="true">○</span> {ui["practice_note"]}</p>""")
    assert show("citation", "practice_note", "<p>Rest.</p>", ui) == ""


def test_advice_leads_to_its_sources(show: Show, ui: dict[str, str]) -> None:
    sources = [thing(key="a2001", number=1, backlinks=("#cite-1",)), thing(key="b2002", number=2, backlinks=())]
    advice = [thing(text=HOSTILE, sources=("b2002",)), thing(text="b", sources=()), thing(text="c", sources=("a2001",))]
    first, second = (ui["carers_source"].format(number=number) for number in (1, 2))
    assert show("carers", "carer_advice", advice, sources, ui) == lines(f"""
        <ul>
        <li>{ESCAPED} <a class="c-basis__mark" href="#basis-2">{second}</a></li>
        <li>b</li>
        <li>c <a class="c-basis__mark" href="#source-1">{first}</a></li>
        </ul>""")


def test_a_source_that_the_text_cites_has_the_place_that_citations_lead_to(show: Show) -> None:
    assert show("sources", "source_place", thing(number=3, backlinks=("#cite-3",))) == "source-3"
    assert show("sources", "source_place", thing(number=3, backlinks=())) == "basis-3"


def entry(**values: object) -> object:
    """A field of a paper: full, unless `values` say otherwise."""
    shown = {"id": "one", "kind": "text", "label": HOSTILE, "hint": "", "lines": 1, "choices": ()}
    return thing(**{**shown, "is_needed": False, "is_half": False, **values})


def test_a_field_of_a_paper_has_its_label_and_hint(show: Show, ui: dict[str, str]) -> None:
    needed = f'<span class="c-fill__needed">({ui["paper_needed"]})</span>'
    area = 'class="c-fill__input" id="a-one" name="a-one" rows="1" autocomplete="off" aria-describedby="a-one-hint"'
    assert show("paper-form", "paper_field", entry(hint="b", is_needed=True), "a-one", ui) == lines(f"""
        <div class="c-fill c-fill--text">
        <label class="c-fill__label" for="a-one">{ESCAPED} {needed}</label>
        <p class="c-fill__hint" id="a-one-hint">b</p>
        <textarea {area}></textarea>
        </div>""")


def test_choices_of_a_paper_are_one_group(show: Show, ui: dict[str, str]) -> None:
    shown = show("paper-form", "paper_field", entry(kind="choice", choices=("Yes", HOSTILE)), "a", ui, True)
    assert shown.startswith('<fieldset class="c-fill c-fill--choice">\n<legend class="c-fill__label u-hidden">')
    assert shown.count('type="radio"') == 2
    assert f"> {ESCAPED}</label>" in shown


def test_rows_of_a_paper_are_named_groups(show: Show, ui: dict[str, str]) -> None:
    item = thing(kind="rows", id="day", rows=("Monday", HOSTILE), fields=(entry(),))
    shown = show("paper-form", "paper_block", item, ui)
    assert shown.count('<div class="c-row" role="group" aria-labelledby="day-') == 2
    assert f'<p class="c-row__name" id="day-2">{ESCAPED}</p>' in shown


def test_a_card_shows_what_to_read_and_what_was_filled_in_elsewhere(show: Show, ui: dict[str, str]) -> None:
    copied = (thing(field="c-one", label="", lines=2), thing(field="c-two", label=RIGHT_TO_LEFT, lines=1))
    fields = {"c-one": entry(), "c-two": entry(choices=("Yes", HOSTILE))}
    side = thing(title="Call", text=HOSTILE, lines=(thing(text=LONG),), fields=copied)
    shown = show("wallet-card", "wallet_side", side, fields).splitlines()
    assert f"<li>{LONG}</li>" in shown
    assert f'<p class="c-wallet__say">{ESCAPED}</p>' in shown
    assert sum('data-of="c-one"' in row for row in shown) == 1
    assert sum('data-of="c-two"' in row for row in shown) == 2
    card = thing(kind="card", id="c", note="", sides=(side, side))
    whole = show("paper-form", "paper_block", card, ui, fields)
    assert whole.count('class="c-wallet__say"') == 2
    assert "c-wallet__made" not in whole


def test_every_way_to_reach_the_organization_is_shown(show: Show, ui: dict[str, str]) -> None:
    host = Organisation(
        name="A & B",
        contact=Contact(email="a@example.org", phone="555 0100", post=HOSTILE),
        address=Address(report="https://example.org/report"),
    )
    ways = f"""
        <p><a class="c-answer__more" href="mailto:a@example.org">a@example.org</a></p>
        <p><a class="c-answer__more" href="tel:5550100">555 0100</a></p>
        <p>{ESCAPED}</p>
        <p><a class="c-answer__more" href="https://example.org/report">Report a mistake on this page</a></p>"""
    assert show("contact", "contact_ways", host, ui) == lines(ways)
    assert show("contact", "contact_section", host, ui) == lines(f"""
        <section class="l-flow l-column" aria-labelledby="page-write">
        <h2 id="page-write">Whom to write to</h2>
        <p>A &amp; B</p>
        {ways}
        </section>""")


def test_an_organization_that_gives_no_way_leaves_no_markup(show: Show, ui: dict[str, str]) -> None:
    assert show("contact", "contact_ways", Organisation(), ui) == ""
    assert show("contact", "contact_section", Organisation(), ui) == ""


def test_every_macro_has_a_test(templates: Environment) -> None:
    """When it fails: a macro was added, or renamed, without a test above."""
    macros = {
        (file.split("/")[1], name)
        for file in templates.list_templates(filter_func=lambda name: name.startswith("components/"))
        if file.endswith("/macro.html")
        for name, macro in vars(templates.get_template(file).module).items()
        if not name.startswith("_")
        and f"{{% macro {name}(" in Path(str(templates.get_template(file).filename)).read_text()
    }
    tests = Path(__file__).read_text(encoding="utf-8")
    within = {("label", "label")}  # a part of `source_facts`, and compared with it
    assert len(macros) >= 12
    assert {pair for pair in macros - within if 'show("{}", "{}"'.format(*pair) not in tests} == set()
