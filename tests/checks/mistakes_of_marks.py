"""Mistakes in marks: Markdown that does not work, and what comes along from a word processor."""

from tests.checks.project import (
    FALLS,
    SIT_TO_STAND,
    Change,
    add,
    first_key,
    insert_below,
    line_of,
    mistake,
    swap,
    swap_match,
)

DATA = "content/data/"
CITED = f"[@{first_key(FALLS)}]"
TABLE = f"| Aid | It helps | Ask |\n|---|---|---|\n| Cane | one leg is weak {CITED} | your doctor |"


@mistake("markdown-mark")
def a_space_between_the_brackets_of_a_link() -> Change:
    return add(FALLS, "See [how hard to work] (how-hard.md).")


@mistake("markdown-mark")
def a_link_that_is_not_closed() -> Change:
    return add(FALLS, "See [how hard to work](how-hard.md.")


@mistake("markdown-mark")
def the_brackets_of_a_link_the_wrong_way_round() -> Change:
    return add(FALLS, "See (how hard to work)[how-hard.md].")


@mistake("markdown-mark")
def a_space_in_the_address_of_a_link() -> Change:
    return add(FALLS, "See [how hard to work](how hard.md).")


@mistake("markdown-mark")
def an_address_without_words() -> Change:
    return add(FALLS, "See https://www.als.org for more.")


@mistake("markdown-mark")
def a_footnote() -> Change:
    return add(FALLS, "People fall more at night.[^1]")


@mistake("markdown-mark")
def a_link_with_its_address_elsewhere() -> Change:
    return add(FALLS, "See [how hard to work][effort].\n\n[effort]: how-hard.md")


@mistake("markdown-mark")
def bullets_from_a_word_processor() -> Change:
    return add(FALLS, f"• Stand up slowly. {CITED}")


@mistake("markdown-mark")
def a_list_right_below_a_paragraph() -> Change:
    return add(FALLS, f"Do this: {CITED}\n- Stand up slowly.", 1)


@mistake("markdown-mark")
def a_list_item_without_its_space() -> Change:
    return add(FALLS, f"-Stand up slowly. {CITED}")


@mistake("markdown-mark")
def a_numbered_item_with_a_bracket() -> Change:
    return add(FALLS, f"1) Stand up slowly. {CITED}")


@mistake("markdown-mark")
def a_heading_without_its_space() -> Change:
    return add(FALLS, f"##At night {{#at-night}}\n\nUse a lamp. {CITED}")


@mistake("markdown-mark")
def a_space_that_does_not_break_behind_a_heading() -> Change:
    return swap_match(FALLS, r"^## ", "##\u00a0")


@mistake("markdown-mark")
def a_line_drawn_below_a_heading() -> Change:
    return add(FALLS, f"At night\n--------\n\nUse a lamp. {CITED}", 1)


@mistake("markdown-mark")
def a_paragraph_that_begins_with_four_spaces() -> Change:
    return add(FALLS, f"    Use a lamp. {CITED}")


@mistake("markdown-mark")
def bold_words_that_are_not_closed() -> Change:
    return add(FALLS, f"**Stand up slowly. {CITED}")


@mistake("foreign-mark")
def a_warning_in_the_way_of_another_site() -> Change:
    return add(FALLS, f"> [!WARNING]\n> You may fall. {CITED}")


@mistake("lost-text")
def a_comment_that_is_not_closed() -> Change:
    return add(FALLS, "<!-- Ask Ann about this")


@mistake("lost-text")
def code_that_is_not_closed() -> Change:
    return add(FALLS, "```\nStand up slowly.")


@mistake("table")
def a_row_with_a_cell_missing() -> Change:
    return add(FALLS, f"{TABLE}\n| Walker | both legs are weak |", 3)


@mistake("table")
def a_row_with_a_cell_too_many() -> Change:
    return add(FALLS, f"{TABLE}\n| Walker | both | you | more |", 3)


@mistake("table")
def a_table_without_its_row_of_dashes() -> Change:
    return add(FALLS, TABLE.replace("|---|---|---|\n", ""))


@mistake("table")
def a_table_right_below_a_paragraph() -> Change:
    return add(FALLS, f"Some aids:\n{TABLE}", 1)


@mistake("table")
def an_empty_line_in_a_table() -> Change:
    return add(FALLS, f"{TABLE}\n\n| Walker | both legs are weak | you |", 4)


@mistake("forbidden-html")
def a_paragraph_pasted_from_a_word_processor() -> Change:
    return add(FALLS, f'<p class="MsoNormal">Stand up slowly.<o:p></o:p></p> {CITED}')


