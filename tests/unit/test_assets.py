"""The files that pages share: bundles, their short form, and the marks in their addresses."""

from pathlib import Path

import pytest
import tinycss2

from alsguide.site.assets import load_assets, shorten_css, shorten_js


def test_a_short_style_sheet_means_the_same(root: Path) -> None:
    """When it fails: shortening has taken away a space or a sign that counts."""
    folder = root / "theme" / "static" / "css"
    sheets = sorted(folder.glob("*.css"))
    assert len(sheets) >= 8
    for path in sheets:
        text = path.read_text(encoding="utf-8")
        assert meaning(shorten_css(text)) == meaning(text), path.name


def meaning(css: str) -> list[str]:
    """Give the signs of a style sheet without comments, outer spaces and the semicolon before a closing brace."""
    return flat(tinycss2.parse_component_value_list(css, skip_comments=True))


def flat(nodes: list[object]) -> list[str]:
    """Give parsed signs in order; a space counts only between two words, where it means "inside" or parts values."""
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


def test_a_list_makes_a_bundle_and_other_files_are_copied(tmp_path: Path) -> None:
    (tmp_path / "css").mkdir()
    (tmp_path / "css" / "all.txt").write_text("one.css\ntwo.css\n")
    (tmp_path / "css" / "one.css").write_text("a { b: c; }\n")
    (tmp_path / "css" / "two.css").write_text("d { e: f; }\n")
    (tmp_path / "mark.svg").write_text("<svg/>")
    assets = load_assets(tmp_path)
    assert assets.files == {"css/all.css": b"a{b:c}d{e:f}\n", "mark.svg": b"<svg/>"}
    address = assets.address("css/all.css")
    (tmp_path / "css" / "two.css").write_text("d { e: g; }\n")
    assert load_assets(tmp_path).address("css/all.css") != address
    with pytest.raises(KeyError):
        assets.address("css/one.css")


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
