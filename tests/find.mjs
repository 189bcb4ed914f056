// Asks the client's own search, outside a browser. In, on standard input: {site, asks}, {names, asks} or {texts}. Out: for
// each question the paths of the pages found, the best first; or for each text its words.

import { build } from "esbuild";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const find = join(dirname(fileURLToPath(import.meta.url)), "../src/handrail/client/find");
const contents = ["finder", "look", "words"].map((name) => `export * from "./${name}";`).join("\n");
const { outputFiles } = await build({ stdin: { contents, resolveDir: find }, bundle: true, write: false, format: "esm" });
const { Finder, look, wordsOf } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString("base64")}`);

const { site, names, asks, texts } = JSON.parse(readFileSync(0, "utf-8"));
// Where things are is read off the search page, as the client does.
const named = (name) => readFileSync(join(site, "search/index.html"), "utf-8").match(`data-${name}="([^"]*)"`)[1];
const read = (path) => JSON.parse(readFileSync(join(site, "search", path), "utf-8"));
let answers;
if (texts) answers = texts.map(wordsOf);
else {
  const finder = new Finder(names ?? read(named("names")));
  const shard = async (number) => (names ? {} : read(named("words-at").replace("*", number)));
  answers = await Promise.all(asks.map(async (words) => (await look(finder, words, shard)).map(({ path }) => path)));
}
process.stdout.write(JSON.stringify(answers));
