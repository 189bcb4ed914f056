/** Rungs in the reader's own order: `[{what, hard, done}]`, each key only when there is something. */

import { register, type FieldType } from "handrail/field";
import { own } from "handrail/json";
import { Moves } from "handrail/moves";
import { rowsField } from "handrail/repeat";
import { addDrag } from "./drag";

const mark = (root: Element): HTMLInputElement => root.querySelector("input")!;

const done: FieldType = {
  type: "ladder-done",
  read: (root) => mark(root).checked || undefined,
  write(root, answer) {
    mark(root).checked = answer === true;
  },
};

register(done);

export default rowsField("ladder", {
  enhance(root, host) {
    const moves = new Moves(root, host, {
      keys: true,
      numberOf(answers) {
        const hard = own(answers, "hard");
        return typeof hard === "number" ? hard : undefined;
      },
    });
    addDrag(root, moves);
  },
});
