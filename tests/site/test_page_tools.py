"""The links "Edit this page" and "Report a mistake": on every page when the host says where, else nowhere."""

from pathlib import Path
from urllib.parse import unquote

import pytest

from alsguide.core.urls import edit_address, report_address
from tests.site.pages import Page
from tests.support.brands import FOLDER, Brand


def links_of(page: Page) -> dict[str, str]:
    return {link.text_content(): link.get("href") for link in page.select(".c-footer__tools a")}


def test_every_page_can_be_edited_and_reported_when_the_host_says_where(brand: Brand, pages: list[Page]) -> None:
    address, ui = brand.organisation.address, brand.ui
    names = [
        name for name, given in ((ui["edit_page"], address.repository), (ui["report_mistake"], address.report)) if given
    ]
    for page in pages:
        assert list(links_of(page)) == names, page.address


def test_each_edit_link_leads_to_the_file_that_the_page_is_made_from(brand: Brand, pages: list[Page]) -> None:
    """A host's own file lies in `overrides/`, and the link leads there."""
    host = brand.organisation.address
    if not host.repository:
        return
    seen = set()
    for page in pages:
        link = links_of(page)[brand.ui["edit_page"]]
        start = edit_address(host.repository, host.branch, "")
        assert link.startswith(start), page.address
        file = Path(unquote(link.removeprefix(start)))
        own = FOLDER / brand.name / file
        assert own.is_file() if file.parts[0] == "overrides" else (brand.root / file).is_file(), (page.address, file)
        assert file.parts[0] == "overrides" or not (FOLDER / brand.name / "overrides" / file).exists()
        assert page.path.name in ("index.html", "404.html") or file.stem.endswith(page.path.stem), (page.address, file)
        seen.add(file)
    assert len(seen) >= 40


@pytest.mark.parametrize(
    ("report", "expected"),
    [
        ("", ""),
        ("https://example.org/report?to=a@b.c", "https://example.org/report?to=a@b.c"),
        ("web@example.org", "mailto:web@example.org?subject=A%20%26%20B%3A%20start/x.html"),
        ("mailto:web@example.org", "mailto:web@example.org?subject=A%20%26%20B%3A%20start/x.html"),
        ("mailto:web@example.org?subject=Own", "mailto:web@example.org?subject=Own"),
    ],
)
def test_a_report_by_mail_names_the_page(report: str, expected: str) -> None:
    assert report_address(report, "A & B", "start/x.html") == expected


@pytest.mark.parametrize(
    ("repository", "expected"),
    [
        ("https://github.com/a/b", "https://github.com/a/b/edit/main/content/x.md"),
        ("https://gitlab.com/a/b/", "https://gitlab.com/a/b/-/edit/main/content/x.md"),
        ("https://codeberg.org/a/b", "https://codeberg.org/a/b/_edit/main/content/x.md"),
        ("", ""),
    ],
)
def test_the_usual_code_hosts_are_known(repository: str, expected: str) -> None:
    assert edit_address(repository, "main", "content/x.md") == expected
