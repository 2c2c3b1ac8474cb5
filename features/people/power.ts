import { isOfficer } from "./roles.ts";

/** What officers do to somebody's account. */
export const ACCOUNT_ACTS = {
  password: { zh: "重置密码", en: "reset the password" },
  "second-factor": { zh: "解除两步验证", en: "take off the second step" },
  block: { zh: "停用账号", en: "block the account" },
  unblock: { zh: "恢复账号", en: "unblock the account" },
} as const;
export type AccountAct = keyof typeof ACCOUNT_ACTS;
export const isAccountAct = (name: string): name is AccountAct => name in ACCOUNT_ACTS;

export interface HeldPost {
  readonly role: string;
  readonly unitPath: readonly number[];
}

/**
 * What the officer of a unit may do to an account, judged by everything it opens: `direct`, `consent` where it is an officer's own (another
 * group of officers must agree), `above` where it reaches beyond the officer's unit.
 */
export function powerOver(officerUnit: number, posts: readonly HeldPost[]): "direct" | "consent" | "above" {
  if (posts.some((p) => !p.unitPath.includes(officerUnit))) return "above";
  return posts.some((p) => isOfficer(p.role)) ? "consent" : "direct";
}

/** Three different persons, two different groups: nobody agrees to his own wish, nor to what is done to himself. */
export const mayConsent = (
  asked: { by: number | null; role: string; over: number },
  who: { personId: number | null; roles: readonly string[] },
): boolean =>
  who.personId !== null &&
  who.personId !== asked.by &&
  who.personId !== asked.over &&
  who.roles.some((role) => isOfficer(role) && role !== asked.role);
