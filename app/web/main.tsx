import { createRoot } from "react-dom/client";
import { markDocument } from "../../platform/i18n/locale.ts";
import "../../platform/ui/ui.css";
import { rooms } from "./rooms.ts";
import { createStaffRouter } from "./router.tsx";
import { Shell } from "./Shell.tsx";

markDocument();
const root = document.getElementById("root");
if (!root) throw new Error("the page has no #root");
createRoot(root).render(<Shell router={createStaffRouter(rooms)} />);
