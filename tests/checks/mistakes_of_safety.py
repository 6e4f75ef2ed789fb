"""Mistakes in what keeps people safe: signs of danger, emergency numbers, doubt where it could keep someone from calling."""

from tests.checks.project import FALLS, SIT_TO_STAND, Change, add, first_key, mistake, real_files, swap, swap_match

SIGNS = "content/data/safety_signs.yaml"
NUMBERS = "content/data/emergency_numbers.yaml"
QUESTIONS = "content/data/questions.yaml"
CITED = f"[@{first_key(FALLS)}]"


@mistake("safety-signs")
def a_level_that_is_not_known() -> Change:
    return swap(SIGNS, "level: call-today", "level: call-todai")


@mistake("safety-signs")
def a_sign_for_an_exercise_that_does_not_exist() -> Change:
    return swap(SIGNS, "exercises: [breath-stacking]", "exercises: [breath-staking]")


@mistake("safety-signs")
def a_sign_with_no_source_and_no_word_on_it() -> Change:
    return Change(swap(SIGNS, 'usual_practice: "The whole sign."', 'usual_practice: ""').files, SIGNS, None)


@mistake("safety-signs")
def two_signs_of_one_name() -> Change:
    return swap(SIGNS, "id: blue-lips", "id: chest-pain")


@mistake("safety-signs")
def a_number_with_a_letter() -> Change:
    return swap(NUMBERS, 'number: "999"', 'number: "99g"')


@mistake("exercise-without-signs")
def no_exercise_says_when_to_call_for_help() -> Change:
    text = real_files().sources[SIGNS].replace("applies_to: {all: true}", "applies_to: {}")
    return Change(real_files().with_source(SIGNS, text), SIT_TO_STAND, 2)


@mistake("sign-agrees")
def a_sign_with_other_minutes_on_the_card() -> Change:
    return swap(SIGNS, 'short: "Tired for more than 30 minutes', 'short: "Tired for more than 60 minutes')


@mistake("sign-agrees")
def a_sign_with_another_count_in_words() -> Change:
    return swap_match(SIGNS, r'(line: "You are too short of breath to talk, or to count to )five', r"\1six")


@mistake("sign-agrees")
def an_emergency_whose_line_does_not_call() -> Change:
    return swap(SIGNS, 'passes out: call {{emergency number}}."', 'passes out: lie down."')


@mistake("sign-agrees")
def a_helper_who_is_not_told_to_call() -> Change:
    return swap_match(SIGNS, r'(helper: "Chest pain or pressure: stop\. )Call {{emergency number}} now', r"\1Wait")


@mistake("sign-agrees")
def a_call_that_only_one_form_of_a_sign_asks_for() -> Change:
    return swap_match(SIGNS, r'(line: "Both legs are swollen: )tell your team', r"\1call {{emergency number}}")


@mistake("sign-box")
def a_box_of_a_level_that_does_not_exist() -> Change:
    return add(FALLS, "::: signs emergancy\n:::")


@mistake("sign-box")
def words_typed_into_a_box_of_signs() -> Change:
    return add(FALLS, "::: signs emergency\n- And when you worry.\n:::", 1)


@mistake("sign-box")
def actions_of_a_sign_that_has_none() -> Change:
    return add(FALLS, "::: actions collapse\n:::")


@mistake("placeholder")
def a_sign_in_a_sentence_with_a_typing_mistake() -> Change:
    return add(FALLS, f"{{{{sign: fal}}}} {CITED}")


@mistake("typed-sign")
def a_rule_on_chest_pain_typed_beside() -> Change:
    return add(FALLS, f"Call your doctor if your chest pain comes back. {CITED}")


@mistake("typed-sign")
def a_rule_on_breathing_typed_into_an_emergency_box() -> Change:
    return add(FALLS, f"::: care-emergency Call {{{{emergency number}}}}\n- You are short of breath. {CITED}\n:::", 1)


@mistake("typed-sign")
def a_rule_on_choking_typed_into_an_answer() -> Change:
    return swap_match(QUESTIONS, r'^  answer: "', '  answer: "Call for help when someone chokes. ')


@mistake("typed-sign")
def a_rule_on_clots_typed_into_an_exercise() -> Change:
    return swap(SIT_TO_STAND, 'purpose: "', 'purpose: "Do not rub a leg that is swollen. ')


@mistake("typed-sign")
def a_rule_on_fever_typed_beside() -> Change:
    return add(FALLS, f"With a fever, call your team. {CITED}")


@mistake("typed-sign")
def a_rule_on_falls_typed_beside() -> Change:
    return add(FALLS, f"After one fall, sit to exercise. {CITED}")


@mistake("typed-emergency-number")
def the_number_of_the_united_states_typed() -> Change:
    return add(FALLS, f"Then 911 comes. {CITED}")


@mistake("typed-emergency-number")
def the_number_with_hyphens() -> Change:
    return add(FALLS, f"Dial 9-1-1. {CITED}")


@mistake("typed-emergency-number")
def the_number_with_spaces() -> Change:
    return add(FALLS, f"Call 1 1 2 then. {CITED}")


@mistake("typed-emergency-number")
def the_number_in_words() -> Change:
    return add(FALLS, f"Call nine one one. {CITED}")


@mistake("typed-emergency-number")
def the_number_with_one_word_for_three_digits() -> Change:
    return add(FALLS, f"Call triple zero. {CITED}")


@mistake("typed-emergency-number")
def the_number_of_another_country() -> Change:
    return add(FALLS, f"Phone 119 at once. {CITED}")


@mistake("typed-emergency-number")
def the_number_in_wide_digits() -> Change:
    return add(FALLS, f"Call \N{FULLWIDTH DIGIT ONE}\N{FULLWIDTH DIGIT ONE}\N{FULLWIDTH DIGIT TWO}. {CITED}")


@mistake("typed-emergency-number")
def the_number_typed_into_an_answer() -> Change:
    return swap_match(QUESTIONS, r'^  answer: "', '  answer: "Call 911 now. ')


@mistake("typed-doubt")
def doubt_in_words_where_the_mark_belongs() -> Change:
    return add(FALLS, "Raise the head of the bed (usual practice; no study found).")


@mistake("doubt-in-emergency")
def doubt_in_an_emergency_box() -> Change:
    return add(FALLS, "::: care-urgent Call\n- The bed is too low. [@usual-practice]\n:::", 1)
