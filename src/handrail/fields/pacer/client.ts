/** A pace for breathing; what it does is in `client/pacer.ts`, because other pages have it too. */

import { control, type ScriptedField } from "handrail/field";
import { addPacer } from "handrail/pacer";

const field: ScriptedField = { type: "pacer", enhance: (root) => addPacer(control(root, "[data-pacer]")) };

export default field;
