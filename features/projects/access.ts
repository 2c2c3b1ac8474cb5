export const projectsPermissions: Readonly<Record<string, readonly string[]>> = {
  adviser: ["agreement.read", "agreement.edit", "lookback.read", "lookback.visit"],
  reviewer: ["agreement.read", "agreement.check", "lookback.read", "lookback.visit"],
  leader: ["agreement.read", "agreement.check", "lookback.read"],
};
