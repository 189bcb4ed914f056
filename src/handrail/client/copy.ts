/** Words to the clipboard. Where the browser does not allow it they are selected, so that the reader can copy them. */

/** Copies an element's or a box's words. Tells whether they are on the clipboard. */
export async function copyWords(from: HTMLElement | HTMLTextAreaElement): Promise<boolean> {
  const isBox = from instanceof HTMLTextAreaElement;
  try {
    await navigator.clipboard.writeText(isBox ? from.value : from.textContent!);
    return true;
  } catch {
    if (isBox) from.select();
    else getSelection()?.selectAllChildren(from);
    return false;
  }
}
