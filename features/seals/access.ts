export const sealsPermissions: Readonly<Record<string, readonly string[]>> = {
  auditor: ["seal.read"],
  leader: ["seal.read"],
};
