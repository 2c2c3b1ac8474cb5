/** Permissions this room owns, by role: the adviser picks, the leader weighs and assigns. */
export const matchingPermissions: Readonly<Record<string, readonly string[]>> = {
  adviser: ["demand.match"],
  leader: ["match.weights", "match.assign"],
};
