/** Text of any length. */

import { growWithText } from "handrail/grow";
import { lineField } from "handrail/line";

export default { ...lineField("long-text", "textarea"), enhance: growWithText };
