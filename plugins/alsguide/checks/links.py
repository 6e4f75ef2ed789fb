"""Checks of links and images: each leads somewhere, and can be seen by all."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import PurePosixPath
from posixpath import relpath

from alsguide.checks.model import Site, Text
from alsguide.checks.places import ids_of, inner_links
from alsguide.checks.registry import check
from alsguide.checks.review import renamed_files
from alsguide.core.problems import Problem, did_you_mean
from alsguide.core.sources import parse_yaml
from alsguide.core.urls import HAS_SCHEME
from alsguide.markup.front_matter import ADDRESS_IN_CONTENT
from alsguide.site.navigation import LINKED

LOCAL = re.compile(r"[A-Za-z]:[\\/]|file:|\\\\|~/|/(?:home|Users|Volumes|mnt|media|tmp)/", re.IGNORECASE)
"""The beginning of a path on somebody's own computer or network."""

ON_ONE_COMPUTER = '"{}" is a path on one computer, which nobody else can open. '

LICENCES = "content/images/licenses.yaml"
"""Where the source and license of each image stands."""


def resolve(text: Text, address: str) -> str | None:
    """Return the path of the file that a relative address means; None when it leads above the project."""
    parts = list(PurePosixPath(text.path).parent.parts)
    for part in address.split("/"):
        if part == "..":
            if not parts:
                return None
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)


@check("structure", blocks_build=True)
def broken_link(site: Site) -> Iterator[Problem]:
    """A link within the site leads to a Markdown file that exists, written as a path from the linking file.

    Bad: `[Falls](../saftey/falls.md)`
    Good: `[Falls](../safety/falls.md)`
    """
    for text in site.texts:
        for target, line, address, _ in inner_links(site, text):
            if not address or LOCAL.match(target):
                continue
            path = resolve(text, address)
            if path in site.by_path:
                continue
            if address.endswith(".html"):
                message = f'The link "{target}" names a built page. Link to the Markdown file that it is made from.'
            else:
                message = f'The link "{target}" leads to no file. {advice_on(target, text, site)}'
            yield Problem(text.path, line, message)


@check("structure")
def link_to_draft(site: Site) -> Iterator[Problem]:
    """No page that readers see leads to a draft, which is not published.

    Bad: `[Falls](falls.md)` while the header of `falls.md` says `status: draft`
    Good: `the same link once the page is published`
    """
    drafts = {text.path for text in site.texts if text.source.header.get("status") == "draft"}
    if not drafts:
        return
    for text in site.texts:
        if text.path in drafts:
            continue
        leads = [(line, resolve(text, address)) for _, line, address, _ in inner_links(site, text)]
        leads.append((text.field_line("next_step"), f"content/{text.source.header.get('next_step')}"))
        for line, path in leads:
            if path in drafts:
                message = f'"{path}" is a draft, which readers cannot open. Publish it too, or take this out.'
                yield Problem(text.path, line, message)


def advice_on(target: str, text: Text, site: Site) -> str:
    """Return how to fix a link that leads to no file."""
    address = target.partition("#")[0]
    if re.match(r"www\.|[\w-]+\.(com|org|net|edu|gov|info)\b", address):
        return f'Write the whole address: "https://{target}".'
    folder = PurePosixPath(text.path).parent
    wanted = address.replace("\\", "/").lower()
    found = meant_file(resolve(text, wanted) or wanted, site)
    if not found:
        return "Take the link out, or write the path from this file to another: ../ goes up one folder."
    anchor = target.removeprefix(address)
    return f'Did you mean "{relpath(found, folder)}{anchor}"? Write the path from this file to the other: ../ goes up one folder.'


ALIKE = 0.8
"""From what share of equal letters on a name is a slip of another."""


def meant_file(wanted: str, site: Site) -> str | None:
    """Return the file that a path to no file means: one renamed since its review, of the same name, or nearly the same."""
    renamed = renamed_files(site)
    if wanted in renamed:
        return renamed[wanted]
    path = PurePosixPath(wanted)
    same = [known for known in site.by_path if PurePosixPath(known).stem == path.stem]
    if len(same) == 1:
        return same[0]
    places = {name: PurePosixPath(name) for name in site.by_path}
    near = [
        (SequenceMatcher(None, path.stem, place.stem).ratio(), name)
        for name, place in places.items()
        if SequenceMatcher(None, str(path.parent), str(place.parent)).ratio() >= ALIKE
    ]
    likeness, name = max(near, default=(0.0, ""))
    return name if likeness >= ALIKE else None


def guess_of_file(wanted: str, site: Site) -> str:
    """Return ` Did you mean "x"?` for the file that a path below `content/` means, or an empty text."""
    found = meant_file(wanted, site)
    return f' Did you mean "{found.removeprefix("content/")}"?' if found else ""


