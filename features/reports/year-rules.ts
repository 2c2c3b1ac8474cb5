import { printFigure, type Figure, type Run } from "./rules.ts";

/** A part of a template, as the office writes it. */
export interface Part {
  readonly chapter: string;
  readonly kind: "sentence" | "table" | "chart";
  readonly by: "years" | "units" | "months" | null;
  readonly text: string;
  readonly needs: string | null;
}
/** A figure that may be named: by its name, as on every screen, or by its code. */
export interface Named {
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string };
}
export interface Fault {
  readonly chapter: string;
  readonly text: string;
  readonly zh: string;
  readonly en: string;
  /** Told, yet no reason to hold it back. */
  readonly isDoubt: boolean;
}

const BRACES = /\{([^{}]{1,80})\}/g;
/** Words in braces that are no figures. */
const GIVEN = new Set(["年", "单位"]);

/** The figures a text names, in their order. */
export const namesIn = (text: string): string[] =>
  [...text.matchAll(BRACES)].map((m) => (m[1] as string).trim()).filter((n) => !GIVEN.has(n));

export const finder = (figures: readonly Named[]): ((name: string) => Named | undefined) => {
  const known = new Map(figures.flatMap((f) => [[f.name.zh, f] as const, [f.name.en, f] as const, [f.code, f] as const]));
  return (name) => known.get(name);
};

/** What is wrong with the text of parts: figures nobody knows, a brace that does not close, a year of another time, a figure in two chapters. */
export function faultsOf(parts: readonly Part[], find: (name: string) => Named | undefined, year: number): Fault[] {
  const chapters = new Map<string, string>();
  return parts.flatMap(({ chapter, text, needs }) => {
    const fault = (zh: string, en: string, isDoubt = false): Fault => ({ chapter, text: text.slice(0, 60), zh, en, isDoubt });
    const out: Fault[] = [];
    for (const name of [...namesIn(text), ...(needs === null || needs.trim() === "" ? [] : [needs.trim()])])
      if (!find(name)) out.push(fault(`没有叫“${name}”的指标，请从列表里选`, `There is no figure “${name}”; choose from the list`));
    if (/[{}]/.test(text.replace(BRACES, ""))) out.push(fault("花括号没有配对", "A brace does not close"));
    for (const [typed] of text.matchAll(/(?:19|20)\d\d(?=年)/g))
      if (Number(typed) !== year)
        out.push(fault(`写着 ${typed} 年，本报告是 ${year} 年；请写成 {年} 或核对`, `It says ${typed}; this report is of ${year}`, true));
    for (const name of new Set(namesIn(text))) {
      const code = find(name)?.code ?? name;
      const before = chapters.get(code);
      if (before !== undefined && before !== chapter)
        out.push(fault(`“${name}”在“${before}”里已经写过，不要重复计算`, `“${name}” stands in “${before}” already`, true));
      chapters.set(code, before ?? chapter);
    }
    return out;
  });
}

/** A paragraph with its figures; nothing where what it needs is missing or zero. */
export function paragraphOf(
  part: Pick<Part, "text" | "needs">,
  figureOf: (name: string) => Figure | undefined,
  given: { readonly year: number; readonly unitName: string },
): Run[] | undefined {
  if (part.needs !== null && part.needs.trim() !== "" && !figureOf(part.needs.trim())?.value) return undefined;
  return part.text
    .split(/(\{[^{}]{1,80}\})/)
    .filter((piece) => piece !== "")
    .map((piece): Run => {
      if (!piece.startsWith("{")) return { text: piece };
      const name = piece.slice(1, -1).trim();
      if (name === "年") return { text: String(given.year) };
      if (name === "单位") return { text: given.unitName };
      const figure = figureOf(name);
      return figure ? { text: printFigure(figure), figure } : { text: piece };
    });
}

/** A figure as a chart draws it, with the unit it is drawn in. */
export function drawn(f: Figure): { value: number | null; unit: string } {
  if (f.unit === "fen") return { value: f.value === null ? null : f.value / 1_000_000, unit: "万元" };
  if (f.unit === "ratio") return { value: f.value === null ? null : Number((f.value * 100).toFixed(1)), unit: "%" };
  return { value: f.value, unit: f.unit === "days" ? "天" : (printFigure({ ...f, value: 0 }).split(" ")[1] ?? "") };
}
