"""Moving with ALS: the parts that turn Markdown and data into the site."""
