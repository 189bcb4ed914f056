/** One of several, or words of one's own: `{chosen: id}` or `{other: words}`. */

import { addClear, announceShown, type FieldType } from "handrail/field";
import { asObject, own, type Json } from "handrail/json";
import { Options } from "handrail/options";

const field: FieldType = {
  type: "choice",
  read(root): Json | undefined {
    const options = new Options(root);
    if (options.otherWords !== undefined) return { other: options.otherWords };
    const [chosen] = options.chosen;
    return chosen === undefined ? undefined : { chosen };
  },
  write(root, answer) {
    const options = new Options(root);
    const chosen = own(asObject(answer), "chosen");
    options.chosen = typeof chosen === "string" ? [chosen] : [];
    options.showOther(own(asObject(answer), "other"));
    announceShown(root);
  },
  enhance(root, host) {
    new Options(root).chooseOtherOnTyping();
    addClear(field, root, host);
  },
};

export default field;
