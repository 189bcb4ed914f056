/**
 * Sealing records with AES-256-GCM. Every sealing takes a fresh random nonce, and the record's identity is bound to it:
 * a record that was swapped for another, cut, or changed in one bit does not open.
 *
 * JSON is sealed, not UTF-8 text: a lone surrogate, which a text box may hold, would not survive the way through UTF-8.
 */

import { randomBytes, toBytes, toText } from "./bytes";
import type { Json } from "./json";

export interface Sealed {
  nonce: Uint8Array<ArrayBuffer>;
  data: ArrayBuffer;
}

/** The length of a key and of a nonce, in bytes. */
const KEY = 32;
const NONCE = 12;

/** The bytes of a new key. They are wrapped and forgotten; work is done with what `asKey` makes of them. */
export function newKeyBytes(): Uint8Array<ArrayBuffer> {
  return randomBytes(KEY);
}

/** A key to work with, whose bytes cannot be read out again. */
export function asKey(bytes: BufferSource): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
}

/** Seals bytes for a record of this identity. */
export async function sealBytes(key: CryptoKey, identity: string, bytes: BufferSource): Promise<Sealed> {
  const nonce = randomBytes(NONCE);
  const data = await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce, additionalData: toBytes(identity) }, key, bytes);
  return { nonce, data };
}

/** The bytes of a sealed record. Throws when the key, the identity or a single bit is not the one it was sealed with. */
export function openBytes(key: CryptoKey, identity: string, { nonce, data }: Sealed): Promise<ArrayBuffer> {
  return crypto.subtle.decrypt({ name: "AES-GCM", iv: nonce, additionalData: toBytes(identity) }, key, data);
}

export function seal(key: CryptoKey, identity: string, value: Json): Promise<Sealed> {
  return sealBytes(key, identity, toBytes(JSON.stringify(value)));
}

export async function open(key: CryptoKey, identity: string, sealed: Sealed): Promise<Json> {
  return JSON.parse(toText(await openBytes(key, identity, sealed))) as Json;
}
