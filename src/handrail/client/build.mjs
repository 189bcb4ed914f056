// Bundles the client: one script for each kind of page that needs its own, the styles, and for each field type its
// own script and style. `field_assets.py` puts together those that a worksheet needs. No list names the field types.

import { build } from "esbuild";
import { copyFile, mkdir, readdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const client = dirname(fileURLToPath(import.meta.url));
const source = dirname(client);
const out = join(source, "static");

/** The modules that a worksheet page has anyway, which field types use without bringing them again. */
const SHARED = ["answers", "dom", "field", "json", "messages", "told", "words"];

const options = {
  outdir: out,
  entryNames: "[dir]/[name]",
  bundle: true,
  minify: true,
  format: "iife",
  target: ["es2021", "safari14"],
  legalComments: "none",
  logLevel: "warning",
};

/** The files of this name in the folders of field types, by the folder's name. */
async function fieldFiles(name) {
  const folders = await readdir(join(source, "fields"), { withFileTypes: true, recursive: true });
  const files = folders.filter((file) => file.isFile() && file.name === name);
  return new Map(files.map(({ parentPath }) => [basename(parentPath), join(parentPath, name)]));
}

/** What each shared module exports. */
async function exportsOf(modules) {
  const entryPoints = modules.map((name) => join(client, `${name}.ts`));
  const { metafile } = await build({ entryPoints, outdir: out, format: "esm", write: false, metafile: true });
  return new Map(Object.values(metafile.outputs).map((file) => [basename(file.entryPoint, ".ts"), file.exports]));
}

const scripts = await fieldFiles("client.ts");
const names = await exportsOf(SHARED);

/** `handrail/NAME` is a module of the client; in a field type's script, a shared one is the page's own. */
const fields = {
  name: "fields",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^handrail\// }, ({ path }) => {
      const name = path.slice("handrail/".length);
      return names.has(name) ? { path: name, namespace: "shared" } : { path: join(client, `${name}.ts`) };
    });
    onResolve({ filter: /^\.\// }, ({ path, importer }) => {
      const shared = dirname(importer) === client && names.has(path.slice(2));
      return shared ? { path: path.slice(2), namespace: "shared" } : undefined;
    });
    onResolve({ filter: /^field:/ }, ({ path }) => ({ path: path.slice("field:".length), namespace: "field" }));
    // Each name is a module of its own, so that a field type carries the names it uses and no others.
    onLoad({ filter: /./, namespace: "shared" }, ({ path }) => ({
      contents: names.get(path).map((name) => `export { default as ${name} } from "name:${path}.${name}";`).join("\n"),
    }));
    onResolve({ filter: /^name:/ }, ({ path }) => ({ path: path.slice("name:".length), namespace: "name", sideEffects: false }));
    onLoad({ filter: /./, namespace: "name" }, ({ path }) => ({ contents: `export default handrail.${path};` }));
    onLoad({ filter: /./, namespace: "field" }, ({ path }) => ({
      contents: `import field from ${JSON.stringify(scripts.get(path))};\nhandrail.field.register(field);`,
      resolveDir: source,
    }));
  },
};

/** The worksheet page's script, which leaves its shared modules where field types find them. */
const worksheet = {
  name: "worksheet",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^worksheet:/ }, () => ({ path: "worksheet", namespace: "worksheet" }));
    onLoad({ filter: /./, namespace: "worksheet" }, () => ({
      contents: [
        'import "./worksheet";',
        ...SHARED.map((name) => `import * as ${name} from "./${name}";`),
        // Plain objects: what a bundler makes of a module's exports is longer than some of the modules.
        `globalThis.handrail = {${SHARED.map((name) => `${name}: {${names.get(name).map((one) => `${one}: ${name}.${one}`)}}`)}};`,
      ].join("\n"),
      resolveDir: client,
    }));
  },
};

// The picture may be copied before any bundle is written.
await mkdir(out, { recursive: true });
await Promise.all([
  build({
    ...options,
    entryPoints: [
      ...["reading", "search", "browse", "notebook", "open", "compose", "letter"].map((name) => join(client, `${name}.ts`)),
      ...["site", "worksheet", "notebook", "handout", "no-script"].map((name) => join(source, "style", `${name}.css`)),
    ],
    entryNames: "[name]",
  }),
  // Loaded when they are wanted, so they are modules.
  build({ ...options, entryPoints: ["chart", "vault", "second"].map((name) => join(client, `${name}.ts`)), format: "esm" }),
  build({ ...options, entryPoints: ["scrypt", "keeper", "age-worker"].map((name) => join(client, `${name}.ts`)) }),
  build({
    ...options,
    entryPoints: { worksheet: "worksheet:" },
    plugins: [worksheet],
  }),
  build({
    ...options,
    entryPoints: Object.fromEntries([...scripts.keys()].map((name) => [`fields/${name}`, `field:${name}`])),
    plugins: [fields],
    // What a plugin finds is not looked up in tsconfig.json; without this a class's fields cost a helper.
    tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
  }),
  build({
    ...options,
    entryPoints: Object.fromEntries([...(await fieldFiles("style.css"))].map(([name, file]) => [`fields/${name}`, file])),
  }),
  copyFile(join(source, "style/icon.svg"), join(out, "icon.svg")),
]);
