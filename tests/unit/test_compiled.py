"""Compiled templates: code is shared between environments, and never that of another text or of other options."""

import pytest
from jinja2 import DictLoader, Environment

from alsguide.pelican_adapters.compiled import CompiledTemplates, compile_parts

PAGE = "{% if true %}\nHello\n{% endif %}"


def shown(compiled: CompiledTemplates, text: str, trim: bool = False) -> str:
    """Return what a template shows in an environment of its own."""
    kept = compiled.under(trim)
    environment = Environment(loader=DictLoader({"page.html": text}), bytecode_cache=kept, trim_blocks=trim)
    return environment.get_template("page.html").render()


def test_a_text_is_compiled_once(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled = CompiledTemplates()
    first = shown(compiled, PAGE)
    monkeypatch.delattr(Environment, "compile")
    assert shown(compiled, PAGE) == first


def test_a_changed_text_is_compiled_again() -> None:
    compiled = CompiledTemplates()
    assert shown(compiled, "before") == "before"
    assert shown(compiled, "after") == "after"
    assert shown(compiled, "before") == "before"


def test_other_options_are_never_given_the_same_code() -> None:
    compiled = CompiledTemplates()
    assert shown(compiled, PAGE) == "\nHello\n"
    assert shown(compiled, PAGE, trim=True) == "Hello\n"


def test_parts_are_compiled_ahead_and_one_that_cannot_be_is_passed_over() -> None:
    compiled = CompiledTemplates()
    texts = {
        "base.html": "b",
        "components/x/macro.html": "x",
        "partials/y.html": "{% y %}",
        "page.html": "p",
        "z.txt": "",
    }
    compile_parts(Environment(loader=DictLoader(texts), bytecode_cache=compiled))
    assert len(compiled.kept) == 2
