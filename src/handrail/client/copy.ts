/** Words to the clipboard. Where the browser does not allow it they are selected, so that the reader can copy them. */

/** Puts a text on the clipboard; tells whether it is there. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Copies an element's or a box's words. Tells whether they are on the clipboard. */
export async function copyWords(from: HTMLElement | HTMLTextAreaElement): Promise<boolean> {
  const isBox = from instanceof HTMLTextAreaElement;
  const copied = await copyText(isBox ? from.value : from.textContent!);
  if (!copied && isBox) from.select();
  else if (!copied) getSelection()?.selectAllChildren(from);
  return copied;
}
