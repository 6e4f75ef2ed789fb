"""Navigation: the main menu, the footer, the doors of the home page and the ways to find a page, as data."""

MENU = (
    ("menu_start", "articles/start/can-i-exercise.md"),
    ("menu_exercises", "pages/exercises.md"),
    ("menu_plan", "pages/plan.md"),
    ("menu_safety", "articles/safety/when-to-stop.md"),
    ("menu_carers", "articles/carers/moving-someone-safely.md"),
    ("menu_research", "articles/research/what-studies-found.md"),
)
"""The main menu: the key of each entry's words, and the source file it leads to."""

SEARCH = (("menu_find", "pages/search.md"),)
"""The way to the search, beside the menu: shut or not, it is there. As the menu's entries."""

FOOTER = (
    ("foot_topics", "pages/topics.md"),
    ("foot_papers", "pages/papers.md"),
    ("foot_questions", "pages/questions.md"),
    ("foot_glossary", "pages/glossary.md"),
    ("foot_support", "pages/support.md"),
    ("foot_a_to_z", "pages/a-to-z.md"),
    ("foot_evidence", "pages/evidence.md"),
    ("foot_professionals", "pages/professionals.md"),
    ("foot_references", "pages/references.md"),
    ("foot_about", "pages/about.md"),
    ("foot_checking", "pages/how-we-check.md"),
    ("foot_accessibility", "pages/accessibility.md"),
    ("foot_privacy", "pages/privacy.md"),
)
"""The links of the footer, as the menu's. What the menu has is not said again: each link is one more stop for a switch."""

DOORS = (
    ("answer", "articles/start/can-i-exercise.md", "walking"),
    ("stop", "articles/safety/when-to-stop.md", ""),
    ("exercises", "pages/exercises.md#exercise-filters", "shoulder-lift-clasped-hands"),
    ("support", "pages/support.md#page-groups", ""),
    ("diary", "pages/paper-diary.md", ""),
    ("plan", "pages/plan.md", ""),
    ("kinds", "articles/exercise-types/choosing.md", "recumbent-cycle"),
    ("carers", "articles/carers/moving-someone-safely.md", "carer-elbow-and-forearm"),
    ("research", "articles/research/what-studies-found.md", ""),
)
"""The doors of the home page: the key of each one's words, the source file it leads to, maybe with a place on its page,
and the exercise that it shows.

A door without an exercise shows the theme's drawing of that key, `theme/templates/pictures/KEY.svg`.
"""

WAYS_TO_FIND = ("questions", "a_to_z", "glossary", "topics")
"""The ways to find a page besides the search: the end of the key of each one's words, which names its source file too."""

LINKED = {"pages/home.md", "pages/not-found.md"} | {
    target.partition("#")[0] for _, target, *_ in (*MENU, *SEARCH, *FOOTER, *DOORS)
}
"""The source files that every site leads to: by the name of the site to its home, and by a wrong address to "not found"."""
