"""Changes: what is different for readers since a day, told in plain words on a page and in a feed."""
