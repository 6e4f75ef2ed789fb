"""axe in a page: all its rules, in every mode in which a page is seen, and what is painted alike judged once.

How a page is built is the same in every mode of color, so dark and forced colors run only the rules that judge paint
(`tests/theme/test_modes.py` holds the style sheets to that). Those rules take axe far longer than all others together, and
pages repeat what they are made of; so `MARK_LOOKS` marks one element for each look, and `Looks` remembers across pages
which looks were judged. Any element that differs in what these rules depend on has a look of its own.

The rule on the size of targets measures each against all that is near. One that is large and that no other overlaps passes it,
and so does a small one with nothing near, such as the link to the main text; `READY` leaves to it the others alone. What is no
control itself and only holds some, such as `main`, takes no room from them, nor does what a fold that is shut holds.

Style sheets are not fetched once more (`preload`): the one rule that reads them, for pages that turn with the screen, can judge
none from disk.
"""

from collections import defaultdict

from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Page

AXE = AXE_FILE_PATH.read_text("utf-8")
MODES: dict[str, dict[str, str]] = {
    "light": {"media": "screen", "color_scheme": "light", "forced_colors": "none"},
    "dark": {"media": "screen", "color_scheme": "dark", "forced_colors": "none"},
    "print": {"media": "print", "color_scheme": "light", "forced_colors": "none"},
    "forced colors": {"media": "screen", "color_scheme": "light", "forced_colors": "active"},
}
CONTRAST = ("color-contrast", "color-contrast-enhanced")
PAINT = (*CONTRAST, "link-in-text-block")
"""The rules that judge how a page is painted."""

PAINT_ALONE = ("dark", "forced colors")
"""The modes that change nothing but paint: other rules see the same there as in light."""

BOX_TITLES = "p-as-heading"
"""The one rule that is off, an experiment of axe: it takes any bold line for a heading, such as the title that names a box."""

ASK_A_PERSON = ("hidden-content", "identical-links-same-purpose")
"""The rules that name what a person should look at, and call nothing wrong: `tests/browser/test_access.py` holds that."""

NOT_IN_MODE = {
    # The reader's own colors are in force, so contrast is the reader's choice; on paper there are no targets to press.
    "forced colors": CONTRAST,
    # The plan's paper has no heading until a plan is chosen; tests/browser/test_plan_access.py sees it filled.
    "print": ("page-has-heading-one", "target-size"),
}

READY = """looks => {
    for (const look of looks) document.querySelector(`[data-look="${look}"]`).setAttribute('data-look', 'new');
    if (!('axe' in window)) return [];
    const LEAST = 24.5, WIDGETS = 'a, area, button, input, select, textarea, summary, iframe, object, embed, audio, video, '
        + 'option, [tabindex]:not(main, [role]), [contenteditable], '
        + '[role]:not([role=group], [role=img], [role=note], [role=region], [role=status])';
    const targets = [...document.querySelectorAll(WIDGETS)].map(element => ({element, box: element.getBoundingClientRect()}))
        .filter(({element, box}) => box.width && box.height && element.checkVisibility())
        .sort((one, other) => one.box.top - other.box.top);
    const isSmall = box => box.width < LEAST || box.height < LEAST;
    targets.forEach(({element, box}, place) => {
        for (const other of targets.slice(place + 1)) {
            if (other.box.top >= box.bottom + LEAST) break;
            const room = isSmall(box) || isSmall(other.box) ? LEAST : 0;
            if (other.box.top >= box.bottom + room) continue;
            if (other.box.left >= box.right + room || other.box.right <= box.left - room) continue;
            for (const one of [element, other.element]) one.setAttribute('data-target', 'doubtful');
        }
    });
    axe.configure({rules: [
        {id: 'color-contrast', selector: '[data-look="new"]'},
        {id: 'color-contrast-enhanced', selector: '[data-look="new"]'},
        {id: 'link-in-text-block', selector: 'a[href][data-look="new"]'},
        {id: 'target-size', selector: '[data-target]'},
    ]});
    return axe.getRules().filter(rule => !rule.tags.includes('deprecated')).map(rule => rule.ruleId);
}"""
"""Lets the rules that judge paint look at the elements of some looks alone, and the size of targets at the doubtful ones.

Returns all rules of axe, also those that it leaves off by itself: experimental ones, AAA, and the size of targets. There are
none when axe is not on the page.
"""

