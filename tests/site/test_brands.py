"""What a host sets in `organisation.toml` and `overrides/` is what readers see, and nothing of another host is left."""

import re
from collections.abc import Callable
from urllib.parse import unquote_to_bytes

from alsguide.hosting.page_metadata import base_path
from alsguide.organisation.colors import brand, contrast
from alsguide.organisation.load import chosen_colors
from alsguide.organisation.placeholders import SPELLINGS
from alsguide.organisation.tokens import read_tokens
from tests.site.pages import Page, all_pages
from tests.support.brands import BRANDS, DEFAULT, Brand


def page_of(brand: Brand, address: str) -> Page:
    return next(page for page in all_pages(brand.output) if page.address == address)


def test_every_page_carries_the_hosts_name_language_and_direction(brand: Brand, pages: list[Page]) -> None:
    host = brand.organisation
    for page in pages:
        assert page.select("html")[0].get("lang") == host.language
        assert page.select("html")[0].get("dir") == host.direction
        assert page.texts(".c-header__brand") == [host.site_name], page.address
        assert page.texts("title")[0].endswith(host.site_name)
        assert any(host.name in text for text in page.texts("footer")), page.address


def test_the_hosts_words_stand_for_every_placeholder(brand: Brand, pages: list[Page]) -> None:
    words = brand.organisation.words
    for page in pages:
        assert "{{" not in page.tree.text_content(), page.address
    everything = " ".join(page.tree.text_content() for page in pages)
    for word in (words.als, words.physical_therapist, words.carer):
        assert len(re.findall(rf"\b{re.escape(word)}s?\b", everything)) >= 25, word


def test_a_page_named_like_the_site_says_so_once(brands: Callable[[str], Brand]) -> None:
    assert page_of(brands("uk-charity"), "index.html").texts("head title") == ["Moving with MND"]
    assert page_of(brands("us-group"), "index.html").texts("head title") == ["Moving with ALS | Move Gently"]


def test_words_are_spelled_as_the_hosts_language_does(brands: Callable[[str], Brand]) -> None:
    """References keep the titles under which they were published, so they are left out."""
    american = re.compile(rf"\b(?:{'|'.join(SPELLINGS)})\b")
    uk, us = brands("uk-charity"), brands("us-group")
    for page in (
        page_of(uk, "safety/when-to-stop.html"),
        page_of(uk, "start/our-classes.html"),
        page_of(uk, "exercises.html"),
    ):
        for source in page.select(".c-sources, script"):
            source.drop_tree()
        assert american.findall(page.tree.text_content()) == [], page.address
    assert re.search(r"\b\d{1,2} [A-Z][a-z]+ 20\d\d\b", page_of(uk, "privacy.html").tree.text_content())
    assert re.search(r"\b[A-Z][a-z]+ \d{1,2}, 20\d\d\b", page_of(us, "privacy.html").tree.text_content())
    assert "Lips or skin turn blue, grey, or very pale." in page_of(uk, "safety/when-to-stop.html").tree.text_content()
    assert "Lips or skin turn blue, gray, or very pale." in page_of(us, "safety/when-to-stop.html").tree.text_content()


DRAWING = "data:image/svg+xml,"
"""What the address of a drawing begins with that stands in the page itself."""


def test_the_logo_is_the_hosts_and_the_same_as_the_icon(brand: Brand, pages: list[Page]) -> None:
    logo = brand.organisation.logo
    for page in pages:
        shown = [image.get("src") for image in page.select(".c-header__brand img")]
        icons = [link.get("href") for link in page.select("link[rel=icon]:not([media])")]
        assert len(shown) == 1
        assert shown == icons
        address = shown[0].split("?")[0]
        base = base_path(brand.organisation.address.url)
        above = brand.output if address.startswith(base) else page.path.parent  # the 404 page names whole paths
        is_inside = address.startswith(DRAWING)
        assert not (is_inside and logo.dark)
        data = (
            unquote_to_bytes(address.removeprefix(DRAWING))
            if is_inside
            else (above / address.removeprefix(base)).read_bytes()
        )
        if logo.light:
            assert data == (brand.root / logo.light).read_bytes()
        assert bool(page.select(".c-header__brand source[media]")) == bool(logo.dark)


