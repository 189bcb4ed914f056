/** Where the page's other scripts are, as the page itself names them; a file by itself has none. */

export type ScriptName = "scrypt" | "keeper" | "vault" | "second" | "age-worker";

export function scriptPaths(): Partial<Record<ScriptName, string>> {
  return JSON.parse(document.documentElement.dataset.scripts ?? "{}") as Partial<Record<ScriptName, string>>;
}

export function scriptPath(name: ScriptName): string | undefined {
  return scriptPaths()[name];
}

/** A module that only some readers of a page need. */
export async function loadModule<Module>(name: ScriptName): Promise<Module> {
  return (await import(new URL(scriptPath(name)!, document.baseURI).href)) as Module;
}
