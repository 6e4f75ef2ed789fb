"""Mistakes in how things are said."""

from tests.checks.project import (
    ABOUT,
    FALLS,
    SIT_TO_STAND,
    STRETCHING,
    Change,
    add,
    first_key,
    mistake,
    real_files,
    swap,
    swap_match,
)

READING = "content/data/reading.yaml"
GLOSSARY = "content/data/glossary.yaml"
CITED = f"[@{first_key(FALLS)}]"


@mistake("reading-grade")
def a_page_that_only_a_scholar_can_read() -> Change:
    hard = " ".join(
        ["Rehabilitation professionals recommend individualized multidimensional intervention strategies."] * 60
    )
    paragraphs = "\n\n".join(hard[i : i + 480] for i in range(0, len(hard), 480))
    return Change(add(ABOUT, paragraphs).files, ABOUT, 2)


@mistake("median-grade")
def a_site_on_which_most_pages_are_too_hard() -> Change:
    return swap_match(READING, r"^  median_grade: \S+", "  median_grade: 1.5")


@mistake("long-sentence")
def a_sentence_of_thirty_words() -> Change:
    return add(
        FALLS, f"If you are tired and it is late, {'and you have not slept, ' * 5}then leave out the walk. {CITED}"
    )


@mistake("long-paragraph")
def a_paragraph_of_a_hundred_words() -> Change:
    return add(FALLS, "Keep a lamp by the bed. Pick up the rug at once. " * 10 + CITED)


@mistake("passive-share")
def a_page_in_the_passive() -> Change:
    return Change(add(ABOUT, "The pages are written by us. The sources are read by us. " * 12).files, ABOUT, 2)


@mistake("medical-word")
def a_medical_word_that_is_not_explained() -> Change:
    return add(FALLS, f"Some have bradykinesia. {CITED}")


@mistake("forbidden-phrase")
def advice_to_push_through_pain() -> Change:
    return add(FALLS, f"Push through when it is hard. {CITED}")


@mistake("forbidden-phrase")
def no_pain_no_gain() -> Change:
    return add(STRETCHING, f"Remember: no pain, no gain. {CITED}")


@mistake("forbidden-phrase")
def blame() -> Change:
    return add(FALLS, f"A fall is your own fault. {CITED}")


@mistake("forbidden-phrase")
def a_person_bound_to_a_wheelchair() -> Change:
    return add(FALLS, f"Some are wheelchair-bound. {CITED}")


@mistake("forbidden-phrase")
def a_miracle_in_an_exercise() -> Change:
    return swap_match(SIT_TO_STAND, r"^purpose: .*$", 'purpose: "A miracle for your legs."')


@mistake("percent-without-words")
def a_percentage_alone() -> Change:
    return add(FALLS, f"In one survey, 37 percent of them fell. {CITED}")


@mistake("placeholder")
def a_placeholder_with_a_typing_mistake() -> Change:
    return add(FALLS, "Ask your {{carrer}} to stand close.")


@mistake("placeholder")
def a_placeholder_in_data_with_a_typing_mistake() -> Change:
    return swap("content/data/glossary.yaml", 'meaning: "', 'meaning: "{{ASL}} ')


@mistake("typed-organisation-word")
def a_word_of_the_organization_typed() -> Change:
    return add(FALLS, "Ask your physical therapist.")


@mistake("typed-organisation-word")
def carer_typed() -> Change:
    return add(FALLS, "A caregiver can stand close.")


@mistake("spelling")
def two_letters_swapped() -> Change:
    return add(FALLS, "Keep teh floor clear.")


@mistake("spelling")
def a_british_spelling() -> Change:
    return add(FALLS, "Start a programme at home.")


@mistake("spelling")
def a_misspelled_step_of_an_exercise() -> Change:
    return swap(SIT_TO_STAND, "Lean forward", "Lean foward")


@mistake("spelling")
def a_misspelled_answer() -> Change:
    return swap_match("content/data/questions.yaml", r'^  answer: "', '  answer: "Definately ask. ')


@mistake("unused-word")
def a_word_in_the_glossary_that_nobody_uses() -> Change:
    text = real_files().sources[GLOSSARY].rstrip("\n") + '\n- term: "bradykinesia"\n  meaning: "Slow movement."\n'
    return Change(real_files().with_source(GLOSSARY, text), GLOSSARY, text.count("\n") - 1)
