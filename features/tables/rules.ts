import type { Label } from "../../platform/http/contract.ts";

export const KINDS: Readonly<Record<"import" | "export", Label>> = {
  import: { zh: "导入", en: "Import" },
  export: { zh: "导出", en: "Export" },
};
export const STATES: Readonly<Record<"waiting" | "running" | "done" | "cancelled" | "failed", Label>> = {
  waiting: { zh: "排队", en: "waiting" },
  running: { zh: "进行中", en: "under way" },
  done: { zh: "完成", en: "done" },
  cancelled: { zh: "已取消", en: "cancelled" },
  failed: { zh: "没有做成", en: "not done" },
};
export const STAGES: Readonly<Record<"check" | "store" | "write", Label>> = {
  check: { zh: "正在核对", en: "checking" },
  store: { zh: "正在保存", en: "storing" },
  write: { zh: "正在写文件", en: "writing the file" },
};

/** An export bears its list's name; a file with its errors that of the file that was sent. */
export const fileNameOf = (kind: string, name: string): string =>
  kind === "export" ? name : `${name.replace(/\.\w{1,5}$/, "")}（标出错误）.xlsx`;

/** Rows a second, over what it took so far. */
export function speedOf(job: { rows: number; begunAt: string | null; endedAt: string | null }, nowMillis: number): number | undefined {
  if (job.begunAt === null) return undefined;
  const seconds = ((job.endedAt === null ? nowMillis : Date.parse(job.endedAt)) - Date.parse(job.begunAt)) / 1000;
  return seconds < 1 ? undefined : Math.round(job.rows / seconds);
}
