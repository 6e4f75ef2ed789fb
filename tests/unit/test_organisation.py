"""`organisation.toml`: every mistake has its line, every color is tested in every use, and the docs name every field."""

import re
import shutil
from pathlib import Path

import pytest
from PIL import Image

from alsguide.core.files import read_files
from alsguide.organisation import load_organisation
from alsguide.organisation.colors import brand, style_sheet
from alsguide.organisation.model import all_fields
from alsguide.organisation.oklab import at_lightness, contrast, distance, from_oklab, to_oklab
from alsguide.organisation.tokens import Tokens, read_tokens

NONE = {"light": {}, "dark": {}}


@pytest.fixture(scope="module")
def theme(root: Path) -> Tokens:
    return read_tokens(root)


def problems_of(text: str, folder: Path, root: Path) -> list[str]:
    (folder / "theme").mkdir(exist_ok=True)
    shutil.copy(root / "theme/tokens.yaml", folder / "theme")
    file = folder / "organisation.toml"
    file.write_text(text, "utf-8")
    return [str(problem) for problem in load_organisation(read_files(folder))[1]]


def test_the_file_of_the_project_is_right(root: Path) -> None:
    assert load_organisation(read_files(root))[1] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('nmae = "A"', 'organisation.toml:1: The field "nmae" is not known. Did you mean "name"?'),
        ('name = ""', 'organisation.toml:1: "name" is empty. Write something.'),
        ('name = "A"\npaper = "A4"', 'organisation.toml:2: "paper" is "A4", which is not allowed. Did you mean "a4"?'),
        ('[address]\nurl = "example.org"', 'organisation.toml:2: "url" is "example.org", which does not have'),
        ('[colors]\n\naction = "blue"', 'organisation.toml:3: "action" is "blue", which does not have'),
        ('[colors.dark]\nacton = "#ffffff"', 'organisation.toml:2: The field "acton" is not known. Did you mean "action"?'),
        ('[[helplines]]\nname = "A"\n[[helplines]]\nhours = "9 to 5"', 'organisation.toml:3: The field "name" is missing.'),
        ('[[reviewers]]\nname = "A"\nrole = "x"\nregister = "1"', 'organisation.toml:4: The field "register" is not known.'),
        ('[security]\nexpires = "soon"', 'organisation.toml:2: "expires" must be a date'),
        ('language = "ar"', 'organisation.toml:1: The language "ar" is written from right to left.'),
        *(
            (f"[address]\nurl = 'https://{odd}'", "organisation.toml:2: \"url\" is")
            for odd in ('a.org/"><b>', "user:pw@a.org/", "[::1", "a.org/a;}", "a.org//b", "a.org/$x", "a.org/a/?b", "a.org/%0a")
        ),
        ("[address]\nrepository = 'https://a.org/\"b'", 'organisation.toml:2: "repository" is "https://a.org/"b", which'),
        ('[logo]\nlight = "logo.svg"', 'organisation.toml:2: There is no file "logo.svg".'),
        ("name = A", "organisation.toml:1: This is not valid TOML"),
        ('leave_out = ["support"]', 'organisation.toml:1: "leave_out" is "support", which does not have the right form.'),
        ('leave_out = "a"', 'organisation.toml:1: "leave_out" must be a list, but it is "a". Write it in square brackets'),
        ('[reviewers]\nname = "A"', 'organisation.toml:1: "reviewers" must be a list, but it is named fields. Begin each item'),
        ('country = "UK"', 'organisation.toml:1: "UK" is not the code of a country. The United Kingdom is "GB".'),
        ('country = "GB"', 'organisation.toml:1: The country is "GB", and no emergency number is given.'),
        ('country = "GB"\n[emergency]\nwithout_voice = "x"', 'organisation.toml:2: The country is "GB", and no'),
        ('[emergency]\nnumber = "call us"', 'organisation.toml:2: "number" is "call us", which does not have'),
        ('[words]\ncarer = "{{carer}}"', 'organisation.toml:2: "carer" holds "{{carer}}". Placeholders are for content'),
        ('[[helplines]]\nname = "A {{ALS}} B"', 'organisation.toml:2: "name" holds "{{ALS}}". Placeholders are for'),
        ('[contact]\nphone = "call us"', 'organisation.toml:2: "phone" is "call us", which does not have the right form.'),
        ('[contact]\nphone = "+44 (0)20 79"', 'organisation.toml:2: "phone" is "+44 (0)20 79", which does not have'),
        ('direction = "rtl"', 'organisation.toml:1: The language "en-US" is written from left to right.'),
        ('language = "az-Arab"', 'organisation.toml:1: The language "az-Arab" is written from right to left.'),
        ('[address]\nurl = "https://example.org/index.html"', 'organisation.toml:2: "url" is "https://example.org/index.html".'),
        ('[logo]\nlight = "../logo.svg"', 'organisation.toml:2: "../logo.svg" lies outside of the project'),
        ('[logo]\nlight = "organisation.png"', 'organisation.toml:2: There is no file "organisation.png".'),
    ],
)  # fmt: skip
def test_each_mistake_is_named_with_its_line(text: str, expected: str, tmp_path: Path, root: Path) -> None:
    found = problems_of(text, tmp_path, root)
    assert any(problem.startswith(expected) for problem in found), found
    assert all(problem.endswith("(organisation)") for problem in found)


