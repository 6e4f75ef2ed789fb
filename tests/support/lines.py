"""How long the lines of a page's text are, in letters."""

LONGEST_LINE = 80
"""The most letters of a line, with its spaces: WCAG 2.2, criterion 1.4.8."""

LONG_LINES = r"""most => {
    const range = document.createRange(), texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const blocks = new Map(), rows = new Map();
    const blockOf = element => {
        if (!blocks.has(element)) {
            const runsOn = /^(inline|contents)$/.test(getComputedStyle(element).display);
            blocks.set(element, runsOn ? blockOf(element.parentElement) : element);
        }
        return blocks.get(element);
    };
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
        if (node.parentElement.closest('script, style, svg, template, .u-hidden')) continue;
        const block = blockOf(node.parentElement);
        for (const word of node.data.matchAll(/\S+/g)) {
            range.setStart(node, word.index);
            range.setEnd(node, word.index + word[0].length);
            const place = [...range.getClientRects()].filter(part => part.width > 0).pop();
            if (!place) continue;
            const before = rows.get(block) || rows.set(block, []).get(block), row = before[before.length - 1];
            const middle = (place.top + place.bottom) / 2;
            const goesOn = row && row.top < middle && middle < row.bottom && place.left >= row.left;
            if (goesOn) row.words += (/^\s/.test(node.data.slice(word.index - 1)) || !word.index ? ' ' : '') + word[0];
            else before.push({top: place.top, bottom: place.bottom, left: place.left, words: word[0]});
        }
    }
    return [...rows.values()].flat().map(row => row.words).filter(words => words.length > most);
}"""
"""Gives each line of more letters than `most`, also those of folds that are shut, as the browser has set them.

Two pieces of text that follow each other in a line count as parted by a space.
"""
