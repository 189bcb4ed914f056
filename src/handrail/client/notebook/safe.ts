/** Keeping the notebook safe: how much there is, when it was last saved as a file, and saving it, sealed or open. */

import { AGE_TYPE, AgeProblem, sealWithPassphrase } from "../age";
import { asBackups } from "../backup";
import { fileName, saveFile } from "../file";
import { LAST_BACKUP } from "../lasting";
import { moment, t, tn } from "../messages";
import { onPassphrase } from "../passphrase";
import type { Entry, Store } from "../store";

const section = document.querySelector<HTMLElement>("[data-safe]")!;
const part = (name: string): HTMLElement => section.querySelector<HTMLElement>(`[data-safe-part=${name}]`)!;

/** Says how much is kept, and when it was last saved as a file. */
export async function tellState(store: Store, number: number): Promise<void> {
  const estimate = await navigator.storage?.estimate?.().catch(() => undefined);
  const last = await store.note(LAST_BACKUP);
  const size = estimate?.usage ? t("about %(size)s on this device", { size: inBytes(estimate.usage) }) : "";
  part("kept").textContent = [tn("%(num)s sheet", "%(num)s sheets", number), size].filter(Boolean).join(", ");
  const isPromised = await navigator.storage?.persisted?.().catch(() => undefined);
  part("promise").textContent =
    isPromised === undefined
      ? ""
      : isPromised
        ? t("The browser has promised to keep it until you delete it.")
        : t("The browser may clear it when the device runs out of room, or when you have not come for some time.");
  part("last").textContent =
    typeof last === "number"
      ? t("Last saved as a file: %(when)s", { when: moment(last) })
      : t("Never saved as a file yet. If this browser loses its data, there is no other copy.");
}

function inBytes(bytes: number): string {
  const [value, unit] = bytes < 1e6 ? [bytes / 1e3, "kB"] : bytes < 1e9 ? [bytes / 1e6, "MB"] : [bytes / 1e9, "GB"];
  return `${Math.max(1, Math.round(value))} ${unit}`;
}

/** Makes saving work. */
export function addSafe(store: Store): void {
  const form = part("sealed") as HTMLFormElement;
  const say = (words: string): void => {
    part("saved").textContent = words;
  };

  /** Gives everything to the browser to save: as one file, or as several when it is more than a file may be. */
  async function save(ending: string, type: string, written: (backup: string) => Promise<BlobPart>): Promise<void> {
    say("");
    const entries: Entry[] = [];
    for await (const entry of store.walk()) entries.push(entry);
    const files: BlobPart[] = [];
    for (const backup of asBackups(entries)) files.push(await written(backup));
    files.forEach((file, place) => saveFile(fileName(t("notebook"), ending, place + 1), type, file));
    await store.setNote(LAST_BACKUP, Date.now());
    await tellState(store, entries.length);
    const number = tn("%(num)s sheet given to the browser to save.", "%(num)s sheets given to the browser to save.", entries.length);
    const several = files.length > 1 ? tn("It is %(num)s file.", "They are in %(num)s files; keep them all.", files.length) : "";
    say([number, several].filter(Boolean).join(" "));
  }

  const explain = (error: unknown): string =>
    error instanceof AgeProblem
      ? t("This browser could not lock the file: it may be short of memory. Nothing was saved.")
      : t("That did not work. Nothing was saved.");
  onPassphrase(
    form,
    ({ passphrase }) => save("age", AGE_TYPE, (backup) => sealWithPassphrase(backup, passphrase!)),
    explain,
  );
  part("save").addEventListener("click", () => {
    save("json", "application/json", async (backup) => backup).catch((error: unknown) => say(explain(error)));
  });
}
