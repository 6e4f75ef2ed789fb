"""Text as people paste it: each form works, or gets one message, at its line, that names what to write."""

from bisect import bisect_right

import pytest

from alsguide.checks import run_checks
from alsguide.checks.registry import CHECKS
from alsguide.core.problems import Problem
from alsguide.overrides.merge import make_project
from tests.checks.project import FALLS, add
from tests.support.shipped import site_of

OF_MARKS = (
    *("foreign-mark", "markdown-mark", "table", "box", "unfinished"),
    *("odd-character", "lost-text", "hidden-text", "placeholder", "forbidden-html", "typed-citation"),
    *("heading-level", "heading-id"),
)
"""The checks that look at how a text is typed."""

LIST = 'Begin each item with "- "'
BOLD = "touch them"
FORMULA = "Formulas are not known"
CHAT = "Look the source up"
TYPED = "typed by hand"
ROWS = "the lines would run together"

REPORTED = {
    "- A\n- [x] B": (2, "Boxes to tick"),
    "!!! severe\nYou may fall.\n!!!": (1, "`::: warning`"),
    "> [!NOTE]\n> You may fall.": (1, "`::: warning`"),
    ":::{note}\nYou may fall.\n:::": (1, "`::: name`"),
    ":: warning\nYou may fall.\n:::": (1, "three colons"),
    "??? note\n    Hidden": (1, "closed until a reader"),
    "Words\n- A": (2, "empty line above"),
    "Words\n1. A": (2, "empty line above"),
    "• A": (1, LIST),
    "▪ A": (1, LIST),
    "o\tA": (1, LIST),
    "\uf0b7\tA": (1, LIST),
    "\uf0a7 A": (1, LIST),
    "➢ A": (1, LIST),
    "a. A": (1, '"1. "'),
    "ii) A": (1, '"1. "'),
    "(b) A": (1, '"1. "'),
    "(2) A": (1, '"1. "'),
    "A) One\nB) Two": (1, '"1. "'),
    "A.\tOne": (1, '"1. "'),
    "1.1. One": (1, '"1. "'),
    "2.1 Hands": (1, '"1. "'),
    "§\tA": (1, LIST),
    "§ A": (1, LIST),
    "Ø\tA": (1, LIST),
    "ü\tA": (1, LIST),
    "v\tA": (1, LIST),
    "→ A": (1, LIST),
    "① A": (1, LIST),
    "[ ] A": (1, "Boxes to tick"),
    "1) A": (1, "full stop behind its number"),
    "1)\tA": (1, "full stop behind its number"),
    "1.A": (1, "space behind the mark"),
    "*A": (1, "space behind the mark"),
    "Aid\tHelps\nCane\tone leg": (1, "Write a table"),
    "| Aid | Helps |\n| Cane | one leg |": (1, "row of dashes"),
    "Aid | Helps\nCane | one leg": (1, "row of dashes"),
    "Aid | Helps\n--- | ---\nCane | one leg | A": (3, "3 cells"),
    "+---+---+\n| a | b |\n+---+---+\n| c | d |\n+---+---+": (1, "Take out the rows of + and -"),
    "Up ~~fast~~ slowly": (1, "Struck-out"),
    "Up ==slowly==": (1, "Highlighted"),
    "H~2~O": (1, "on the line"),
    "10 m^2^ wide": (1, "on the line"),
    "10 m^2 wide": (1, "on the line"),
    "One\n\n***\n\nTwo": (3, "drawn line"),
    "One\n***\nTwo": (2, "drawn line"),
    "One\n\n---\n\nTwo": (3, "drawn line"),
    "* * *": (1, "drawn line"),
    "____": (1, "drawn line"),
    "At night\n=======\n\nA": (2, "Write it with ##"),
    "At night\n--------\n\nA": (2, "Write it with ##"),
    "**A": (1, "not closed"),
    "__A": (1, "Put __ behind"),
    "Up **slowly*.": (1, "not closed"),
    "Up ** slowly **.": (1, BOLD),
    "2**3": (1, BOLD),
    "Up *slowly.": (1, "italics are not closed"),
    "Up _slowly.": (1, "italics are not closed"),
    "One\\\ntwo": (1, "backslash"),
    "Rest:: a day off": (1, "`:   `"),
    "Rest\n:a day off": (2, "behind the colon"),
    "### H\n\n: a day off": (3, "No word stands above"),
    "{% hint %}\nA\n{% endhint %}": (1, "command of another program"),
    "{{% hint %}}A{{% /hint %}}": (1, "command of another program"),
    "{{< hint >}}": (1, "command of another program"),
    "Slowly {.wide}": (1, "Classes"),
    '[caption id="a"]A[/caption]': (1, "command of another program"),
    "[[Falls]]": (1, "Write [words](address)"),
    "[[_TOC_]]": (1, "list of its headings"),
    "A^[b]": (1, "Footnotes"),
    "A[^1]": (1, "Footnotes"),
    ":warning: A": (1, "sign by its name"),
    "A \u202eb": (1, "cannot be seen"),
    "A\u2066b": (1, "cannot be seen"),
    "A\u200bb": (1, "cannot be seen"),
    "A\u00adb": (1, "cannot be seen"),
    "A\u200eb": (1, "cannot be seen"),
    "One<br>two": (1, "end the line with two spaces"),
    "x<sup>2</sup>": (1, "on the line"),
    "H<sub>2</sub>O": (1, "on the line"),
    "<b>Stop</b>": (1, "**bold**"),
    "<table>\n<tr><td>A</td></tr>\n</table>": (1, "Write a table"),
    '<a href="b">c</a>': (1, "[words](address)"),
    '<p class="a">A</p>': (1, "paste without format"),
    "##Heading": (1, "space behind the #"),
    "##Heading {#heading}": (1, "space behind the #"),
    "#tag #other": (1, "one # is the page's title"),
    "~~~ note\nA\n~~~": (1, "shown as code"),
    "```\nA\n```": (1, "shown as code"),
    "{% endhint %}": (1, "command of another program"),
    "==A": (1, "Highlighted"),
    "A== b": (1, "Highlighted"),
    "$$x$$": (1, FORMULA),
    "$$\nx = 1\n$$": (1, FORMULA),
    "It is $x_1$.": (1, FORMULA),
    "\\[\nx = 1\n\\]": (1, FORMULA),
    "\\[ x = 1 \\]": (1, FORMULA),
    "So \\( x = 1 \\) holds": (1, FORMULA),
    "It is 5 \\times more": (1, FORMULA),
    "1 . A": (1, "full stop touches it"),
    "▶ A": (1, LIST),
    "▸ A": (1, LIST),
    "⁃ A": (1, LIST),
    "⇒ A": (1, LIST),
    "Aid, Helps\nCane, one leg\nFrame, both": (1, ROWS),
    "Aid;Helps;Cost\nCane;one leg;low": (1, ROWS),
    "It helps. :contentReference[oaicite:0]{index=0}": (1, CHAT),
    "It helps.【4†source】": (1, CHAT),
    "It helps. citeturn0search3": (1, CHAT),
    "[1]": (1, TYPED),
    "[1] Smith A. A title.": (1, TYPED),
    "It helps.¹": (1, TYPED),
    "It helps¹": (1, TYPED),
    "¹ Smith A. A title.": (1, TYPED),
    "It helps (Smith 2020).": (1, TYPED),
    "It helps (Smith, 2020).": (1, TYPED),
    "It helps (see Smith & Jones, 2020a).": (1, TYPED),
    "It helps (Smith and Jones, 2020; Lee, 2019).": (1, TYPED),
    "It helps (Smith et al., 2020).": (1, TYPED),
}
"""What an editor may paste, and the line and words of the one message."""

