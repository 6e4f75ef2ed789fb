"""Make the pictures of the documentation again: `make pictures`.

Every picture is a screenshot of the real theme in Chromium: the home page, each example of docs/editing.md, and the
screens of docs/first-change.md. They are stored with 256 colors, which keeps them small.
"""

import io
import shutil
import sys
import tempfile
from pathlib import Path

from PIL import Image, ImageDraw
from PIL.PngImagePlugin import PngInfo
from playwright.sync_api import Page, expect, sync_playwright

from tests.support.guide import IMAGES, PICTURE, SHOWS, article_of, examples
from tests.support.preview import preview
from tests.support.programs import need
from tests.support.sites import copy_project

COLORS = 256
ADDRESS = "start/examples.html"

BETWEEN = """name => {
    const heading = document.getElementById('example-' + name);
    const all = [...document.querySelectorAll('[id^="example-"]')];
    const next = all[all.indexOf(heading) + 1];
    const frame = heading.parentElement.getBoundingClientRect();
    const top = heading.getBoundingClientRect().bottom + scrollY;
    return {x: frame.left, y: top, width: frame.width, height: next.getBoundingClientRect().top + scrollY - top};
}"""
"""The part of the page between an example's heading and the next one."""


def keep(name: str, png: bytes, width: int = 0, shows: str = "") -> None:
    """Store a picture with few colors; `width` makes it smaller, in pixels; `shows` says inside the file what it shows."""
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    if width:
        picture = picture.resize((width, round(picture.height * width / picture.width)), Image.Resampling.LANCZOS)
    picture = picture.quantize(COLORS, Image.Quantize.MEDIANCUT, kmeans=2, dither=Image.Dither.NONE)
    IMAGES.mkdir(exist_ok=True)
    notes = PngInfo()
    if shows:
        notes.add_text(SHOWS, shows)
    picture.save(IMAGES / f"{name}.png", optimize=True, pnginfo=notes)


def draw_example_picture(path: Path) -> None:
    """Draw the picture that the example "Pictures" shows: a sheet with three boxes."""
    picture = Image.new("RGB", (480, 240), "#ffffff")
    canvas = ImageDraw.Draw(picture)
    for place in range(3):
        left = 24 + place * 148
        canvas.rounded_rectangle((left, 24, left + 128, 216), 12, outline="#0d2b33", width=5)
    path.parent.mkdir(parents=True, exist_ok=True)
    picture.save(path)
    path.with_name("licenses.yaml").write_text(f'{PICTURE}: {{source: "Own drawing", license: "CC BY 4.0"}}\n', "utf-8")


def take_examples(page: Page, address: str) -> None:
    """Take the picture of each example."""
    page.set_viewport_size({"width": 820, "height": 900})
    page.goto(address + ADDRESS)
    for example in examples():
        box = page.evaluate(BETWEEN, example.name)
        clip = {"x": box["x"] - 12, "y": box["y"], "width": box["width"] + 24, "height": box["height"] - 8}
        keep(f"mark-{example.name}", page.screenshot(clip=clip, full_page=True), shows=example.fingerprint)


def take_first_change(page: Page, address: str, project: Path) -> None:
    """Take the screens of the walk-through: before, with a mistake, and after."""
    article = project / "content/articles/start/what-to-do-first.md"
    text = article.read_text("utf-8")
    page.set_viewport_size({"width": 1000, "height": 640})
    page.goto(address + "start/what-to-do-first.html")
    keep("first-before", page.screenshot(), 800)
    article.write_text(text.replace("[@nice2016]", "[@nice2106]", 1), "utf-8")
    expect(page.locator("#preview-problems")).to_be_visible()
    keep("first-problem", page.screenshot(), 800)
    article.write_text(text.replace("What should I do first?", "What do I do first?", 1), "utf-8")
    expect(page.locator("h1")).to_have_text("What do I do first?")
    expect(page.locator("#preview-problems")).to_have_count(0)
    keep("first-after", page.screenshot(), 800)
    article.write_text(text, "utf-8")


def main() -> int:
    """Take all pictures."""
    expect.set_options(timeout=120_000)
    folder = Path(tempfile.mkdtemp())
    project = copy_project(folder / "project")
    draw_example_picture(project / "content" / "images" / PICTURE)
    (project / "content/articles/start/examples.md").write_text(article_of(examples()), "utf-8")
    with preview(project) as session, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=need("chromium"), args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1280, "height": 860}, color_scheme="light")
        page.set_default_timeout(120_000)
        page.goto(session.address)
        page.locator("h1").wait_for()
        keep("home", page.screenshot())
        take_examples(page, session.address)
        (project / "content/articles/start/examples.md").unlink()
        expect(page.locator("#example-end")).to_have_count(0)
        take_first_change(page, session.address, project)
        browser.close()
    shutil.rmtree(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
