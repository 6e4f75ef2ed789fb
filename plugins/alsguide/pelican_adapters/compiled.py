"""Compiled templates: what the builds of one process share, so that a template is compiled once for each of its texts.

Each generator of Pelican has an environment of its own, and each build has new ones, because what a template has imported holds
the functions of its build. The code alone holds nothing of a build. It is kept in memory only: no file is ever run.
"""

from contextlib import suppress
from types import CodeType

from jinja2 import Environment, TemplateError
from jinja2.bccache import Bucket, BytecodeCache

PARTS = ("base.", "components/", "partials/")
"""How the names of parts begin."""


class CompiledTemplates(BytecodeCache):
    """The code of each template, with the mark of the text that it was made of."""

    def __init__(self) -> None:
        self.options: object = None
        self.kept: dict[str, tuple[str, CodeType | None]] = {}

    def under(self, options: object) -> "CompiledTemplates":
        """Return itself for environments with some options; code that was made under others is forgotten."""
        if options != self.options:
            self.kept.clear()
        self.options = options
        return self

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the code of a template, when its text is the same."""
        checksum, code = self.kept.get(bucket.key, ("", None))
        if checksum == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        self.kept[bucket.key] = (bucket.checksum, bucket.code)


def compile_parts(env: Environment) -> None:
    """Compile what templates of pages are made of, so that no process that is copied from this one does it for itself.

    Pelican has compiled the templates of pages. A part that cannot be compiled says so where it is used.
    """
    for name in env.list_templates(extensions=["html"]):
        if name.startswith(PARTS):
            with suppress(TemplateError):
                env.get_template(name)
