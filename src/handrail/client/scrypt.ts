/** The worker that derives keys (`derive.ts`). */

import { scrypt } from "@noble/hashes/scrypt.js";

interface Asked {
  words: string;
  salt: Uint8Array;
  cost: { N: number; r: number; p: number };
}

const scope = self as unknown as { onmessage: (event: MessageEvent<Asked>) => void; postMessage(message: Uint8Array): void };

scope.onmessage = ({ data: { words, salt, cost } }) => {
  scope.postMessage(scrypt(new TextEncoder().encode(words), salt, { ...cost, dkLen: 32, maxmem: 2 ** 29 }));
};