@check("structure", blocks_build=True)
def broken_anchor(site: Site) -> Iterator[Problem]:
    """The part of a link behind `#` is the id of a heading in the file it leads to.

    Bad: `[When to stop](../safety/when-to-stop.md#call-nwo)`
    Good: `[When to stop](../safety/when-to-stop.md#call-now)`
    """
    for text in site.texts:
        for _, line, address, anchor in inner_links(site, text):
            target = site.by_path.get(resolve(text, address) or "") if address else text
            if not anchor or target is None or is_empty(target) or not has_own_ids(target):
                continue
            if anchor not in (known := ids_of(site, target)):
                guess = did_you_mean(anchor, known)
                message = f'"{target.path}" has no heading with the id "{anchor}".{guess} Correct the part behind "#".'
                yield Problem(text.path, line, message)


def is_empty(text: Text) -> bool:
    """Return whether a text was emptied, which a check of its own reports."""
    return not text.source.body.strip()


def has_own_ids(text: Text) -> bool:
    """Return whether all ids of a text's page come from the text; templates of some pages make more."""
    return text.kind == "article" or (text.kind == "page" and not text.source.header.get("template"))


WEB_ADDRESS = re.compile(r"https?://(?:[\w-]+\.)+\w{2,}(?::\d+)?(?:[/?#]|$)", re.IGNORECASE)
"""The beginning of a whole address of another site: a name with a point in it."""


@check("structure", blocks_build=True, per_text=True)
def unsafe_address(site: Site) -> Iterator[Problem]:
    """A link to another site begins with `https:` where that is known to work, runs no script, and leads to no own computer.

    Bad: `[Falls](javascript:open())`
    Good: `[Falls](https://www.mndscotland.org.uk)`
    """
    for text in site.texts:
        for mark in text.links:
            scheme = mark.target.partition(":")[0].lower() if HAS_SCHEME.match(mark.target) else ""
            if LOCAL.match(mark.target):
                message = (
                    ON_ONE_COMPUTER.format(mark.target) + 'Link to a file from here, such as "../safety/falls.md".'
                )
                yield Problem(text.path, mark.line, message)
            elif scheme and scheme not in ("https", "http", "mailto", "tel", "sms"):
                message = (
                    f'The address "{mark.target}" is not allowed. Use an address that begins with https, mailto or tel.'
                )
                yield Problem(text.path, mark.line, message)
            elif re.match(r"https?://(localhost|127\.|\[::1\]|0\.0\.0\.0)", mark.target):
                message = (
                    f'The address "{mark.target}" is your own preview, which nobody else can see. Link to the file.'
                )
                yield Problem(text.path, mark.line, message)
            elif scheme in ("http", "https") and not WEB_ADDRESS.match(mark.target):
                yield Problem(text.path, mark.line, f'"{mark.target}" is no whole web address. Copy it again.')
            elif scheme == "mailto" and not re.fullmatch(r"mailto:[^@\s]+@[^@\s]+\.[^@\s]+", mark.target):
                yield Problem(text.path, mark.line, f'"{mark.target}" is no whole mail address. Correct it.')


@check("structure", blocks_build=True)
def missing_image(site: Site) -> Iterator[Problem]:
    """An image is a file in `content/images`, named by its path from the text.

    Bad: `![A person sits](../../images/sitting.pgn)`
    Good: `![A person sits](../../images/sitting.png)`
    """
    for text in site.texts:
        for mark in text.images:
            if LOCAL.match(mark.target):
                message = ON_ONE_COMPUTER.format(mark.target) + "Put a copy in content/images, with its license."
                yield Problem(text.path, mark.line, message)
            elif HAS_SCHEME.match(mark.target):
                message = (
                    f'The image "{mark.target}" lies on another site. Put a copy in content/images, with its license.'
                )
                yield Problem(text.path, mark.line, message)
            elif not (resolve(text, mark.target) or "").startswith("content/images/"):
                message = (
                    f'The image "{mark.target}" does not lie in content/images. Move it there, and correct the path.'
                )
                yield Problem(text.path, mark.line, message)
            elif resolve(text, mark.target) not in site.files:
                images = [path for path in site.files if path.startswith("content/images/")]
                guess = did_you_mean(resolve(text, mark.target) or "", images)
                yield Problem(text.path, mark.line, f'There is no image "{mark.target}".{guess} Correct the path.')


@check("structure", blocks_build=True, per_text=True)
def missing_alternative_text(site: Site) -> Iterator[Problem]:
    """An image has words for people who cannot see it.

    Bad: `![](../../images/sitting.png)`
    Good: `![A person sits tall on a chair, feet flat.](../../images/sitting.png)`
    """
    for text in site.texts:
        for mark in text.images:
            words = mark.words.strip()
            if not words or re.fullmatch(r"(image|picture|photo|graphic|img|[\w-]+\.\w{3,4})\W*", words, re.IGNORECASE):
                message = f'The image "{mark.target}" has no words that say what it shows. Write them between [ and ].'
                yield Problem(text.path, mark.line, message)


