// What a page needs on which files are added, something is counted or something waits to be sent, one module each. The
// pages work without them.
import { countWithTaps } from "./tally.js";
import { lookAtFiles } from "./upload.js";
import { sendLater } from "./later.js";
import { sendWaiting } from "./outbox.js";
import { showWhatWaits } from "./waiting.js";

countWithTaps(document);
lookAtFiles(document);
sendLater(window);
showWhatWaits(document, sendWaiting);
