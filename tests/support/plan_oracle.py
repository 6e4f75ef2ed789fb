"""Which exercises the red rules forbid, said once more by hand, apart from the rules' data and their interpreter.

Written from the table of warnings and the rulings of the plan form, with their numbers. It must stay independent: it imports
nothing of the plan's code.
"""

from datetime import date
from typing import Any

LIFTS = {
    "shoulder-lift-clasped-hands",
    "carer-shoulder-lift",
    "carer-arm-out-to-side",
    "pool-arm-sweep",
    "arm-cycle",
    "band-row-seated",
}
BENDS = {"seated-trunk-turn", "seated-hamstring-stretch", "chair-yoga-side-bend", "knee-to-chest-stretch"}
TAUGHT_FIRST = {"breath-stacking", "pool-walk-and-march", "pool-arm-sweep", "treadmill-or-elliptical-held"}
SHOULDER_OR_ANKLE = {
    "chest-open-stretch",
    "shoulder-lift-clasped-hands",
    "carer-shoulder-lift",
    "carer-arm-out-to-side",
    "standing-calf-stretch",
    "seated-calf-strap-stretch",
    "ankle-pumps",
    "carer-ankle-and-toes",
}
MOVES_ITSELF = {
    "hand-open-close",
    "ankle-pumps",
    "chest-open-stretch",
    "seated-tai-chi-hands",
    "seated-trunk-turn",
    "chair-yoga-side-bend",
}
BY_HAND = {"wrist-palm-stretch", "seated-calf-strap-stretch", "knee-to-chest-stretch"}
CALM = {"belly-breathing", "body-scan-release"}
STEPS_DOWN = """
standing-calf-stretch, seated-calf-strap-stretch, ankle-pumps, carer-ankle-and-toes
walking, recumbent-cycle, seated-march, ankle-pumps, carer-hip-and-knee-bend
treadmill-or-elliptical-held, walking
sit-to-stand, knee-straighten-seated, thigh-press-isometric, carer-hip-and-knee-bend
knee-to-chest-stretch, carer-hip-and-knee-bend
seated-hamstring-stretch, carer-hamstring-stretch
band-row-seated, chest-open-stretch, shoulder-lift-clasped-hands, carer-shoulder-lift
biceps-curl-light, shoulder-lift-clasped-hands, carer-elbow-and-forearm
arm-cycle, seated-tai-chi-hands, shoulder-lift-clasped-hands
hand-open-close, wrist-palm-stretch, carer-wrist-and-fingers
counter-weight-shift, tall-sitting
chair-yoga-side-bend, seated-trunk-turn, body-scan-release
motor-assisted-cycle, carer-hip-and-knee-bend
pool-walk-and-march, seated-march
pool-arm-sweep, chest-open-stretch
pursed-lip-breathing, belly-breathing, body-scan-release
"""
"""What asks less, left to right."""
NEEDS = {
    "seated-calf-strap-stretch": "strap",
    "recumbent-cycle": "bike",
    "motor-assisted-cycle": "motor",
    "arm-cycle": "arm_cycle",
    "band-row-seated": "band",
}
AMOUNTS = ("sets", "repetitions", "hold_seconds", "minutes", "times_per_day")


def ticked(raw: list[str]) -> set[str]:
    """Return what was ticked of a list, without the choices that stand alone."""
    return set(raw) - {"none", "not_sure"}


def may_have(raw: list[str], *signs: str) -> bool:
    """Return whether a person may have one of some signs: ticked, not sure, or not answered."""
    return bool(ticked(raw) & set(signs)) if ticked(raw) else raw != ["none"]


def says(raw: list[str], sign: str) -> bool:
    """Return whether a sign was ticked, or the answer was "Not sure"."""
    return sign in ticked(raw) or raw == ["not_sure"]


def days_from(first: str, last: str) -> int:
    """Return the days from one day to another."""
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def stops(plan: Any, day: str | None = None) -> set[str]:
    """Return the rules that stop the whole plan. `day`: the day on which it is judged."""
    answers, rules = plan["answers"], set()
    today = answers["today"]
    if "leg" in today:
        rules.add("W03")
    if {"breathless", "cannot_lie_flat", "wakes_breathless", "morning_headache"} & set(today) or today == ["not_sure"]:
        rules.add("W28")
    if "ill" in today:
        rules.add("W29")
    if day:
        answered, checked = answers["answered_on"], answers["review_date"]
        is_old = not answered or (date.fromisoformat(day) - date.fromisoformat(answered)).days > 28
        if is_old or (checked and date.fromisoformat(day) > date.fromisoformat(checked)):
            rules.add("W36")
        ahead = answered and (date.fromisoformat(answered) - date.fromisoformat(day)).days > 1
        if ahead or (answers["start_date"] and days_from(day, answers["start_date"]) > 60):
            rules.add("W36")
    first, checked = answers["start_date"], answers["review_date"]
    if first and checked and not 1 <= days_from(first, checked) <= 84:
        rules.add("W36")
    return rules


