"""Pelican adapters: the only part that imports Pelican. It gives the pure parts' values to Pelican's pages, a file a feature."""
