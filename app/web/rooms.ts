import type { RouteGroup } from "../../platform/ui/room.ts";

/** The rooms of the staff's entry: import each room's `web/index.ts` and name it here. */
export const rooms: readonly RouteGroup[] = [];
