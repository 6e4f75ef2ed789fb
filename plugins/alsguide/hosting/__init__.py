"""Hosting: the policy that every web server is told, and the files that a published site has besides its pages."""
