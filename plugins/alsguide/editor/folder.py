"""The browser editor's folder: its page, its configuration, and its script from the package, nothing from elsewhere.

The folder stands apart from the public site, because its page needs a wider policy: it must reach the code host.
"""

import base64
import hashlib
import io
import json
import tarfile
from typing import Any

PACKAGE = "@sveltia/cms"
VERSION = "0.221.1"
INTEGRITY = "sha512-J+Qoik9kGMk2L7vNpOQrnDmFRi+NB6vwJ0f657YtsxWH0P8WYSYRRSRC2pQ/jGGbVlM//Pg/WIgmkpswqoo3gQ=="
"""What `npm view @sveltia/cms@VERSION dist.integrity` says; change the three together."""

SCRIPT = "sveltia-cms.js"
CONFIG = "config.json"
SERVERS = {
    "github": ("https://api.github.com", "https://www.githubstatus.com"),
    "gitlab": ("https://gitlab.com", "https://status-api.hostedstatus.com"),
    "gitea": (),
}
"""What the editor must reach, for each kind of code host."""


def script_of(package: bytes) -> bytes:
    """Take the script out of the package's archive. Raises ValueError when the archive is not the one that was tested."""
    digest = "sha512-" + base64.b64encode(hashlib.sha512(package).digest()).decode()
    if digest != INTEGRITY:
        raise ValueError(f"The archive is not {PACKAGE} {VERSION} as it was tested. Fetch it again: make editor")
    with tarfile.open(fileobj=io.BytesIO(package), mode="r:gz") as archive:
        found = archive.extractfile(f"package/dist/{SCRIPT}")
        assert found is not None
        return found.read()


def policy_of(config: dict[str, Any]) -> str:
    """Return the policy of the editor's page: scripts of its own folder only, and connections to the code host only."""
    backend = config["backend"]
    given = (backend.get("api_root", ""), backend.get("base_url", ""))
    hosts = [*SERVERS[backend["name"]], *("/".join(address.split("/")[:3]) for address in given if address)]
    return (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; "
        "img-src 'self' data: blob: https:; media-src 'self' blob:; frame-src blob:; worker-src 'self' blob:; "
        f"form-action 'none'; base-uri 'none'; connect-src 'self' blob: data: {' '.join(dict.fromkeys(hosts))}"
    )


def page_of(config: dict[str, Any]) -> str:
    """Return the editor's page."""
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy_of(config)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="robots" content="noindex">\n'
        f'<title>Edit the site</title>\n<link href="{CONFIG}" rel="cms-config-url" type="application/json">\n'
        f'</head>\n<body>\n<script src="{SCRIPT}"></script>\n</body>\n</html>\n'
    )


def files_of(config: dict[str, Any], package: bytes) -> dict[str, bytes]:
    """Return all files of the folder by their names."""
    return {
        "index.html": page_of(config).encode(),
        CONFIG: (json.dumps(config, ensure_ascii=False, indent=2) + "\n").encode(),
        SCRIPT: script_of(package),
    }
