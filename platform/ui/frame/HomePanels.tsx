import { createContext, createElement, Suspense, useContext } from "react";
import type { HomePanel, RouteGroup } from "../room.ts";
import { useMay } from "../session.ts";

const Rooms = createContext<readonly RouteGroup[]>([]);
export const HomePanelsProvider = Rooms.Provider;
/** The rooms of this installation, as the menu knows them. */
export const useRooms = (): readonly RouteGroup[] => useContext(Rooms);

/** What the rooms show on the first page at one place, to posts that may see it. */
export function HomePanels({ at }: Pick<HomePanel, "at">) {
  const rooms = useContext(Rooms);
  const may = useMay();
  const panels = rooms.flatMap((r) => r.home ?? []).filter((p) => p.at === at && may(p.permission));
  return (
    <>
      {panels.map((p, i) => (
        <Suspense key={i} fallback={null}>
          {createElement(p.component)}
        </Suspense>
      ))}
    </>
  );
}
