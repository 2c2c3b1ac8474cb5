import type { Label } from "../../../platform/http/contract.ts";
import type { Relation } from "../align.ts";

export const RELATION_WORDS: Readonly<Record<Relation, Label>> = {
  changed: { zh: "修改", en: "changed" },
  moved: { zh: "移位", en: "moved" },
  added: { zh: "新增", en: "added" },
  removed: { zh: "删除", en: "removed" },
  split: { zh: "拆出", en: "split off" },
  merged: { zh: "并入", en: "merged" },
  same: { zh: "未改", en: "unchanged" },
};

/** A relation as read from its own side and from the other. */
export const LINK_WORDS: Readonly<Record<"replaces" | "amends" | "implements", Readonly<Record<"out" | "in", Label>>>> = {
  replaces: { out: { zh: "替代", en: "replaces" }, in: { zh: "被替代为", en: "replaced by" } },
  amends: { out: { zh: "修改", en: "amends" }, in: { zh: "被修改，见", en: "amended by" } },
  implements: { out: { zh: "实施", en: "implements" }, in: { zh: "配套实施见", en: "implemented by" } },
};
