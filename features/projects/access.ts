/** Beside those of the declared agreements. */
export const projectsPermissions: Readonly<Record<string, readonly string[]>> = {
  adviser: ["lookback.read", "lookback.visit"],
  reviewer: ["agreement.check", "lookback.read", "lookback.visit"],
  leader: ["agreement.check", "lookback.read"],
};
