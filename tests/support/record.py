"""What the accessibility page says of the tests: each kind, the tests that it is made of, and how they went.

`make test ARGS=--record` writes the result of a whole run into `content/data/tested.json`, which the page shows. A run of
some layers alone changes nothing.
"""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

KINDS: dict[str, tuple[str, ...]] = {
    "axe": ("tests/browser/test_access.py::test_axe_finds_nothing_on_any_page_in_any_mode",),
    "targets": (
        "tests/browser/test_access.py::test_every_target_outside_running_text_is_large",
        "tests/browser/test_plan_page.py::test_every_control_is_large_and_apart_and_nothing_scrolls_sideways",
    ),
    "keyboard": (
        "tests/browser/test_theme.py::test_the_skip_link_comes_first_shows_itself_and_works",
        "tests/browser/test_theme.py::test_everything_that_can_be_reached_by_key_shows_its_focus",
        "tests/browser/test_exercises.py::test_the_filters_work_by_keyboard_alone_and_lead_on_to_what_is_left",
    ),
    "zoom": (
        "tests/browser/test_access.py::test_no_page_scrolls_sideways_at_320_pixels",
        "tests/browser/test_theme.py::test_text_grows_with_the_readers_own_size",
    ),
    "no_scripts": (
        "tests/browser/test_access.py::test_every_page_holds_its_text_without_scripts",
        "tests/browser/test_access.py::test_every_kind_of_page_shows_its_text_without_scripts",
    ),
    "print": ("tests/browser/test_theme.py::test_paper_shows_the_text_and_addresses_but_no_menus",),
    "contrast": ("tests/theme/test_colors.py",),
    "html": ("tests/site/test_every_page.py::test_every_page_is_valid_html",),
    "reading": ("tests/checks/test_mutations.py", "tests/unit/test_checks_readability.py"),
    "offline": ("tests/browser/test_offline.py",),
    "headers": ("tests/servers/test_headers.py", "tests/servers/test_in_browser.py"),
}
"""Each kind of test that the page speaks of, and the files or functions that it is made of."""


def count_results(outcomes: Mapping[str, str]) -> dict[str, dict[str, int]]:
    """Return how many tests of each kind passed and failed. `outcomes` are "passed" or "failed" by the test's id."""
    counts = {}
    for kind, parts in KINDS.items():
        found = [outcome for test, outcome in outcomes.items() if any(belongs(test, part) for part in parts)]
        counts[kind] = {"passed": found.count("passed"), "failed": found.count("failed")}
    return counts


def belongs(test: str, part: str) -> bool:
    """Return whether a test's id is that of a file or function, or one of its cases."""
    return test == part or test.startswith((f"{part}::", f"{part}["))


def write_results(outcomes: Mapping[str, str], file: Path, day: date) -> str:
    """Write the results of a whole run, and say so; a run in which a kind did not take place changes nothing."""
    counts = count_results(outcomes)
    absent = [kind for kind, one in counts.items() if not one["passed"] + one["failed"]]
    if absent:
        return f"Nothing recorded: no test ran of {', '.join(absent)}. Run all layers."
    file.write_text(json.dumps({"on": day.isoformat(), "kinds": counts}, indent=1) + "\n", "utf-8", newline="\n")
    return f"Recorded in {file.name}: {sum(one['passed'] for one in counts.values())} tests passed."
