"""Mistakes in what the reader must be able to trust: sources, claims, reviews, the publisher."""

import json
import re
from dataclasses import replace
from datetime import timedelta

from alsguide.checks.review import REVIEWED_FILE, fingerprint
from alsguide.overrides.merge import make_project
from tests.checks.project import (
    ABOUT,
    FALLS,
    GOOD_REFERENCE,
    ORGANISATION,
    RELAXATION,
    SIT_TO_STAND,
    STRETCHING,
    Change,
    add,
    add_reference,
    at_citation,
    edit_reference,
    first_key,
    line_of,
    mistake,
    real_files,
    swap,
    swap_match,
)
from tests.support.shipped import site_of
from tests.support.sites import last_review

QUESTIONS = "content/data/questions.yaml"


@mistake("unknown-reference")
def a_key_with_letters_swapped() -> Change:
    key = first_key(FALLS)
    return swap(FALLS, f"@{key}", f"@{key[1]}{key[0]}{key[2:]}")


@mistake("unknown-reference")
def a_key_of_an_exercise_that_is_mistyped() -> Change:
    return swap_match(SIT_TO_STAND, r"^  - key: (\S+)", r"  - key: \1x")


@mistake("unknown-reference")
def a_key_in_an_answer_that_is_mistyped() -> Change:
    return swap_match(QUESTIONS, r"\[@([\w-]+)\]", r"[@\1x]")


@mistake("unverified-reference")
def a_citation_of_what_nobody_looked_up() -> Change:
    key = first_key(FALLS)
    return at_citation(edit_reference(key, lambda record: record["custom"].update(verified=False)), key, FALLS)


@mistake("retracted-reference")
def a_citation_of_a_retracted_paper() -> Change:
    key = first_key(FALLS)
    return at_citation(edit_reference(key, lambda record: record["custom"].update(retracted=True)), key, FALLS)


@mistake("retracted-reference")
def a_notice_of_retraction_that_nobody_acted_on() -> Change:
    key = first_key(STRETCHING)
    found = {"references": {key: {"on": "2026-11-21", "found": ['Crossref has a notice: "Retraction".']}}, "links": {}}
    files = real_files().with_source("content/data/checked.json", json.dumps(found))
    return at_citation(Change(files, STRETCHING, None), key, STRETCHING)


@mistake("superseded-reference")
def a_citation_of_a_review_with_a_newer_version() -> Change:
    key = first_key(FALLS)
    newer = edit_reference(key, lambda record: record["custom"].update(superseded_by="dalbellohaas2013"))
    return at_citation(newer, key, FALLS)


@mistake("unused-reference")
def a_reference_that_nobody_cites() -> Change:
    return add_reference(GOOD_REFERENCE)


@mistake("citation-form")
def two_keys_with_a_comma() -> Change:
    return add(FALLS, f"People fall. [@{first_key(FALLS)}, @nice2016]")


@mistake("citation-form")
def a_citation_that_is_not_closed() -> Change:
    return add(FALLS, f"People fall. [@{first_key(FALLS)}")


@mistake("citation-form")
def a_citation_in_round_brackets() -> Change:
    return add(FALLS, f"People fall. (@{first_key(FALLS)})")


@mistake("citation-form")
def a_citation_in_a_heading() -> Change:
    return add(FALLS, f"### At night [@{first_key(FALLS)}]\n\nUse a lamp.")


@mistake("typed-citation")
def a_citation_typed_by_hand() -> Change:
    return add(FALLS, "One study looked at this (Pinto et al. 2011).")


@mistake("typed-citation")
def a_number_of_a_source_typed_by_hand() -> Change:
    return add(FALLS, "One study looked at this [12].")


@mistake("typed-sources")
def a_list_of_sources_written_by_hand() -> Change:
    return add(FALLS, "## References {#references}\n\nPinto, a paper on cycling.")


@mistake("article-without-sources")
def an_article_whose_citations_are_all_gone() -> Change:
    text = real_files().sources[FALLS]
    return Change(
        real_files().with_source(FALLS, text.replace("[@", "(").replace("; @", "; ")),
        FALLS,
        line_of(FALLS, "::: in-brief") + 1,
    )


