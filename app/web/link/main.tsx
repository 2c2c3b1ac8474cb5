import { Component, StrictMode, type ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { currentLocale, markDocument } from "../../../platform/i18n/locale.ts";
import { publicRooms } from "../public-rooms.ts";
import { LinkShell } from "./LinkShell.tsx";
import { linkStrings } from "./strings.ts";
import "../../../platform/ui/public/public.css";

markDocument();
const root = document.getElementById("root");
if (!root) throw new Error("the page has no #root");

class FaultWall extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };
  static getDerivedStateFromError = () => ({ failed: true });
  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <p className="pb-notice pb-notice-bad" role="alert">
        {(currentLocale() === "en" ? linkStrings.en : linkStrings.zh).fault}
      </p>
    );
  }
}

createRoot(root).render(
  <StrictMode>
    <FaultWall>
      <LinkShell groups={publicRooms} />
    </FaultWall>
  </StrictMode>,
);
