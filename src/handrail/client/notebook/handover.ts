/**
 * Locking a summary for somebody's key: what is ticked goes, as text, into a file in the age format that only they can
 * open. The reader sends it as they like; nothing here is sent, and nothing kept here is changed.
 */

import { AGE_TYPE, fingerprint, sealFor } from "../age";
import { LARGEST } from "../backup";
import { fileName, saveFile } from "../file";
import { t } from "../messages";

const section = document.querySelector<HTMLElement>("[data-handover]");
const said = section?.querySelector<HTMLElement>("[data-handover-said]");

/** Makes it work where the practice has said for whom; `words` gives what is ticked as text. */
export function addHandover(words: () => string): void {
  if (!section) return;
  const { recipient = "", name = "" } = section.dataset;
  section.querySelector("[data-fingerprint]")!.textContent = fingerprint(recipient);
  const button = section.querySelector("button")!;
  button.addEventListener("click", () => {
    button.disabled = true;
    say(t("One moment"));
    handOver(words(), recipient, name)
      .then(say, () => say(t("This browser could not lock it. Nothing was saved. You can still print it, or take this device along.")))
      .finally(() => {
        button.disabled = false;
        button.focus();
      });
  });
}

/** Forgets what was said about an earlier file. */
export function closeHandover(): void {
  say("");
}

function say(text: string): void {
  if (said) said.textContent = text;
}

/** Gives the file to the browser to save; tells what became of it. */
async function handOver(text: string, recipient: string, name: string): Promise<string> {
  if (!text) return t("Nothing is ticked, so there is nothing to lock.");
  const sealed = await sealFor(text, recipient);
  if (sealed.length > LARGEST) return t("This is more than one file can hold. Nothing was saved. Choose fewer sheets, and make a second file of the others.");
  const file = fileName(t("summary"), "age");
  saveFile(file, AGE_TYPE, sealed);
  return t(
    "%(file)s was given to the browser to save. Nothing was sent: send it to %(name)s as you like. Only %(name)s can open it; you cannot. Your notes on this device are as they were.",
    { file, name },
  );
}
