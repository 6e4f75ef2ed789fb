"""Exercises: the library of exercises, one file each, with doses, steps, poses and sources."""
