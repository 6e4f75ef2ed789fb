"""Papers: pages to take along, filled in by hand or in the browser and printed. Nothing typed leaves the page."""
