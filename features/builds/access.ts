/** Beside those of the list itself. Whoever builds does not accept: the reviewer does. */
export const buildsPermissions: Readonly<Record<string, readonly string[]>> = { reviewer: ["build.accept"] };
