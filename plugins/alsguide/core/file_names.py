"""Names of files: where each kind of file below `content/` lies, and how it is called."""

import re
from pathlib import Path, PurePosixPath

from alsguide.core.problems import Problem
from alsguide.core.transliterate import to_ascii

ENDINGS = {
    "articles": (".md",),
    "pages": (".md",),
    "exercises": (".md",),
    "data": (".yaml", ".json"),
    "images": (".png", ".jpg", ".jpeg", ".webp", ".svg", ".yaml"),
}
"""The folders of `content/`, and how the names of the files in each end."""

NAME = re.compile(r"[a-z0-9]+([-_][a-z0-9]+)*")
"""A name without its ending: lower-case letters and digits, joined by hyphens (or low lines, in data)."""

CHECK = "file-name"


def is_ignored(shown: str) -> bool:
    """Return whether a file is one that systems and editors make for themselves: `.DS_Store`, `falls.md~`."""
    return any(part.startswith(".") or part.endswith("~") for part in shown.split("/"))


def problem_of_no_file(path: Path, shown: str) -> list[Problem]:
    """Return what is wrong with what is no file: a folder named like one, a link to nothing or to a folder, a device."""
    ending = path.suffix
    if path.is_dir() and not path.is_symlink():
        message = f'This is a folder, but its name ends in "{ending}". Rename or delete it.' if ending else ""
    elif path.is_dir():
        message = "This is a link to a folder, and is not read. Put a copy of the folder itself here."
    elif path.exists():
        message = "This is no file, but a device or a pipe of this machine. Delete it."
    else:
        message = "This is a link to a file that is not there. Delete the link."
    return [Problem(shown, 1, message, CHECK)] if message else []


def leads_out(path: Path, root: Path) -> bool:
    """Return whether a file is a link out of the project's folder; the folder `overrides` itself may lie elsewhere."""
    if not path.is_symlink():
        return False
    target = path.resolve()
    return not any(target.is_relative_to(folder.resolve()) for folder in (root, root / "overrides"))


def name_error(shown: str) -> str:
    """Return what is wrong with the name or place of a file; nothing when it is in order."""
    path = PurePosixPath(shown)
    if path.parts[0] != "content":
        return ""
    allowed = ENDINGS.get(path.parts[1], ()) if len(path.parts) > 2 else ()
    if not allowed:
        listed = ", ".join(ENDINGS)
        return f"No file is looked for here. Move it into a folder of content: {listed}."
    ending = right_ending(path.suffix, allowed)
    if ending is None:
        listed = ", ".join(name for name in allowed if name != ".yaml" or path.parts[1] != "images")
        if path.suffix.lower() in ENDINGS["images"]:
            return "An image is not looked for here. Move it to content/images."
        message = f'A file that ends in "{path.suffix}" is not read here. Save it as one that ends in {listed}.'
        return message
    if ending != path.suffix or not NAME.fullmatch(path.stem):
        stem = re.sub(r"[^a-z0-9_]+", "-", to_ascii(path.stem).lower()).strip("-_") or "a-name"
        message = f'The name "{path.name}" has the wrong form. Rename the file to "{stem}{ending}": '
        return message + "lower case, words joined by hyphens."
    return ""


def right_ending(ending: str, allowed: tuple[str, ...]) -> str | None:
    """Return the right form of an ending, such as `.md` for `.markdown`; None where the file is of another kind."""
    plain = {".markdown": ".md", ".mkd": ".md", ".txt": ".md", ".yml": ".yaml"}.get(ending.lower(), ending.lower())
    return plain if plain in allowed else None