@mistake("animal-only")
def a_mouse_study_under_a_claim_about_people() -> Change:
    return add(FALLS, "Hard exercise shortens life. [@mahoney2004]")


@mistake("animal-only")
def a_sentence_that_lost_its_mice() -> Change:
    return swap("content/articles/benefits/does-it-slow-als.md", "- In mice, hard running", "- Hard running")


@mistake("number-without-source")
def a_figure_without_a_source() -> Change:
    return add(FALLS, "In a trial of 65 people, more sessions did no more.")


@mistake("number-without-source")
def a_dose_without_a_source() -> Change:
    return add(STRETCHING, "Hold each stretch for 45 seconds.")


@mistake("advice-without-source")
def a_section_of_advice_without_a_source() -> Change:
    change = add(FALLS, "Wear a helmet in the house. Walk with your knees bent.")
    assert change.line
    return Change(change.files, FALLS, change.line - 2)


@mistake("single-cut-off")
def one_of_three_cut_offs_given_alone() -> Change:
    return add(FALLS, "If you are tired for more than 30 minutes, you did too much. [@bailey-verywell]")


@mistake("contradiction")
def two_sentences_that_contradict_each_other() -> Change:
    words = "Training increases muscle strength. [@clawson2018]\n\nTraining does not increase strength. [@meng2020]"
    return add(FALLS, words)


@mistake("unsupported-claim")
def a_promise_of_longer_life() -> Change:
    return add(FALLS, "Cycling prolonged survival. [@clawson2018]")


@mistake("unsupported-claim")
def a_promise_of_slower_disease() -> Change:
    return add(STRETCHING, "Daily stretching slows ALS. [@clawson2018]")


@mistake("unsupported-claim")
def a_promise_that_falls_are_prevented() -> Change:
    return add(FALLS, "Balance exercise prevents falls. [@clawson2018]")


@mistake("unsupported-claim")
def a_claim_of_proof() -> Change:
    return add(FALLS, "It is clinically proven. [@clawson2018]")


@mistake("benefit-without-risk")
def a_page_on_exercise_that_leads_to_no_page_on_safety() -> Change:
    text = real_files().sources[RELAXATION]
    return Change(
        real_files().with_source(RELAXATION, text.replace("safety/", "start/").replace("risks/", "start/")),
        RELAXATION,
        2,
    )


@mistake("review-overdue")
def a_review_that_is_overdue() -> Change:
    day = last_review()
    past = f"last_reviewed: {day - timedelta(days=300)}\nnext_review: {day - timedelta(days=1)}"
    change = swap_match(FALLS, r"^last_reviewed: .*\nnext_review: .*$", past)
    return Change(change.files, FALLS, line_of(FALLS, "next_review"))


@mistake("wrong-clock")
def a_clock_that_goes_before_all_reviews() -> Change:
    files, later = real_files(), f"last_reviewed: {last_review() + timedelta(days=400)}"
    for path, text in real_files().sources.items():
        if path.endswith(".md"):
            files = files.with_source(path, re.sub(r"^last_reviewed: .*$", later, text, count=1, flags=re.MULTILINE))
    first = next(path for path in sorted(files.sources) if path.endswith(".md"))
    return Change(files, first, line_of(first, "last_reviewed"))


@mistake("review-due-soon")
def a_review_that_is_due_next_week() -> Change:
    return swap_match(FALLS, r"^next_review: .*$", f"next_review: {last_review() + timedelta(days=7)}")


@mistake("review-in-the-future")
def a_review_that_has_not_happened_yet() -> Change:
    return swap_match(FALLS, r"^last_reviewed: .*$", f"last_reviewed: {last_review() + timedelta(days=30)}")


@mistake("changed-since-review")
def a_sentence_changed_after_the_review() -> Change:
    text = next(text for text in site_of(make_project(real_files())).texts if text.path == FALLS)
    record = f"{FALLS}: {{day: {text.source.header['last_reviewed']}, text: {fingerprint(text)}}}\n"
    changed = add(FALLS, f"Carpets are fine. [@{first_key(FALLS)}]").files.with_source(REVIEWED_FILE, record)
    return Change(changed, FALLS, line_of(FALLS, "last_reviewed"))