@pytest.mark.parametrize(
    ("name", "size", "field", "expected"),
    [
        ("logo.svg", None, "light", '"logo.svg" has no viewBox, so it cannot be made small.'),
        ("tall.svg", "0 0 48 90", "icon", '"tall.svg" is 48 wide and 90 high. An icon must be square.'),
        ("words.svg", '0 0 9 9"><text>A</text></svg>', "icon", '"words.svg" holds text, which looks different'),
        ("broken.svg", '0 0 9 9"><g class="', "light", '"broken.svg": This drawing cannot be read as an SVG'),
        ("acts.svg", '0 0 9 9" onload="alert(1)', "light", '"acts.svg": This drawing holds onload="alert(1)"'),
        ("good.svg", "0 0 48 48", "icon", ""),
        ("broken.png", None, "light", '"broken.png": The name ends in ".png", but the file is of the kind SVG.'),
        ("wide.png", (1024, 512), "icon", '"wide.png" has 1024 by 512 pixels. An icon must be square'),
        ("small.png", (192, 192), "icon", '"small.png" has 192 by 192 pixels. An icon must be square'),
        ("good.png", (512, 512), "icon", ""),
        ("wide.png", (300, 40), "light", ""),
    ],
)
def test_a_picture_that_cannot_be_used_is_refused(
    name: str, size: tuple[int, int] | str | None, field: str, expected: str, tmp_path: Path, root: Path
) -> None:
    if isinstance(size, tuple):
        Image.new("RGB", size).save(tmp_path / name)
    elif size:
        end = "" if size.endswith(">") else '"/>'
        (tmp_path / name).write_text(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{size}{end}', "utf-8")
    else:
        (tmp_path / name).write_text('<svg xmlns="http://www.w3.org/2000/svg" width="90" height="40"/>', "utf-8")
    found = problems_of(f'[logo]\n{field} = "{name}"\n', tmp_path, root)
    assert [problem.startswith(f"organisation.toml:2: {expected}") for problem in found] == [True] * bool(expected), (
        found
    )


@pytest.mark.parametrize("phone", ["", "911", "0808 802 6262", "+44 20 7946 0000", "(800) 782-4747", "+49 30.1234.567"])
def test_a_telephone_number_stands_as_people_write_it(phone: str, tmp_path: Path, root: Path) -> None:
    assert problems_of(f'[contact]\nphone = "{phone}"\n', tmp_path, root) == []


def test_a_contrast_just_below_does_not_read_as_enough(tmp_path: Path, root: Path) -> None:
    assert (
        "the contrast is 4.4 to 1, and 4.5 to 1 is needed"
        in problems_of('[colors]\naccent = "#1f7a55"', tmp_path, root)[0]
    )


def test_a_color_that_fails_is_refused_with_the_nearest_that_passes(tmp_path: Path, root: Path) -> None:
    found = problems_of('name = "A"\n[colors]\naction = "#3a9ad9"\n', tmp_path, root)
    assert len(found) == 1
    pattern = (
        r'organisation\.toml:3: The color "action" is "#3a9ad9"\. For the text of links on [\w ]+ .* (#[0-9a-f]{6})'
    )
    match = re.match(pattern + r'"?.*The nearest color that passes is "(#[0-9a-f]{6})"\. \(organisation\)$', found[0])
    assert match, found
    nearest = match[2]
    assert problems_of(f'name = "A"\n[colors]\naction = "{nearest}"\n', tmp_path, root) == []
    lightness, chroma, hue = to_oklab("#3a9ad9")[0], *to_oklab("#3a9ad9")[1:]
    assert to_oklab(nearest)[0] < lightness
    a, b = to_oklab(nearest)[1:]
    assert a * hue - b * chroma == pytest.approx(0, abs=0.003), "the hue is kept"


def test_a_color_a_step_nearer_would_not_pass(theme: Tokens) -> None:
    _, weak = brand({"light": {"action": "#3a9ad9"}, "dark": {}}, theme)
    assert weak[0].nearest
    lighter = at_lightness("#3a9ad9", to_oklab(weak[0].nearest)[0] + 0.01)
    assert brand({"light": {"action": lighter}, "dark": {}}, theme)[1], "one hundredth lighter fails"


@pytest.mark.parametrize("role", ["page", "soft", "warm", "footer", "text", "action", "accent"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_role_is_tested_in_both_schemes(role: str, scheme: str, theme: Tokens) -> None:
    changed, weak = brand({**NONE, scheme: {role: "#808080"}}, theme)
    assert [(error.scheme, error.role) for error in weak] == [(scheme, role)]
    assert weak[0].nearest, "there is always a color that passes"
    assert changed[scheme]


@pytest.mark.parametrize("hue", range(0, 360, 30))
def test_whatever_the_brand_every_use_passes_in_both_schemes(hue: int, theme: Tokens) -> None:
    """After the nearest passing colors are taken, no pair of the theme is below its least contrast."""
    from colorsys import hls_to_rgb

    color = "#" + "".join(f"{round(part * 255):02x}" for part in hls_to_rgb(hue / 360, 0.5, 0.9))
    changed, _ = brand({"light": {"action": color, "accent": color, "text": color}, "dark": {}}, theme)
    for scheme in ("light", "dark"):
        tokens = {**theme.in_scheme(scheme), **changed[scheme]}
        low = [(a, b) for a, b, least in theme.pairs if contrast(tokens[a], tokens[b]) < least]
        assert low == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_one_color_gives_the_whole_site_its_hue(scheme: str, theme: Tokens) -> None:
    """A host that sets `action` alone gets no pages in the theme's blue-green beside it."""
    changed, weak = brand({"light": {"action": "#7a1f3d"}, "dark": {}}, theme)
    assert weak == []
    for token in theme.quiet[scheme]:
        before, after = to_oklab(theme.in_scheme(scheme)[token]), to_oklab(changed[scheme][token])
        assert after[0] == pytest.approx(before[0], abs=0.01), "as light as before"
        assert after[1] > 0 > before[1], "red instead of green"


def test_an_action_without_a_hue_gives_quiet_grays(theme: Tokens) -> None:
    changed, weak = brand({"light": {"action": "#333333"}, "dark": {}}, theme)
    assert weak == []
    assert all(len({changed["dark"][token][n : n + 2] for n in (1, 3, 5)}) == 1 for token in theme.quiet["dark"])


def test_colors_come_back_from_oklab() -> None:
    for color in ("#000000", "#ffffff", "#0b4f5c", "#ff9900", "#8a2be2"):
        assert from_oklab(*to_oklab(color)) == color
    assert distance("#000000", "#ffffff") == pytest.approx(1, abs=0.001)
    assert to_oklab("#ff0000") == pytest.approx((0.628, 0.225, 0.126), abs=0.001)


def test_the_style_sheet_keeps_to_screens_and_to_its_scheme(theme: Tokens) -> None:
    assert style_sheet({"light": {"link": "#111111"}, "dark": {}}, theme) == (
        "@media screen and (prefers-color-scheme: light){:root{--color-link:#111111;}}"
    )
    assert style_sheet(NONE, theme) == ""


def test_the_docs_name_every_field_with_its_default_and_purpose(root: Path) -> None:
    """When it fails: fix the tables of docs/hosting.md; each row is | `name` | default | what it is for |."""
    documented: dict[tuple[str, str], tuple[str, str]] = {}
    table = ""
    for row in (root / "docs/hosting.md").read_text("utf-8").splitlines():
        if heading := re.match(r"#### (?:`\[+([\w.]+)\]+`)?", row):
            table = heading[1] or ""
        elif match := re.match(r"\| `(\w+)` \| (.*?) \| (.*) \|$", row):
            documented[table, match[1]] = (match[2].strip("`"), match[3])
    facts = {(f.table.strip("[]"), f.name): (f.default, f.description) for f in all_fields()}
    assert len(facts) >= 50
    assert documented == facts
