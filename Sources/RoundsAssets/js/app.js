// The page's main work is possible without any of these.
import { start as dialogs } from "./dialogs.js";
import { start as drafts } from "./drafts.js";
import { start as forms } from "./forms.js";
import { start as keys } from "./keys.js";
import { start as live } from "./live.js";
import { start as palette } from "./palette.js";
import { start as theme } from "./theme.js";
import { start as times } from "./times.js";

for (const start of [drafts, forms, theme, dialogs, palette, keys, times, live]) start();
