"""Overrides: what a host adds, replaces and excludes in `overrides/` and `organisation.toml`."""
