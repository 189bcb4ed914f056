/**
 * What bringing entries in would do to those that are here, worked out before anything is done. What is here always stays.
 * Where the same entry says something else, both are kept: a revision counts writes, and cannot tell whether the
 * later text has grown out of the other one. A copy's id is made from what it is a copy of, so that a file that is
 * brought in twice does no more than once.
 */

import { asNewEntry } from "../entry";
import { same } from "../json";
import type { Entry, Store } from "../store";

export interface Plan {
  /** Entries that are not here. */
  fresh: Entry[];
  /** Entries that are here and say something else, as copies. */
  other: Entry[];
  /** Entries that are here and were written on since the file was saved: the earlier text, as copies. */
  earlier: Entry[];
  /** How many are here as they are in the file. */
  same: number;
}

const LONGEST_ID = 80;

/** Compares a file's entries with those that are here. */
export async function planFor(entries: Entry[], store: Pick<Store, "find">): Promise<Plan> {
  const plan: Plan = { fresh: [], other: [], earlier: [], same: 0 };
  const copies = entries.map(asCopy);
  const ids = [...new Set([...entries, ...copies].map(({ id }) => id))];
  const found = await store.find(ids);
  const here = new Map(ids.map((id, place) => [id, found[place]]));
  entries.forEach((entry, place) => {
    const there = here.get(entry.id);
    const copy = copies[place]!;
    if (!there) {
      plan.fresh.push({ ...entry, revision: Math.max(1, entry.revision) });
      here.set(entry.id, entry);
    } else if ((there.title === entry.title && same(there.answers, entry.answers)) || here.get(copy.id)) {
      plan.same++;
    } else {
      (isEarlier(entry, there) ? plan.earlier : plan.other).push(copy);
      here.set(copy.id, copy);
    }
  });
  return plan;
}

const isEarlier = (one: Entry, other: Entry): boolean => one.revision < other.revision && one.updated < other.updated;

function asCopy(entry: Entry): Entry {
  const id = `${entry.id}-${entry.revision}-${Math.floor(entry.updated).toString(36)}`;
  const copy = asNewEntry(entry);
  return { ...copy, ...(id.length <= LONGEST_ID ? { id } : {}), created: entry.created, updated: entry.updated, revision: 1 };
}
