import type { Label } from "../http/contract.ts";

/** Whoever acted without a name here: the programme itself, a party by link, a person of a unit outside one's scope. */
export const UNNAMED = {
  system: { zh: "系统", en: "System" },
  link: { zh: "当事人（链接）", en: "Party (by link)" },
  demander: { zh: "需求方（链接）", en: "Demander (by link)" },
  supplier: { zh: "供方（链接）", en: "Supplier (by link)" },
  visitor: { zh: "预约人（链接）", en: "Visitor (by link)" },
  respondent: { zh: "填报人（链接）", en: "Respondent (by link)" },
  outside: { zh: "其他单位人员", en: "Person of another unit" },
} as const satisfies Readonly<Record<string, Label>>;

/** A name as the server gave it, in the reader's language where it is no person's; without one it was the programme. */
export const actorWord = (name: string | null): Label =>
  name === null ? UNNAMED.system : (Object.values(UNNAMED).find((u) => u.zh === name) ?? { zh: name, en: name });
