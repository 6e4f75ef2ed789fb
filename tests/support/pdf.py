"""The text of PDF files, by poppler: it reads a file of a dozen sheets in a tenth of the time that Python takes."""

import re
import subprocess
from pathlib import Path

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


def filled_shares(pdf: Path) -> list[float]:
    """Return how far down the words of each sheet reach, as a share of the sheet; the page number at its foot does not count."""
    done = subprocess.run([need("pdftotext"), "-bbox", str(pdf), "-"], capture_output=True, check=True)
    shares = []
    for sheet in done.stdout.decode("utf-8").split("<page ")[1:]:
        tall = float(re.findall(r'height="([\d.]+)"', sheet)[0])
        ends = [float(end) / tall for end in re.findall(r'yMax="([\d.]+)"', sheet)]
        shares.append(max([end for end in ends if end < FOOT], default=0.0))
    return shares