def forbidding(item: Any, exercise: Any, plan: Any, day: str | None = None) -> set[str]:
    """Return the red rules that forbid one exercise of a plan, whatever the other exercises are."""
    rules = stops(plan, day)
    rules |= by_health(item, exercise, plan["answers"])
    rules |= by_place_and_helper(item, exercise, plan)
    rules |= by_strength(item, exercise, plan)
    return rules


def less_than(name: str) -> list[str]:
    """Return what asks less than an exercise, nearest first: the rest of each line that it stands in, then what follows that."""
    rests = [line.partition(f"{name}, ")[2].split(", ") for line in STEPS_DOWN.splitlines() if f"{name}, " in line]
    found = [other for rest in rests for other in rest]
    return found + [other for rest in rests for other in less_than(rest[-1])]


def taking_the_place(item: Any, taken: set[str], plan: Any, data: Any, day: str | None = None) -> str | None:
    """Return the exercise that stands in for one that is left out: the nearest that nothing forbids, and that is not `taken`."""
    for name in less_than(item["exercise"]):
        exercise = data["exercises"][name]
        is_there = name not in NEEDS or NEEDS[name] in plan["answers"]["equipment"]
        other = {
            **exercise["start"],
            "exercise": name,
            "who_moves": exercise["who_moves"],
            "days": item["days"][: exercise["start"]["days_per_week"]],
        }
        if name not in taken and is_there and not forbidding(other, exercise, plan, day):
            return name
    return None


def by_health(item: Any, exercise: Any, answers: Any) -> set[str]:
    """Return the rules on heart, breathing, neck, shoulder, and other conditions."""
    flags, name, rules = set(exercise["flags"]), item["exercise"], set()
    assert item.get("side", "both") == "both", "starters are for both sides"
    puffs, works_heart = "raises_heart_rate" in flags, exercise["kind"] == "aerobic" or "raises_heart_rate" in flags
    stands, swims = "standing" in flags, "water" in flags
    if puffs and may_have(answers["heart"], "problem", "pacemaker"):
        rules.add("W02")
    number = answers["hr_team_max"]
    has_number = number is not None and 60 <= number <= 150 and answers["hr_team_who"] and answers["hr_team_date"]
    is_free = not may_have(answers["heart"], "problem", "pacemaker", "slowing_medicine")
    if puffs and answers["effort_method"] == "heart_rate" and not (has_number and is_free):
        rules.add("W04")
    breathes_freely = answers["breath_signs"] == ["none"]
    if not breathes_freely and (puffs or swims):
        rules.add("W05")
    if "tube_machine" in answers["breath_signs"] and exercise["kind"] == "breathing":
        rules.add("W05")
    if not breathes_freely and name == "knee-to-chest-stretch":
        rules.add("W06")
    if "neck_care" in flags and answers["neck_weak"] != "no":
        rules.add("W07")
    if name in LIFTS and answers["shoulder_pain"] != "none" and not item.get("taught_on"):
        rules.add("W08")
    if swims and (
        may_have(answers["health"], "tube", "wound", "infection", "seizures", "continence")
        or may_have(answers["heart"], "problem", "pacemaker")
    ):
        rules.add("W13")
    if stands and may_have(answers["signs"], "dizzy"):
        rules.add("W30")
    if works_heart and (item.get("minutes") or 0) > 10 and says(answers["signs"], "losing_weight"):
        rules.add("W31")
    runs_alone = answers["filled_by"] == "me" or answers["helper"] == "alone"
    if answers["thinking_change"] in ("yes", "not_sure") and runs_alone and name not in CALM:
        rules.add("W33")
    health = answers["health"]
    if (
        (name in BENDS and may_have(health, "weak_bones"))
        or (works_heart and may_have(health, "diabetes") and answers["helper"] == "alone")
        or (stands and may_have(health, "relaxant_new"))
    ):
        rules.add("W34")
    if works_heart and may_have(answers["lately"], "ill_week"):
        rules.add("W37")
    start = exercise["start"]
    above = any((item.get(one) or 0) > (start.get(one) or 0) for one in AMOUNTS)
    above = above or len(item.get("days") or ()) > start["days_per_week"]
    if answers["very_tired"] in ("known", "new", "not_sure") and (name not in SHOULDER_OR_ANKLE | CALM or above):
        rules.add("W38")
    asks_again = may_have(answers["lately"], "pregnant", "operation", "broken_bone", "hospital", "other")
    if exercise["kind"] == "strengthening" and asks_again:
        rules.add("W39")
    return rules


