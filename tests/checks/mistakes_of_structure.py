"""Mistakes in the structure of pages: headers, parts, headings, boxes, links, images."""

import re
from dataclasses import replace

from alsguide.core.limits import limit_problems
from tests.checks.project import (
    ABOUT,
    FALLS,
    GOOD_REFERENCE,
    ORGANISATION,
    STRETCHING,
    Change,
    add,
    add_reference,
    drop_line,
    first_key,
    insert_below,
    mistake,
    real_files,
    swap,
    swap_match,
)

NEW_PAGE = """---
title: "Sleeping well"
summary: "How to lie so that nothing hurts, and when to ask."
last_reviewed: {day}
next_review: {day}
---

## At night {{#night}}

Ask for a pillow.
"""
GLOSSARY = "content/data/glossary.yaml"
QUESTIONS = "content/data/questions.yaml"
CITED = f"[@{first_key(FALLS)}]"


def move(path: str, new: str) -> Change:
    """Move a file. The mistake is in the file at its new place."""
    text = real_files().sources[path]
    return Change(real_files().with_source(path, None).with_source(new, text), new, 1)


def new_page(path: str) -> Change:
    """Add a page that no other page leads to."""
    rows = real_files().sources[ABOUT].split("\n")
    header = [row for row in rows[:12] if row.startswith(("last_reviewed", "next_review"))]
    text = (
        NEW_PAGE.replace("last_reviewed: {day}\nnext_review: {day}", "\n".join(header))
        .replace("{{", "{")
        .replace("}}", "}")
    )
    return Change(real_files().with_source(path, text), path, 2)


@mistake("yaml")
def a_quotation_mark_left_open() -> Change:
    change = swap_match(FALLS, r'^title: "(.*)"$', r'title: "\1')
    return Change(change.files, FALLS, None)


@mistake("yaml")
def a_colon_in_a_title_without_quotes() -> Change:
    return swap_match(FALLS, r"^title: .*$", "title: Falls: how to fall less")


@mistake("yaml")
def a_field_written_twice() -> Change:
    return insert_below(FALLS, "order:", "order: 70")


@mistake("yaml")
def a_tab_in_data() -> Change:
    return swap("content/data/categories.yaml", "  title:", "\ttitle:")


@mistake("header")
def a_summary_left_out() -> Change:
    return drop_line(FALLS, "^summary:")


@mistake("header")
def a_field_mistyped() -> Change:
    return swap(FALLS, "summary:", "sumary:")


@mistake("header")
def a_summary_that_is_too_long() -> Change:
    return swap_match(FALLS, r'^summary: ".*"$', f'summary: "{"How to fall less at home. " * 8}"')


@mistake("header")
def a_date_in_words() -> Change:
    return swap_match(FALLS, r"^last_reviewed: .*$", "last_reviewed: last spring")


@mistake("header")
def a_next_review_before_the_last() -> Change:
    return swap_match(FALLS, r"^next_review: .*$", "next_review: 2020-01-01")


@mistake("header")
def a_place_in_words() -> Change:
    return swap_match(FALLS, r"^order: .*$", "order: last")


@mistake("header")
def a_header_without_its_first_line() -> Change:
    return swap(FALLS, "---\n", "")


@mistake("missing-part")
def no_word_on_what_we_do_not_know() -> Change:
    change = swap(FALLS, "::: unknowns", "::: note")
    return Change(change.files, FALLS, 2)


@mistake("missing-part")
def unknowns_ahead_of_in_brief() -> Change:
    text = real_files().sources[FALLS]
    start, unknowns = text.index("::: in-brief"), text.index("::: unknowns")
    end = text.index(":::\n", unknowns + 5) + 4
    changed = text[:start] + text[unknowns:end] + "\n" + text[start:unknowns].rstrip() + "\n" + text[end:]
    return Change(real_files().with_source(FALLS, changed), FALLS, text.count("\n", 0, start) + 2)


@mistake("in-brief-length")
def an_in_brief_that_is_not_brief() -> Change:
    change = insert_below(FALLS, "::: in-brief", "Clear the floor of rugs and wires, and wear firm shoes. " * 6)
    return Change(change.files, FALLS, change.line)


@mistake("heading-level")
def a_heading_that_skips_a_level() -> Change:
    return add(FALLS, f"#### At night\n\nUse a lamp. {CITED}")


@mistake("heading-level")
def a_second_title() -> Change:
    return add(FALLS, f"# At night {{#at-night}}\n\nUse a lamp. {CITED}")


@mistake("heading-id")
def a_heading_without_an_id() -> Change:
    return add(FALLS, f"## At night\n\nUse a lamp. {CITED}")


