"""The programs that tests need besides Python: found, or installed where that is allowed, or else said how to get.

`python -m tests.support.programs chromium java` makes sure of them before the tests begin. A missing program fails the
run; it never skips a test.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

WINDOWLESS = "chromium-headless-shell"
"""Chromium without its window: the same engine, and a third of the work. Debian has it as a package of this name."""

NAMES: dict[str, tuple[str, ...]] = {
    "chromium": (WINDOWLESS, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"),
    "firefox": ("firefox-esr", "firefox"),
    "java": ("java",),
    "pdftohtml": ("pdftohtml",),
    "pdftoppm": ("pdftoppm",),
    "pdftotext": ("pdftotext",),
    "nginx": ("nginx",),
    "apache": ("apache2", "httpd"),
    "caddy": ("caddy",),
    "webkit": (),
    "fonts": (),
    "xvfb": ("Xvfb",),
}
"""Each program and the names under which it may be on the path, the best first."""

PACKAGES: dict[str, str] = {
    "chromium": "chromium",
    "firefox": "firefox-esr",
    "java": "default-jre-headless",
    "pdftohtml": "poppler-utils",
    "pdftoppm": "poppler-utils",
    "pdftotext": "poppler-utils",
    "nginx": "nginx-light",
    "apache": "apache2",
    "caddy": "caddy",
    "webkit": "python3-gi gir1.2-webkit2-4.1",
    "fonts": "fonts-liberation",
    "xvfb": "xvfb",
}
"""The package of Debian and Ubuntu that holds each program, or the packages."""

AS_WIDE = ("Times New Roman", "Liberation Serif", "Tinos", "Nimbus Roman")
"""Fonts whose letters are as wide as those of Times New Roman."""


def find(program: str) -> str | None:
    """Return the path of a program, or None. `CHROMIUM=/path` and the like come first."""
    chosen = os.environ.get(program.upper())
    if chosen:
        return chosen
    if program == "webkit":
        return python_of_system()
    if program == "fonts":
        return usual_fonts()
    path = os.environ.get("PATH", "") + os.pathsep + "/usr/sbin"
    found = next((where for name in NAMES[program] if (where := shutil.which(name, path=path))), None)
    return found or (playwrights_own() if program == "chromium" else None)


def python_of_system() -> str | None:
    """Return the path of the system's own Python if it can open a window of WebKitGTK, or None."""
    python = "/usr/bin/python3"
    asks = "import gi; gi.require_version('WebKit2', '4.1'); from gi.repository import WebKit2"
    able = (
        Path(python).exists() and subprocess.run([python, "-c", asks], check=False, capture_output=True).returncode == 0
    )
    return python if able else None


def usual_fonts() -> str | None:
    """Return the font that stands for Times New Roman if its letters are as wide, as they are on most devices, or None.

    Without one, a wider font stands for it, and what must fit a screen or a sheet does not. Systems that do not choose their
    fonts by fontconfig have the font itself.
    """
    matcher = shutil.which("fc-match")
    if matcher is None:
        return "Times New Roman"
    asks = [matcher, "--format=%{family}", "Times New Roman"]
    name = subprocess.run(asks, check=False, capture_output=True, text=True).stdout
    return name if name.startswith(AS_WIDE) else None


def playwrights_own() -> str | None:
    """Return the path of the Chromium that Playwright installed, or None."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if path and Path(path).is_file() else None


def need(program: str) -> str:
    """Return the path of a program. Raises RuntimeError that says how to get it when it is not there."""
    found = find(program)
    if found is None:
        raise RuntimeError(how_to_get(program))
    return found


def how_to_get(program: str) -> str:
    """Return how to get a missing program."""
    package = PACKAGES[program]
    return (
        f"The tests need {program}, and it is not here. Install it (on Debian or Ubuntu: apt-get install {package}), "
        f"or set {program.upper()}=/path/to/it."
    )


def may_install() -> bool:
    """Return whether packages of Debian or Ubuntu may be installed here."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def install(programs: list[str]) -> None:
    """Install programs with the distribution's packages as root on Debian or Ubuntu; Chromium else by Playwright."""
    if may_install():
        install_packages(*(package for program in programs for package in PACKAGES[program].split()))
    elif "chromium" in programs:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


def install_packages(*packages: str) -> None:
    """Install packages, with fresh lists of them."""
    apt_get("update")
    apt_get("install", "-y", "--no-install-recommends", *packages)


def apt_get(*words: str) -> None:
    """Run apt-get; whether it did what it should shows afterwards."""
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    # A service of the package must not start by itself and take a port.
    policy = Path("/usr/sbin/policy-rc.d")
    ours = not policy.exists()
    if ours:
        policy.write_text("#!/bin/sh\nexit 101\n", "utf-8")
        policy.chmod(0o755)
    command = ["apt-get", "-qq", "-o", "Acquire::Retries=0", "-o", "Acquire::http::Timeout=20", *words]
    try:
        subprocess.run(command, env=quiet, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    finally:
        if ours:
            policy.unlink()


def main(programs: list[str]) -> int:
    """Make sure of all programs named; 0 when they are there, 1 when one is missing."""
    missing = [program for program in programs if find(program) is None]
    if missing:
        print(f"Installing what the tests need: {', '.join(missing)}", flush=True)
        install(missing)
    if "chromium" in programs and "CHROMIUM" not in os.environ and may_install() and not shutil.which(WINDOWLESS):
        install_packages(WINDOWLESS)  # without it, any Chromium does
    missing = [program for program in missing if find(program) is None]
    for program in missing:
        print(how_to_get(program), file=sys.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or list(NAMES)))
