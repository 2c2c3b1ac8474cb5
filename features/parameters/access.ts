/** Who reads them, and who changes them: at the root or a province, always two. */
export const parametersPermissions: Readonly<Record<string, readonly string[]>> = {
  reviewer: ["parameter.read"],
  leader: ["parameter.read", "parameter.change"],
  security_officer: ["parameter.read", "parameter.change"],
  auditor: ["parameter.read"],
};

export const CHANGERS = ["leader", "security_officer"] as const;

/** Where a change may be made: what holds for a province is not for each county to lower. */
export const DEEPEST = 2;
