"""Servers: the policy in the form that each web server reads.

Every function takes the sets of headers of a site (see `policy`), the addresses of its pages, and the path under which it is
published (`/`, or `/moving/`), and gives the text of one configuration file.
"""

import json
from collections.abc import Iterable

from alsguide.hosting.policy import HeaderSet

MADE = (
    "Made by `make publish` from plugins/alsguide/hosting/policy.py. Do not edit: change organisation.toml and publish."
)
TYPES = {
    "html": "text/html",
    "css": "text/css",
    "js": "text/javascript",
    "svg": "image/svg+xml",
    "xml": "application/xml",
    "txt": "text/plain",
    "webmanifest": "application/manifest+json",
}
"""The media types of files that have a packed copy beside them; all are UTF-8."""

PAIRED = "(" + "|".join(TYPES) + ")"


def headers_file(header_sets: list[HeaderSet], pages: Iterable[str], base: str) -> str:
    """Return `_headers`, as Netlify and Cloudflare Pages read it.

    Where several blocks name a file, Cloudflare joins equal headers with a comma and Netlify may take one of them. So a
    header that differs between files stands in blocks that never overlap: one for each folder and each page at the top,
    in both forms of its address (with `.html`, and without). Cloudflare reads 100 blocks at most.
    """
    default = header_sets[0]
    differing = ("Content-Security-Policy", "Cache-Control")
    common = {name: value for name, value in default.headers.items() if name not in differing}
    blocks = [block(f"{base}*", common)]
    own = {address: header_set for header_set in header_sets for address in header_set.pages}
    for address in sorted(own):
        for path in both_forms(address):
            blocks.append(block(base + path, pick(own[address].headers, differing)))
    for header_set in header_sets:
        if header_set.folder:
            blocks.append(block(f"{base}{header_set.folder}*", pick(header_set.headers, differing)))
    policy = pick(default.headers, differing)
    folders = sorted({page.split("/")[0] for page in pages if "/" in page})
    blocks += [block(f"{base}{folder}/*", policy) for folder in folders]
    for page in sorted(page for page in pages if "/" not in page and page not in own):
        blocks += [block(base + path, policy) for path in both_forms(page)]
    return f"# {MADE}\n\n" + "\n\n".join(blocks) + "\n"


def both_forms(address: str) -> list[str]:
    """Return the forms in which an address is asked for: as it stands, and as hosts shorten it."""
    if not address.endswith(".html"):
        return [address]
    short = "" if address == "index.html" else address.removesuffix(".html")
    return [address, short]


def pick(headers: dict[str, str], names: Iterable[str]) -> dict[str, str]:
    """Return some of the headers."""
    return {name: headers[name] for name in names}


def block(path: str, headers: dict[str, str]) -> str:
    """Return one block of a `_headers` file."""
    return "\n".join([path, *(f"  {name}: {value}" for name, value in headers.items())])


def apache_file(header_sets: list[HeaderSet], base: str) -> str:
    """Return `.htaccess` for Apache 2.4 with mod_headers, mod_rewrite and mod_mime.

    Packed copies beside the files (`.br`, `.gz`) are sent to browsers that read them.
    """
    default = header_sets[0]
    types = "\n".join(f"AddType {kind} .{ending}" for ending, kind in TYPES.items())
    parts = [
        f"# {MADE}",
        "Options -Indexes",
        "DirectoryIndex index.html",
        f"ErrorDocument 404 {base}404.html",
        f"AddDefaultCharset UTF-8\nAddCharset UTF-8 .{' .'.join(TYPES)}\n{types}",
        f"<IfModule mod_headers.c>\n{apache_headers(default.headers)}\n</IfModule>",
    ]
    for header_set in header_sets[1:]:
        names = "|".join(page.replace(".", r"\.") for page in header_set.pages)
        if header_set.folder:
            condition = f'"%{{REQUEST_URI}} =~ m#^{base}{header_set.folder}#"'
            parts.append(f"<If {condition}>\n{apache_headers(pick(header_set.headers, ('Cache-Control',)))}\n</If>")
        else:
            changed = {name: value for name, value in header_set.headers.items() if value != default.headers[name]}
            # By the whole address: two pages in two folders may have one name.
            condition = f'"%{{REQUEST_URI}} =~ m#^{base}({names})(\\.br|\\.gz)?$#"'
            parts.append(f"<If {condition}>\n{apache_headers(changed)}\n</If>")
    parts.append(apache_packed())
    return "\n\n".join(parts) + "\n"


def apache_headers(headers: dict[str, str]) -> str:
    """Return headers as mod_headers sets them, on errors too."""
    rows = (f'Header always set {name} "{value}"' for name, value in headers.items())
    return "\n".join(rows)


