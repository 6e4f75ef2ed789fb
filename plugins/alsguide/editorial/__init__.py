"""Editorial work: beginning a new file, recording a review, and the report on the state of the content."""