@check("structure")
def image_without_license(site: Site) -> Iterator[Problem]:
    """Each image has its source and license in `content/images/licenses.yaml`.

    Bad: `content/images/sitting.png` without an entry
    Good: `sitting.png: {source: "Own drawing", license: "CC BY 4.0"}`
    """
    data = parse_yaml(site.sources.get(LICENCES, ""), LICENCES, 0)[0]
    for path in sorted(site.files):
        if not path.startswith("content/images/") or path == LICENCES:
            continue
        name = PurePosixPath(path).name
        entry = data.get(name) if isinstance(data, dict) else None
        given = entry if isinstance(entry, dict) else {}
        if not (str(given.get("source") or "").strip() and str(given.get("license") or "").strip()):
            example = f'`{name}: {{source: "Own drawing", license: "CC BY 4.0"}}`'
            yield Problem(path, 1, f"This image has no license. Add a line to {LICENCES}, such as {example}.")


@check("structure")
def large_image(site: Site) -> Iterator[Problem]:
    """An image has 100 kB at most, so that it comes quickly on an old tablet and a slow line.

    Bad: `a photograph as it comes from a camera`
    Good: `the same picture, 1,200 pixels wide, saved as WebP or JPEG`
    """
    yield from site.found_while_reading("large-image")


@check("structure", blocks_build=True)
def picture(site: Site) -> Iterator[Problem]:
    """A picture is of the kind that its name says, whole, not too large to be drawn, and a drawing (SVG) holds nothing that acts.

    Bad: `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">`
    Good: `<svg xmlns="http://www.w3.org/2000/svg">`
    """
    yield from site.found_while_reading("picture")


@check("structure", is_notice=True)
def picture_note(site: Site) -> Iterator[Problem]:
    """A picture stands still, and holds no color profile and no place. This is a notice, no mistake.

    Bad: `a photograph of a telephone, with the place where it was taken`
    Good: `the same, saved without it`
    """
    yield from site.notes


@check("structure")
def orphan_page(site: Site) -> Iterator[Problem]:
    """Every article and page is linked from the text or the next step of another.

    Exercises are not looked at: the library lists them all.

    Bad: `an article that no other file links to`
    Good: `the same article, linked where a reader needs it`
    """
    linked = {f"content/{name}" for name in LINKED}
    for text in site.texts:
        linked |= {resolve(text, address) or "" for _, _, address, _ in inner_links(site, text)} - {text.path}
        step = text.source.header.get("next_step")
        if isinstance(step, str):
            linked.add("content/" + step)
    linked |= set(renamed_files(site).values())  # links to the old name are named already
    for text in site.articles + site.pages:
        if text.path not in linked and text.source.header.get("status", "published") == "published":
            message = "No other page leads here. Link to it from the text of a page where a reader needs it."
            yield Problem(text.path, text.title_line, message)


@check("structure", blocks_build=True)
def next_step(site: Site) -> Iterator[Problem]:
    """The next step of an article or page is a file that exists, and not the file itself.

    Bad: `next_step: articles/safety/fals.md`
    Good: `next_step: articles/safety/falls.md`
    """
    for text in site.articles + site.pages:
        step = text.source.header.get("next_step")
        if not isinstance(step, str) or not re.match(ADDRESS_IN_CONTENT, step) or not step.endswith(".md"):
            continue
        path = "content/" + step
        if path not in site.by_path:
            message = f'There is no file "{step}".{guess_of_file(path, site)} Correct the path, or take the line out.'
            yield Problem(text.path, text.field_line("next_step"), message)
        elif path == text.path:
            yield Problem(
                text.path, text.field_line("next_step"), "The next step leads to this page itself. Name another."
            )


@check("structure", blocks_build=True)
def unknown_exercise(site: Site) -> Iterator[Problem]:
    """The exercises that an article names are files in `content/exercises`.

    Bad: `exercises: [sit-to-stnad]`
    Good: `exercises: [sit-to-stand]`
    """
    known = [text.name for text in site.exercises]
    for text in site.articles:
        names = text.source.header.get("exercises")
        for number, name in enumerate(names if isinstance(names, list) else ()):
            line = text.source.line_of(("exercises", number))
            if name in (names or ())[:number]:
                yield Problem(text.path, line, f'The exercise "{name}" is named twice. Name it once.')
            elif name not in known:
                guess = did_you_mean(str(name), known)
                yield Problem(text.path, line, f'There is no exercise "{name}".{guess} Correct the id.')
