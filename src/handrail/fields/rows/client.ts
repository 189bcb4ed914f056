/** The same few questions, as often as needed: a list of what each row answers. */

import { rowsField } from "handrail/repeat";

export default rowsField("rows");
