"""Markup: the Markdown that editors write, and the HTML that it gives."""
