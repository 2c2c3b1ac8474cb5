/**
 * Permissions this room owns, by role. Whoever builds does not accept: the reviewer does. An operator acts on the places its own
 * unit runs, and reads no other.
 */
export const placesPermissions: Readonly<Record<string, readonly string[]>> = {
  adviser: ["place.read", "place.edit", "place.plan", "build.edit", "booking.manage"],
  entry: ["place.read", "place.edit"],
  reviewer: ["place.read", "place.edit", "place.plan", "build.accept", "booking.manage"],
  leader: ["place.read", "place.plan"],
  operator: ["booking.manage", "venue.report"],
};
