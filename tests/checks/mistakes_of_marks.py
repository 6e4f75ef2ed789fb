"""Mistakes in marks and files: Markdown that does not work, what comes along from a word processor, names of files."""

from tests.checks.project import (
    ABOUT,
    FALLS,
    ORGANISATION,
    REFERENCES,
    SIT_TO_STAND,
    Change,
    add,
    first_key,
    insert_below,
    line_of,
    mistake,
    real_files,
    swap,
    swap_match,
)

DATA = "content/data/"
DIARY = "content/pages/paper-diary.md"
CITED = f"[@{first_key(FALLS)}]"
TABLE = f"| Aid | It helps | Ask |\n|---|---|---|\n| Cane | one leg is weak {CITED} | your doctor |"


def renamed(old: str, new: str) -> Change:
    """Rename a file; the mistake is in its new name."""
    text = real_files().sources[old]
    return Change(real_files().with_source(old, None).with_source(new, text), new, 1)


def emptied(path: str) -> Change:
    """Take all text out of a file."""
    return Change(real_files().with_source(path, ""), path, 1)


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


@mistake("image-without-license")
def an_image_with_half_a_license() -> Change:
    files = real_files().with_source("content/images/sitting.png", "x")
    return Change(
        files.with_source("content/images/licenses.yaml", 'sitting.png: {source: "Own drawing"}\n'),
        "content/images/sitting.png",
        1,
    )


@mistake("unknown-template")
def a_template_mistyped() -> Change:
    return swap(ABOUT, "template: about", "template: abuot")


@mistake("next-step")
def a_next_step_of_a_page_that_is_not_there() -> Change:
    return insert_below(ABOUT, "summary:", "next_step: articles/safety/fals.md")


@mistake("unknown-exercise")
def an_exercise_named_twice() -> Change:
    return swap_match(FALLS, r"^exercises: .*$", "exercises: [ankle-pumps, ankle-pumps]")


@mistake("file-name")
def a_file_name_with_spaces() -> Change:
    return renamed(FALLS, "content/articles/safety/My falls.md")


@mistake("file-name")
def a_text_with_the_ending_of_another_program() -> Change:
    return renamed(FALLS, "content/articles/safety/falls.markdown")


@mistake("file-name")
def a_file_of_a_word_processor() -> Change:
    path = "content/articles/safety/falls.docx"
    return Change(real_files().with_source(path, "x"), path, 1)


@mistake("file-name")
def a_file_outside_all_folders() -> Change:
    path = "content/help.md"
    return Change(real_files().with_source(path, "x"), path, 1)


@mistake("missing-file")
def a_data_file_with_the_wrong_ending() -> Change:
    change = renamed(DATA + "glossary.yaml", DATA + "glossary.yml")
    return Change(change.files, DATA + "glossary.yaml", 1)


@mistake("missing-file")
def the_references_taken_away() -> Change:
    return Change(real_files().with_source(REFERENCES, None), REFERENCES, 1)


@mistake("empty-file")
def an_article_that_was_emptied() -> Change:
    return emptied(FALLS)


@mistake("empty-file")
def the_words_of_the_theme_emptied() -> Change:
    return emptied(DATA + "interface.yaml")


@mistake("yaml")
def curly_quotation_marks() -> Change:
    return swap_match(FALLS, r'^title: "(.*)"$', "title: “\\1”")


@mistake("yaml")
def a_day_that_is_in_no_calendar() -> Change:
    return swap_match(FALLS, r"^last_reviewed: .*$", "last_reviewed: 2026-02-30")


@mistake("yaml")
def a_space_missing_behind_a_colon() -> Change:
    return swap_match(FALLS, r"^order: ", "order:")


@mistake("yaml")
def an_entry_without_its_dash() -> Change:
    text = real_files().sources[DATA + "questions.yaml"]
    second = text.index("\n- id:", text.index("- id:") + 1)
    changed = text[: second + 1] + "  " + text[second + 3 :]
    return Change(
        real_files().with_source(DATA + "questions.yaml", changed),
        DATA + "questions.yaml",
        text.count("\n", 0, second) + 2,
    )


@mistake("header")
def a_header_that_does_not_end() -> Change:
    change = swap(FALLS, "\n---\n", "\n")
    return Change(change.files, FALLS, line_of(FALLS, "::: in-brief") - 1)


@mistake("header")
def an_empty_line_above_the_header() -> Change:
    change = swap(FALLS, "---\n", "\n---\n")
    return Change(change.files, FALLS, 2)


@mistake("header")
def yes_in_place_of_a_number() -> Change:
    return swap_match(FALLS, r"^order: .*$", "order: yes")


@mistake("question")
def two_questions_with_one_id() -> Change:
    change = swap_match(DATA + "questions.yaml", r"^- id: is-exercise-safe$", "- id: stop-at-once")
    return change


@mistake("trial")
def a_field_of_a_trial_mistyped() -> Change:
    return swap_match(DATA + "trials.yaml", r"^  dose:", "  doze:")


@mistake("gap")
def a_day_of_the_last_search_that_is_no_day() -> Change:
    return swap_match(DATA + "gaps.yaml", r"^last_search: .*$", "last_search: last week")


@mistake("gap")
def a_day_of_the_last_search_that_is_to_come() -> Change:
    return swap_match(DATA + "gaps.yaml", r"^last_search: .*$", "last_search: 2126-11-28")


@mistake("change")
def a_change_of_a_day_that_is_to_come() -> Change:
    return swap_match(f"{DATA}changes.yaml", r"^- date: .*\n(?=  what: \"A plan that was kept)", "- date: 2126-11-29\n")


@mistake("change")
def a_page_of_a_change_mistyped() -> Change:
    return swap_match(f"{DATA}changes.yaml", r"relaxation\.md", "relaxaton.md")


@mistake("paper")
def a_part_of_a_paper_mistyped() -> Change:
    return swap(DIARY, "[[week]]", "[[weak]]")


@mistake("paper")
def a_kind_of_field_mistyped() -> Change:
    return swap_match(DATA + "papers/diary.yaml", r"kind: choice", "kind: chioce")


@mistake("paper")
def a_shared_value_of_a_field_mistyped() -> Change:
    return swap_match(DATA + "papers/diary.yaml", r"takes: \[name\]", "takes: [nmae]")


@mistake("paper")
def a_question_of_a_shared_value_mistyped() -> Change:
    return swap_match(DATA + "shared_values.yaml", r"answer: falls_3_months", "answer: falls_3_month")


@mistake("paper")
def a_default_said_as_an_answer() -> Change:
    return swap_match(DATA + "shared_values.yaml", r'says: \{"yes": "Hard to follow"', 'says: {"no": "Talks well"')


@mistake("organisation")
def curly_quotation_marks_in_the_organization() -> Change:
    return swap(ORGANISATION, 'country = "US"', "country = “US”")


@mistake("duplicate-title")
def an_exercise_copied() -> Change:
    files = real_files().with_source("content/exercises/sit-to-stand-again.md", real_files().sources[SIT_TO_STAND])
    return Change(files, SIT_TO_STAND, 2)


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
