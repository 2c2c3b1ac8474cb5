import { createRoot } from "react-dom/client";
import { markDocument } from "../../platform/i18n/locale.ts";
import "virtual:kit-styles.css";
import "../../platform/ui/ui.css";
import { rooms } from "./rooms.ts";
import { createStaffRouter } from "./router.tsx";
import { createCache, Shell } from "./Shell.tsx";

markDocument();
const root = document.getElementById("root");
if (!root) throw new Error("the page has no #root");
const cache = createCache();
createRoot(root).render(<Shell router={createStaffRouter(rooms, cache)} cache={cache} />);
