"""The text of PDF files, by poppler: it reads a file of a dozen sheets in a tenth of the time that Python takes."""

import re
import subprocess
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from tests.support.programs import need

FOOT = 0.955
"""Where the foot of a sheet begins."""


def sheets_of(pdf: Path | bytes) -> list[str]:
    """Return the text of each sheet of paper, in the order in which it is written in the file."""
    data = pdf if isinstance(pdf, bytes) else pdf.read_bytes()
    done = subprocess.run(
        [need("pdftotext"), "-raw", "-enc", "UTF-8", "-", "-"], input=data, capture_output=True, check=True
    )
    return done.stdout.decode("utf-8").split("\f")[:-1]


def count_sheets(pdf: bytes) -> int:
    """Return how many sheets of paper a file has: Chromium packs no page's own entry."""
    return len(re.findall(rb"/Type /Page\b", pdf))


def filled_shares(pdf: Path) -> list[float]:
    """Return how far down the words of each sheet reach, as a share of the sheet; the page number at its foot does not count."""
    done = subprocess.run([need("pdftotext"), "-bbox", str(pdf), "-"], capture_output=True, check=True)
    shares = []
    for sheet in done.stdout.decode("utf-8").split("<page ")[1:]:
        tall = float(re.findall(r'height="([\d.]+)"', sheet)[0])
        ends = [float(end) / tall for end in re.findall(r'yMax="([\d.]+)"', sheet)]
        shares.append(max([end for end in ends if end < FOOT], default=0.0))
    return shares


SCALE = 3
"""How much larger than on paper poppler tells sizes, which it rounds: as much as it can."""


class Line(NamedTuple):
    """A piece of a line of a PDF: its text, the size of its letters in points, and its right end as a share of the sheet."""

    text: str
    points: float
    end: float


def lines_of(pdf: Path) -> list[Line]:
    """Return the lines of all sheets in the order of the file; sizes are right to a third of a point."""
    command = [need("pdftohtml"), "-xml", "-i", "-hidden", "-stdout", "-zoom", str(SCALE), str(pdf)]
    done = subprocess.run(command, capture_output=True, check=True)
    found = etree.fromstring(done.stdout, etree.XMLParser(recover=True, resolve_entities=False))
    sizes = {font.get("id"): int(font.get("size", "0")) / SCALE for font in found.iter("fontspec")}
    return [
        Line(
            "".join(line.itertext()),
            sizes[line.get("font")],
            (int(line.get("left", "0")) + int(line.get("width", "0"))) / int(sheet.get("width", "1")),
        )
        for sheet in found.iter("page")
        for line in sheet.iter("text")
    ]
