/** The file that loses nothing: entries as data, which the notebook can bring back (`notebook/restore.ts`). */

import type { Entry } from "./store";

/** The mark of a file that this site can bring back, and the newest form of it. */
export const BACKUP = { format: "handrail-notebook", version: 1 } as const;

export function asBackup(entries: Entry[]): string {
  return JSON.stringify({ ...BACKUP, saved: new Date().toISOString(), entries }, null, 1);
}
