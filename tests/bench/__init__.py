"""Benchmarks: `make bench` prints what the site costs beside its budgets. No test judges a time: machines differ."""
