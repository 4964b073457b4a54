// The few things HTML and htmx cannot do, one module each. Every page works without them.
import "htmx.org";
import { carryText } from "./carry.js";
import { watchCounters } from "./count.js";
import { keepDrafts } from "./draft.js";
import { followSwaps } from "./focus.js";
import { findWithSlash } from "./find.js";
import { keepUnsavedText } from "./keep.js";
import { offerNames } from "./names.js";
import { submitOnce } from "./once.js";
import { fetchEditor } from "./rich.js";
import { walkTheThread } from "./thread.js";
import { sayWhenItFails } from "./trouble.js";

submitOnce(document);
carryText(document);
keepUnsavedText(window);
keepDrafts(document);
fetchEditor(document);
watchCounters(document);
followSwaps(document);
sayWhenItFails(document);
walkTheThread(document);
offerNames(document);
findWithSlash(document);