@mistake("heading-id")
def two_headings_with_one_id() -> Change:
    return add(FALLS, f"## At night {{#one-more-thing}}\n\nUse a lamp. {CITED}")


@mistake("heading-id")
def an_id_with_capitals() -> Change:
    return add(FALLS, f"## At night {{#AtNight}}\n\nUse a lamp. {CITED}")


@mistake("empty-section")
def a_heading_with_nothing_below() -> Change:
    return add(FALLS, f"## At night {{#at-night}}\n\n## By day {{#by-day}}\n\nUse a cane. {CITED}")


@mistake("box")
def a_box_that_nobody_knows() -> Change:
    return add(FALLS, "::: warnign\nStop.\n:::")


@mistake("box")
def a_box_left_open() -> Change:
    return add(ABOUT, "::: warning\nStop.")


@mistake("box")
def a_box_in_a_box() -> Change:
    return add(FALLS, "::: do\nRest.\n\n::: dont\nRun.\n:::\n:::", 3)


@mistake("unknown-category")
def an_article_in_a_folder_with_a_typing_mistake() -> Change:
    return move(FALLS, "content/articles/saftey/falls.md")


@mistake("unknown-category")
def an_article_in_no_folder() -> Change:
    return move(FALLS, "content/articles/falls.md")


@mistake("duplicate-address")
def two_pages_with_one_address() -> Change:
    change = insert_below(ABOUT, "summary:", "save_as: privacy.html")
    return Change(change.files, "content/pages/privacy.md", 1)


@mistake("duplicate-title")
def two_pages_with_one_title() -> Change:
    title = real_files().sources[FALLS].split("title: ", 1)[1].split("\n", 1)[0]
    change = swap_match("content/articles/safety/how-hard.md", r"^title: .*$", f"title: {title}")
    return change


@mistake("same-order")
def two_articles_in_one_place() -> Change:
    order = real_files().sources[FALLS].split("order: ", 1)[1].split("\n", 1)[0]
    change = swap_match("content/articles/safety/how-hard.md", r"^order: .*$", f"order: {order}")
    return change


@mistake("forbidden-html")
def a_script() -> Change:
    return add(FALLS, '<script src="https://example.org/a.js"></script>')


@mistake("forbidden-html")
def a_style_in_the_text() -> Change:
    return add(FALLS, '<p style="color: red">Stop.</p>')


@mistake("hidden-text")
def a_warning_that_readers_must_open() -> Change:
    return add(FALLS, "<details><summary>When to stop</summary>Stop when it hurts.</details>")


@mistake("unfinished")
def a_note_to_oneself() -> Change:
    return add(FALLS, "TODO: ask about shoes.")


@mistake("broken-link")
def a_link_with_a_typing_mistake() -> Change:
    return add(FALLS, "Read [how hard to work](../saftey/how-hard.md).")


@mistake("broken-link")
def a_link_to_a_built_page() -> Change:
    return add(FALLS, "Read [how hard to work](../safety/how-hard.html).")


@mistake("broken-link")
def a_page_taken_away() -> Change:
    target = "content/articles/safety/how-hard.md"
    for path, text in real_files().sources.items():
        if path.endswith(".md") and "](../safety/how-hard.md" in text:
            line = text[: text.index("](../safety/how-hard.md")].count("\n") + 1
            return Change(real_files().with_source(target, None), path, line)
    raise AssertionError("no page links to how-hard.md: choose another page for this mistake")


@mistake("broken-anchor")
def a_link_to_a_heading_that_is_not_there() -> Change:
    return add(FALLS, "Read [when to call](when-to-stop.md#call-nwo).")


@mistake("link-text")
def a_link_that_says_click_here() -> Change:
    return add(FALLS, "[Click here](how-hard.md) to read more.")


@mistake("link-text")
def a_bare_address_as_link_text() -> Change:
    return add(FALLS, "Read [https://www.als.org](https://www.als.org).")


@mistake("link-text")
def a_link_that_says_another_way() -> Change:
    return add(FALLS, "If you have speech loss, use [another way](how-hard.md).")


@mistake("same-link-words")
def the_words_of_the_menu_for_a_part_of_its_page() -> Change:
    return add(FALLS, "Read [when to stop](when-to-stop.md#call-now).")


@mistake("same-link-words")
def one_name_for_two_parts() -> Change:
    return add(FALLS, "Read [how hard to work](how-hard.md), and again [How *hard* to work](how-hard.md#talk-test).")


@mistake("same-link-words")
def the_words_of_a_heading_for_another_place() -> Change:
    heading = re.search(r"^## (.+?) \{#", real_files().sources[FALLS], re.MULTILINE)
    assert heading
    return add(FALLS, f"Read [{heading[1]}](how-hard.md).")


