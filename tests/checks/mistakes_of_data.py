"""Mistakes in data: references, studies, exercises, the plan and the other files."""

from fnmatch import fnmatch

from tests.checks.project import (
    FALLS,
    GOOD_REFERENCE,
    ORGANISATION,
    REFERENCES,
    SIT_TO_STAND,
    Change,
    add_reference,
    drop_line,
    edit_reference,
    insert_below,
    line_of,
    mistake,
    real_files,
    swap,
    swap_match,
)

DATA = "content/data/"
STUDIES = DATA + "studies.yaml"
QUESTIONS = DATA + "questions.yaml"
GLOSSARY = DATA + "glossary.yaml"
STARTERS = DATA + "plan/starter-plans.yaml"
TWINS = "content/pages/easy-*.md"


@mistake("cue-card")
def a_drawing_that_there_is_not() -> Change:
    return swap(DATA + "cue_cards.yaml", "picture: {sign: hand}", "picture: {sign: hnad}")


@mistake("cue-card")
def two_cue_cards_of_one_id() -> Change:
    return swap(DATA + "cue_cards.yaml", "id: slower", "id: stop")


@mistake("cue-card")
def a_cue_card_of_an_exercise_that_there_is_not() -> Change:
    return swap(DATA + "cue_cards.yaml", "picture: {place: head}", "picture: {exercise: carer-sholder-lift}")


@mistake("cue-card")
def a_cue_card_with_two_pictures() -> Change:
    return swap(DATA + "cue_cards.yaml", "picture: {place: head}", "picture: {place: head, sign: hand}")


@mistake("cue-card")
def a_word_of_a_cue_card_that_yaml_takes_for_true() -> Change:
    return swap(DATA + "cue_cards.yaml", 'words: "Yes"', "words: Yes")


EASY_READ = DATA + "easy_read.yaml"


@mistake("easy-read")
def a_line_of_easy_read_that_rests_on_nothing() -> Change:
    change = swap_match(EASY_READ, r"^      of: \"Weak legs and falls go together\.\"\n", "")
    return Change(change.files, EASY_READ, None)


@mistake("easy-read")
def a_sign_of_easy_read_that_there_is_not() -> Change:
    return swap(EASY_READ, "danger: fall-hurt", "danger: fall-hurts")


@mistake("easy-read-too-hard")
def lines_of_easy_read_that_are_too_hard() -> Change:
    hard = "Rehabilitation professionals recommend individualized rehabilitation activities emphasizing stability."
    change = swap(EASY_READ, 'text: "Weak legs and falls go together."', f'text: "{hard[:88]}."')
    return Change(change.files, change.path, None)


@mistake("stale-line")
def a_sentence_that_easy_read_rests_on_and_that_changed() -> Change:
    change = swap(FALLS, "Wear sturdy shoes.", "Wear sturdy boots.")
    return Change(change.files, EASY_READ, None)


@mistake("reference")
def a_comma_missing_between_references() -> Change:
    change = swap(REFERENCES, "  },\n", "  }\n")
    return Change(change.files, REFERENCES, None)


@mistake("reference")
def a_doi_with_its_address() -> Change:
    return edit_reference("clawson2018", lambda record: record.update(DOI="https://doi.org/10.1080/1"), "DOI")


@mistake("reference")
def a_pubmed_number_with_letters() -> Change:
    return edit_reference("drory2001", lambda record: record.update(PMID="PMID 11677004"), "PMID")


@mistake("reference")
def a_reference_without_a_title() -> Change:
    return edit_reference("clawson2018", lambda record: record.pop("title"), "title that is gone")


@mistake("reference")
def a_reference_without_an_author() -> Change:
    return edit_reference("clawson2018", lambda record: record.pop("author"), "author that is gone")


@mistake("reference")
def a_reference_without_a_year() -> Change:
    return edit_reference("clawson2018", lambda record: record.pop("issued"), "year that is gone")


@mistake("reference")
def a_type_that_csl_does_not_know() -> Change:
    return edit_reference("clawson2018", lambda record: record.update(type="article-jornal"), "type")


@mistake("duplicate-reference")
def a_paper_added_twice() -> Change:
    return add_reference({**GOOD_REFERENCE, "DOI": "10.1016/S0022-510X(01)00610-4"})


@mistake("impossible-year")
def a_year_with_digits_swapped() -> Change:
    return add_reference({**GOOD_REFERENCE, "issued": {"date-parts": [[2107]]}})


@mistake("study")
def a_kind_of_evidence_that_nobody_knows() -> Change:
    return swap_match(STUDIES, r"^  kind: randomized-trial$", "  kind: randomised-trial")


@mistake("study")
def a_study_of_no_reference() -> Change:
    return swap_match(STUDIES, r"^drory2001:", "drory20001:")


