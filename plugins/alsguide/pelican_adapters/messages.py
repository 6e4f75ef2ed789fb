"""Messages: what Pelican warns of, kept until the build asks for it."""

import logging


class Messages(logging.Handler):
    """Keep the warnings and errors that Pelican logs; each of them stops a build."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one message."""
        self.found.append(record.getMessage())
