"""Moving with ALS: the parts that turn Markdown and data into the site."""

import os

# Looking for plugins of pydantic in all that is installed takes a tenth of a start, and none may change what a build gives.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