@mistake("forbidden-html")
def a_table_pasted_from_a_web_page() -> Change:
    return add(FALLS, "<table><tr><td>Stand</td></tr></table>")


@mistake("odd-character")
def an_emoji() -> Change:
    return add(FALLS, f"Stand up slowly 🙂 and smile. {CITED}")


@mistake("odd-character")
def a_character_that_nobody_sees() -> Change:
    return add(FALLS, f"Stand up slow\u00adly. {CITED}")


@mistake("box")
def a_box_with_two_colons() -> Change:
    return add(FALLS, f":: warning\nYou may fall. {CITED}\n::")


@mistake("box")
def a_box_that_closes_behind_its_text() -> Change:
    return add(FALLS, f"::: warning\nYou may fall. {CITED} :::", 1)


@mistake("citation-form")
def a_key_without_its_sign() -> Change:
    return add(FALLS, f"People fall. [{first_key(FALLS)}]")


@mistake("citation-form")
def a_citation_in_a_summary() -> Change:
    return swap_match(FALLS, r'^summary: "(.*)"$', rf'summary: "\1 {CITED}"')


@mistake("placeholder")
def a_placeholder_with_one_brace() -> Change:
    return add(FALLS, f"Ask your {{physical therapist}}. {CITED}")


@mistake("placeholder")
def a_placeholder_with_a_brace_missing() -> Change:
    return add(FALLS, f"Ask your {{{{carer}}. {CITED}")


@mistake("unknown-word")
def a_slip_of_the_fingers() -> Change:
    return add(FALLS, f"Stand up slowely. {CITED}")


@mistake("unknown-word")
def a_slip_in_an_exercise() -> Change:
    return swap(SIT_TO_STAND, "Practices getting up", "Practices gettong up")


@mistake("repeated-word")
def a_word_typed_twice() -> Change:
    return add(FALLS, f"Stand up and and walk. {CITED}")


@mistake("unfinished")
def two_ways_of_a_line_from_two_people() -> Change:
    return add(FALLS, f"<<<<<<< mine\nUse a lamp. {CITED}\n=======\nUse a light. {CITED}\n>>>>>>> theirs")


@mistake("unsafe-address")
def a_link_to_the_preview() -> Change:
    return add(FALLS, "See [how hard to work](http://localhost:8000/safety/how-hard.html).")


@mistake("unsafe-address")
def half_a_mail_address() -> Change:
    return add(FALLS, "Write to [our team](mailto:team@example).")


@mistake("link-text")
def a_link_without_an_address() -> Change:
    return add(FALLS, "See [how hard to work]().")


@mistake("broken-link")
def an_address_that_lacks_its_beginning() -> Change:
    return add(FALLS, "See [the ALS Association](www.als.org).")


@mistake("link-to-draft")
def a_draft_that_other_pages_lead_to() -> Change:
    change = insert_below("content/articles/safety/how-hard.md", "order:", "status: draft")
    path = "content/articles/safety/before-you-start.md"
    return Change(change.files, path, line_of(path, "next_step: articles/safety/how-hard.md"))


@mistake("missing-image")
def an_image_beside_the_article() -> Change:
    change = add(FALLS, "![A person sits on a chair.](sitting.png)")
    return Change(change.files.with_source("content/articles/safety/sitting.png", "x"), FALLS, change.line)


@mistake("unsafe-address")
def a_path_on_a_computer() -> Change:
    return add(FALLS, "See [how hard to work](C:\\Users\\ann\\how-hard.md).")


@mistake("missing-image")
def an_image_on_a_computer() -> Change:
    return add(FALLS, "![A person sits on a chair.](/Users/ann/sitting.png)")


@mistake("cut-text")
def a_sign_that_cuts_a_summary() -> Change:
    return swap_match(FALLS, r"^summary: .*$", "summary: Fall less often at home # and outside")


@mistake("cut-text")
def a_sign_that_cuts_a_text_of_data() -> Change:
    return swap_match(f"{DATA}gaps.yaml", r"what: \".*\"$", "what: Trials of yoga # and of dance")


@mistake("nesting")
def a_list_that_is_deeper_with_each_item() -> Change:
    return add(FALLS, "\n".join("  " * depth + f"- Stand up. {CITED}" for depth in range(20)), 12)


@mistake("nesting")
def a_quotation_in_a_quotation_in_a_quotation() -> Change:
    return add(FALLS, f"{'> ' * 40}Stand up. {CITED}")
