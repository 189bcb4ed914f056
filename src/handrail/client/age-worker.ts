/**
 * The worker that makes and opens files in the age format (age-encryption.org/v1), for `age.ts`: deriving a key from a
 * passphrase takes a moment and much memory on purpose, and the page stays awake. It is loaded when it is asked for.
 */

import { Decrypter, Encrypter } from "age-encryption";

export type Bytes = Uint8Array<ArrayBuffer>;
export type Asked =
  | { does: "seal"; bytes: Bytes; passphrase: string; workFactor: number }
  | { does: "open"; bytes: Bytes; passphrases: string[] };
/** wrong: no passphrase that was given opens it. damaged: it does not hold together. failed: it could not be made. */
export type Answer = { bytes: Bytes } | { problem: "wrong" | "damaged" | "failed" };

const scope = self as unknown as { onmessage: (event: MessageEvent<Asked>) => void; postMessage(message: Answer): void };

scope.onmessage = ({ data }) => {
  const doing = data.does === "seal" ? sealed(data) : opened(data);
  doing.then(
    (bytes) => scope.postMessage({ bytes: bytes as Bytes }),
    (error: unknown) => scope.postMessage({ problem: data.does === "seal" ? "failed" : problemOf(error) }),
  );
};

function sealed({ bytes, passphrase, workFactor }: Extract<Asked, { does: "seal" }>): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  encrypter.setScryptWorkFactor(workFactor);
  return encrypter.encrypt(bytes);
}

function opened({ bytes, passphrases }: Extract<Asked, { does: "open" }>): Promise<Uint8Array> {
  const decrypter = new Decrypter();
  for (const passphrase of passphrases) decrypter.addPassphrase(passphrase);
  return decrypter.decrypt(bytes);
}

/** The library tells by its words alone that nothing which was given fits. */
function problemOf(error: unknown): "wrong" | "damaged" {
  return error instanceof Error && error.message.startsWith("no identity matched") ? "wrong" : "damaged";
}
