"""The files that pages share: bundles, their short form, and the marks in their addresses."""

import tomllib
from pathlib import Path

import pytest
import tinycss2

from alsguide.site.assets import load_assets, shorten_css, shorten_js
from tests.theme.colors import sheets


def test_a_short_style_sheet_means_the_same(root: Path) -> None:
    """When it fails: shortening has taken away a space or a sign that counts."""
    for name, text in sheets(root).items():
        assert meaning(shorten_css(text)) == meaning(text), name


def meaning(css: str) -> list[str]:
    """Return the signs of a style sheet without comments, outer spaces and the semicolon before a closing brace."""
    return flat(tinycss2.parse_component_value_list(css, skip_comments=True))


def flat(nodes: list[object]) -> list[str]:
    """Return parsed signs in order; a space counts only between two words, where it means "inside" or parts values."""
    signs: list[str] = []
    for node in nodes:
        content = getattr(node, "content", None)
        arguments = getattr(node, "arguments", None)
        if content is not None:
            signs += [node.type, *strip(flat(content)), "end"]  # type: ignore[attr-defined]
        elif arguments is not None:
            signs += [node.name, *strip(flat(arguments)), "end"]  # type: ignore[attr-defined]
        else:
            sign = " " if node.type == "whitespace" else node.serialize()  # type: ignore[attr-defined]
            if not (sign == " " and signs[-1:] == [" "]):  # a comment parts one space into two
                signs.append(sign)
    loose = {"{} block", ";", ",", ">", ":", "end"}
    kept = [
        sign
        for place, sign in enumerate(signs)
        if sign != " "
        or not (place == 0 or place == len(signs) - 1 or signs[place - 1] in loose or signs[place + 1] in loose)
    ]
    return kept


def strip(signs: list[str]) -> list[str]:
    """Leave out a semicolon at the end."""
    return signs[:-1] if signs and signs[-1] == ";" else signs


@pytest.mark.parametrize(
    ("long", "short"),
    [
        ("a { color : red; }\n", "a{color :red}\n"),
        ('a::before { content: " (" attr(href) ") "; }', 'a::before{content:" (" attr(href) ") "}\n'),
        (
            "/* note */\n.a > .b,\n.c :hover { margin: calc(1px - 2px) 0 }",
            ".a>.b,.c :hover{margin:calc(1px - 2px) 0}\n",
        ),
    ],
)
def test_spaces_that_say_nothing_are_left_out(long: str, short: str) -> None:
    assert shorten_css(long) == short


BUNDLES = """
layers = ["tokens", "components"]
frame = ["a"]
pages = { site = ["b"] }
additions = { more = ["b"] }
scripts = { all = ["one", "two"] }
"""


def project(root: Path, project: Path) -> Path:
    """Return a folder with a theme of two components, whose tokens are those of the project."""
    files = {
        "bundles.toml": BUNDLES,
        "tokens.yaml": (root / "theme/tokens.yaml").read_text("utf-8"),
        "components/a/style.css": "@media (--below-medium) { a { b: 0.5em; } }\n",
        "components/b/style.css": "d { e: 10.5em f; }\n",
        "components/b/page.css": "@page { margin: 0; }\n",
        "styles/print.css": "g { h: i; }\n",
        "static/js/one.js": "one();\n",
        "static/js/two.js": "two();\n",
        "static/js/other.js": "/* as it is */\n",
        "static/mark.svg": "<svg/>",
    }
    for name, text in files.items():
        path = project / "theme" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return project


def test_parts_make_bundles_and_other_files_are_copied(root: Path, tmp_path: Path) -> None:
    assets = load_assets(project(root, tmp_path))
    assert sorted(assets.files) == ["css/more.css", "css/site.css", "js/all.js", "js/other.js", "mark.svg"]
    assert assets.files["css/more.css"] == b"@layer components{d{e:10.5em f}}@page{margin:0}\n"
    site = assets.files["css/site.css"].decode()
    assert site.startswith("@layer tokens,components;@layer tokens{:root{color-scheme:light dark;--ink:#0d2b33;")
    assert site.endswith(
        "}@layer components{@media (max-width:39.99em){a{b:.5em}}d{e:10.5em f}}g{h:i}@page{margin:0}\n"
    )
    assert assets.files["js/all.js"] == b"one();\ntwo();\n"
    assert assets.files["js/other.js"] == b"/* as it is */\n"
    with pytest.raises(KeyError):
        assets.address("js/one.js")


def test_a_host_replaces_any_part_and_the_address_tells(root: Path, tmp_path: Path) -> None:
    address = load_assets(project(root, tmp_path)).address("css/site.css")
    own = tmp_path / "overrides" / "theme"
    for name, text in (
        ("components/b/style.css", "d { e: g; }\n"),
        ("static/mark.svg", "<svg></svg>"),
        ("static/css/own.css", "z { y: x; }"),
        ("tokens.yaml", (root / "theme/tokens.yaml").read_text("utf-8").replace("#0d2b33", "#123456")),
    ):
        (own / name).parent.mkdir(parents=True, exist_ok=True)
        (own / name).write_text(text, "utf-8")
    assets = load_assets(tmp_path)
    assert assets.files["css/more.css"] == b"@layer components{d{e:g}}@page{margin:0}\n"
    assert assets.files["mark.svg"] == b"<svg></svg>"
    assert assets.files["css/own.css"] == b"z { y: x; }"
    assert b"--ink:#123456" in assets.files["css/site.css"]
    assert assets.address("css/site.css") != address


def test_every_component_is_in_a_bundle_and_every_part_is_there(root: Path) -> None:
    """When it fails: add the component to theme/bundles.toml, or take the name out of it."""
    bundles = tomllib.loads((root / "theme/bundles.toml").read_text("utf-8"))
    named = {name for parts in [*bundles["pages"].values(), *bundles["additions"].values()] for name in parts}
    styled = {path.parent.name for path in (root / "theme/components").glob("*/*.css")}
    assert named | set(bundles["frame"]) == styled
    assert {path.stem for path in (root / "theme/styles").glob("*.css")} == {*bundles["layers"], "print"} - {
        "components",
        "tokens",
    }


def test_scripts_are_served_without_comments_of_their_own_lines_and_without_indents() -> None:
    text = '/** What\n * it does. */\nconst a = "// kept"; // kept\n  // gone\n    go(a);\n'
    assert shorten_js(text) == 'const a = "// kept"; // kept\ngo(a);\n'


def test_no_script_holds_a_text_over_several_lines(root: Path) -> None:
    """Such a text would lose its indents when scripts are shortened. When it fails: join short texts instead."""
    scripts = sorted((root / "theme" / "static" / "js").glob("*.js"))
    assert len(scripts) >= 20
    assert [
        path.name
        for path in scripts
        for line in shorten_js(path.read_text("utf-8")).splitlines()
        if line.count("`") % 2
    ] == []
