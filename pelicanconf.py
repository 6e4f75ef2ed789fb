"""Pelican settings for development. `publishconf.py` differs in the address, the feeds and the cleaning."""

import logging
import sys
from pathlib import Path

from jinja2 import StrictUndefined

ROOT = Path(__file__).parent
sys.path.insert(0, str(ROOT / "plugins"))

from alsguide.pelican_adapters import plugin  # noqa: E402  the package is found only from here on
from alsguide.pelican_adapters.reader import MarkdownReader  # noqa: E402

# --- Sources -----------------------------------------------------------------------------------------------------
PATH = str(ROOT / "content")
OUTPUT_PATH = str(ROOT / "output")
ARTICLE_PATHS = ["articles"]
PAGE_PATHS = ["pages", "exercises"]
STATIC_PATHS = ["images"]
READERS = {"md": MarkdownReader, "html": None, "htm": None, "rst": None}
FORMATTED_FIELDS: list[str] = []

# --- Plugins: an imported module, because Pelican passes over a name that it cannot import ----------------------------
PLUGINS = [plugin]

# --- Theme -------------------------------------------------------------------------------------------------------
THEME = str(ROOT / "theme")
OWN_THEME = ROOT / "overrides" / "theme"  # a host's own, see docs/hosting.md
THEME_TEMPLATES_OVERRIDES = [str(OWN_THEME / "templates"), str(OWN_THEME), THEME]  # the last two hold `components/`
THEME_STATIC_PATHS: list[str] = []  # the site plugin writes them, with marks of their content
JINJA_ENVIRONMENT = {
    "autoescape": True,
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
}

# --- Addresses: relative, so that the folder works anywhere and from disk -------------------------------------------
SITEURL = ""
RELATIVE_URLS = True
ARTICLE_URL = ARTICLE_SAVE_AS = "{category}/{slug}.html"
PAGE_URL = PAGE_SAVE_AS = "{slug}.html"
CATEGORY_URL = CATEGORY_SAVE_AS = "{slug}/index.html"
FILENAME_METADATA = "(?P<slug>.*)"
SLUGIFY_SOURCE = "basename"
USE_FOLDER_AS_CATEGORY = True
ARTICLE_ORDER_BY = "order"

# --- Speed: sources are read, and pages written, in at most this many processes ----------------------------------------
PROCESSES = 8

# --- Not used ----------------------------------------------------------------------------------------------------
DIRECT_TEMPLATES: list[str] = []
AUTHOR_SAVE_AS = TAG_SAVE_AS = ARCHIVES_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
DEFAULT_PAGINATION = False

# --- Place and time ----------------------------------------------------------------------------------------------
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
LOCALE = "C"
AUTHOR = ""
DEFAULT_DATE_FORMAT = "%Y-%m-%d"

# --- Messages: pictures that say nothing have an empty alternative on purpose; our own check finds missing ones ------
LOG_FILTER = [(logging.WARNING, "Empty alt attribute for image %s in %s")]
