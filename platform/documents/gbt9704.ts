/** A document in the layout of GB/T 9704-2012: no seal, no red head, no number is ever made up. */
export interface OfficialDocument {
  title: string;
  blocks: readonly Block[];
  signature: string;
  date: string;
  /** Tables on sheets of their own behind it, lying across. */
  annexes?: readonly { readonly title: string; readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] }[];
}

/** Characters of 2号 on a line of 156 mm. */
const TITLE_LINE = 20;
/** After these a title may be broken, before those too; never within a number or a date. */
const AFTER = /[的和与及、，]$|工作$|情况$|科学技术协会$|科协$|人民政府$|年$|月$/;
const BEFORE = /^(关于|工作|情况|报告|通知|意见|方案|办法|清单|科技|科普)/;

/** A title in lines of nearly one length, broken between words as 公文 asks: no line of two characters below a full one. */
export function balanceTitle(title: string): string[] {
  const characters = [...title];
  const lines = Math.ceil(characters.length / TITLE_LINE);
  if (lines < 2) return [title];
  const out: string[] = [];
  let from = 0;
  for (let left = lines; left > 1; left--) {
    const even = from + (characters.length - from) / left;
    const breaks = Array.from({ length: 9 }, (_, i) => Math.round(even) - 4 + i).filter(
      (at) => at > from && at - from <= TITLE_LINE && at < characters.length,
    );
    const costOf = (at: number): number => {
      const [head, tail] = [characters.slice(from, at).join(""), characters.slice(at).join("")];
      const torn = /\d$/.test(head) && /^[\d年月日]/.test(tail) ? 100 : 0;
      return Math.abs(at - even) + torn + (AFTER.test(head) || BEFORE.test(tail) ? 0 : 4);
    };
    const at = breaks.reduce((best, here) => (costOf(here) < costOf(best) ? here : best), breaks[0] ?? Math.round(even));
    out.push(characters.slice(from, at).join(""));
    from = at;
  }
  return [...out, characters.slice(from).join("")];
}
export type Block =
  | { type: "heading"; text: string }
  | { type: "paragraph"; text: string }
  /** 出席：names, set off hanging after the colon, as minutes list them. */
  | { type: "roll"; label: string; text: string }
  | { type: "table"; header: readonly string[]; rows: readonly (readonly string[])[] }
  | ({ type: "chart" } & OfficialChart)
  | { type: "picture"; bytes: Buffer; kind: "png" | "jpg"; width: number; height: number; caption: string };

/** Columns over categories; what is missing is null and stays empty. */
export interface OfficialChart {
  readonly title: string;
  readonly unit: string;
  readonly categories: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
}

/** The file's bytes. The writer of .docx is loaded when first asked for: 9 MB an idle server need not hold. */
export async function writeOfficialDocument(document: OfficialDocument): Promise<Buffer> {
  return (await import("./gbt9704-docx.ts")).writeDocx(document);
}
