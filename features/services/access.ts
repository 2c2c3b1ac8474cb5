/** Permissions this room owns, by role. Officers of the system see no business data. */
export const servicesPermissions: Readonly<Record<string, readonly string[]>> = {
  adviser: [
    "demand.read",
    "demand.create",
    "demand.edit",
    "demand.contact",
    "demand.act",
    "supply.read",
    "supply.create",
    "introduction.answer",
  ],
  entry: ["demand.read", "demand.create", "demand.edit"],
  reviewer: ["demand.read", "demand.review", "supply.read", "introduction.answer", "confirmation.verify"],
  leader: ["demand.read", "supply.read", "introduction.answer", "confirmation.verify"],
  auditor: [],
};
