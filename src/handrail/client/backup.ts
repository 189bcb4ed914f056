/** The file that loses nothing: entries as data, which the notebook can bring back (`notebook/restore.ts`). */

import { toBytes } from "./bytes";
import type { Entry } from "./store";

/** The mark of a file that this site can bring back, and the newest form of it. */
export const BACKUP = { format: "handrail-notebook", version: 1 } as const;

/** The largest file that is read, in bytes; what is sealed may be a little larger than what is in it. */
export const LARGEST = 10_000_000;
const ROOM = 9_500_000;

export function asBackup(entries: Entry[]): string {
  return JSON.stringify({ ...BACKUP, saved: new Date().toISOString(), entries }, null, 1);
}

/** Backups that hold all of the entries together, each small enough to be brought back. */
export function asBackups(entries: Entry[]): string[] {
  const parts: Entry[][] = [[]];
  let used = 0;
  for (const entry of entries) {
    const size = toBytes(JSON.stringify([entry], null, 1)).length * 1.2;
    if (used && used + size > ROOM) {
      parts.push([]);
      used = 0;
    }
    used += size;
    parts[parts.length - 1]!.push(entry);
  }
  return parts.map(asBackup);
}
