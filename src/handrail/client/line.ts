/** Field types whose answer is the value of one control. */

import { announceShown, control, type FieldType } from "./field";
import { asText } from "./json";

/** A field type of this name, with its one control found by a selector. */
export function lineField(type: string, selector: string): FieldType {
  const box = (root: Element): HTMLInputElement => control(root, selector);
  return {
    type,
    read: (root) => box(root).value || undefined,
    write(root, answer) {
      box(root).value = asText(answer);
      announceShown(root);
    },
  };
}
