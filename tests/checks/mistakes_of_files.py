"""Mistakes in files: their names and places, their YAML, and what one kind of file must hold."""

from tests.checks.project import (
    ABOUT,
    FALLS,
    ORGANISATION,
    REFERENCES,
    SIT_TO_STAND,
    Change,
    insert_below,
    line_of,
    mistake,
    real_files,
    swap,
    swap_match,
)

DATA = "content/data/"
DIARY = "content/pages/paper-diary.md"


def renamed(old: str, new: str) -> Change:
    """Rename a file; the mistake is in its new name."""
    text = real_files().sources[old]
    return Change(real_files().with_source(old, None).with_source(new, text), new, 1)


def emptied(path: str) -> Change:
    """Take all text out of a file."""
    return Change(real_files().with_source(path, ""), path, 1)


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
