/** Permissions this room owns, by role. */
export const visitsPermissions: Readonly<Record<string, readonly string[]>> = {
  adviser: ["booking.manage"],
  reviewer: ["booking.manage"],
  operator: ["booking.manage"],
};
