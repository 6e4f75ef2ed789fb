/** Style sheets: the standard rules, and those of this project. */

/** Blocks of components (`c-`), layouts (`l-`) and utilities (`u-`), as BEM; `is-` is a state that a script sets. */
const BEM =
  /^(?:(?:c|l|u)-[a-z0-9]+(?:-[a-z0-9]+)*(?:__[a-z0-9]+(?:-[a-z0-9]+)*)?(?:--[a-z0-9]+(?:-[a-z0-9]+)*)?|is-[a-z]+|pic-[a-z-]+)$/;

/** What the build writes so that old browsers know it, too: see plugins/alsguide/site/old_browsers.py. */
const WRITTEN = [
  "css-has",
  "css-logical-props",
  "css-matches-pseudo",
  "css-math-functions",
  "css-not-sel-list",
  "flexbox-gap",
  "viewport-unit-variants"
];

/** What takes no text and no target from a reader whose browser does not know it. */
const EXTRAS = [
  "css-color-adjust",
  "css-content-visibility",
  "css-file-selector-button",
  "css-focus-visible",
  "css-marker-pseudo",
  "css-paged-media",
  "css-resize",
  "css-widows-orphans",
  "css-zoom", // only where WebKit prints: print.css
  "prefers-color-scheme",
  "text-size-adjust"
];

/** @type {import("stylelint").Config} */
export default {
  extends: "stylelint-config-standard",
  plugins: ["stylelint-no-unsupported-browser-features"],
  rules: {
    // Against `browserslist` in package.json
    "plugin/no-unsupported-browser-features": [true, { ignorePartialSupport: true, ignore: [...WRITTEN, ...EXTRAS] }],
    "selector-class-pattern": [BEM, { message: (name) => `Name the class "${name}" as BEM with c-, l- or u-` }],
    "selector-max-id": 0,
    "selector-max-specificity": "0,3,1",
    "selector-max-compound-selectors": 4, // `> * + *`, the space between parts, counts as two
    // What the oldest browsers do not know, and the build does not write in another way: see `browserslist` in package.json
    "at-rule-disallowed-list": ["layer", "container", "property", "scope"],
    "function-disallowed-list": ["color-mix", "light-dark"],
    "property-disallowed-list": ["inset", "inset-block", "inset-inline", "border-block", "border-inline"],
    "unit-disallowed-list": ["vi", "vb", "svh", "lvh"],
    "media-feature-range-notation": "prefix", // old browsers know no other
    "value-keyword-case": ["lower", { ignoreKeywords: ["A4"], ignoreProperties: [/^--/] }],
    "property-no-vendor-prefix": [true, { ignoreProperties: ["text-size-adjust"] }]
  }
};
