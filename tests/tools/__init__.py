"""Tools that make files of the repository: run by hand, checked by tests."""
