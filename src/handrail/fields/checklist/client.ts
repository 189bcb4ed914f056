/** Any of several, and words of one's own: `{chosen: [ids], other: words}`, each only when there is something. */

import { announceShown, type FieldType } from "handrail/field";
import { asObject, own, type Json } from "handrail/json";
import { Options } from "handrail/options";

const field: FieldType = {
  type: "checklist",
  read(root) {
    const { chosen, otherWords } = new Options(root);
    const answer: { [key: string]: Json } = {};
    if (chosen.length) answer.chosen = chosen;
    if (otherWords !== undefined) answer.other = otherWords;
    return Object.keys(answer).length ? answer : undefined;
  },
  write(root, answer) {
    const options = new Options(root);
    const chosen = own(asObject(answer), "chosen");
    options.chosen = Array.isArray(chosen) ? chosen.filter((id): id is string => typeof id === "string") : [];
    options.showOther(own(asObject(answer), "other"));
    announceShown(root);
  },
  enhance: (root) => new Options(root).chooseOtherOnTyping(),
};

export default field;
