/** Every page that only needs the way out and the search boxes. */

import { addExit } from "./exit";
import { addSearchBoxes } from "./searchbox";

addExit();
addSearchBoxes();
