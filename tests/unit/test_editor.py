"""The browser editor: its forms say what the checks say, and an article goes through them unchanged."""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import BaseModel, ValidationError

from alsguide.core.sources import parse_markdown, read_markdown, read_yaml
from alsguide.editor.__main__ import main
from alsguide.editor.config import editor_config
from alsguide.editor.fields import fields_of
from alsguide.editor.folder import page_of, policy_of, script_of
from alsguide.markup.front_matter import ArticleHeader, PageHeader, read_article_header, read_page_header
from alsguide.organisation import Organisation
from tests.support.sites import ROOT

HOST = Organisation.model_validate(
    {"address": {"repository": "https://github.com/example/move"}, "editor": {"host": "github"}}
)
CATEGORIES = read_yaml(ROOT / "content/data/categories.yaml", ROOT).data
CONFIG = editor_config(HOST, CATEGORIES)
EMPTY = (None, "", [])


def fields_for(path: str) -> list[dict[str, Any]]:
    """Return the fields of the collection that holds a file."""
    folder = path.rsplit("/", 1)[0]
    return next(one["fields"] for one in CONFIG["collections"] if one["folder"] == folder)


def load(header: dict[str, Any], fields: list[dict[str, Any]]) -> dict[str, Any]:
    """Put a header into the forms, as the editor does: dates as text, empty where the file has nothing."""
    assert set(header) <= {field["name"] for field in fields}
    values = {field["name"]: header.get(field["name"], field.get("default")) for field in fields}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}


def save(values: dict[str, Any], fields: list[dict[str, Any]], body: str) -> str:
    """Write the forms as a file, as the editor does with its settings: empty optional fields are left out."""
    kept = {}
    for field in fields[:-1]:
        value = values[field["name"]]
        if value in EMPTY and not field.get("required", True):
            continue
        kept[field["name"]] = date.fromisoformat(value) if field["widget"] == "datetime" else value
    header = yaml.safe_dump(kept, default_style=None, allow_unicode=True, sort_keys=False, width=1000)
    return f"---\n{header}---\n{body}"


def accepts(field: dict[str, Any], value: Any) -> bool:
    """Return whether a form takes a value."""
    if value in EMPTY:
        return not field.get("required", True) or field["widget"] == "hidden"
    match field["widget"]:
        case "number":
            return isinstance(value, int) and field["min"] <= value <= field["max"]
        case "select":
            return value in field["options"]
        case "string" | "text":
            fits = field.get("minlength", 0) <= len(value) <= field.get("maxlength", 10**6)
            return fits and bool(re.search(field["pattern"][0] if "pattern" in field else "", value))
    return True


def sources() -> Iterator[str]:
    for path in sorted([*(ROOT / "content/articles").rglob("*.md"), *(ROOT / "content/pages").glob("*.md")]):
        yield path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", list(sources()))
def test_a_file_goes_through_the_forms_and_keeps_its_header_and_text(path: str) -> None:
    source = read_markdown(ROOT / path, ROOT)
    fields = fields_for(path)
    values = load(source.header, fields)
    assert [field["name"] for field in fields[:-1] if not accepts(field, values[field["name"]])] == []
    written = parse_markdown(save(values, fields, source.body), path)
    read = read_article_header if "/articles/" in path else read_page_header
    before, problems = read(source)
    assert problems == []
    assert read(written) == (before, [])
    assert written.body == source.body


@pytest.mark.parametrize("model", [ArticleHeader, PageHeader], ids=lambda model: model.__name__)
def test_the_forms_have_the_fields_of_the_schema_with_the_same_words(model: type[BaseModel]) -> None:
    form = CONFIG["collections"][0 if model is ArticleHeader else -1]["fields"]
    assert form[-1]["name"] == "body"
    assert form[-1]["modes"] == ["raw"]
    for field, widget in zip(fields_of(model), form[:-1], strict=True):
        assert widget["name"] == field.name
        if widget["widget"] != "hidden":
            assert widget["hint"] == field.description
            assert widget["required"] == field.is_required


VALUES = (
    "",
    "x",
    "x" * 20,
    "x" * 81,
    "x" * 161,
    "safe",
    "Safe One",
    "index.html",
    "pages/about.md",
    "draft",
    "gone",
    0,
    1,
    999,
    1000,
)


@pytest.mark.parametrize("model", [ArticleHeader, PageHeader], ids=lambda model: model.__name__)
def test_a_form_takes_what_the_schema_takes_and_refuses_what_it_refuses(model: type[BaseModel]) -> None:
    """Every kind of text, number and choice is tried in each field; empty optional ones are left out of the file."""
    form = {field["name"]: field for field in CONFIG["collections"][0 if model is ArticleHeader else -1]["fields"]}
    good = {field.name: field.example for field in fields_of(model)}
    tried = 0
    for name, field in form.items():
        kind = {"number": int, "select": str, "string": str, "text": str}.get(field["widget"])
        for value in VALUES if kind else ():
            if not isinstance(value, kind or object) or (value == "" and not field["required"]):
                continue
            try:
                model.model_validate({**good, name: value})
                allowed = True
            except ValidationError:
                allowed = False
            assert accepts(field, value) == allowed, (name, value)
            tried += 1
    assert tried >= 40


def test_it_is_off_until_the_host_turns_it_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(ROOT)]) == 2
    assert "The browser editor is off." in capsys.readouterr().err
    with pytest.raises(ValueError, match="repository"):
        editor_config(Organisation.model_validate({"editor": {"host": "github"}}), [])


def test_its_page_takes_scripts_from_its_own_folder_and_reaches_the_code_host_alone() -> None:
    rules = {rule.split()[0]: rule.split()[1:] for rule in policy_of(CONFIG).split(";")}
    assert rules["default-src"] == ["'none'"]
    assert rules["script-src"] == ["'self'"]
    assert rules["connect-src"] == [
        "'self'",
        "blob:",
        "data:",
        "https://api.github.com",
        "https://www.githubstatus.com",
    ]
    page = page_of(CONFIG)
    assert re.findall(r'(?:src|href)="([^"]+)"', page) == ["config.json", "sveltia-cms.js"]


def test_a_code_host_of_ones_own_is_reached_at_its_own_address() -> None:
    host = Organisation.model_validate(
        {"address": {"repository": "https://git.example.org/a/b.git"}, "editor": {"host": "gitea"}}
    )
    config = editor_config(host, CATEGORIES)
    assert config["backend"] == {
        "name": "gitea",
        "repo": "a/b",
        "branch": "main",
        "api_root": "https://git.example.org/api/v1",
    }
    assert policy_of(config).endswith("connect-src 'self' blob: data: https://git.example.org")


def test_another_package_than_the_tested_one_is_refused() -> None:
    with pytest.raises(ValueError, match="not @sveltia/cms"):
        script_of(b"something else")


def test_nothing_in_the_configuration_is_empty() -> None:
    """The editor does not start with a setting that is null."""
    assert "null" not in json.dumps(CONFIG)
    with_url = HOST.model_copy(update={"address": HOST.address.model_copy(update={"url": "https://example.org"})})
    assert editor_config(with_url, CATEGORIES)["site_url"] == "https://example.org"


def test_no_page_of_the_site_knows_the_editor() -> None:
    """It stands in a folder of its own, outside the public site and its policy."""
    names = [path for path in (ROOT / "theme").rglob("*.*") if path.suffix in (".html", ".js")]
    assert len(names) >= 20
    assert [path.name for path in names if "sveltia" in path.read_text("utf-8")] == []
    assert json.loads(json.dumps(CONFIG)) == CONFIG
