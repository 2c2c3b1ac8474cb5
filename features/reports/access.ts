export const reportsPermissions: Readonly<Record<string, readonly string[]>> = {
  leader: ["report.read", "report.freeze"],
  reviewer: ["report.read", "report.freeze"],
  adviser: ["report.read"],
};
