/** Every page that only needs the way out, the search boxes, and links to its parts. */

import { addExit } from "./exit";
import { addPartLinks } from "./partlinks";
import { addSearchBoxes } from "./searchbox";

addExit();
addSearchBoxes();
addPartLinks();
