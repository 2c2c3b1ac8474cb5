export const backupsPermissions: Readonly<Record<string, readonly string[]>> = {
  system_officer: ["backup.read"],
  auditor: ["backup.read"],
};
