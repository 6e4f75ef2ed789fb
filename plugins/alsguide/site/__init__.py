"""The site: what is loaded for a build, what each page is told, and the files that pages share."""
