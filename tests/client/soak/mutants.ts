/**
 * Backup files and files locked for a key, with pieces flipped, cut, doubled or replaced, are read as the pages read them: each
 * is refused in words that are known, or gives entries that are whole. The reading is the client's own.
 */

import { UnreadableFile, readGiven } from "../../../src/handrail/client/given-file";
import { entriesIn } from "../../../src/handrail/client/notebook/restore";

const count = Number(process.argv[2]);
let state = Number(process.argv[3]) || 1;
const chance = (below: number): number => {
  state = (Math.imul(state, 1103515245) + 12345) >>> 0;
  return Math.floor(((state >>> 8) / 2 ** 24) * below);
};

const answers = { what: "words", often: { chosen: ["x", "y"], other: "<img src=x onerror=hit()>" }, rows: [{ a: "é\u2028😀" }, {}] };
const entries = [1, 2, 3].map((revision) => ({
  id: `e-${revision}`, worksheet: "after-a-talk", title: "a name", created: 1, updated: 1.78e12, revision, answers,
}));
const open = JSON.stringify({ format: "handrail-notebook", version: 1, saved: "2026-11-24", entries });
const sealed = `age-encryption.org/v1\n-> scrypt ${"c2Fsd".repeat(4)}dA 17\n${"A".repeat(43)}\n--- ${"A".repeat(43)}\n${"x".repeat(80)}`;
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const handed = `age-encryption.org/v1\n-> X25519 ${"T".repeat(43)}\n${"A".repeat(43)}\n--- ${"A".repeat(43)}\n${"x".repeat(80)}`;
const armoured = `-----BEGIN AGE ENCRYPTED FILE-----\n${btoa(handed).replace(/(.{64})/g, "$1\n")}\n-----END AGE ENCRYPTED FILE-----\n`;
const good = [open, open, sealed, handed, armoured].map(bytesOf);
/** What is put in the place of a piece. */
const ODD = ['{"__proto__":{"hit":1}}', '"constructor":', "1e999", "-1", "null", "[", "[".repeat(5000), '"\\ud800"', "\x00", "-> scrypt a 30\n", " 99\n"].map(bytesOf);

function mutant(from: Uint8Array): Uint8Array {
  const at = chance(from.length);
  const to = Math.min(from.length, at + chance(40));
  const rest = from.subarray(to);
  const piece = [
    () => new Uint8Array(),
    () => from.subarray(at, to).map((byte) => byte ^ (1 << chance(8))),
    () => from.subarray(Math.max(0, at - 40), to),
    () => from.subarray(at, to).map(() => chance(256)),
    () => ODD[chance(ODD.length)]!,
  ][chance(5)]!();
  return new Uint8Array([...from.subarray(0, at), ...piece, ...(chance(20) ? rest : [])]);
}

const told: Record<string, number> = {};
const odd: string[] = [];
let [slowest, most] = [0, 0];
for (let number = 0; number < count; number++) {
  let file = mutant(good[number % good.length]!);
  while (!chance(3)) file = mutant(file);
  const began = performance.now();
  let kind = "read";
  try {
    const { bytes, opens } = await readGiven(new Blob([file as BlobPart]));
    if (opens) kind = "to be opened";
    else if (!entriesIn(bytes).every(({ id, answers }) => id && answers && Object.getPrototypeOf(answers) === Object.prototype)) throw new Error("an odd entry");
  } catch (error) {
    if (!(error instanceof UnreadableFile)) odd.push(`${String(error)}: ${Buffer.from(file).toString("base64")}`);
    else kind = error.kind;
  }
  told[kind] = (told[kind] ?? 0) + 1;
  slowest = Math.max(slowest, performance.now() - began);
  if (number % 1000 === 0) most = Math.max(most, process.memoryUsage().rss);
}
console.log(JSON.stringify({ told, odd: odd.slice(0, 5), slowest, megabytes: most / 1e6, polluted: Object.keys(Object.prototype) }));
