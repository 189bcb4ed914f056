/**
 * Bringing a saved notebook back. The file may come from anywhere: it is read as data, checked to the last value, and
 * nothing is changed until the reader has seen what would be. What is there already stays; where the same entry says
 * something else, both are kept.
 */

import { BACKUP } from "../backup";
import { asNewEntry } from "../entry";
import { same, type Json } from "../json";
import type { Entry, Store } from "../store";

/** The largest file that is read, in bytes, and how deep answers may be nested. */
const LARGEST = 50_000_000;
const DEEPEST = 20;
/** The last moment that a date can say, in milliseconds. */
const LAST_MOMENT = 8.64e15;

export type FileProblem = "too-large" | "not-ours" | "newer" | "damaged";

export class UnreadableFile extends Error {
  constructor(readonly kind: FileProblem) {
    super(kind);
  }
}

/** What bringing a file back would do. */
export interface Plan {
  /** Entries that are not here. */
  fresh: Entry[];
  /** Entries that are here and say something else now, as copies. */
  other: Entry[];
  /** How many are here as they are in the file. */
  same: number;
}

/** The entries in a file. Throws `UnreadableFile`. */
export async function entriesIn(file: Blob): Promise<Entry[]> {
  if (file.size > LARGEST) throw new UnreadableFile("too-large");
  let content: unknown;
  try {
    content = JSON.parse(await file.text());
  } catch {
    throw new UnreadableFile("not-ours");
  }
  const { format, version, entries } = (content ?? {}) as Record<string, unknown>;
  if (format !== BACKUP.format || typeof version !== "number") throw new UnreadableFile("not-ours");
  if (version > BACKUP.version) throw new UnreadableFile("newer");
  if (!Array.isArray(entries) || !entries.every(isEntry)) throw new UnreadableFile("damaged");
  return entries.map(onlyKnown);
}

/** Compares a file's entries with those that are here. */
export async function planFor(entries: Entry[], store: Store): Promise<Plan> {
  const plan: Plan = { fresh: [], other: [], same: 0 };
  const given = [...new Map(entries.map((one) => [one.id, one])).values()];
  const found = await store.find(given.map(({ id }) => id));
  given.forEach((entry, place) => {
    const here = found[place];
    if (!here) plan.fresh.push({ ...entry, revision: Math.max(1, entry.revision) });
    else if (here.title === entry.title && same(here.answers, entry.answers)) plan.same++;
    else plan.other.push({ ...asNewEntry(entry), created: entry.created, updated: entry.updated, revision: 1 });
  });
  return plan;
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
