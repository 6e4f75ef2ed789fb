"""Export: the whole library as one JSON file that others may reuse, and the JSON Schema of that file.

`python -m alsguide.exercises.export` prints the schema; it is kept in `docs/exercises.schema.json`.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field

from alsguide.core.schema import Record
from alsguide.exercises.model import Exercise
from alsguide.exercises.pages import View

FORMAT = 1
"""The version of the form. It grows when a field changes its meaning or goes."""

LICENSE = "https://creativecommons.org/licenses/by/4.0/"


class ExportedExercise(Exercise):
    """An exercise as in its source file, with its addresses below the site's top folder."""

    model_config = ConfigDict(extra="forbid", title="Exercise")

    url: Annotated[str, Field(description="The page of the exercise.")]
    pictures: Annotated[tuple[str, str], Field(description="The pictures of the start and the end, as SVG files.")]


class Library(Record):
    """The exercise library of the site. Texts hold the publisher's own words for the carer, therapist and so on."""

    format: Annotated[Literal[1], Field(description="The version of this form.")]
    publisher: Annotated[str, Field(description="Who published the library.")]
    language: Annotated[str, Field(description="The language of the texts, as a language tag.")]
    license: Annotated[str, Field(description="The license of texts and pictures.")]
    notice: Annotated[str, Field(description="Who this is not meant for, and what it is not.")]
    exercises: Annotated[tuple[ExportedExercise, ...], Field(description="All exercises, by kind and order.")]


def picture_addresses(name: str) -> tuple[str, str]:
    """Return the addresses of the two pictures of an exercise below the site's top folder."""
    return f"exercises/pictures/{name}-start.svg", f"exercises/pictures/{name}-end.svg"


def library_data(views: Sequence[View], publisher: str, language: str, notice: str) -> dict[str, Any]:
    """Return the whole library as plain data; fields without a value are left out."""
    return {
        "format": FORMAT,
        "publisher": publisher,
        "language": language,
        "license": LICENSE,
        "notice": notice,
        "exercises": [
            view.exercise.model_dump(mode="json", exclude_none=True)
            | {"url": view.url, "pictures": list(picture_addresses(view.exercise.id))}
            for view in views
        ],
    }


def as_json(data: Mapping[str, Any]) -> str:
    """Return data as JSON text that people can read too."""
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of the exported file."""
    found = Library.model_json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **found}


if __name__ == "__main__":
    print(as_json(schema()), end="")