@mistake("unsafe-address")
def an_address_that_is_cut_off() -> Change:
    return add(FALLS, "See [what they write](https://www).")


@mistake("unsafe-address")
def a_link_that_runs_a_script() -> Change:
    return add(FALLS, "Read [how hard to work](javascript:open()).")


@mistake("missing-image")
def an_image_that_is_not_there() -> Change:
    return add(FALLS, "![A person sits on a chair.](../../images/sitting.png)")


@mistake("missing-image")
def an_image_from_another_site() -> Change:
    return add(FALLS, "![A person sits on a chair.](https://example.org/sitting.png)")


@mistake("missing-alternative-text")
def an_image_without_words() -> Change:
    return add(FALLS, "![](../../images/sitting.png)")


@mistake("missing-alternative-text")
def an_image_that_is_called_image() -> Change:
    return add(FALLS, "![image](../../images/sitting.png)")


@mistake("image-without-license")
def an_image_of_unknown_origin() -> Change:
    path = "content/images/sitting.png"
    return Change(real_files().with_source(path, ""), path, 1)


@mistake("orphan-page")
def a_page_that_nobody_links_to() -> Change:
    return new_page("content/pages/sleep.md")


@mistake("next-step")
def a_next_step_that_is_not_there() -> Change:
    return swap_match(FALLS, r"^next_step: .*$", "next_step: articles/safety/fals.md")


@mistake("next-step")
def a_next_step_to_the_page_itself() -> Change:
    return swap_match(FALLS, r"^next_step: .*$", "next_step: articles/safety/falls.md")


@mistake("unknown-exercise")
def an_exercise_that_is_not_there() -> Change:
    return swap_match(STRETCHING, r"^exercises: .*$", "exercises: [sit-to-stnad]")


@mistake("silence")
def a_silence_without_a_reason() -> Change:
    return add(FALLS, "<!-- check: off link-text -->\n[Click here](how-hard.md) to read more.")


@mistake("silence")
def a_silence_of_nothing() -> Change:
    return add(FALLS, f"<!-- check: off link-text: the words of a law -->\nUse a lamp. {CITED}")


@mistake("forbidden-html")
def a_tag_in_a_title() -> Change:
    return swap_match(FALLS, r'^title: "', 'title: "<b>Stop</b> ')


@mistake("forbidden-html")
def a_picture_with_an_event_in_a_meaning() -> Change:
    return swap(GLOSSARY, 'meaning: "Steady', 'meaning: "<img src=x onerror=alert(1)> Steady')


@mistake("forbidden-html")
def a_tag_in_a_word_of_the_interface_of_a_host() -> Change:
    own = "overrides/content/data/interface.yaml"
    return Change(real_files().with_source(own, 'next_step: "<u>Next step</u>"\n'), own, 1)


@mistake("forbidden-html")
def a_tag_in_the_name_of_a_host() -> Change:
    return swap(ORGANISATION, 'name = "Moving', 'name = "<blink >Moving')


@mistake("forbidden-html")
def a_script_in_the_title_of_a_reference() -> Change:
    return add_reference({**GOOD_REFERENCE, "title": "A <script >b</script >"})


@mistake("made-html")
def an_event_in_a_list_of_attributes() -> Change:
    return add(FALLS, f'Stand up slowly. {CITED}\n{{: onclick="open()"}}', 1)


@mistake("made-html")
def a_tag_behind_an_escaped_mark_of_code() -> Change:
    return add(FALLS, f"Stand up slowly \\`<b>now</b>\\`. {CITED}")


@mistake("made-html")
def a_tag_that_leads_away_over_two_lines() -> Change:
    words = f"Stand up slowly. {CITED} <meta\nhttp-equiv='refresh' content='0;url=https://example.org'>"
    return add(FALLS, words)


@mistake("made-html")
def a_script_in_an_address_that_is_written_with_an_entity() -> Change:
    return add(FALLS, f"Stand up [slowly](javascript&#58;open()). {CITED}")


@mistake("made-html")
def a_tag_over_two_lines_in_an_answer() -> Change:
    return swap(QUESTIONS, 'answer: "Moderate', 'answer: "<img\\nsrc=x onerror=alert(1)> Moderate')


@mistake("limit")
def a_list_in_lists_fourteen_deep() -> Change:
    change = add(FALLS, "- " * 14 + "Rest.")
    text = change.files.sources[FALLS]
    limited = replace(change.files, problems=(*change.files.problems, *limit_problems(text, FALLS)))
    return Change(limited.with_source(FALLS, ""), FALLS, change.line)
