/** Where the page's other scripts are, as the page itself names them; a file by itself has none. */

export type ScriptName = "search" | "scrypt" | "keeper" | "vault" | "age-worker";

export function scriptPaths(): Partial<Record<ScriptName, string>> {
  return JSON.parse(document.documentElement.dataset.scripts ?? "{}") as Partial<Record<ScriptName, string>>;
}

export function scriptPath(name: ScriptName): string | undefined {
  return scriptPaths()[name];
}
