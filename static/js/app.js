// The few things HTML and htmx cannot do, one module each. Every page works without them.
import "htmx.org";
import { watchCounters } from "./count.js";
import { followSwaps } from "./focus.js";
import { keepUnsavedText } from "./keep.js";
import { keepNotes } from "./notes.js";
import { submitOnce } from "./once.js";
import { walkTheThread } from "./thread.js";
import { followTheClock, turnThePoints } from "./points.js";
import { sayWhenItFails } from "./trouble.js";

submitOnce(document);
keepUnsavedText(window);
watchCounters(document);
followSwaps(document);
sayWhenItFails(document);
walkTheThread(document);
keepNotes(window);
turnThePoints(document);
followTheClock(window);
