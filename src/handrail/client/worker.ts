/**
 * Addresses of scripts. Trusted Types let no text become one; here alone are addresses made, from what the page itself
 * names in `data-scripts` on its root element, and nothing else.
 */

import { scriptPath, scriptPaths, type ScriptName } from "./script-path";

interface Policy {
  createScriptURL(url: string): unknown;
}

/**
 * Where the page has its policy. Only one may be made, and more than one of the page's scripts starts workers: the notebook
 * locks files, and the lock's module, which is loaded beside it, opens the lock.
 */
const POLICY = Symbol.for("handrail.policy");

const page = window as unknown as {
  [POLICY]?: Policy;
  trustedTypes?: { createPolicy(name: string, rules: { createScriptURL(url: string): string }): Policy };
};

/** The trusted address of one of the page's scripts. */
export function scriptAddress(name: ScriptName): string {
  const address = new URL(scriptPath(name) ?? "", document.baseURI).href;
  page[POLICY] ??= page.trustedTypes?.createPolicy("handrail-worker", {
    createScriptURL(url) {
      const own = Object.values(scriptPaths()).map((path) => new URL(path, document.baseURI).href);
      if (!own.includes(url)) throw new TypeError(url);
      return url;
    },
  });
  return (page[POLICY]?.createScriptURL(address) ?? address) as string;
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
