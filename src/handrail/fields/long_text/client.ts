/** Text of any length. */

import { control } from "handrail/field";
import { letGrow } from "handrail/grow";
import { lineField } from "handrail/line";

export default {
  ...lineField("long-text", "textarea"),
  enhance: (root: Element): void => letGrow(root, control<HTMLTextAreaElement>(root, "textarea")),
};