WORKING = (
    "- A\n  - B\n    - C",
    "1. A\n   - B\n\n   words\n2. C",
    "1. A\n- B",
    "-\tA\n1.\tB",
    "Rest day\n: A day off.",
    "Rest day\n\n:   A day off.",
    "One  \ntwo",
    "One <!-- a note --> two",
    "***A** b* and *a **b** c* and ***both*** and **a**b",
    "*A\nb*",
    "Give it 5* of 5.",
    "Not \\*\\*bold.",
    "A snake_case_word and _italics_ and __bold__.",
    "I. Newton and\nA. Smith agree.",
    "At 10:30:45 in a room: yes.",
    "Use `~~` and `**` and `==a==`.",
    "See [a^b^](how-hard.md).",
    "I am 5 ~ 6 feet; x == y; a ^ b.",
    "Aid | Helps\n--- | ---\nCane | one leg",
    "~/",
    "§ 504 of the law",
    "1.5 hours | 2 hours",
    "- A | B\n- C | D",
    "See `a | b`\nand `c | d`.",
    "It costs $5 or $6, and $x.",
    "It goes \u25b6 on.",
    "Ann, Bob\nand Cid, too.",
    "If weak, rest.\nIf tired, stop.",
    "In 10 m² or 5 km², x² and 10³.",
    "It began (May 2020) and ended (Autumn 2021; then no more).",
    "This holds (the trial of 2020).",
    "\\[sic\\] \\(and so on\\)",
)
"""What works as the eye sees it."""


@pytest.fixture(scope="module")
def found() -> dict[str, list[Problem]]:
    """What the checks find in each form, all put into one article; lines count from the form's first."""
    forms = [*REPORTED, *WORKING]
    text, starts = "", list[int]()
    for number, form in enumerate(forms):
        text += f"### Form {number}\n\n"
        starts.append(text.count("\n"))
        text += f"{form}\n\n"
    change = add(FALLS, text)
    problems = run_checks(site_of(make_project(change.files)), [CHECKS[name] for name in OF_MARKS])
    by_form: dict[str, list[Problem]] = {form: [] for form in forms}
    for problem in problems:
        line = problem.line - (change.line or 0)
        number = bisect_right(starts, line) - 1
        by_form[forms[number]].append(Problem("", line - starts[number] + 1, problem.message, problem.check))
    return by_form


@pytest.mark.parametrize("form", REPORTED)
def test_what_does_not_work_gets_one_right_message(form: str, found: dict[str, list[Problem]]) -> None:
    line, words = REPORTED[form]
    assert [problem.line for problem in found[form]] == [line], found[form]
    assert words in found[form][0].message


@pytest.mark.parametrize("form", WORKING)
def test_what_works_gets_none(form: str, found: dict[str, list[Problem]]) -> None:
    assert found[form] == []


def test_a_box_of_another_program_that_is_not_closed_is_named_as_such() -> None:
    change = add(FALLS, "~~~ note\nYou may fall.")
    (problem,) = run_checks(site_of(make_project(change.files)), [CHECKS[name] for name in OF_MARKS])
    assert (problem.line, problem.check) == (change.line, "lost-text")
    assert "no box. Write a box" in problem.message


def test_two_ways_of_the_same_lines_are_one_mistake() -> None:
    change = add(FALLS, "<<<<<<< mine\nA\n=======\nB\n>>>>>>> theirs")
    problems = run_checks(site_of(make_project(change.files)), [CHECKS[name] for name in OF_MARKS])
    assert [(problem.line, problem.check) for problem in problems] == [(change.line, "unfinished")]
