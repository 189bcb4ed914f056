/** One line of text. */

import { lineField } from "handrail/line";

export default lineField("text", "input");
