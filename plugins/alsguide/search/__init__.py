"""Search: an index of the site that a page's own script searches, from disk and without any request."""
