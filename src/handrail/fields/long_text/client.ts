/** Text of any length. Browsers that cannot grow a box by themselves are helped. */

import { control } from "handrail/field";
import { lineField } from "handrail/line";

const field = lineField("long-text", "textarea");

function grow(box: HTMLTextAreaElement): void {
  box.style.blockSize = "auto";
  box.style.blockSize = `${box.scrollHeight + box.offsetHeight - box.clientHeight}px`;
}

export default {
  ...field,
  enhance(root: Element): void {
    if (CSS.supports("field-sizing", "content")) return;
    const box = control<HTMLTextAreaElement>(root, "textarea");
    const update = (): void => grow(box);
    box.addEventListener("input", update);
    root.addEventListener("handrail:shown", update);
  },
};
