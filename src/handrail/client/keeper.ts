/**
 * The key keeper: a service worker that holds an open key in its memory while the reader goes from page to page, so that
 * the passphrase is not asked for on each. It writes nothing down. Without a page that asks it to stay, the browser ends
 * it within a minute, and the key with it; after a time without use it lets go by itself. It answers no requests.
 */

/** How long a key is held without being used, in milliseconds. */
const IDLE = 10 * 60_000;

type Asked = { does: "keep"; lock: string; key: CryptoKey } | { does: "ask"; lock: string } | { does: "stay" } | { does: "forget" };

const scope = self as unknown as {
  addEventListener(type: "install" | "activate", listener: (event: { waitUntil(done: Promise<unknown>): void }) => void): void;
  addEventListener(type: "message", listener: (event: MessageEvent<Asked>) => void): void;
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
};

let held: { lock: string; key: CryptoKey; used: number } | undefined;

scope.addEventListener("install", (event) => event.waitUntil(scope.skipWaiting()));
scope.addEventListener("activate", (event) => event.waitUntil(scope.clients.claim()));
scope.addEventListener("message", ({ data, ports: [answer] }) => {
  // The clock may have been set back, and then says nothing about how long it was.
  if (held && Math.abs(Date.now() - held.used) > IDLE) held = undefined;
  if (data.does === "keep") held = { lock: data.lock, key: data.key, used: Date.now() };
  if (data.does === "forget") held = undefined;
  if (data.does !== "ask") return answer?.postMessage(undefined);
  if (held?.lock === data.lock) held.used = Date.now();
  answer?.postMessage(held?.lock === data.lock ? held.key : undefined);
});
