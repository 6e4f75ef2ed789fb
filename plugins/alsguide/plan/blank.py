"""The blank: what the plan page shows on paper where no script runs. Plain values in and out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from alsguide.plan.dose import days_in_words, dose_in_words
from alsguide.plan.rules import evaluate

JsonObject = Mapping[str, Any]

MOST_REASONS = 1
"""How many reasons the blank gives for leaving an exercise out: with more, its rows run over."""


@dataclass(frozen=True)
class ListPart:
    """Some lines below a title."""

    title: str
    lines: list[str]


@dataclass(frozen=True)
class StopCard:
    """The signs of danger in columns, what a crew must be told, and what stands on the other side."""

    title: str
    columns: list[list[ListPart]]
    say: str
    back_title: str
    back_text: str
    crisis: str


@dataclass(frozen=True)
class BlankRow:
    """An exercise of a starter: `out` is why to leave it out until a therapist agrees; empty texts are not shown."""

    id: str
    name: str
    dose: str
    days: str
    only_if: str
    out: list[str]
    notes: list[str]


@dataclass(frozen=True)
class BlankStarter:
    """A starter as a table. `tired` names what stays on a tired day."""

    id: str
    name: str
    summary: str
    note: str
    rows: list[BlankRow]
    tired: list[str]


@dataclass(frozen=True)
class DiaryRow:
    """A row of the diary, and how it is filled in."""

    label: str
    form: str


@dataclass(frozen=True)
class Blank:
    """The whole blank. `first` is what to do before any exercise; `ask` holds questions for a therapist."""

    not_medical_advice: str
    stop_card: StopCard
    first: list[str]
    starters: list[BlankStarter]
    days_short: list[str]
    diary_rows: list[DiaryRow]
    diary_footer: list[str]
    ask: ListPart


def make_blank(block: JsonObject) -> Blank:
    """Return the blank of the data that `page_data` gave.

    No question is answered on paper, so each plan is judged as if every answer were "Not sure".
    """
    paper, diary = block["paper"], block["fields"]["diary"]
    card = paper["stop_card"]
    judged = [(starter, evaluate(starter["plan"], block)) for starter in block["starters"]]
    first = [one for one in judged[0][1]["findings"] if one["place"] == "field"]
    forms = {rule["id"]: rule["forms"] for rule in block["rules"]}
    return Blank(
        paper["not_medical_advice"],
        StopCard(
            card["title"],
            [[ListPart(part["title"], part["lines"]) for part in column] for column in card["columns"]],
            card["say"],
            card["back"]["title"],
            card["back"]["text"],
            card["back"]["crisis"],
        ),
        [one["message"] for one in first if forms[one["rule"]][one["form"]].get("on_blank", True)],
        [blank_starter(starter, result, block) for starter, result in judged],
        block["words"]["days_short"],
        [DiaryRow(row["label"], row["form"]) for row in diary["rows"]],
        diary["footer"],
        ListPart(paper["questions"]["title"], paper["questions"]["lines"]),
    )


def blank_starter(starter: JsonObject, result: JsonObject, block: JsonObject) -> BlankStarter:
    """Return one starter as a table; `result` is how its plan was judged."""
    rows = []
    for key, item in enumerate(starter["plan"]["items"]):
        own = [one for one in result["findings"] if one["place"] == "exercise" and str(key) in one["items"]]
        rows.append(
            BlankRow(
                item["exercise"],
                block["exercises"][item["exercise"]]["name"],
                dose_in_words(item, block),
                days_in_words(item["days"], block),
                starter["notes"].get(item["exercise"], {}).get("only_if", ""),
                [one["message"] for one in own if one["level"] == "red"][:MOST_REASONS],
                [one["message"] for one in own if one["level"] != "red"],
            )
        )
    tired = [block["exercises"][name]["name"] for name in result["plan_b"]]
    return BlankStarter(starter["id"], starter["name"], starter["summary"], starter.get("note", ""), rows, tired)
