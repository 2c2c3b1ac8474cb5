/** Permissions this room owns, by role. Whoever builds does not accept: the reviewer does. */
export const buildsPermissions: Readonly<Record<string, readonly string[]>> = {
  adviser: ["build.edit"],
  reviewer: ["build.accept"],
};
