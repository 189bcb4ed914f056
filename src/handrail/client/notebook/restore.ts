/**
 * Reading a saved notebook. The file may come from anywhere: it is looked at before it is parsed, read as data and checked
 * to the last value. `merge.ts` says what bringing it in would do.
 */

import { ageKind } from "../age-header";
import type { Bytes } from "../age-worker";
import { BACKUP, LARGEST } from "../backup";
import type { Json } from "../json";
import type { Entry } from "../store";

/** How deep answers may be nested, and how deep a file may be. */
const DEEPEST = 20;
const DEEPEST_FILE = DEEPEST + 12;
/** The last moment that a date can say, in milliseconds. */
const LAST_MOMENT = 8.64e15;

export type FileProblem = "too-large" | "not-ours" | "newer" | "damaged" | "costly" | "for-a-key";

export class UnreadableFile extends Error {
  constructor(readonly kind: FileProblem) {
    super(kind);
  }
}

/** A file's bytes, and whether a passphrase opens them. Throws `UnreadableFile`. */
export async function readFile(file: Blob): Promise<{ bytes: Bytes; isSealed: boolean }> {
  if (file.size > LARGEST) throw new UnreadableFile("too-large");
  const bytes = new Uint8Array(await file.arrayBuffer());
  const kind = ageKind(bytes);
  if (kind === "costly") throw new UnreadableFile("costly");
  if (kind === "key") throw new UnreadableFile("for-a-key");
  if (kind === "odd") throw new UnreadableFile("damaged");
  return { bytes, isSealed: kind === "passphrase" };
}

/** The entries in a file that lies open, or has been opened. Throws `UnreadableFile`. */
export function entriesIn(bytes: Bytes): Entry[] {
  let content: unknown;
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    if (isDeeper(text, DEEPEST_FILE)) throw new UnreadableFile("damaged");
    content = JSON.parse(text);
  } catch (error) {
    throw error instanceof UnreadableFile ? error : new UnreadableFile("not-ours");
  }
  const { format, version, entries } = (content ?? {}) as Record<string, unknown>;
  if (format !== BACKUP.format || typeof version !== "number") throw new UnreadableFile("not-ours");
  if (version > BACKUP.version) throw new UnreadableFile("newer");
  if (!Array.isArray(entries) || !entries.every(isEntry)) throw new UnreadableFile("damaged");
  return entries.map(onlyKnown);
}

/** Whether JSON is nested deeper than a measure; told from its brackets, before anything is made of it. */
function isDeeper(text: string, most: number): boolean {
  let deep = 0;
  let inText = false;
  for (let at = 0; at < text.length; at++) {
    const mark = text[at]!;
    if (inText && mark === "\\") at++;
    else if (mark === '"') inText = !inText;
    else if (!inText && (mark === "{" || mark === "[") && ++deep > most) return true;
    else if (!inText && (mark === "}" || mark === "]")) deep--;
  }
  return false;
}

function isEntry(value: unknown): value is Entry {
  if (typeof value !== "object" || value === null) return false;
  const { id, worksheet, title, created, updated, revision, answers } = value as Record<string, unknown>;
  return (
    typeof id === "string" && /^[0-9a-z-]{1,80}$/i.test(id) &&
    typeof worksheet === "string" && /^[a-z0-9-]{1,80}$/.test(worksheet) &&
    (title === undefined || typeof title === "string") &&
    isMoment(created) && isMoment(updated) &&
    Number.isSafeInteger(revision) && (revision as number) >= 0 &&
    typeof answers === "object" && answers !== null && !Array.isArray(answers) && isPlain(answers as Json, DEEPEST)
  );
}

function isMoment(value: unknown): boolean {
  return typeof value === "number" && value >= 0 && value <= LAST_MOMENT;
}

/** Whether a value is nested no deeper than it may be, and has no key that means something to the language. */
function isPlain(value: Json, deep: number): boolean {
  if (typeof value !== "object" || value === null) return true;
  if (deep === 0 || Object.prototype.hasOwnProperty.call(value, "__proto__")) return false;
  return Object.values(value).every((part) => isPlain(part, deep - 1));
}

function onlyKnown({ id, worksheet, title, created, updated, revision, answers }: Entry): Entry {
  return { id, worksheet, ...(title ? { title } : {}), created, updated, revision, answers };
}