def test_the_hosts_colors_are_in_every_style_sheet_and_pass_every_use(brand: Brand) -> None:
    changed, weak = brand_of(brand)
    assert weak == []
    sheets = [path.read_text("utf-8") for path in sorted((brand.output / "theme/css").glob("*.css"))]
    with_tokens = [sheet for sheet in sheets if "--color-page:" in sheet]
    assert len(with_tokens) >= 2
    tokens = read_tokens(brand.root)
    for scheme in ("light", "dark"):
        for sheet in with_tokens:
            assert all(
                f"--color-{name}:{color};" in sheet or f"--color-{tokens.same_as(name)}:{color};" in sheet
                for name, color in changed[scheme].items()
            )
        final = {**tokens.in_scheme(scheme), **changed[scheme]}
        assert [(a, b) for a, b, least in tokens.pairs if contrast(final[a], final[b]) < least] == []


def brand_of(built: Brand) -> tuple[dict[str, dict[str, str]], list[object]]:
    changed, weak = brand(chosen_colors(built.organisation), read_tokens(built.root))
    assert bool(changed["light"]) == (built.name != DEFAULT)
    return changed, list(weak)


def test_a_page_that_is_left_out_is_gone_with_all_ways_to_it(brands: Callable[[str], Brand]) -> None:
    uk = brands("uk-charity")
    default = {page.address for page in all_pages(brands(DEFAULT).output)}
    found = {page.address for page in all_pages(uk.output)}
    gone = {"exercise-types/water.html", "exercises/pool-arm-sweep.html", "exercises/pool-walk-and-march.html"}
    assert default - found == gone
    assert found - default == {"local-groups.html", "start/our-classes.html"}
    for page in all_pages(uk.output):
        links = {link.get("href").split("#")[0].rsplit("/", 1)[-1] for link in page.select("a[href]")}
        assert not links & {address.rsplit("/", 1)[-1] for address in gone}, page.address


def test_a_page_that_a_host_adds_is_reached_from_every_page(brands: Callable[[str], Brand]) -> None:
    for page in all_pages(brands("uk-charity").output):
        assert any(link.get("href").endswith("local-groups.html") for link in page.select("footer a")), page.address


def test_a_host_replaces_a_part_of_the_theme_and_keeps_the_rest(brands: Callable[[str], Brand]) -> None:
    uk = brands("uk-charity")
    for page in all_pages(uk.output):
        assert len(page.select("footer p.c-charity")) == 1, page.address
        assert page.select("footer nav a"), page.address
    assert ".c-charity" in (uk.output / "theme/css/site.css").read_text("utf-8")


def test_a_host_changes_single_words_of_the_theme(brands: Callable[[str], Brand]) -> None:
    home = page_of(brands("us-group"), "index.html")
    assert "I am a caregiver" in home.texts(".c-topic-cards__title")
    assert "Look it up" in home.texts("header a")
    assert "When to stop" in home.texts("header nav a"), "words that it does not name are the site's"


def test_links_to_edit_a_page_lead_to_the_file_that_someone_wrote(brands: Callable[[str], Brand]) -> None:
    uk, us = brands("uk-charity"), brands("us-group")
    base = "https://gitlab.com/example/moving/-/edit/live/"
    assert edit_links(uk, "local-groups.html") == [base + "overrides/content/pages/local-groups.md"]
    assert edit_links(uk, "safety/falls.html") == [base + "content/articles/safety/falls.md"]
    assert edit_links(us, "about.html") == ["https://github.com/example/move-gently/edit/main/content/pages/about.md"]
    assert edit_links(brands(DEFAULT), "about.html") == []


def edit_links(built: Brand, address: str) -> list[str]:
    return [link.get("href") for link in page_of(built, address).select("footer a[href*='edit/']")]


def test_nothing_of_one_host_is_on_the_site_of_another(brands: Callable[[str], Brand]) -> None:
    marks = {"us-group": "Example ALS", "uk-charity": "Example MND", "right-to-left": "right to left"}
    for name in (DEFAULT, *BRANDS):
        text = " ".join(page.path.read_text("utf-8") for page in all_pages(brands(name).output))
        assert {other for other, mark in marks.items() if mark in text} <= {name}