@mistake("study")
def a_reference_whose_kind_nobody_gave() -> Change:
    change = add_reference(GOOD_REFERENCE)
    return Change(change.files, STUDIES, None)


def reworded_dose(exercise: str, old: str, new: str) -> Change:
    """Change the words of a dose, and not its numbers; the mistake is on the line of their field."""
    path = f"content/exercises/{exercise}.md"
    change = swap(path, old, new)
    return Change(change.files, path, line_of(path, "  text:"))


@mistake("exercise")
def a_kind_of_exercise_mistyped() -> Change:
    return swap(SIT_TO_STAND, "kind: strengthening", "kind: strenthening")


@mistake("exercise")
def a_number_of_a_dose_written_as_a_word_that_is_no_number() -> Change:
    return swap(SIT_TO_STAND, "    sets: 1", "    sets: yes")


@mistake("exercise")
def an_exercise_without_stop_signs() -> Change:
    text = real_files().sources[SIT_TO_STAND]
    return Change(real_files().with_source(SIT_TO_STAND, text.replace("stop_if:", "stop_for:", 1)), SIT_TO_STAND, None)


@mistake("exercise")
def a_dose_out_of_range() -> Change:
    return swap_match(SIT_TO_STAND, r"^    repetitions: \d+$", "    repetitions: 50")


@mistake("movement")
def a_movement_on_whose_way_a_neck_is_bent_too_far() -> Change:
    change = swap(SIT_TO_STAND, "  halfway:\n    trunk: 50", "  halfway:\n    trunk: 120")
    return Change(change.files, SIT_TO_STAND, None)


@mistake("dose-text")
def a_dose_whose_words_start_with_more_than_its_numbers() -> Change:
    return reworded_dose("sit-to-stand", "Start with 5 stands", "Start with 8 stands")


@mistake("dose-text")
def a_dose_whose_words_go_further_than_its_numbers() -> Change:
    return reworded_dose("sit-to-stand", "2 sets of 10", "3 sets of 10")


@mistake("dose-text")
def a_dose_whose_words_ask_for_more_days_than_its_numbers() -> Change:
    return reworded_dose("pool-walk-and-march", "once a week", "twice a week")


@mistake("dose-text")
def a_dose_of_bouts_that_are_longer_than_its_minutes() -> Change:
    return reworded_dose("treadmill-or-elliptical-held", "2 bouts of 2 minutes", "2 bouts of 3 minutes")


@mistake("dose-text")
def a_dose_whose_range_is_wider_than_its_numbers() -> Change:
    return reworded_dose("carer-shoulder-lift", "3 to 5 slow moves", "3 to 8 slow moves")


@mistake("exercise-without-source")
def an_exercise_without_a_source() -> Change:
    text = real_files().sources[SIT_TO_STAND]
    line = line_of(SIT_TO_STAND, "sources:")
    rows = text.split("\n")
    end = next(i for i in range(line, len(rows)) if rows[i] and not rows[i].startswith(" "))
    changed = "\n".join([*rows[: line - 1], "sources: []", *rows[end:]])
    return Change(real_files().with_source(SIT_TO_STAND, changed), SIT_TO_STAND, line)


@mistake("exercise-groups")
def a_part_of_the_body_in_two_groups() -> Change:
    change = swap(DATA + "exercise_groups.yaml", "parts: [neck]", "parts: [neck, wrists]")
    return Change(change.files, change.path, None)


@mistake("carer-handling")
def a_field_of_the_handling_mistyped() -> Change:
    return swap(DATA + "carer_handling.yaml", "- text:", "- txt:")


@mistake("plan")
def an_exercise_of_a_plan_mistyped() -> Change:
    return swap(STARTERS, "exercise: sit-to-stand", "exercise: sit-to-stnad")


@mistake("plan")
def a_level_that_nobody_knows() -> Change:
    return swap(DATA + "plan/rules.yaml", "- level: amber", "- level: orange")


@mistake("plan")
def a_file_of_the_plan_taken_away() -> Change:
    path = DATA + "plan/limits.yaml"
    return Change(real_files().with_source(path, None), path, 1)


@mistake("question")
def a_question_that_leads_to_no_heading() -> Change:
    return swap(QUESTIONS, "heading: call-now", "heading: call-nwo")


@mistake("question")
def a_question_that_leads_to_no_page() -> Change:
    return swap(QUESTIONS, "page: articles/safety/when-to-stop.md", "page: articles/safety/when-to-stpo.md")


@mistake("question")
def an_answer_whose_list_of_references_is_wrong() -> Change:
    return swap_match(QUESTIONS, r"^  references: \[(\S+?)\]$", "  references: [nice2016, drory2001]")


