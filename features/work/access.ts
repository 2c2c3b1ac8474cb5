export const workPermissions: Readonly<Record<string, readonly string[]>> = {
  adviser: ["work.read", "work.hand-over"],
  entry: ["work.read"],
  reviewer: ["work.read", "work.hand-over"],
  leader: ["work.read", "work.hand-over"],
  auditor: ["audit.read"],
  system_officer: [],
  security_officer: [],
};
