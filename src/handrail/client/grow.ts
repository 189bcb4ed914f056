/** Boxes that grow with their text, for browsers that cannot do it by themselves. */

/** Keeps every text area in a field as tall as its text. */
export function growWithText(root: Element): void {
  if (CSS.supports("field-sizing", "content")) return;
  const boxes = root.querySelectorAll("textarea");
  const update = (): void => boxes.forEach(grow);
  root.addEventListener("input", update);
  root.addEventListener("handrail:shown", update);
}

function grow(box: HTMLTextAreaElement): void {
  box.style.blockSize = "auto";
  box.style.blockSize = `${box.scrollHeight + box.offsetHeight - box.clientHeight}px`;
}
