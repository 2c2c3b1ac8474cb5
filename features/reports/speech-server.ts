import { sql } from "kysely";
import type { Db } from "../../platform/db/database.ts";
import { rowsOf } from "../../platform/db/rows.ts";
import type { WrittenPaper } from "../../platform/records/papers.ts";
import { refuseFields } from "../../platform/records/rows.ts";
import { serveRecords } from "../../platform/records/serve.ts";
import type { Done } from "../../platform/records/special.ts";
import { showDay } from "../../platform/register/fields.ts";
import { printFigure, type Figure, type Run, type Section } from "./rules.ts";
import { texts } from "./speech.ts";

type Text = (typeof texts)["register"];

interface Source {
  readonly title: string;
  readonly asOf: number;
  readonly unitId: number;
  readonly from: string;
  readonly to: string;
  readonly sections: Section[];
}
const sourceOf = async (db: Db, reportId: number): Promise<Source | undefined> =>
  (
    await rowsOf<Source>(
      db,
      sql`select r.title, r.as_of as "asOf", r.unit_id as "unitId", r.period_from as "from", r.period_to as "to", r.content as sections
        from year_report y join report r on r.id = y.report_id where y.id = ${reportId}`,
    )
  )[0];

/** A figure as it is spoken: a share without its two numbers in brackets. */
const spoken = (run: Run): Run => ("figure" in run ? { ...run, text: run.text.replace(/（\d+\/\d+）$/, "") } : run);

interface Line {
  readonly id: number;
  readonly position: number;
  readonly sentence: string | null;
  readonly words: string | null;
}
const linesOf = (db: Db, id: number) =>
  rowsOf<Line>(db, sql`select id, position, sentence, words from year_text_line where text_id = ${id} order by position, id`);
const sentenceAt = (sections: readonly Section[], at: string): Run[] | undefined => {
  const [chapter = 0, n = 0] = at.split(".").map(Number);
  return sections[chapter - 1]?.sentences[n - 1];
};
/** Numbers typed into own words lead to no fact; years and days are none. */
const ownNumbers = (words: string | null): string[] =>
  (words ?? "").replace(/\d{2,4}\s*年(?:\d{1,2}\s*月)?(?:\d{1,2}\s*日)?|\d{1,2}\s*月(?:\d{1,2}\s*日)?/g, "").match(/\d[\d,.]*/g) ?? [];

/** The text as it is spoken, each figure still bound to the frozen report's position; and the report's sentences one may choose from. */
async function textOf(db: Db, id: number, reportId: number) {
  const source = await sourceOf(db, reportId);
  const lines = await linesOf(db, id);
  const sections = source?.sections ?? [];
  return {
    source: source && { title: source.title, asOf: source.asOf, unitId: source.unitId, from: source.from, to: source.to },
    paragraphs: lines.map((l): Run[] => [
      ...(l.words === null ? [] : [{ text: l.words }]),
      ...(l.sentence === null ? [] : (sentenceAt(sections, l.sentence) ?? []).map(spoken)),
    ]),
    numbers: lines.flatMap((l) => ownNumbers(l.words)),
    next: (lines.at(-1)?.position ?? 0) + 10,
    choices: sections.map((s, i) => ({
      heading: s.heading,
      sentences: s.sentences.map((runs, k) => ({
        at: `${i + 1}.${k + 1}`,
        text: runs.map((r) => r.text).join(""),
        chosen: lines.some((l) => l.sentence === `${i + 1}.${k + 1}`),
      })),
    })),
  };
}
export type SpokenText = Awaited<ReturnType<typeof textOf>>;

/** A sentence is one of the frozen text; own words may be written before there is one. */
async function keepFrozen(s: Done<Text>): Promise<void> {
  const chosen = (await linesOf(s.db, s.record.id)).flatMap((l) => l.sentence ?? []);
  if (chosen.length === 0) return;
  const source = await sourceOf(s.db, s.row.ofReport);
  const missing = chosen.find((at) => !source || !sentenceAt(source.sections, at));
  if (!source) refuseFields({ sentence: { zh: "这份年度报告还没有冻结，不能从里面选句子", en: "That report is not frozen yet" } });
  if (missing !== undefined)
    refuseFields({ sentence: { zh: `报告里没有 ${missing} 这一句`, en: `The report has no sentence ${missing}` } });
}

export const servedTexts = serveRecords(texts, {
  on: { edit: keepFrozen, child: keepFrozen },
  sections: { desk: ({ db, row, record }) => textOf(db, record.id, row.ofReport) },
});

/** What is read out or handed to the press; the figures' sheet behind it is not spoken. */
const written: WrittenPaper = {
  label: { zh: "文稿", en: "Text" },
  write: (data) => {
    const { paragraphs, source } = data.sections["desk"] as SpokenText;
    if (paragraphs.length === 0) return undefined;
    const figures = new Map(paragraphs.flat().flatMap((r): [string, Figure][] => ("figure" in r ? [[r.figure.code, r.figure]] : [])));
    const day = data.values["onDay"];
    return {
      title: data.title,
      blocks: paragraphs.map((runs) => ({ type: "paragraph" as const, text: runs.map((r) => r.text).join("") })),
      signature: data.unitName,
      date: typeof day === "string" ? showDay(day, "zh-CN") : "",
      annexes:
        figures.size === 0 || !source
          ? []
          : [
              {
                title: `数字核对表（不念）：摘自《${source.title}》，冻结于台账第${source.asOf}条`,
                header: ["指标", "数值", "口径"],
                rows: [...figures.values()].map((f) => [f.name.zh, printFigure(f), `第${f.version}版`]),
              },
            ],
    };
  },
};
export const textPapers = { text: written };
