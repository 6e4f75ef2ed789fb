"""Mistakes that come along when text is pasted: marks that other programs know."""

from tests.checks.project import FALLS, Change, add, first_key, mistake

CITED = f"[@{first_key(FALLS)}]"


@mistake("foreign-mark")
def boxes_to_tick() -> Change:
    return add(FALLS, f"- Stand up. {CITED}\n- [ ] Sit down. {CITED}", 1)


@mistake("foreign-mark")
def a_box_of_exclamation_marks() -> Change:
    return add(FALLS, f"!!! severe\nYou may fall. {CITED}\n!!!")


@mistake("foreign-mark")
def a_note_as_programmers_write_it() -> Change:
    return add(FALLS, f".. note:: You may fall. {CITED}")


@mistake("foreign-mark")
def the_second_bullet_of_a_word_processor() -> Change:
    return add(FALLS, f"o\tStand up slowly. {CITED}")


@mistake("foreign-mark")
def items_by_letters() -> Change:
    return add(FALLS, f"a. Stand up. {CITED}\nb. Sit down. {CITED}", 1)


@mistake("foreign-mark")
def items_by_roman_numbers() -> Change:
    return add(FALLS, f"iv) Stand up. {CITED}")


@mistake("foreign-mark")
def items_by_capital_letters() -> Change:
    return add(FALLS, f"A. Stand up. {CITED}\n\nB. Sit down. {CITED}")


@mistake("foreign-mark")
def a_table_with_tabs() -> Change:
    return add(FALLS, f"Aid\tIt helps\nCane\tone leg is weak {CITED}")


@mistake("foreign-mark")
def a_drawn_line() -> Change:
    return add(FALLS, f"Stand up. {CITED}\n\n***\n\nSit down. {CITED}", 2)


@mistake("foreign-mark")
def struck_out_words() -> Change:
    return add(FALLS, f"Stand up ~~fast~~ slowly. {CITED}")


@mistake("foreign-mark")
def highlighted_words() -> Change:
    return add(FALLS, f"Stand up ==slowly==. {CITED}")


@mistake("foreign-mark")
def a_sign_below_the_line() -> Change:
    return add(FALLS, f"The air holds CO~2~. {CITED}")


@mistake("foreign-mark")
def a_sign_above_the_line() -> Change:
    return add(FALLS, f"The room has 10 m^2^. {CITED}")


@mistake("foreign-mark")
def a_backslash_that_breaks_a_line() -> Change:
    return add(FALLS, f"Stand up.\\\nSit down. {CITED}")


@mistake("foreign-mark")
def a_command_of_another_program() -> Change:
    return add(FALLS, f'{{% hint style="info" %}}\nStand up. {CITED}\n{{% endhint %}}')


@mistake("foreign-mark")
def a_link_of_a_wiki() -> Change:
    return add(FALLS, f"See [[How hard]]. {CITED}")


@mistake("foreign-mark")
def a_footnote_within_the_line() -> Change:
    return add(FALLS, f"People fall more at night.^[At home] {CITED}")


@mistake("foreign-mark")
def a_list_of_headings() -> Change:
    return add(FALLS, "[TOC]")


@mistake("foreign-mark")
def a_word_and_its_meaning_with_two_colons() -> Change:
    return add(FALLS, f"Rest day:: A day without strength work. {CITED}")


@mistake("foreign-mark")
def a_sign_by_its_name() -> Change:
    return add(FALLS, f"Stand up :smile: slowly. {CITED}")


@mistake("markdown-mark")
def a_meaning_without_its_word() -> Change:
    return add(FALLS, f":   A day without strength work. {CITED}")


@mistake("markdown-mark")
def bold_marks_that_do_not_touch_the_words() -> Change:
    return add(FALLS, f"Stand up ** slowly **. {CITED}")


@mistake("markdown-mark")
def italics_that_are_not_closed() -> Change:
    return add(FALLS, f"Stand up *slowly. {CITED}")


@mistake("markdown-mark")
def a_heading_that_is_indented() -> Change:
    return add(FALLS, f"  ## At night {{#at-night}}\n\nUse a lamp. {CITED}")


@mistake("table")
def a_table_drawn_with_signs() -> Change:
    return add(FALLS, f"+------+------+\n| Aid  | Ask  |\n+------+------+\n| Cane {CITED} | you |\n+------+------+")


@mistake("odd-character")
def a_character_that_turns_the_direction() -> Change:
    return add(FALLS, f"Stand up \u202eslowly. {CITED}")


@mistake("odd-character")
def a_bullet_of_a_font() -> Change:
    return add(FALLS, f"\uf0a7\tStand up slowly. {CITED}")


@mistake("foreign-mark")
def a_formula() -> Change:
    return add(FALLS, f"Stand up $$2x$$ slowly. {CITED}")


@mistake("foreign-mark")
def a_source_of_a_chat_program() -> Change:
    return add(FALLS, f"Stand up slowly. {CITED} :contentReference[oaicite:0]{{index=0}}")


@mistake("foreign-mark")
def rows_parted_by_commas() -> Change:
    return add(FALLS, "Aid, Helps\nCane, one leg\nFrame, both legs")


@mistake("foreign-mark")
def a_part_shown_as_code() -> Change:
    return add(FALLS, "```\nStand up slowly.\n```")
