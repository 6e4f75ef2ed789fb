"""The JSON Schema of plan files: up to date, and right about plans made in Python."""

import json
import random

import jsonschema

from alsguide.plan.file_schema import schema_text
from tests.support.plans import random_plan, real_data, starter_by_id
from tests.support.sites import ROOT

DATA = real_data()
SCHEMA = json.loads((ROOT / "docs" / "plan.schema.json").read_text("utf-8"))


def test_the_schema_in_docs_is_the_one_that_the_form_makes() -> None:
    """When it fails: `PYTHONPATH=plugins python -m alsguide.plan.file_schema`, and think of a new version of the format."""
    assert (ROOT / "docs" / "plan.schema.json").read_text("utf-8") == schema_text(ROOT)
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_the_schema_takes_every_starter_and_random_plans() -> None:
    rng = random.Random(4)
    plans = [starter_by_id(starter["id"], DATA) for starter in DATA["starters"]]
    plans += [random_plan(rng, DATA) for _ in range(50)]
    validator = jsonschema.Draft202012Validator(SCHEMA)
    for plan in plans:
        document = {"format": DATA["format"], "version": DATA["version"], "plan": plan}
        assert [error.message for error in validator.iter_errors(document)] == []