def apache_packed() -> str:
    """Return the part of `.htaccess` that sends packed copies."""
    rows = ["<IfModule mod_rewrite.c>", "RewriteEngine On"]
    for ending, encoding in (("br", "br"), ("gz", "gzip")):
        rows += [
            f"RewriteCond %{{HTTP:Accept-Encoding}} \\b{encoding}\\b",
            f"RewriteCond %{{REQUEST_FILENAME}}.{ending} -f",
            f"RewriteRule ^(.+\\.{PAIRED})$ $1.{ending} [L]",
        ]
    rows.append("</IfModule>")
    for ending, encoding in (("br", "br"), ("gz", "gzip")):
        rows += [
            f'<FilesMatch "\\.{PAIRED}\\.{ending}$">',
            f"RemoveType .{ending}\nRemoveEncoding .{ending}\nRemoveLanguage .{ending}",
            "SetEnv no-gzip 1\nSetEnv no-brotli 1",
            f"Header always set Content-Encoding {encoding}\nHeader always append Vary Accept-Encoding",
            "</FilesMatch>",
        ]
    return "\n".join(rows)


def nginx_file(header_sets: list[HeaderSet], base: str) -> str:
    """Return the part of an nginx `server` block: locations with all their headers, packed copies, the 404 page."""
    rows = [
        f"# {MADE}",
        "# Include this in a server block that sets listen, server_name, root and, for https, the keys.",
    ]
    rows += [
        "index index.html;",
        "charset utf-8;",
        "charset_types text/css text/javascript image/svg+xml application/xml text/plain;",
        "gzip_static on;\ngzip_vary on;",
        "# With the brotli module: brotli_static on;",
        "server_tokens off;",
        f"error_page 404 {base}404.html;",
    ]
    types = {**TYPES, "png": "image/png", "zip": "application/zip"}
    rows.append("types {")
    rows += [f"  {kind} {ending};" for ending, kind in types.items()]
    rows.append("}")
    for header_set in header_sets[1:]:
        rows += [location(f"= {base}{page}", header_set.headers) for page in header_set.pages]
        if header_set.folder:
            rows.append(location(f"{base}{header_set.folder}", header_set.headers))
    rows.append(location(base, header_sets[0].headers))
    return "\n".join(rows) + "\n"


def location(path: str, headers: dict[str, str]) -> str:
    """Return one nginx location. Every header is repeated, because a location that adds one inherits none."""
    rows = [f'  add_header {name} "{value}" always;' for name, value in headers.items()]
    return "\n".join([f"location {path} {{", *rows, "}"])


def caddy_file(header_sets: list[HeaderSet], base: str) -> str:
    """Return a Caddy snippet, `(moving_with_als)`, which a site block imports after its `root`."""
    rows = [
        f"# {MADE}",
        "# In the site's block:  root * /path/to/output  and then  import moving_with_als",
        "(moving_with_als) {",
    ]
    named: list[str] = []
    for number, header_set in enumerate(header_sets[1:], 1):
        paths = [base + page for page in header_set.pages] + (
            [f"{base}{header_set.folder}*"] if header_set.folder else []
        )
        named += paths
        rows += caddy_headers(f"@rule{number}", f"path {' '.join(paths)}", header_set.headers)
    rows += caddy_headers("@others", f"not path {' '.join(named)}", header_sets[0].headers)
    rows += [
        "\t@manifest path *.webmanifest",
        f"\theader @manifest Content-Type {TYPES['webmanifest']}",
        "\tfile_server {",
        "\t\tprecompressed br gzip",
        "\t}",
        "\thandle_errors {",
        "\t\t@missing expression {err.status_code} == 404",
        f"\t\trewrite @missing {base}404.html",
        *(f'\t\theader {name} "{value}"' for name, value in header_sets[0].headers.items()),
        "\t\tfile_server",
        "\t}",
        "}",
    ]
    return "\n".join(rows) + "\n"


def caddy_headers(name: str, matcher: str, headers: dict[str, str]) -> list[str]:
    """Return the lines that send headers with the files that a matcher names."""
    return [
        f"\t{name} {matcher}",
        f"\theader {name} {{",
        *(f'\t\t{key} "{value}"' for key, value in headers.items()),
        "\t}",
    ]


def json_file(header_sets: list[HeaderSet], base: str) -> str:
    """Return the sets of headers as JSON, for hosts and content networks with a form of their own."""
    shown = [
        {
            "for": [base + page for page in header_set.pages] or [f"{base}{header_set.folder}*"],
            "kind": header_set.kind,
            "headers": header_set.headers,
        }
        for header_set in header_sets
    ]
    return json.dumps({"note": MADE, "rules": shown}, indent=2) + "\n"
