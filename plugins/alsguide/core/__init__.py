"""Core: what every part builds on; it knows no part of the guide."""
