/** Permissions this room owns, by role. An operator acts on the places its own unit runs, and reads no other. */
export const placesPermissions: Readonly<Record<string, readonly string[]>> = {
  adviser: ["place.read", "place.edit"],
  entry: ["place.read", "place.edit"],
  reviewer: ["place.read", "place.edit"],
  leader: ["place.read"],
  operator: ["venue.report"],
};
