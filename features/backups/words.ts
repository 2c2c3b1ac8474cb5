import type { Trouble } from "../../platform/backup/schedule.ts";
import type { Outcome } from "../../platform/backup/store.ts";
import type { Label } from "../../platform/http/contract.ts";

/** The same words on the page and in the mail. */
export const TROUBLES: Readonly<Record<Trouble, Label>> = {
  "no-backup": { zh: "还没有一份备份", en: "There is no backup yet" },
  "backup-late": { zh: "最近一份备份已超过 36 小时", en: "The newest backup is older than 36 hours" },
  "trial-failed": { zh: "最近一次试恢复没有成功", en: "The last restore that was tried did not hold" },
  "trial-late": { zh: "已有九天以上没有试恢复成功", en: "For more than nine days no restore was tried with success" },
};

export const OUTCOMES: Readonly<Record<Outcome, Label>> = {
  whole: { zh: "全部一致", en: "all as it was backed up" },
  room: { zh: "磁盘空间不够，没有试成", en: "too little disk to try it" },
  damaged: { zh: "备份损坏，读不出来", en: "the backup is damaged and cannot be read" },
  differs: { zh: "恢复出来的与备份时不一致", en: "what was restored differs from what was backed up" },
  seals: { zh: "恢复出来的台账与封存不符", en: "the restored ledger does not match its seals" },
  failed: { zh: "没有恢复成功", en: "it could not be restored" },
};
