"""Pictograms: poses drawn as small inline SVG pictures of a person who exercises."""
