/**
 * The lock: a random key that seals every entry, wrapped by a key that is derived from a passphrase (scrypt), and, if
 * its reader wants that, once more by a recovery code. The passphrase and the key itself are kept nowhere; changing the
 * passphrase wraps the same key anew, so no entry is ever half re-keyed.
 */

import { randomBytes, toBytes } from "./bytes";
import { asKey, newKeyBytes, openBytes, sealBytes, type Sealed } from "./cipher";
import { derive, type Cost } from "./derive";

export interface Lock {
  version: 1;
  /** Random; stores compare it, so that no tab writes under a lock that is gone. */
  id: string;
  salt: Uint8Array<ArrayBuffer>;
  cost: Cost;
  wrapped: Sealed;
  recovery?: { salt: Uint8Array<ArrayBuffer>; wrapped: Sealed };
}

/** wrong: another passphrase. damaged: the lock is not one that this site has made. */
export class LockProblem extends Error {
  constructor(readonly kind: "wrong" | "damaged") {
    super(kind);
  }
}

/** What the wrapped key is bound to. */
const identity = (id: string, by: "passphrase" | "recovery"): string => `handrail lock ${id} ${by}`;

/** A new lock, and the key that it holds. */
export async function createLock(passphrase: string): Promise<{ lock: Lock; key: CryptoKey }> {
  const bytes = newKeyBytes();
  const id = Array.from(randomBytes(16), (byte) => byte.toString(16).padStart(2, "0")).join("");
  return { lock: { version: 1, id, ...(await wrap(bytes, id, passphrase)) }, key: await asKey(bytes) };
}

/** The key that a lock holds. Throws `LockProblem`. */
export async function openLock(lock: Lock, passphrase: string): Promise<CryptoKey> {
  return asKey(await unwrap(lock, passphrase));
}

/** The same lock under another passphrase. A recovery code stays good. */
export async function changePassphrase(lock: Lock, old: string, passphrase: string): Promise<Lock> {
  return { ...lock, ...(await wrap(await unwrap(lock, old), lock.id, passphrase)) };
}

/** The same lock with a recovery code, which is shown once and kept nowhere. An earlier code is good no more. */
export async function addRecovery(lock: Lock, passphrase: string): Promise<{ lock: Lock; code: string }> {
  const bytes = await unwrap(lock, passphrase);
  const code = newCode();
  const salt = randomBytes(16);
  const wrapped = await sealBytes(await keyOfCode(code, salt), identity(lock.id, "recovery"), bytes);
  return { lock: { ...lock, recovery: { salt, wrapped } }, code };
}

/** The same lock under a new passphrase, for somebody who has the recovery code, and its key. Throws `LockProblem`. */
export async function recover(lock: Lock, code: string, passphrase: string): Promise<{ lock: Lock; key: CryptoKey }> {
  if (!lock.recovery) throw new LockProblem("wrong");
  const { salt, wrapped } = lock.recovery;
  const bytes = await openBytes(await keyOfCode(code, salt), identity(lock.id, "recovery"), wrapped).catch(() => {
    throw new LockProblem("wrong");
  });
  return { lock: { ...lock, ...(await wrap(bytes, lock.id, passphrase)) }, key: await asKey(bytes) };
}

async function wrap(bytes: BufferSource, id: string, passphrase: string): Promise<Pick<Lock, "salt" | "cost" | "wrapped">> {
  const { salt, cost, key } = await derive(passphrase);
  return { salt, cost, wrapped: await sealBytes(await asKey(key), identity(id, "passphrase"), bytes) };
}

async function unwrap(lock: Lock, passphrase: string): Promise<ArrayBuffer> {
  if (lock.version !== 1) throw new LockProblem("damaged");
  const { key } = await derive(passphrase, lock.salt, lock.cost).catch(() => {
    throw new LockProblem("damaged");
  });
  return openBytes(await asKey(key), identity(lock.id, "passphrase"), lock.wrapped).catch(() => {
    throw new LockProblem("wrong");
  });
}

/** Letters that are hard to mistake for one another when a code is copied from paper. */
const LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789";
const [GROUPS, EACH] = [7, 4];

/** 137 random bits in groups of four letters. */
function newCode(): string {
  const letter = (): string => {
    for (;;) {
      const [byte] = randomBytes(1);
      if (byte! < 240) return LETTERS[byte! % LETTERS.length]!;
    }
  };
  return Array.from({ length: GROUPS }, () => Array.from({ length: EACH }, letter).join("")).join("-");
}

/** A code has enough chance in it by itself, so it needs no costly derivation. */
async function keyOfCode(code: string, salt: BufferSource): Promise<CryptoKey> {
  const plain = code.toUpperCase().replace(/[^A-Z0-9]/g, "");
  const material = await crypto.subtle.importKey("raw", toBytes(plain), "HKDF", false, ["deriveKey"]);
  const how = { name: "HKDF", hash: "SHA-256", salt, info: toBytes("handrail recovery") };
  return crypto.subtle.deriveKey(how, material, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}