@mistake("glossary")
def a_word_explained_twice() -> Change:
    text = real_files().sources[GLOSSARY].rstrip("\n") + '\n- term: "ALS"\n  meaning: "An illness."\n'
    return Change(real_files().with_source(GLOSSARY, text), GLOSSARY, text.count("\n") - 1)


@mistake("glossary")
def a_word_without_a_meaning() -> Change:
    return swap_match(GLOSSARY, r'^- term: "ALS"\n  meaning: ".*"\n', '- term: "ALS"\n')


@mistake("synonyms")
def a_field_of_the_synonyms_mistyped() -> Change:
    return swap(DATA + "synonyms.yaml", "- say:", "- says:")


@mistake("support")
def an_address_without_https() -> Change:
    return swap_match(DATA + "support.yaml", r'url: "https://(www\.\S+)"', r'url: "\1"')


@mistake("support")
def a_telephone_number_with_words() -> Change:
    return swap_match(DATA + "support.yaml", r'phone: "[\d-]+"', 'phone: "call the office"')


@mistake("category")
def a_place_of_a_category_in_words() -> Change:
    return swap(DATA + "categories.yaml", "order: 10", "order: first")


@mistake("stand-in")
def an_exercise_of_which_nobody_says_what_stands_in_for_it() -> Change:
    found = swap(DATA + "plan/builder.yaml", "  - [counter-weight-shift, tall-sitting]\n", "  - [tall-sitting]\n")
    return Change(found.files, found.path, line_of(found.path, "steps_down:"))


@mistake("interface")
def a_word_of_the_theme_left_empty() -> Change:
    return swap_match(DATA + "interface.yaml", r"^home: .*$", 'home: ""')


@mistake("interface")
def a_slot_whose_brace_is_missing() -> Change:
    return swap_match(DATA + "interface.yaml", r"^published_by: .*$", 'published_by: "Published by {name."')


@mistake("interface")
def a_word_of_a_host_that_the_theme_does_not_know() -> Change:
    own = "overrides/content/data/interface.yaml"
    return Change(real_files().with_source(own, "menu_find: Look it up\nmain_mneu: Menu\n"), own, 2)


@mistake("unfilled-slot")
def a_slot_of_a_host_that_nothing_fills() -> Change:
    own = "overrides/content/data/interface.yaml"
    return Change(real_files().with_source(own, 'menu_find: Look it up\nquestion_more: "Read: {title}"\n'), own, 2)


@mistake("unfilled-slot")
def a_slot_deep_in_the_words_of_a_host() -> Change:
    own = "overrides/content/data/plan/words.yaml"
    text = (
        real_files().sources[DATA + "plan/words.yaml"].replace("Hold for {number} seconds", "Hold for {nmuber} seconds")
    )
    return Change(real_files().with_source(own, text), own, line_of(DATA + "plan/words.yaml", "  hold:"))


@mistake("content-language")
def a_language_in_which_nothing_is_written() -> Change:
    return swap_match(ORGANISATION, r'^language = ".*"', 'language = "de"')


@mistake("organisation")
def a_field_of_the_organization_mistyped() -> Change:
    return swap(ORGANISATION, 'short_name = "', 'shortname = "')


@mistake("organisation")
def a_quotation_mark_missing_in_the_organization() -> Change:
    return swap_match(ORGANISATION, r'^number = "(\w+)"', r'number = "\1')


@mistake("nothing-listed")
def every_page_in_easy_read_left_out_and_not_their_list() -> Change:
    twins = sorted(path.removeprefix("content/") for path in real_files().sources if fnmatch(path, TWINS))
    lists = ["pages/easy-read.md", "pages/easy-booklet.md"]
    names = ", ".join(f'"{name}"' for name in twins if name not in lists)
    settings = f"leave_out = [{names}]\n" + real_files().sources[ORGANISATION]
    return Change(real_files().with_source(ORGANISATION, settings), "content/pages/easy-read.md", 1)


@mistake("reading-data")
def a_limit_in_words() -> Change:
    return swap_match(DATA + "reading.yaml", r"^  grade: \S+", "  grade: six")


@mistake("wording-data")
def a_phrase_whose_bracket_is_missing() -> Change:
    return swap(DATA + "wording.yaml", "push (yourself )?(on )?through", "push (yourself through")


@mistake("header")
def an_unknown_field_in_a_page() -> Change:
    return insert_below("content/pages/about.md", "summary:", "autor: somebody")


@mistake("header")
def a_review_date_left_out_of_a_page() -> Change:
    return drop_line("content/pages/about.md", "^next_review:")


@mistake("reference")
def a_season_that_is_not_printed() -> Change:
    return edit_reference("drory2001", lambda record: record["issued"].update(season=2), "issued")
