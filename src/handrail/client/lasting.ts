/** Whether what is kept will last: what is gone although nobody deleted it, and what there is no other copy of. */

import { BEGUN } from "./database";
import type { Keeping } from "./keeping";
import { remembers } from "./sign";

/** The note that holds when the notebook was last saved as a file. */
export const LAST_BACKUP = "last-backup";

const DAY = 86_400_000;
/** How many sheets there are before their reader is told of backups, and how old a backup may be. */
const [FEW, OLD] = [3, 30 * DAY];
/** Some browsers clear a site's storage when nobody has come back for seven days; their readers hear of it earlier. */
const [SHORT_MEMORY, SOON] = [/^((?!chrome|android|crios|fxios).)*safari/i, 3 * DAY];

/** Whether something was kept here once and is gone, although its reader did not delete it. */
export async function isMissing(practice: string, keeping: Keeping): Promise<boolean> {
  if (keeping.place !== "device" || !remembers(practice) || (await keeping.store.worksheets()).length) return false;
  // A reader who deletes the last entry and leaves at once leaves the sign behind.
  return (await keeping.store.note(BEGUN)) === undefined;
}

/** Whether it is time to say that there is no other copy. */
export async function needsBackup({ place, store }: Keeping): Promise<boolean> {
  if (place === "tab") return false;
  const last = await store.note(LAST_BACKUP);
  if (typeof last === "number" && Date.now() - last < OLD) return false;
  const newest = await store.recent(FEW);
  if (newest.length >= FEW) return true;
  return SHORT_MEMORY.test(navigator.userAgent) && newest.length > 0 && Date.now() - newest[0]!.created > SOON;
}
