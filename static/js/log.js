// What a page needs on which files are added or something is counted, one module each. The pages work without them.
import { countWithTaps } from "./tally.js";
import { lookAtFiles } from "./upload.js";
import { sendLater } from "./later.js";

countWithTaps(document);
lookAtFiles(document);
sendLater(window);
