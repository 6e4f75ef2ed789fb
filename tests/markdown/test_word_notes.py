"""Notes on words: where they stand, which words get none, and that nothing else of a text changes."""

from alsguide.glossary.markdown import GlossaryExtension
from alsguide.glossary.model import Word
from alsguide.markup.convert import make_converter

WORDS = [
    Word(term="spasticity", meaning="Stiffness.", say="spas-TISS-ih-tee", also=("spastic",), everyday=("stiffness",)),
    Word(term="non-invasive ventilation", meaning="Air by mask.", also=("NIV",)),
    Word(term="ALS", meaning="An illness.", note=False),
    Word(term="splint", meaning='A <b>"light"</b> & firm support.'),
]
CONVERT = make_converter({"in-brief": "In brief"}, [GlossaryExtension(WORDS, "say:")])
SPASTICITY = '<p class="c-definition" role="note"><strong>Spasticity</strong> (say: spas-TISS-ih-tee): Stiffness.</p>'
SPLINT = (
    '<p class="c-definition" role="note"><strong>Splint</strong>: A &lt;b&gt;"light"&lt;/b&gt; &amp; firm support.</p>'
)


def convert(*blocks: str) -> list[str]:
    """Convert blocks of Markdown, and give the HTML's lines."""
    return CONVERT("\n\n".join(blocks)).html.split("\n")


def test_a_note_follows_the_block_that_uses_a_word_first_and_no_other() -> None:
    assert convert("You may have spasticity.", "More.", "Spasticity again.") == [
        "<p>You may have spasticity.</p>",
        SPASTICITY,
        "<p>More.</p>",
        "<p>Spasticity again.</p>",
    ]


def test_another_medical_form_is_named_with_the_word_that_it_means() -> None:
    note = '<p class="c-definition" role="note"><strong>NIV, non-invasive ventilation</strong>: Air by mask.</p>'
    assert convert("Use NIV at night.") == ["<p>Use NIV at night.</p>", note]


def test_everyday_words_words_that_all_know_and_parts_of_words_get_no_note() -> None:
    for text in ("Some stiffness.", "You have ALS.", "A splinter.", "niv", "non-splint"):
        assert convert(text) == [f"<p>{text}</p>"]


def test_a_word_that_the_author_explains_gets_no_note_there_or_later() -> None:
    for text in ("Stiffness (spasticity) is common.", "Splint (a light support).", "Spasticity: a limb resists."):
        assert convert(text, "Spasticity. A splint.")[0] == f"<p>{text}</p>"
    assert convert("Stiffness (spasticity) is common.", "Spasticity.") == [
        "<p>Stiffness (spasticity) is common.</p>",
        "<p>Spasticity.</p>",
    ]


def test_two_words_of_one_block_get_their_notes_in_the_order_of_the_text() -> None:
    assert convert("A splint for **spastic** hands, with splints.")[1:] == [SPLINT, SPASTICITY]


def test_the_note_on_a_word_of_a_heading_follows_the_text_below_it() -> None:
    assert convert("## Splints {#s}", "Ask.", "Go on.") == [
        '<h2 id="s">Splints</h2>',
        "<p>Ask.</p>",
        SPLINT,
        "<p>Go on.</p>",
    ]
    assert convert("## Splints {#s}")[-1] == SPLINT


def test_a_list_and_a_table_stay_whole_and_the_table_follows_its_notes() -> None:
    assert convert("- a splint\n- rest")[-1] == SPLINT
    assert convert("Text.", "| a | b |\n|---|---|\n| splint | spastic |", "Text.")[1:3] == [SPLINT, SPASTICITY]


def test_a_word_of_a_box_is_explained_below_the_box() -> None:
    html = CONVERT("::: in-brief\nA splint.\n:::\n\nText.").html
    assert html.index("</section>") < html.index(SPLINT) < html.index("<p>Text.</p>")
    assert html.count("c-definition") == 1


def test_the_next_text_explains_its_words_anew() -> None:
    assert convert("A splint.") == convert("A splint.") == ["<p>A splint.</p>", SPLINT]


def test_without_words_nothing_changes() -> None:
    plain = make_converter({}, [GlossaryExtension([], "say:")])
    assert plain("A splint & spasticity.").html == "<p>A splint &amp; spasticity.</p>"
