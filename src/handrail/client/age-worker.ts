/**
 * The worker that makes and opens files in the age format (age-encryption.org/v1), for `age.ts`: deriving a key from a
 * passphrase takes a moment and much memory on purpose, and the page stays awake. It is loaded when it is asked for.
 */

import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from "age-encryption";

export type Bytes = Uint8Array<ArrayBuffer>;
/** A key of age's: the part that is given away, `age1…`, and the part that never is, `AGE-SECRET-KEY-1…`. */
export interface Key {
  recipient: string;
  identity: string;
}
export type Asked =
  | { does: "seal"; bytes: Bytes; passphrase: string; workFactor: number }
  | { does: "seal"; bytes: Bytes; recipient: string }
  | { does: "open"; bytes: Bytes; passphrases?: string[]; identities?: string[] }
  | { does: "make" };
/**
 * wrong: no passphrase or key that was given opens it. odd: what was given is no key. damaged: it does not hold together.
 * failed: it could not be made.
 */
export type Answer = { bytes: Bytes } | { key: Key } | { problem: "wrong" | "odd" | "damaged" | "failed" };

const scope = self as unknown as { onmessage: (event: MessageEvent<Asked>) => void; postMessage(message: Answer): void };

scope.onmessage = ({ data }) => {
  answered(data).then(
    (answer) => scope.postMessage(answer),
    (error: unknown) => scope.postMessage({ problem: data.does === "open" ? problemOf(error) : "failed" }),
  );
};

class OddKey extends Error {}

async function answered(asked: Asked): Promise<Answer> {
  if (asked.does === "make") {
    const identity = await generateX25519Identity();
    return { key: { identity, recipient: await identityToRecipient(identity) } };
  }
  const bytes = asked.does === "seal" ? await sealed(asked) : await opened(asked);
  return { bytes: bytes as Bytes };
}

function sealed(asked: Extract<Asked, { does: "seal" }>): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  if ("recipient" in asked) encrypter.addRecipient(asked.recipient);
  else {
    encrypter.setPassphrase(asked.passphrase);
    encrypter.setScryptWorkFactor(asked.workFactor);
  }
  return encrypter.encrypt(asked.bytes);
}

function opened({ bytes, passphrases = [], identities = [] }: Extract<Asked, { does: "open" }>): Promise<Uint8Array> {
  const decrypter = new Decrypter();
  for (const passphrase of passphrases) decrypter.addPassphrase(passphrase);
  for (const identity of identities) {
    try {
      decrypter.addIdentity(identity);
    } catch {
      throw new OddKey();
    }
  }
  return decrypter.decrypt(bytes);
}

/** The library tells by its words alone that nothing which was given fits. */
function problemOf(error: unknown): "wrong" | "odd" | "damaged" {
  if (error instanceof OddKey) return "odd";
  return error instanceof Error && error.message.startsWith("no identity matched") ? "wrong" : "damaged";
}
