"""Structured data: what a page shows, said once more for machines as schema.org JSON-LD. Nothing that readers cannot see."""
