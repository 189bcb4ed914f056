/**
 * Addresses of scripts. Trusted Types let no text become one; here alone are addresses made, from what the page itself
 * names in `data-scripts` on its root element, and nothing else.
 */

import { scriptPath, scriptPaths, type ScriptName } from "./script-path";

interface Policies {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): unknown };
}

let policy: { createScriptURL(url: string): unknown } | undefined;

/** The trusted address of one of the page's scripts. */
export function scriptAddress(name: ScriptName): string {
  const address = new URL(scriptPath(name) ?? "", document.baseURI).href;
  const types = (window as unknown as { trustedTypes?: Policies }).trustedTypes;
  policy ??= types?.createPolicy("handrail-worker", {
    createScriptURL(url) {
      const own = Object.values(scriptPaths()).map((path) => new URL(path, document.baseURI).href);
      if (!own.includes(url)) throw new TypeError(url);
      return url;
    },
  });
  return (policy?.createScriptURL(address) ?? address) as string;
}

export function startWorker(name: ScriptName): Worker {
  return new Worker(scriptAddress(name));
}

/** One piece of work for a worker that is started for it and ended afterwards. Throws `fault` when the worker fails. */
export async function askWorker<Answer>(name: ScriptName, asked: unknown, fault: Error): Promise<Answer> {
  const worker = startWorker(name);
  try {
    return await new Promise((resolve, refuse) => {
      worker.onmessage = ({ data }: MessageEvent<Answer>) => resolve(data);
      worker.onerror = () => refuse(fault);
      worker.postMessage(asked);
    });
  } finally {
    worker.terminate();
  }
}
