"""Pelican settings for publishing: the address, the feeds and the cleaning."""

from pelicanconf import *  # noqa: F403  settings are names of the module

DELETE_OUTPUT_DIRECTORY = True
