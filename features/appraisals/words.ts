import type { Label } from "../../platform/http/contract.ts";
import type { Outcome } from "./result.ts";

/** Why a sheet is void, to whoever fills it in or reads it. */
const WHY_VOID: Readonly<Record<string, Label>> = {
  at_most: { zh: "选到限额等次的人太多", en: "Too many persons in a limited grade" },
  at_least: { zh: "规定等次选的人太少", en: "Too few persons in a grade that must be used" },
  not_all_equal: { zh: "全部选了同一等次", en: "The same grade for everybody" },
  complete: { zh: "有空白没有选", en: "A blank is left" },
  readable: { zh: "有认不清的格", en: "A cell cannot be read" },
  empty: { zh: "整张空白", en: "All blank" },
  wrong_length: { zh: "格数不对", en: "A wrong number of cells" },
};

/** What an election gave a candidate. */
export const OUTCOMES: Readonly<Record<Outcome, Label>> = {
  elected: { zh: "当选", en: "elected" },
  tied: { zh: "票数相同，第二轮再投", en: "tied: a second round" },
  short: { zh: "没有达到当选票数", en: "too few votes" },
  outrun: { zh: "未当选", en: "not elected" },
};

export const sayVoid = (kind: string): Label => WHY_VOID[kind] ?? { zh: kind, en: kind };
