/** Talking to the key keeper (`keeper.ts`). Where there is none (a file, an odd browser), every page asks again. */

import { scriptAddress } from "./worker";

/** How long an answer may take, in milliseconds. */
const PATIENCE = 1500;
/** How often a page asks the keeper to stay; browsers end one that hears nothing for half a minute. */
const STAY = 20_000;

async function keeper(): Promise<ServiceWorker | undefined> {
  try {
    await navigator.serviceWorker.register(scriptAddress("keeper"));
    return (await navigator.serviceWorker.ready).active ?? undefined;
  } catch {
    return undefined;
  }
}

async function ask(message: unknown): Promise<unknown> {
  const soon = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE, undefined));
  const answered = keeper().then((worker) => {
    if (!worker) return undefined;
    const { port1, port2 } = new MessageChannel();
    return new Promise((resolve) => {
      port1.onmessage = ({ data }) => resolve(data as unknown);
      worker.postMessage(message, [port2]);
    });
  });
  return Promise.race([answered, soon]);
}

/** Gives an open key to the keeper, and asks it to stay while this page is open. */
export async function handOver(lock: string, key: CryptoKey): Promise<void> {
  await ask({ does: "keep", lock, key });
  stay();
}

/** The key of a lock, if it was left open. */
export async function askForKey(lock: string): Promise<CryptoKey | undefined> {
  const key = await ask({ does: "ask", lock });
  if (!(key instanceof CryptoKey)) return undefined;
  stay();
  return key;
}

/** Closes the lock for every page. */
export function forgetKey(): Promise<unknown> {
  clearInterval(staying);
  staying = 0;
  return ask({ does: "forget" });
}

let staying = 0;

function stay(): void {
  staying ||= window.setInterval(() => void ask({ does: "stay" }), STAY);
}
