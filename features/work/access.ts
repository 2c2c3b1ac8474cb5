export const workPermissions: Readonly<Record<string, readonly string[]>> = {
  adviser: ["work.read", "work.hand-over", "link.send"],
  entry: ["work.read"],
  reviewer: ["work.read", "work.hand-over", "link.send"],
  leader: ["work.read", "work.hand-over", "unit.close"],
  auditor: ["audit.read"],
  system_officer: [],
  security_officer: [],
};
