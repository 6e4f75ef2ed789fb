"""Which exercises the red rules forbid, said once more by hand, apart from the rules' data and their interpreter.

Written from the table of warnings, with its numbers. It must stay independent: it imports nothing of the plan's code.
"""

from typing import Any


def forbidding(item: Any, exercise: Any, plan: Any) -> set[str]:
    """Give the red rules that forbid one exercise of a plan, whatever the other exercises are."""
    answers, flags, name = plan["answers"], set(exercise["flags"]), item["exercise"]
    puffs, rules = "raises_heart_rate" in flags, set()
    if puffs and answers["heart_problem"] != "no":
        rules.add("W02")
    if answers["calf_red_flag"] in ("yes", "not_sure"):
        rules.add("W03")
    safe_heart = all(answers[name] == "no" for name in ("heart_slowing_medicine", "pacemaker", "heart_problem"))
    if puffs and answers["effort_method"] == "heart_rate" and not safe_heart:
        rules.add("W04")
    if puffs and answers["hr_max_pct"] is not None and answers["hr_max_pct"] > 75:
        rules.add("W04")
    if set(answers["breath_signs"]) != {"none"} and (puffs or "water" in flags):
        rules.add("W05")
    if "neck_care" in flags and answers["neck_weak"] != "no":
        rules.add("W07")
    if name in ("arm-cycle", "band-row-seated") and answers["shoulder_pain"] != "none":
        assert item["side"] == "both", "starters are for both sides"
        rules.add("W08")
    if "standing" in flags and answers["falls_3_months"] in ("2_or_more", "not_sure"):
        rules.add("W10")
    if "second_person_required" in flags and answers["helper"] == "alone":
        rules.add("W11")
    taught_first = ("breath-stacking", "pool-walk-and-march", "pool-arm-sweep", "treadmill-or-elliptical-held")
    if name in taught_first and not item.get("taught_on"):
        rules.add("W12")
    if "water" in flags and not all(answers[one] == "no" for one in ("tube_or_trach", "open_wound", "infection")):
        rules.add("W13")
    groups = [group for group in exercise["muscle_groups"] if group in plan["strength"]]
    marks = [plan["strength"][group][side] for group in groups for side in ("left", "right")]
    if exercise["kind"] == "aerobic":
        if "antigravity_only" in flags and "cannot_lift" in marks:
            rules.add("W14")
    elif (exercise["kind"] == "strengthening" or "antigravity_only" in flags) and set(marks) != {"strong"}:
        rules.add("W14")
    if exercise["kind"] == "strengthening" and item["who_moves"] == "self" and answers["stage"] in ("late", "any", ""):
        rules.add("W25")
    return rules


def week_faults(items: list[Any], data: Any) -> set[str]:
    """Give the red rules that the exercises of a week break together."""
    strength_days: dict[str, set[int]] = {}
    hard_days: set[int] = set()
    faults = set()
    for item in items:
        exercise = data["exercises"][item["exercise"]]
        if exercise["kind"] == "strengthening":
            for group in exercise["muscle_groups"]:
                strength_days.setdefault(group, set()).update(item["days"])
        if exercise["kind"] in ("aerobic", "strengthening") or "raises_heart_rate" in exercise["flags"]:
            hard_days |= set(item["days"])
    for days in strength_days.values():
        if len(days) > 3 or any(day % 7 + 1 in days for day in days):
            faults.add("W15")
    if len(hard_days) == 7:
        faults.add("W21")
    return faults
