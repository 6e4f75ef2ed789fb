"""Evidence: what was studied in how many people, by what design, with what result, and how sure it is."""
