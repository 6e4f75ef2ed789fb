"""Pelican settings for publishing: canonical links, feeds, the manifest and the worker are turned on."""

from pelicanconf import *  # noqa: F403  settings are names of the module

PUBLISHED = True

# Drafts are built for their authors, and not published.
DRAFT_SAVE_AS = ""
DRAFT_PAGE_SAVE_AS = ""
