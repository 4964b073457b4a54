// The few things HTML and htmx cannot do, one module each. Every page works without them.
import "htmx.org";
import { watchCounters } from "./count.js";
import { followSwaps } from "./focus.js";
import { findWithSlash } from "./find.js";
import { keepUnsavedText } from "./keep.js";
import { submitOnce } from "./once.js";
import { walkTheThread } from "./thread.js";
import { sayWhenItFails } from "./trouble.js";

submitOnce(document);
keepUnsavedText(window);
watchCounters(document);
followSwaps(document);
sayWhenItFails(document);
walkTheThread(document);
findWithSlash(document);
