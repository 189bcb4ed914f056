/**
 * Files in the age format, made and opened by the client's own worker, in Node: `seal` makes one of each plain file of a
 * folder, `open` opens those that the program `age` has made of the same, and tells which do not say the same.
 */

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import type { Answer, Asked } from "../../../src/handrail/client/age-worker";

type Worker = { onmessage(event: { data: Asked }): void; postMessage(answer: Answer): void };
const worker = ((globalThis as unknown as { self: Worker }).self = {} as Worker);
await import("../../../src/handrail/client/age-worker");

const ask = (data: Asked): Promise<Answer> =>
  new Promise((resolve) => {
    worker.postMessage = resolve;
    worker.onmessage({ data });
  });

const [, , does, folder, passphrase] = process.argv as [string, string, string, string, string];
const odd: string[] = [];
const names = readdirSync(folder).filter((name) => name.endsWith(".plain"));
for (const name of names) {
  const plain = new Uint8Array(readFileSync(join(folder, name)));
  if (does === "seal") {
    const answer = await ask({ does: "seal", bytes: plain, passphrase, workFactor: 17 });
    if ("bytes" in answer) writeFileSync(join(folder, `${name}.ours`), answer.bytes);
  } else {
    const theirs = new Uint8Array(readFileSync(join(folder, `${name}.theirs`)));
    const answer = await ask({ does: "open", bytes: theirs, passphrases: [passphrase] });
    if (!("bytes" in answer) || Buffer.compare(answer.bytes, plain)) odd.push(name);
  }
}
console.log(JSON.stringify({ count: names.length, odd }));
