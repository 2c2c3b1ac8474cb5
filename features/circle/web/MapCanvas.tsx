import { useEffect, useRef, useState, type RefObject } from "react";
import { useStrings } from "../../../platform/i18n/locale.ts";
import type { call } from "./api.ts";
import type { MapView } from "./map-view.ts";
import { mapStrings } from "./strings.ts";

type MapData = Awaited<ReturnType<typeof call.getMap>>;

/** The map's code and its 300 kB are fetched when it is first shown; a machine without WebGL is told, and keeps the lists. */
export function MapCanvas({
  data,
  view,
  onReady,
  onPick,
}: {
  readonly data: MapData;
  readonly view: RefObject<MapView | undefined>;
  readonly onReady: () => void;
  readonly onPick: (placeId: number) => void;
}) {
  const s = useStrings(mapStrings);
  const box = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState(false);
  const [baseFault, setBaseFault] = useState<{ status: number | undefined }>();
  const pick = useRef(onPick);
  pick.current = onPick;
  useEffect(() => {
    let map: MapView | undefined;
    let left = false;
    void import("./map-view.ts").then(async ({ MapView: View }) => {
      if (left || !box.current) return;
      try {
        const words = { zoomIn: s.zoomIn, zoomOut: s.zoomOut, map: s.mapLabel };
        map = new View(
          box.current,
          data,
          (id) => pick.current(id),
          words,
          (status) => setBaseFault({ status }),
        );
      } catch {
        setFailed(true);
        return;
      }
      view.current = map;
      onReady();
    });
    return () => {
      left = true;
      view.current = undefined;
      map?.close();
    };
    // The map is made once per loading of its ground.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [data]);
  if (failed) return <p className="bh-notice bh-notice-warn">{s.noWebGl}</p>;
  return (
    <>
      {baseFault && (
        <p className="bh-notice bh-notice-warn" role="status">
          {baseFault.status ? s.baseRefused(baseFault.status) : s.baseDown}
        </p>
      )}
      <div ref={box} className="pl-map" />
    </>
  );
}
