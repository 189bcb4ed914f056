/** Boxes that grow with their text, in browsers that cannot let them grow by themselves. */

/** Lets the box of a field grow. */
export function letGrow(root: Element, box: HTMLTextAreaElement): void {
  if (CSS.supports("field-sizing", "content")) return;
  const update = (): void => {
    box.style.blockSize = "auto";
    box.style.blockSize = `${box.scrollHeight + box.offsetHeight - box.clientHeight}px`;
  };
  box.addEventListener("input", update);
  root.addEventListener("handrail:shown", update);
}
