/** Permissions this room owns, by role. Whoever marks does not answer the appeal (`process.ts`). */
export const honestyPermissions: Readonly<Record<string, readonly string[]>> = {
  adviser: ["grey.act"],
  reviewer: ["grey.mark", "grey.act"],
  leader: ["grey.act", "match.honesty"],
};
