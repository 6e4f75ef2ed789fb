"""The browser editor's configuration: its forms, made from the models of the headers and from the categories.

The editor is Sveltia CMS. A *widget* is its name for the control of one field.
"""

from collections.abc import Mapping, Sequence
from datetime import date as Day
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from alsguide.editor.fields import HeaderField, fields_of
from alsguide.markup.front_matter import ArticleHeader, PageHeader
from alsguide.organisation import Organisation

BODY = {
    "name": "body",
    "label": "Text",
    "widget": "markdown",
    "modes": ["raw"],
    "hint": "Markdown with the marks of docs/editing.md.",
}
"""The text itself. It is written as it stands, because a form for rich text would not keep boxes and citations."""


def editor_config(organisation: Organisation, categories: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return the whole configuration. `categories` have `id` and `title`. Raises ValueError when the editor is off."""
    editor, address = organisation.editor, organisation.address
    if not editor.host or not address.repository:
        raise ValueError(
            'The browser editor is off. Set "repository" in [address] and "host" in [editor] of organisation.toml.'
        )
    server, _, repository = address.repository.split("://", 1)[-1].rstrip("/").partition("/")
    backend = {"name": editor.host, "repo": repository.removesuffix(".git"), "branch": address.branch}
    if editor.login_url:
        backend["base_url"] = editor.login_url
    if server not in ("github.com", "gitlab.com"):
        backend["api_root"] = f"https://{server}/{'api/v4' if editor.host == 'gitlab' else 'api/v1'}"
    articles = [
        collection(f"articles-{one['id']}", f"Articles: {one['title']}", f"articles/{one['id']}", ArticleHeader)
        for one in categories
    ]
    return {
        "backend": backend,
        "media_folder": "content/images",
        **({"site_url": address.url} if address.url else {}),
        "output": {"omit_empty_optional_fields": True, "yaml": {"quote": "double"}},
        "slug": {"encoding": "ascii", "clean_accents": True},
        "collections": [*articles, collection("pages", "Pages", "pages", PageHeader)],
    }


def collection(name: str, label: str, folder: str, model: type[BaseModel]) -> dict[str, Any]:
    """Return the collection of all files in a folder below `content/` whose headers are of one model."""
    up = "../" * (folder.count("/") + 1)
    return {
        "name": name,
        "label": label,
        "folder": f"content/{folder}",
        "create": True,
        "extension": "md",
        "format": "yaml-frontmatter",
        "slug": "{{title}}",
        "media_folder": "/content/images",
        "public_folder": f"{up}images",
        "fields": [*(widget_of(field) for field in fields_of(model)), BODY],
    }


def widget_of(field: HeaderField) -> dict[str, Any]:
    """Return the widget of one field. Raises TypeError for a kind of value that has none."""
    widget: dict[str, Any] = {
        "name": field.name,
        "label": field.name.replace("_", " ").capitalize(),
        "hint": field.description,
        "required": field.is_required,
    }
    schema = field.schema
    kind = field.info.annotation
    plain = (
        next((part for part in get_args(kind) if part is not type(None)), kind)
        if type(None) in get_args(kind)
        else kind
    )
    if plain is Day:
        return {**widget, "widget": "datetime", "type": "date", "format": "YYYY-MM-DD"}
    if plain is int:
        return {**widget, "widget": "number", "value_type": "int", "min": schema["minimum"], "max": schema["maximum"]}
    if get_origin(plain) is Literal:
        return {**widget, "widget": "select", "options": list(get_args(plain)), "default": field.info.default}
    if get_origin(plain) is tuple:
        if field.is_required:  # a form cannot demand a list and take an empty one, so it keeps what the file says
            return {"name": field.name, "label": widget["label"], "widget": "hidden", "default": []}
        return {**widget, "widget": "list", "field": {"name": "item", "label": "Entry", "widget": "string"}}
    if schema.get("type") != "string":
        raise TypeError(f'The field "{field.name}" holds a kind of value for which the browser editor has no widget.')
    text = {"widget": "text" if schema.get("maxLength", 0) > 100 else "string"}
    lengths = {
        name: schema[key] for name, key in (("minlength", "minLength"), ("maxlength", "maxLength")) if key in schema
    }
    pattern = {"pattern": [schema["pattern"], f"For example: {field.example}"]} if "pattern" in schema else {}
    return {**widget, **text, **lengths, **pattern}