MARK_LOOKS = """onlyLinks => {
    const BAND = 200;
    const found = new Set(), styles = new Map(), paints = new Map(), bands = new Map();
    const chains = new Map(), blocks = new Map(), met = new Set();
    const styleOf = element => styles.get(element) ?? styles.set(element, getComputedStyle(element)).get(element);
    const paintOf = element => {
        if (!paints.has(element)) {
            const style = styleOf(element), plain = ['rgba(0, 0, 0, 0)', 'none', '1', 'normal'];
            const all = [style.backgroundColor, style.backgroundImage, style.opacity, style.clipPath, style.filter,
                style.mixBlendMode];
            paints.set(element, all.filter(value => !plain.includes(value)).join());
        }
        return paints.get(element);
    };
    const bandsOf = box => {
        const first = Math.floor(box.top / BAND), last = Math.floor(box.bottom / BAND);
        return Array.from({length: last - first + 1}, (_, number) => first + number);
    };
    for (const element of document.body.querySelectorAll('*')) {
        if (element.hasAttribute('data-look')) element.removeAttribute('data-look');
        const box = element.getBoundingClientRect();
        if (!box.width || !box.height || !paintOf(element)) continue;
        for (const band of bandsOf(box)) (bands.get(band) ?? bands.set(band, []).get(band)).push({element, box});
    }
    const chainOf = element => {
        if (!element) return [];
        if (!chains.has(element)) {
            const above = chainOf(element.parentElement), own = paintOf(element);
            chains.set(element, own ? [own, ...above] : above);
        }
        return chains.get(element);
    };
    const crossing = (element, box) => {
        const near = new Set(bandsOf(box).flatMap(band => bands.get(band) ?? []));
        const across = [...near].filter(other => other.box.left < box.right && other.box.right > box.left
            && other.box.top < box.bottom && other.box.bottom > box.top
            && !other.element.contains(element) && !element.contains(other.element));
        return [...new Set(across.map(other => paintOf(other.element)))].sort();
    };
    const brief = text => {
        let [one, other] = [0xdeadbeef, 0x41c6ce57];
        for (let place = 0; place < text.length; place++) {
            one = Math.imul(one ^ text.charCodeAt(place), 2654435761);
            other = Math.imul(other ^ text.charCodeAt(place), 1597334677);
        }
        return `${one >>> 0} ${other >>> 0}`;
    };
    const textOf = elements => elements.map(element => element.textContent.replace(/\\s+/g, '')).join('');
    const blockLook = block => {
        if (!blocks.has(block)) {
            const around = styleOf(block), links = textOf([...block.querySelectorAll('a[href]')]);
            const isBroken = block.querySelector('br, hr');
            blocks.set(block, [around.color, around.fontSize, around.fontWeight, around.fontFamily,
                isBroken ? block.textContent : textOf([block]).length > 2 * links.length]);
        }
        return blocks.get(block);
    };
    const linkLook = element => {
        let block = element.parentElement;
        while (styleOf(block).display.startsWith('inline')) block = block.parentElement;
        const own = styleOf(element);
        return [own.display, own.fontFamily, own.borderBottom, ...blockLook(block)];
    };
    const elements = new Set(document.body.querySelectorAll(onlyLinks ? 'a[href]' : 'input, select, textarea, a[href]'));
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (!onlyLinks && texts.nextNode()) {
        if (texts.currentNode.data.trim()) elements.add(texts.currentNode.parentElement);
    }
    for (const element of elements) {
        const own = styleOf(element), box = element.getBoundingClientRect();
        if (!box.width || !box.height || own.visibility !== 'visible') continue;
        const whole = JSON.stringify([
            own.color, own.fontSize, own.fontWeight, own.textDecorationLine, own.textShadow,
            /[\\p{L}\\p{N}]{2}/u.test(element.textContent), element.matches('input, select, textarea'),
            Boolean(element.closest('[aria-hidden=true], [inert], [aria-disabled=true], :disabled')),
            Boolean(element.closest('label')?.control?.disabled),
            chainOf(element), crossing(element, box),
            element.matches('a[href]') ? linkLook(element) : [],
        ]);
        if (met.has(whole)) continue;
        met.add(whole);
        const look = brief(whole);
        if (found.has(look)) continue;
        found.add(look);
        element.setAttribute('data-look', look);
    }
    return [...found];
}"""
"""Marks the first element of every look on the page with that look, and returns the looks.

A look is all that the rules depend on: the element's own style, whether it holds words, is hidden or disabled, the paint of
all that surrounds it and of all else that lies over or under it; and how a link differs from the text that it stands in.
"""

Looks = dict[str, set[str]]
"""The looks that were judged before, by mode."""


def new_looks() -> Looks:
    """Return the looks of a walk that has not begun."""
    return defaultdict(set)


def violations(page: Page, mode: str, looks: Looks | None = None) -> list[str]:
    """Return what axe finds on a page in one mode: the rule, and the first element.

    Paint is judged where a look is seen for the first time: on the page, or in the walk that `looks` remembers.
    """
    page.emulate_media(**MODES[mode])  # type: ignore[arg-type]
    return violations_as_it_is(page, mode, looks)


def violations_as_it_is(page: Page, mode: str, looks: Looks | None = None) -> list[str]:
    """Return what axe finds on a page that is in this mode."""
    known = (new_looks() if looks is None else looks)[mode]
    only_links = set(PAINT) - set(NOT_IN_MODE.get(mode, ())) == {"link-in-text-block"}
    new = sorted(set(page.evaluate(MARK_LOOKS, only_links)) - known)
    known |= set(new)
    if mode in PAINT_ALONE and not new:
        return []
    rules: list[str] = page.evaluate(READY, new)
    if not rules:
        page.evaluate(AXE)
        rules = page.evaluate(READY, [])
    assert len(rules) >= 100
    wanted = set(PAINT if mode in PAINT_ALONE else rules)
    wanted -= {BOX_TITLES, *ASK_A_PERSON, *NOT_IN_MODE.get(mode, ()), *(() if new else PAINT)}
    assert wanted <= set(rules)
    options = {"runOnly": {"type": "rule", "values": sorted(wanted)}, "resultTypes": ["violations"], "preload": False}
    found = page.evaluate("options => axe.run(document, options).then(found => found.violations)", options)
    return [f"{mode}: {v['id']}: {v['nodes'][0]['html'][:160]} ({len(v['nodes'])})" for v in found]
