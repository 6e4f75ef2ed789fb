// Remake the expected NLM references with the reference implementation, citeproc-js.
//
// Needs Node, two packages and one style file, and none of them is needed to run the tests:
//
//   npm install citeproc@2.4.63 @citation-js/plugin-csl@0.9.0      (in a folder outside the project)
//   nlm-citation-sequence.csl                                      (from the repository citation-style-language/styles)
//
//   NODE_PATH=<folder>/node_modules node tests/tools/make_nlm_golden.cjs <style file> \
//     content/data/references.json tests/unit/data/nlm-cases.json > tests/unit/data/nlm-golden.json
//
// The en-US locale comes from @citation-js/plugin-csl. Each record is printed alone, as plain text, without its number.
"use strict";

const fs = require("fs");
const path = require("path");
const CSL = require("citeproc");

const [styleFile, ...files] = process.argv.slice(2);
const style = fs.readFileSync(styleFile, "utf8");
const packageFolder = path.dirname(require.resolve("@citation-js/plugin-csl/package.json"));
const locales = JSON.parse(fs.readFileSync(path.join(packageFolder, "lib-mjs", "locales.json"), "utf8"));

const golden = {};
for (const file of files) {
  for (const record of JSON.parse(fs.readFileSync(file, "utf8"))) {
    const { custom, ...item } = record;
    const engine = new CSL.Engine(
      { retrieveLocale: () => locales["en-US"], retrieveItem: () => JSON.parse(JSON.stringify(item)) },
      style,
      "en-US",
    );
    engine.setOutputFormat("text");
    engine.updateItems([item.id]);
    const [, entries] = engine.makeBibliography();
    golden[item.id] = entries[0].trim().replace(/^1\.\s*/, "");
  }
}
process.stdout.write(JSON.stringify(golden, Object.keys(golden).sort(), 1) + "\n");
