"""Prose and reading grade: what counts as a sentence, a word and a syllable."""

from pathlib import Path

import pytest

from alsguide.checks.prose import read_blocks
from alsguide.checks.readability import Reading, Scale, main, measure
from alsguide.checks.syllables import count_syllables, pronunciations, word_syllables
from alsguide.organisation import Organisation

BODY = """
## A heading {#a}

One short line. Two here [@drory2001; @x, p. 3]. See [the *plain*
guide](../a.md#b).
It has Dr. Smith and 2.5 hours.

::: do Title of the box
- An item without a stop
- Another one. With two.
:::

| Head cell is long enough | b |
|---|---|
| Yes | A cell with four words |

*[FVC]: forced vital capacity
<!-- check: off grade: nothing
to read here. At all. -->

```
Code. Is. Not. Read.
```
Visit https://example.org/a.b. Then rest. ![Alt words](a.png)
"""


def test_sentences_are_found_with_their_lines() -> None:
    found = [(s.line, b.kind, b.box, s.text) for b in read_blocks(BODY, 10) for s in b.sentences]
    assert found == [
        (11, "heading", "", "A heading"),
        (13, "paragraph", "", "One short line."),
        (13, "paragraph", "", "Two here."),
        (13, "paragraph", "", "See the plain guide."),
        (15, "paragraph", "", "It has Dr. Smith and 2.5 hours."),
        (17, "heading", "do", "Title of the box"),
        (18, "item", "do", "An item without a stop"),
        (19, "item", "do", "Another one."),
        (19, "item", "do", "With two."),
        (22, "cell", "", "Head cell is long enough"),
        (22, "cell", "", "b"),
        (24, "cell", "", "Yes"),
        (24, "cell", "", "A cell with four words"),
        (33, "paragraph", "", "Visit."),
        (33, "paragraph", "", "Then rest."),
    ]


def test_labels_do_not_count_as_sentences() -> None:
    found = measure(read_blocks(BODY), Scale(Reading(), Organisation()))
    texts = [one.sentence.text for one in found.sentences]
    assert "A cell with four words" in texts
    assert not {"A heading", "Title of the box", "Head cell is long enough", "Yes"} & set(texts)


def test_the_grade_is_the_flesch_kincaid_formula() -> None:
    found = measure(read_blocks("The cat sat on the mat. It was a happy animal.\n"), Scale(Reading(), Organisation()))
    assert (found.words, len(found.sentences)) == (11, 2)
    assert found.full_grade == pytest.approx(0.39 * 11 / 2 + 11.8 * 14 / 11 - 15.59)


def test_exempt_terms_count_one_syllable_a_word() -> None:
    body = "Ask your {{physical therapist}}. {{Carers}} help. Physical therapists know ALS.\n"
    found = measure(read_blocks(body), Scale(Reading(exempt=("physical therapist",)), Organisation()))
    assert found.words == 10
    assert found.grade == pytest.approx(0.39 * 10 / 3 + 11.8 * 10 / 10 - 15.59)
    assert found.full_grade == pytest.approx(0.39 * 10 / 3 + 11.8 * 22 / 10 - 15.59)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("water", 2), ("exercise", 3), ("ALS", 3), ("ALSFRS-R", 7), ("www", 1), ("UW", 4), ("60%", 4), ("2019", 4),
        ("follow-up", 3), ("patients’", 2), ("FVCs", 3), ("anticholinergics", 6), ("tracheostomy", 5),
    ],
)  # fmt: skip
def test_syllables_of_words_as_written(word: str, expected: int) -> None:
    assert word_syllables(word, {}, ()) == expected


def test_every_word_of_the_dictionary_is_found_where_it_is_looked_for() -> None:
    """When this fails, the package has another order: see `start_of` of the word file."""
    words = pronunciations()
    rows = [row.partition(" ") for row in words.text.split("\n") if row]
    assert len(rows) > 100_000
    assert [row for row, _, value in rows[::5] if words.find(row) != value] == []
    assert [word for word in ("zzzz", "qx", "tracheostomie") if words.find(word)] == []


@pytest.mark.parametrize("word", ["glimped", "zorking", "blafes", "quell-stroof", "strongified"])
def test_unknown_words_have_at_least_one_syllable(word: str) -> None:
    assert 1 <= count_syllables(word) <= 4


def test_the_command_names_grade_lines_and_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.md"
    file.write_text("---\ntitle: a\n---\n\nInternational organizations recommend individualized rehabilitation.\n")
    assert main([str(file)]) == 1
    shown = capsys.readouterr().out
    assert "too hard; limit 6" in shown
    assert "line 5, 5 words: International" in shown
    assert "rehabilitation (6 x 1)" in shown
    assert main([]) == 2
