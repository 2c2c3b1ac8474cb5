export const workPermissions: Readonly<Record<string, readonly string[]>> = {
  adviser: ["work.read", "work.hand-over", "link.send", "round.read"],
  entry: ["work.read", "round.read"],
  reviewer: ["work.read", "work.hand-over", "link.send", "round.read"],
  leader: ["work.read", "work.hand-over", "unit.close", "round.read", "round.change"],
  auditor: ["audit.read"],
  system_officer: ["round.read", "round.change"],
  security_officer: [],
};
