import { chinaDay, formatMoney } from "@bihuan/kit";
import { MEASURE_WORDS, type ReportTemplate } from "./templates.ts";

export interface Figure {
  code: string;
  version: number;
  name: { zh: string; en: string };
  unit: "count" | "fen" | "days" | "ratio";
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  /** The indicators it rests on, by their versions; none where it names none. */
  cites?: { code: string; version: number }[] | undefined;
}
/** What of an indicator's value a report keeps. */
export const figureOf = ({ code, version, name, unit, value, numerator, denominator, cites = [] }: Figure): Figure => ({
  ...{ code, version, name, unit, value, numerator, denominator },
  ...(cites.length > 0 ? { cites } : {}),
});

/** A run of a sentence: words, or a figure with its printed form. */
export type Run = { text: string } | { text: string; figure: Figure };
export interface Section {
  heading: string;
  sentences: Run[][];
  tables?: TablePart[];
  charts?: ChartPart[];
  pictures?: { fileId: number; caption: string }[];
}
/** A table whose every cell opens to its figure. */
export interface TablePart {
  title: string;
  header: string[];
  rows: { label: string; cells: { text: string; code: string; unitId: number; from: string; to: string }[] }[];
}
export interface ChartPart {
  title: string;
  unit: string;
  categories: string[];
  series: { name: string; values: (number | null)[] }[];
}

/** As officials write it: 8 场, 94.42 亿元, 52.4%（11/21）, 12 天; missing is said, never 0. */
export function printFigure(f: Figure): string {
  if (f.value === null) return "暂无数据";
  switch (f.unit) {
    case "fen":
      return formatMoney(Math.round(f.value));
    case "days":
      return `${f.value} 天`;
    case "ratio":
      return `${Number((f.value * 100).toFixed(1))}%（${f.numerator}/${f.denominator}）`;
    case "count":
      return `${f.value} ${MEASURE_WORDS[f.code] ?? "件"}`;
  }
}

/** Fills a template's sentences. Throws on a placeholder without a figure: a template's fault, not a user's. */
export function writeReport(template: ReportTemplate, figures: ReadonlyMap<string, Figure>): Section[] {
  const figureOf = (code: string): Figure => {
    const figure = figures.get(code);
    if (!figure) throw new Error(`template ${template.name} names the unknown indicator ${code}`);
    return figure;
  };
  return template.sections
    .map(({ heading, sentences }) => ({
      heading,
      sentences: sentences
        .filter((s) => s.when === undefined || Boolean(figureOf(s.when).value))
        .map(({ text }) =>
          text
            .split(/(\{\w+\})/)
            .filter(Boolean)
            .map((part): Run => {
              if (!part.startsWith("{")) return { text: part };
              const figure = figureOf(part.slice(1, -1));
              return { text: printFigure(figure), figure };
            }),
        ),
    }))
    .filter((section) => section.sentences.length > 0);
}

export const codesOf = (template: ReportTemplate): string[] => [
  ...new Set(
    JSON.stringify(template.sections)
      .match(/\{(\w+)\}/g)
      ?.map((m) => m.slice(1, -1)),
  ),
];

const figuresIn = (sections: readonly Section[]): Figure[] =>
  sections.flatMap((s) => s.sentences.flat()).flatMap((run) => ("figure" in run ? [run.figure] : []));

export const codesIn = (sections: readonly Section[]): string[] => [...new Set(figuresIn(sections).map((f) => f.code))];

/** Which version of each indicator a report was written by, those that its figures rest on too. */
export const versionsIn = (sections: readonly Section[]): Map<string, number> => versionsOf(figuresIn(sections));
export const versionsOf = (figures: readonly Pick<Figure, "code" | "version" | "cites">[]): Map<string, number> =>
  new Map(figures.flatMap((f) => [...(f.cites ?? []), f]).map((f) => [f.code, f.version]));

/** The day to which a report really counts, where it was frozen before its period had ended (`to` a month). */
export function countedTo({ to, frozenAt }: { readonly to: string; readonly frozenAt: string | null }): string | undefined {
  const day = frozenAt === null ? undefined : chinaDay(Date.parse(frozenAt));
  return day !== undefined && day.slice(0, 7) <= to ? day : undefined;
}

/** Figures that no longer are what the frozen report says: the ledger was corrected or completed since. */
export function changesSince(
  sections: readonly Section[],
  now: ReadonlyMap<string, Figure>,
): { code: string; name: { zh: string; en: string }; then: string; now: string }[] {
  const frozen = new Map(figuresIn(sections).map((f) => [f.code, f]));
  return [...frozen.values()].flatMap((then) => {
    const present = now.get(then.code);
    return present && printFigure(present) !== printFigure(then)
      ? [{ code: then.code, name: then.name, then: printFigure(then), now: printFigure(present) }]
      : [];
  });
}
