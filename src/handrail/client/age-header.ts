/**
 * What the first lines of a file in the age format say, read before anything is derived: what opens it, and at what cost.
 * A file may come from anywhere, and could ask for all of the device's memory.
 */

/** passphrase, key: what opens the file. costly: it asks for more work than this site does. odd: no header of age's. */
export type AgeKind = "passphrase" | "key" | "costly" | "odd";

/** The most work that is done for a file, as the logarithm of scrypt's N; 18 is what the program `age` asks for: 256 MiB. */
const MOST_WORK = 18;
const LONGEST_HEADER = 65_536;

/** Undefined for bytes that are not a file in the age format. */
export function ageKind(bytes: Uint8Array): AgeKind | undefined {
  const start = Array.from(bytes.subarray(0, LONGEST_HEADER), (byte) => String.fromCharCode(byte)).join("");
  if (!start.startsWith("age-encryption.org/")) return undefined;
  const header = /^age-encryption\.org\/v1\n((?:->(?: [!-~]+)+\n(?:[A-Za-z0-9+/]{64}\n)*[A-Za-z0-9+/]{0,63}\n)+)--- [A-Za-z0-9+/]{43}\n/.exec(start);
  if (!header) return "odd";
  const stanzas = [...header[1]!.matchAll(/^-> (.*)$/gm)].map(([, words]) => words!.split(" "));
  const byPassphrase = stanzas.filter(([type]) => type === "scrypt");
  if (!byPassphrase.length) return "key";
  // A passphrase stands alone, so that nobody else can have a part in the file.
  const [, , work = ""] = byPassphrase[0]!;
  if (stanzas.length > 1 || !/^[1-9][0-9]?$/.test(work)) return "odd";
  return Number(work) > MOST_WORK ? "costly" : "passphrase";
}
