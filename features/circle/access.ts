/** Permissions this room owns, by role; whoever reads places sees the map. */
export const circlePermissions: Readonly<Record<string, readonly string[]>> = {
  adviser: ["place.plan"],
  reviewer: ["place.plan"],
  leader: ["place.plan"],
};
