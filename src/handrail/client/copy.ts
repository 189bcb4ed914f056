/** Words to the clipboard. Where the browser does not allow it they are selected, so that the reader can copy them. */

import { t } from "./messages";

/** Puts a text on the clipboard; tells whether it is there. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Copies an element's or a box's words, and says so, and who else can read them then; or else what to do. */
export async function tellCopied(from: HTMLElement, said: HTMLElement, marked = t("It is marked. Now copy it as you do elsewhere.")): Promise<void> {
  said.textContent = "";
  said.textContent = (await copyWords(from)) ? t("Copied. Other programs on this device can read it until you copy something else.") : marked;
}

async function copyWords(from: HTMLElement): Promise<boolean> {
  const isBox = from instanceof HTMLTextAreaElement;
  const copied = await copyText(isBox ? from.value : from.textContent!);
  if (!copied && isBox) from.select();
  else if (!copied) getSelection()?.selectAllChildren(from);
  return copied;
}
