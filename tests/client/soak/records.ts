/** Every byte of sealed records is flipped, and many are sealed: none that was changed opens, and no nonce comes twice. */

import { asKey, newKeyBytes } from "../../../src/handrail/client/cipher";
import { openEntry, sealEntry } from "../../../src/handrail/client/locked-store";

const count = Number(process.argv[2]);
const key = await asKey(newKeyBytes());
const nonces = new Set<string>();
let [bytes, opened] = [0, 0];

const opens = (record: Parameters<typeof openEntry>[1]): Promise<boolean> =>
  openEntry(key, record).then(() => true, () => false);

for (let number = 0; number < count; number++) {
  const text = "word ".repeat(number % 40);
  const entry = { id: `e${number}`, worksheet: "w", created: 1, updated: 2, revision: 3, answers: { text } };
  const record = await sealEntry(key, entry);
  nonces.add(record.sealed.nonce.join());
  if (!(await opens(record))) throw new Error("an untouched record opens");
  if (number >= 40) continue;
  for (const part of [record.sealed.nonce, new Uint8Array(record.sealed.data)]) {
    for (let place = 0; place < part.length; place++) {
      part[place]! ^= 1 << number % 8;
      opened += Number(await opens(record));
      part[place]! ^= 1 << number % 8;
      bytes++;
    }
  }
  for (const other of [{ id: "other" }, { revision: 4 }]) opened += Number(await opens({ ...record, ...other }));
  for (let length = 0; length < record.sealed.data.byteLength; length++) {
    opened += Number(await opens({ ...record, sealed: { ...record.sealed, data: record.sealed.data.slice(0, length) } }));
  }
}
console.log(JSON.stringify({ count, nonces: nonces.size, bytes, opened }));
