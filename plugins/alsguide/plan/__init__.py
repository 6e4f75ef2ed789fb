"""Plan: the weekly exercise plan that a reader makes, its safety rules, its limits and its file format.

Words of this part: a *plan* is what a reader makes (answers, strength map, goals, exercises); an *item* is one exercise
in a plan with its dose; a *fact* is one named value that a rule may test; a *finding* is a rule that fired, with the items
it concerns; a *starter* is a ready-made plan.
"""
