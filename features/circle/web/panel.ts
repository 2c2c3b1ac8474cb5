import type { Occasion } from "../../places/rules.ts";
import type { call } from "./api.ts";
import type { MapView } from "./map-view.ts";

/** What every panel beside the map is given. */
export interface PanelProps {
  readonly data: Awaited<ReturnType<typeof call.getMap>>;
  readonly coverage: Awaited<ReturnType<typeof call.getCoverage>> | undefined;
  readonly asked: { on: string; occasion: Occasion };
  readonly view: { readonly current: MapView | undefined };
  /** A place chosen on the map or in the address. */
  readonly picked: number | undefined;
  readonly onPicked: (id: number | undefined) => void;
  /** After a change: everything is computed anew. */
  readonly reload: () => Promise<void>;
}

export const rate = (part: number, whole: number, locale: string): string | null =>
  whole === 0 ? null : (part / whole).toLocaleString(locale, { style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1 });
