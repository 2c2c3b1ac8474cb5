/** Reasons are seen by whoever carries the visit and by the unit's leader, and by nobody above. */
export const carePermissions: Readonly<Record<string, readonly string[]>> = {
  adviser: ["care_reason.read"],
  leader: ["care_reason.read", "care_reason.all"],
};
