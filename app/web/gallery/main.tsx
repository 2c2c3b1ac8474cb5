import { createRoot } from "react-dom/client";
import { markDocument } from "../../../platform/i18n/locale.ts";
import "virtual:kit-styles.css";
import "../../../platform/ui/ui.css";
import { createStaffRouter } from "../router.tsx";
import { createCache, Shell } from "../Shell.tsx";
import { answerInstead } from "./fake-server.ts";
import { galleryRoom } from "./room.tsx";

answerInstead();
markDocument();
const root = document.getElementById("root");
if (!root) throw new Error("the page has no #root");
const cache = createCache();
createRoot(root).render(<Shell router={createStaffRouter([galleryRoom], cache)} cache={cache} />);