@mistake("review-not-recorded")
def a_review_that_nobody_recorded() -> Change:
    texts = site_of(make_project(real_files())).texts
    rows = [
        f'"{text.path}": {{day: {text.source.header["last_reviewed"]}, text: "{fingerprint(text)}"}}\n'
        for text in texts
        if text.path != FALLS
    ]
    return Change(real_files().with_source(REVIEWED_FILE, "".join(rows)), FALLS, line_of(FALLS, "last_reviewed"))


@mistake("organisation")
def an_organization_without_a_name() -> Change:
    return swap_match(ORGANISATION, r'^name = ".*"', 'name = ""')


@mistake("disclosure")
def no_word_on_who_pays() -> Change:
    return swap_match(ORGANISATION, r'^funding = ".*"', 'funding = ""')


@mistake("missing-statement")
def not_medical_advice_taken_out() -> Change:
    change = swap(ABOUT, "not medical advice", "useful")
    return Change(change.files, ABOUT, 2)


@mistake("unknown-reviewer")
def a_reviewer_whom_nobody_knows() -> Change:
    return swap(FALLS, "reviewed_by: []", 'reviewed_by: ["Dr. Jane Example"]')


@mistake("claimed-review")
def a_review_claimed_in_the_text() -> Change:
    return add(FALLS, "This page was medically reviewed.")


@mistake("trust-seal")
def a_seal_that_is_not_held() -> Change:
    return add(ABOUT, "We follow the HONcode.")


@mistake("unanswered-question")
def an_answer_without_a_source() -> Change:
    change = swap_match(QUESTIONS, r"\n  references: \[.*\]\n", "\n  references: []\n")
    return Change(change.files, QUESTIONS, line_of(QUESTIONS, "  answer:"))


@mistake("way-out")
def a_font_of_another_site_in_a_template_of_a_host() -> Change:
    return code("overrides/theme/templates/home.html", '<link href="https://fonts.example.org/a.css" rel="stylesheet">')


@mistake("way-out")
def a_picture_of_another_site_in_a_style() -> Change:
    return code("overrides/theme/static/css/own.css", "body { background: url(//example.org/dots.png) }")


@mistake("way-out")
def a_script_that_counts_visits() -> Change:
    return code("theme/components/filters/exercises.js", 'navigator.sendBeacon("/count", location.pathname);')


@mistake("security-contact")
def a_contact_for_security_without_a_day() -> Change:
    return security('contact = "mailto:a@example.org"')


@mistake("security-contact-ends")
def a_contact_for_security_that_has_ended() -> Change:
    return security('contact = "mailto:a@example.org"\nexpires = 2026-11-01')


def code(path: str, row: str) -> Change:
    """Add a row to the end of a script, template or style; the problem is there."""
    text = real_files().code.get(path, "")
    files = replace(real_files(), code={**real_files().code, path: f"{text}\n{row}\n"})
    return Change(files, path, text.count("\n") + 2)


def security(lines: str) -> Change:
    """Add a contact for security to the settings; the problem is in its last line."""
    text = f"\n[security]\n{lines}\n"
    whole = real_files().sources[ORGANISATION] + text
    return Change(real_files().with_source(ORGANISATION, whole), ORGANISATION, whole.rstrip().count("\n") + 1)


@mistake("kept-record")
def a_record_of_tests_that_two_people_changed() -> Change:
    path = "content/data/tested.json"
    return Change(real_files().with_source(path, '{\n "on": "2026-11-28",\n<<<<<<< mine\n'), path, 3)


@mistake("typed-citation")
def names_and_a_year_in_brackets() -> Change:
    return add(FALLS, f"Standing up slowly helps (Smith and Lee, 2019). [@{first_key(FALLS)}]")


@mistake("typed-citation")
def a_small_raised_number() -> Change:
    return add(FALLS, f"Standing up slowly helps.¹ [@{first_key(FALLS)}]")