def by_place_and_helper(item: Any, exercise: Any, plan: Any) -> set[str]:
    """Return the rules on where a person exercises, falls, and who is there."""
    answers, flags, name, rules = plan["answers"], set(exercise["flags"]), item["exercise"], set()
    stands, swims, is_alone = "standing" in flags, "water" in flags, answers["helper"] == "alone"
    hands = set(plan["strength"]["wrist_hand"].values())
    if stands and not hands & {"strong", "lifts_only"} and (name != "walking" or is_alone):
        rules.add("W09")
    places = set(answers["positions"] or ["seated"])
    needed = ({"standing"} if stands else set()) | ({"in-water"} if swims else set())
    if not (needed <= places if needed else set(exercise["positions"]) & places):
        rules.add("W09")
    if (stands or swims) and answers["falls_3_months"] != "0":
        rules.add("W10")
    if is_alone and ("second_person_required" in flags or ({"second_person_nearby", "standing"} <= flags)):
        rules.add("W11")
    mover = item.get("who_moves") or exercise["who_moves"]
    if (mover == "carer" or name == "motor-assisted-cycle") and answers["helper"] != "trained_carer":
        rules.add("W11")
    if name in TAUGHT_FIRST and not item.get("taught_on"):
        assert mover != "carer", "a taught carer counts as taught"
        rules.add("W12")
    return rules


def by_strength(item: Any, exercise: Any, plan: Any) -> set[str]:
    """Return the rules on what muscles can do, and on strength work."""
    answers, flags, name, rules = plan["answers"], set(exercise["flags"]), item["exercise"], set()
    map_, stands, is_strength = plan["strength"], "standing" in flags, exercise["kind"] == "strengthening"
    groups = [group for group in exercise["muscle_groups"] if group in map_]
    marks = {map_[group][side] for group in groups for side in ("left", "right")}
    legs = {map_[group][side] for group in ("hip", "knee") for side in ("left", "right")}
    if is_strength and (marks != {"strong"} or answers["told_ok"] != "yes" or answers["strength_ok"] != "yes"):
        rules.add("W14")
    if name in ("arm-cycle", "seated-march") and marks & {"cannot_lift", "not_sure"}:
        rules.add("W14")
    if (stands or name == "recumbent-cycle") and "cannot_lift" in legs:
        rules.add("W14")
    has_brace = "brace" in answers["aids"]
    walks_with_someone = name == "walking" and answers["helper"] != "alone"
    if stands and "cannot_lift" in map_["ankle"].values() and not has_brace and not walks_with_someone:
        rules.add("W14")
    if name in MOVES_ITSELF and "cannot_lift" in marks:
        rules.add("W14")
    cannot = {group for group, sides in map_.items() if set(sides.values()) == {"cannot_lift"}}
    if (name == "shoulder-lift-clasped-hands" and "shoulder" in cannot) or (name in BY_HAND and "wrist_hand" in cannot):
        rules.add("W14")
    if is_strength and item["who_moves"] == "self" and answers["stage"] == "late":
        rules.add("W25")
    return rules


def week_errors(items: list[Any], data: Any, answers: Any) -> set[str]:
    """Return the red rules that the exercises of a week break together."""
    work_days: dict[tuple[str, str], set[int]] = {}
    hard_days: set[int] = set()
    errors = set()
    strengthening = 0
    for item in items:
        exercise = data["exercises"][item["exercise"]]
        mover = item.get("who_moves") or exercise["who_moves"]
        is_moved = item["exercise"] == "motor-assisted-cycle" and mover != "self"
        strengthening += exercise["kind"] == "strengthening"
        if "rest_day_between" in exercise["flags"] and not is_moved:
            for group in exercise["muscle_groups"]:
                work_days.setdefault((exercise["kind"], group), set()).update(item["days"])
        if exercise["kind"] in ("aerobic", "strengthening") or "raises_heart_rate" in exercise["flags"]:
            hard_days |= set(item["days"])
    for days in work_days.values():
        if len(days) > 3 or any(day % 7 + 1 in days for day in days):
            errors.add("W15")
    if len(hard_days) == 7:
        errors.add("W21")
    if strengthening > 1 and says(answers["signs"], "losing_weight"):
        errors.add("W31")
    return errors
