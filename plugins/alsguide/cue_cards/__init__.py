"""Cue cards: words with a picture, for someone without a voice to steer a helper with."""
