/** Permissions this room owns, by role. Officers of the system see no business data. */
export const servicesPermissions: Readonly<Record<string, readonly string[]>> = {
  adviser: [
    "demand.read",
    "demand.create",
    "demand.edit",
    "demand.contact",
    "demand.act",
    "demand.match",
    "supply.read",
    "supply.create",
    "grey.act",
    "introduction.answer",
  ],
  entry: ["demand.read", "demand.create", "demand.edit"],
  reviewer: ["demand.read", "demand.review", "supply.read", "grey.mark", "grey.act", "introduction.answer", "confirmation.verify"],
  leader: [
    "demand.read",
    "supply.read",
    "match.weights",
    "match.assign",
    "grey.act",
    "match.honesty",
    "introduction.answer",
    "confirmation.verify",
  ],
  auditor: [],
};
