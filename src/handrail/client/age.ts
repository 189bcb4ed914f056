/**
 * Files in the age format, which the program `age` opens, too: sealed with a passphrase (a backup), or for somebody's key
 * (a summary for a therapist). The work is done in a worker that is started for it and ended afterwards.
 */

import type { Answer, Asked, Bytes, Key } from "./age-worker";
import { toBytes } from "./bytes";
import { asTyped } from "./derive";
import { askWorker } from "./worker";

/** wrong: another passphrase or key. odd: no key. damaged: cut or changed. failed: the work could not be done here. */
export class AgeProblem extends Error {
  constructor(readonly kind: "wrong" | "odd" | "damaged" | "failed") {
    super(kind);
  }
}

/** scrypt with 128 MiB, by OWASP's list (2024) worth the same as the lock's; age knows no other parameters. */
const WORK = 17;

export const AGE_TYPE = "application/octet-stream";

export function sealWithPassphrase(text: string, passphrase: string): Promise<Bytes> {
  return bytes({ does: "seal", bytes: toBytes(text), passphrase: asTyped(passphrase), workFactor: WORK });
}

/** Seals for the holder of a key alone; nobody else can open it, this page included. */
export function sealFor(text: string, recipient: string): Promise<Bytes> {
  return bytes({ does: "seal", bytes: toBytes(text), recipient });
}

/** What a file holds whose header `ageKind` has looked at. Throws `AgeProblem`. */
export function openWithPassphrase(sealed: Bytes, passphrase: string): Promise<Bytes> {
  // A file from elsewhere may have been sealed with the words just as they were typed.
  const passphrases = [...new Set([asTyped(passphrase), passphrase])];
  return bytes({ does: "open", bytes: sealed, passphrases });
}

/** The same for a file that was sealed for a key; one of several may be the one. Throws `AgeProblem`. */
export function openWithKeys(sealed: Bytes, identities: string[]): Promise<Bytes> {
  return bytes({ does: "open", bytes: sealed, identities });
}

/** Makes a key. Throws `AgeProblem`. */
export async function makeKey(): Promise<Key> {
  const answer = await ask({ does: "make" });
  if ("key" in answer) return answer.key;
  throw new AgeProblem("failed");
}

/**
 * What two people compare to know that they mean the same key: the end of its public part, in groups of four. Sixteen of
 * its letters are 80 bits, as hard to hit with another key as a hash of that length, and can be read off the key itself.
 */
export function fingerprint(recipient: string): string {
  return recipient.slice(-16).match(/.{4}/g)!.join(" ");
}

async function bytes(asked: Asked): Promise<Bytes> {
  const answer = await ask(asked);
  if ("bytes" in answer) return answer.bytes;
  throw new AgeProblem("failed");
}

async function ask(asked: Asked): Promise<Exclude<Answer, { problem: unknown }>> {
  const answer = await askWorker<Answer>("age-worker", asked, new AgeProblem("failed"));
  if ("problem" in answer) throw new AgeProblem(answer.problem);
  return answer;
}
