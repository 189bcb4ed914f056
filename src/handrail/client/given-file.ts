/** A file that was given to a page, looked at before anything is done with it: it may come from anywhere. */

import { ageKind } from "./age-header";
import type { Bytes } from "./age-worker";
import { LARGEST } from "./backup";
import { toText } from "./bytes";

export type FileProblem = "too-large" | "not-ours" | "newer" | "damaged" | "costly" | "for-a-key";

export class UnreadableFile extends Error {
  constructor(readonly kind: FileProblem) {
    super(kind);
  }
}

/** The same file written as text, as `age --armor` does for letters that carry nothing else. */
const ARMOUR = /^\s*-----BEGIN AGE ENCRYPTED FILE-----\r?\n([A-Za-z0-9+/=\r\n]+)-----END AGE ENCRYPTED FILE-----\s*$/;

/** A file's bytes, and what opens it; undefined for one that is not in the age format. Throws `UnreadableFile`. */
export async function readGiven(file: Blob): Promise<{ bytes: Bytes; opens?: "passphrase" | "key" }> {
  if (file.size > LARGEST) throw new UnreadableFile("too-large");
  const bytes = unarmoured(new Uint8Array(await file.arrayBuffer()));
  const kind = ageKind(bytes);
  if (kind === "costly") throw new UnreadableFile("costly");
  if (kind === "odd") throw new UnreadableFile("damaged");
  return { bytes, ...(kind ? { opens: kind } : {}) };
}

function unarmoured(bytes: Bytes): Bytes {
  // A file that is no armour is not made into text first: it may be 10 MB.
  if (!toText(bytes.subarray(0, 99)).trimStart().startsWith("-----BEGIN AGE")) return bytes;
  const inside = ARMOUR.exec(toText(bytes))?.[1];
  try {
    if (inside) return Uint8Array.from(atob(inside), (letter) => letter.charCodeAt(0));
  } catch {
    // The letters between the lines are not those of base64.
  }
  throw new UnreadableFile("damaged");
}
