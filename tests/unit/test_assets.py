"""The files that pages share: bundles, their short form, and the marks in their addresses."""

import re
import tomllib
from pathlib import Path

import pytest
import tinycss2
from rcssmin import cssmin
from rjsmin import jsmin

from alsguide.core.files import read_files
from alsguide.site.assets import load_assets
from alsguide.site.short_scripts import short_scripts
from tests.theme.colors import sheets


def test_a_short_style_sheet_means_the_same(root: Path) -> None:
    """When it fails: shortening has taken away a space or a sign that counts."""
    for name, text in sheets(root).items():
        assert meaning(cssmin(text)) == meaning(text), name


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
    loose = {"{} block", ";", "!", ",", ">", ":", "end"}
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


BUNDLES = """
styles = ["tokens", "components"]
frame = ["a"]
pages = { site = ["b"], more = ["b"] }
copies = { more = ["b"] }
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
        "components/a/one.js": "one();\n",
        "scripts/two.js": "two();\n",
        "components/b/other.js": "/* said */\nother();\n",
        "static/mark.svg": "<svg/>",
    }
    for name, text in files.items():
        path = project / "theme" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return project


def test_parts_make_bundles_and_other_files_are_copied(root: Path, tmp_path: Path) -> None:
    assets = load_assets(read_files(project(root, tmp_path)))
    assert sorted(assets.files) == ["css/more.css", "css/site.css", "js/all.js", "js/other.js", "mark.svg"]
    assert assets.files["css/more.css"] == assets.files["css/site.css"] + (
        b':root{--copy:"d{e:10.5em f}@page{margin:0}"}'
    )
    site = assets.files["css/site.css"].decode()
    assert site.startswith(":root{color-scheme:light dark;--ink:#0d2b33;")
    assert site.endswith("}@media (max-width:39.99em){a{b:.5em}}d{e:10.5em f}g{h:i}@page{margin:0}")
    assert assets.files["js/all.js"] == b"one(),two()"
    assert assets.files["js/other.js"] == b"other()"
    with pytest.raises(KeyError):
        assets.address("js/one.js")


def test_a_host_replaces_any_part_and_the_address_tells(root: Path, tmp_path: Path) -> None:
    address = load_assets(read_files(project(root, tmp_path))).address("css/site.css")
    own = tmp_path / "overrides" / "theme"
    for name, text in (
        ("components/b/style.css", "d { e: g; }\n"),
        ("static/mark.svg", "<svg></svg>"),
        ("static/css/own.css", "z { y: x; }"),
        ("tokens.yaml", (root / "theme/tokens.yaml").read_text("utf-8").replace("#0d2b33", "#123456")),
    ):
        (own / name).parent.mkdir(parents=True, exist_ok=True)
        (own / name).write_text(text, "utf-8")
    assets = load_assets(read_files(tmp_path))
    assert assets.files["css/more.css"].endswith(b'{--copy:"d{e:g}@page{margin:0}"}')
    assert assets.files["mark.svg"] == b"<svg></svg>"
    assert assets.files["css/own.css"] == b"z { y: x; }"
    assert b"--ink:#123456" in assets.files["css/site.css"]
    assert assets.address("css/site.css") != address
    assert assets.addresses(["js/gone.js", "css/site.css"]) == {"css/site.css": assets.address("css/site.css")}
    assert assets.asked == {"css/site.css"}, "what a page names is known"


def test_every_component_is_in_a_bundle_and_every_part_is_there(root: Path) -> None:
    """When it fails: add the component to theme/bundles.toml, or take the name out of it."""
    bundles = tomllib.loads((root / "theme/bundles.toml").read_text("utf-8"))
    named = {name for parts in bundles["pages"].values() for name in parts}
    styled = {path.parent.name for path in (root / "theme/components").glob("*/*.css")}
    assert named | set(bundles["frame"]) == styled
    assert {path.stem for path in (root / "theme/styles").glob("*.css")} == {
        *bundles["styles"],
        "print",
        "print-size",
    } - {
        "components",
        "tokens",
    }


@pytest.mark.parametrize(
    "kept",
    [
        '"/* a text */"',
        "'// a text'",
        "`a\n    text over ${two /* lines */}`",
        "/[/*]\\/ '/g",
        '"it\\"s  //"',
    ],
)
def test_texts_and_patterns_of_scripts_stay_as_they_are(kept: str) -> None:
    text = f"/** What\n * it does. */\n  const a = {kept}; // gone\n\n    go(a)\n  const b = {kept}\n"
    assert jsmin(text) == f"const a={kept};go(a)\nconst b={kept}"


NESTED = re.compile(r"\$\{[^}`]*`")
"""The beginning of a template in a value of another one."""


def test_no_template_of_a_script_stands_in_another(root: Path) -> None:
    """Shortening takes spaces out of such a template. When it fails: give the inner one a name above, or join with +."""
    scripts = sorted((root / "theme").rglob("*.js"))
    assert len(scripts) >= 20
    assert [f"{path.name}: {found}" for path in scripts for found in NESTED.findall(path.read_text("utf-8"))] == []
    assert NESTED.search("`a${b ? ` (${c})` : 1}`")


def test_short_scripts_have_short_names_inside_and_keep_the_names_that_others_use(tmp_path: Path) -> None:
    kept = tmp_path / "scripts.json"
    scripts = {
        "good": "alsguide.one = (function () {\n  const num = 1; // s\n  return { two: (given) => given.three ?? num };\n})();",
        "bad": "/* said */ const a = {",
    }
    assert short_scripts(scripts, kept) == {
        "good": "alsguide.one=function(){const e=1;return{two:t=>t.three??e}}()",
        "bad": "const a={",
    }
    kept.write_text(kept.read_text("utf-8").replace("const a={", "kept"), "utf-8")
    assert short_scripts(scripts, kept)["bad"] == "kept"
