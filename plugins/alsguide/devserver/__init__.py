"""The development server: shows the site while it is written, and what is wrong with it."""
