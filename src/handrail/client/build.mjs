// Bundles the client: one script for each kind of page that needs its own, and the styles.
// Field types are found in their folders; no list names them.

import { build } from "esbuild";
import { copyFile, readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const client = dirname(fileURLToPath(import.meta.url));
const source = dirname(client);
const out = join(source, "static");

/** The folders of field types that have a file of this name. */
async function fieldFiles(name) {
  const folders = await readdir(join(source, "fields"), { withFileTypes: true });
  const files = await Promise.all(
    folders
      .filter((folder) => folder.isDirectory())
      .map(async ({ name: folder }) =>
        (await readdir(join(source, "fields", folder))).includes(name) ? [join(source, "fields", folder, name)] : [],
      ),
  );
  return files.flat().sort();
}

/** Makes `handrail:fields` and `handrail:field-styles` out of whatever field types there are. */
const fields = {
  name: "fields",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^handrail:/ }, ({ path }) => ({ path, namespace: "fields" }));
    onResolve({ filter: /^handrail\// }, ({ path }) => ({ path: join(client, `${path.slice("handrail/".length)}.ts`) }));
    onLoad({ filter: /^handrail:fields$/, namespace: "fields" }, async () => {
      const files = await fieldFiles("client.ts");
      const imports = files.map((file, n) => `import field${n} from ${JSON.stringify(file)};`);
      const names = files.map((_, n) => `field${n}`);
      return { contents: `${imports.join("\n")}\nexport default [${names.join(", ")}];`, resolveDir: source };
    });
    onLoad({ filter: /^handrail:field-styles$/, namespace: "fields" }, async () => ({
      contents: (await fieldFiles("style.css")).map((file) => `@import ${JSON.stringify(file)};`).join("\n"),
      loader: "css",
      resolveDir: source,
    }));
  },
};

await build({
  entryPoints: [
    ...["reading", "search", "notebook", "worksheet"].map((name) => join(client, `${name}.ts`)),
    ...["site", "worksheet", "no-script"].map((name) => join(source, "style", `${name}.css`)),
  ],
  entryNames: "[name]",
  outdir: out,
  bundle: true,
  minify: true,
  format: "iife",
  target: ["es2020", "safari14"],
  legalComments: "none",
  logLevel: "warning",
  plugins: [fields],
});
await copyFile(join(source, "style/icon.svg"), join(out, "icon.svg"));
