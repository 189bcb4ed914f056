/**
 * Files in the age format, sealed with a passphrase, which the program `age` opens, too. The work is done in a worker that
 * is started for it and ended afterwards.
 */

import type { Answer, Asked, Bytes } from "./age-worker";
import { toBytes } from "./bytes";
import { asTyped } from "./derive";
import { askWorker } from "./worker";

/** wrong: another passphrase. damaged: cut or changed. failed: the work could not be done here. */
export class AgeProblem extends Error {
  constructor(readonly kind: "wrong" | "damaged" | "failed") {
    super(kind);
  }
}

/** scrypt with 128 MiB, by OWASP's list (2024) worth the same as the lock's; age knows no other parameters. */
const WORK = 17;

export const AGE_TYPE = "application/octet-stream";

export function sealWithPassphrase(text: string, passphrase: string): Promise<Bytes> {
  return ask({ does: "seal", bytes: toBytes(text), passphrase: asTyped(passphrase), workFactor: WORK });
}

/** What a file holds whose header `ageKind` has looked at. Throws `AgeProblem`. */
export function openWithPassphrase(bytes: Bytes, passphrase: string): Promise<Bytes> {
  // A file from elsewhere may have been sealed with the words just as they were typed.
  const passphrases = [...new Set([asTyped(passphrase), passphrase])];
  return ask({ does: "open", bytes, passphrases });
}

async function ask(asked: Asked): Promise<Bytes> {
  const answer = await askWorker<Answer>("age-worker", asked, new AgeProblem("failed"));
  if ("bytes" in answer) return answer.bytes;
  throw new AgeProblem(answer.problem);
}
