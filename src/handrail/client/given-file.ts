/** A file that was given to a page, looked at before anything is done with it: it may come from anywhere. */

import { ageKind } from "./age-header";
import type { Bytes } from "./age-worker";
import { LARGEST } from "./backup";

export type FileProblem = "too-large" | "not-ours" | "newer" | "damaged" | "costly" | "for-a-key";

export class UnreadableFile extends Error {
  constructor(readonly kind: FileProblem) {
    super(kind);
  }
}

/** A file's bytes, and what opens it; undefined for one that is not in the age format. Throws `UnreadableFile`. */
export async function readGiven(file: Blob): Promise<{ bytes: Bytes; opens?: "passphrase" | "key" }> {
  if (file.size > LARGEST) throw new UnreadableFile("too-large");
  const bytes = new Uint8Array(await file.arrayBuffer());
  const kind = ageKind(bytes);
  if (kind === "costly") throw new UnreadableFile("costly");
  if (kind === "odd") throw new UnreadableFile("damaged");
  return { bytes, ...(kind ? { opens: kind } : {}) };
}
