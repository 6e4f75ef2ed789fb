"""No text makes a reader crash, take long or name a line that is not there. `make fuzz` tries far more of them."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.readers import READERS, read_in_time


@pytest.mark.parametrize("name", READERS)
def test_a_reader_survives_every_text(name: str) -> None:
    @settings(derandomize=True, max_examples=25, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(text=st.deferred(READERS[name][0]))
    def survives(text: str) -> None:
        read_in_time(name, text)

    survives()


FOUND = (
    ("Markdown", "\x1b"),
    ("Markdown", "[a](http://[)"),
    *(("code", mark * 20_000) for mark in ("{{", "{%", "/", "/* ", '"\\', "\\'")),
)
"""What long runs of `make fuzz` found, each in its shortest form."""


@pytest.mark.parametrize(("name", "text"), FOUND)
def test_a_reader_survives_what_was_found_once(name: str, text: str) -> None:
    read_in_time(name, text)
