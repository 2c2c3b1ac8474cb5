import type { Label } from "../../platform/http/contract.ts";
import { pastedRows } from "../../platform/sheets/pasted.ts";

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

const bare = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/[(（][^)）]{0,40}[)）]/g, "")
    .replace(/[\s*#：:、]/g, "");

/** What fills each column of a superior's form, by its heading: the very word, else the only one that holds it or lies in it; `#` for 序号. */
export function proposeColumns(
  headings: readonly string[],
  fields: readonly { readonly key: string; readonly label: Label }[],
): { heading: string; key: string | null }[] {
  const used = new Set<string>();
  const take = (key: string | undefined): string | null => {
    if (key === undefined || used.has(key)) return null;
    used.add(key);
    return key;
  };
  const same = headings.map((h) => fields.find((f) => [bare(f.label.zh), bare(f.label.en)].includes(bare(h)))?.key);
  const first = same.map((key) => take(key));
  return headings.map((heading, i) => {
    const h = bare(heading);
    if (h === "序号") return { heading, key: "#" };
    if (first[i]) return { heading, key: first[i] };
    const near = h.length < 2 ? [] : fields.filter((f) => bare(f.label.zh).includes(h) || h.includes(bare(f.label.zh)));
    return { heading, key: near.length === 1 ? take(near[0]?.key) : null };
  });
}

/** Headings as they are copied out of a sheet's row, or typed one in a line. */
export const headingsIn = (text: string): string[] =>
  pastedRows(text)
    .flatMap((r) => r.values.map((v) => String(v ?? "").trim()))
    .filter((h) => h !== "");
