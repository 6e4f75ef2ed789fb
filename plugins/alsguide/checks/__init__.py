"""Checks: the rules that content must keep, each a pure function from the site's sources to problems."""
