/** Leaders and the system officer keep the tree below their own unit; closing and moving units carries cases with it and is the leader's (`work`). */
export const unitsPermissions: Readonly<Record<string, readonly string[]>> = {
  leader: ["unit.edit", "sight.read", "sight.grant"],
  adviser: ["sight.read"],
  reviewer: ["sight.read"],
  system_officer: ["unit.edit"],
};
