/** A day. The browser gives and takes it as `2026-11-23`, whatever it shows. */

import { lineField } from "handrail/line";

export default lineField("date", "input");
