import { StarFilled, StarOutlined } from "@ant-design/icons";
import { useStrings } from "../../i18n/locale.ts";
import { frameStrings } from "./strings.ts";
import { PINNED, useKept } from "./areas.ts";

/** Pins a page of the menu to its top, or takes it down; `describedBy` is the id of the element with the page's name. */
export function PinButton({ href, describedBy }: { readonly href: string; readonly describedBy: string }) {
  const s = useStrings(frameStrings);
  const pinned = useKept(PINNED);
  const isPinned = pinned.list.includes(href);
  return (
    <button
      type="button"
      className="bh-pin"
      aria-pressed={isPinned}
      aria-label={isPinned ? s.unpin : s.pin}
      aria-describedby={describedBy}
      onClick={() => pinned.toggle(href)}
    >
      {isPinned ? <StarFilled /> : <StarOutlined />}
    </button>
  );
}
