import type { Occasion } from "../../places/rules.ts";
import type { call } from "./api.ts";
import type { MapView } from "./map-view.ts";

/** What every panel beside the map is given. */
export interface PanelProps {
  readonly data: Awaited<ReturnType<typeof call.getMap>>;
  readonly coverage: Awaited<ReturnType<typeof call.getCoverage>> | undefined;
  /** `unitId` is the county looked at, where it is not one's own unit. */
  readonly asked: { on: string; occasion: Occasion; unitId: number | undefined };
  readonly view: { readonly current: MapView | undefined };
  /** A place chosen on the map or in the address. */
  readonly picked: number | undefined;
  readonly onPicked: (id: number | undefined) => void;
  /** After a change: everything is computed anew. */
  readonly reload: () => Promise<void>;
}

/** As the files beside the map are asked for. */
export const queryOf = ({ unitId, ...asked }: PanelProps["asked"], more: Readonly<Record<string, string>> = {}): string =>
  new URLSearchParams({ ...asked, ...(unitId === undefined ? {} : { unitId: String(unitId) }), ...more }).toString();

export const rate = (part: number, whole: number, locale: string): string | null =>
  whole === 0 ? null : (part / whole).toLocaleString(locale, { style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1 });
