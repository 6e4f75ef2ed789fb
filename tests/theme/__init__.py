"""The theme alone: its macros on values of every kind, and its colors."""
