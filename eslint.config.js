/** Scripts: the recommended rules, JSDoc that is true, and parts small enough to read. */
import js from "@eslint/js";
import compat from "eslint-plugin-compat";
import jsdoc from "eslint-plugin-jsdoc";
import globals from "globals";

export default [
  js.configs.recommended,
  jsdoc.configs["flat/recommended-typescript-flavor-error"],
  {
    files: ["theme/**/*.js", "plugins/**/*.js"],
    languageOptions: { ecmaVersion: 2019, sourceType: "script", globals: globals.browser },
    plugins: { compat },
    // What old-browsers.js gives, and what is only asked for where it is there
    settings: { polyfills: ["Object.hasOwn", "Object.fromEntries", "navigator.clipboard", "navigator.wakeLock"] },
    rules: {
      "compat/compat": "error", // against `browserslist` in package.json
      "array-callback-return": "error",
      complexity: ["error", 15],
      "consistent-return": "error",
      eqeqeq: "error",
      "max-depth": ["error", 3],
      "max-lines-per-function": ["error", { max: 60, skipBlankLines: true, skipComments: true }],
      "max-params": ["error", 6],
      "no-control-regex": "off", // files and calendars must not hold such characters
      "no-else-return": "error",
      "no-implicit-globals": "off", // a script sets `alsguide` and nothing else: see the next rule
      "no-nested-ternary": "error",
      "no-param-reassign": "error",
      "no-redeclare": "off", // each script begins with `var alsguide = alsguide || {};`
      "no-restricted-syntax": [
        "error",
        {
          selector: "Program > :not(ExpressionStatement, VariableDeclaration[declarations.0.id.name='alsguide'])",
          message: "Put it into the function of this script: outside stands only `alsguide`"
        },
        {
          selector: "Literal[regex.pattern=/\\\\p|\\(\\?</]",
          message: "Use no \\p, look-behind or named group: Firefox 68 knows none, and would drop the whole script"
        },
        { selector: "VariableDeclaration[kind='var']:not(Program > *)", message: "Use const or let" }
      ],
      "no-shadow": "error",
      "no-unused-vars": ["error", { args: "all", argsIgnorePattern: "^_", ignoreRestSiblings: true }],
      "prefer-const": "error",
      "jsdoc/check-param-names": ["error", { checkDestructured: false }],
      "jsdoc/no-defaults": "off",
      "jsdoc/no-undefined-types": "off", // tsc sees that
      "jsdoc/require-jsdoc": "off",
      "jsdoc/require-param": "off", // tsc sees what is missing
      "jsdoc/require-param-description": "off",
      "jsdoc/require-property-description": "off",
      "jsdoc/require-returns": "off",
      "jsdoc/require-returns-description": "off",
      "jsdoc/reject-any-type": "off",
      "jsdoc/tag-lines": "off",
      "jsdoc/valid-types": "off" // tsc reads the types
    }
  },
  {
    files: ["plugins/alsguide/hosting/*.js"],
    languageOptions: { globals: globals.serviceworker },
    rules: { "no-restricted-syntax": "off" } // a worker has its scope to itself
  },
  { files: ["*.js"], languageOptions: { sourceType: "module", globals: globals.node } }
];
