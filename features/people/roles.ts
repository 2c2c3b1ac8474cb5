/** The roles a post can carry. Rights come from them alone; the three officers (三员) stand apart from each other and from the business. */
export const ROLES = {
  adviser: { zh: "保姆", en: "adviser" },
  entry: { zh: "录入", en: "entry" },
  reviewer: { zh: "审核", en: "reviewer" },
  leader: { zh: "负责人", en: "leader" },
  operator: { zh: "场馆运营", en: "place operator" },
  registrar: { zh: "登记员", en: "registrar" },
  system_officer: { zh: "系统管理员", en: "system officer" },
  security_officer: { zh: "安全管理员", en: "security officer" },
  auditor: { zh: "审计员", en: "auditor" },
} as const;
export type Role = keyof typeof ROLES;

export const isRole = (name: string): name is Role => name in ROLES;
export const isOfficer = (role: string): boolean => role === "system_officer" || role === "security_officer" || role === "auditor";
