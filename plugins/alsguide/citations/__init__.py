"""Citations: the reference library, the marks that cite it, and the kinds of evidence."""
