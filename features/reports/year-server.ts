import { implement } from "@orpc/server";
import { sql } from "kysely";
import type { Actor } from "../../platform/access/scope.ts";
import { audit } from "../../platform/audit/audit.ts";
import type { Db } from "../../platform/db/database.ts";
import { rowsOf } from "../../platform/db/rows.ts";
import { TYPES } from "../../platform/documents/file-types.ts";
import { writeOfficialDocument } from "../../platform/documents/gbt9704.ts";
import { notFound, refuseRequest, wall, type Context, type Services } from "../../platform/http/server.ts";
import { freezePosition } from "../../platform/ledger/ledger.ts";
import { createRecord } from "../../platform/records/hand.ts";
import { findRecord, refuseFields } from "../../platform/records/rows.ts";
import { serveRecords, type Served } from "../../platform/records/serve.ts";
import type { Done, Seen } from "../../platform/records/special.ts";
import type { MakePaper } from "../../platform/rooms/room.ts";
import { computeValues, listIndicators, valueView } from "../indicators/index.ts";
import { findUnit } from "../units/index.ts";
import { annexOf } from "./annex.ts";
import { digestAt, sealNow } from "./digest.ts";
import { reportDocument } from "./document.ts";
import { withPictures } from "./pictures.ts";
import { printFigure, type Figure, type Section } from "./rules.ts";
import { contentOf, notesOf, partsOf, picturesOf, type Content } from "./year-content.ts";
import { yearContract } from "./year-contract.ts";
import { faultsOf, namesIn } from "./year-rules.ts";
import { templates, yearReports } from "./year.ts";

type Year = (typeof yearReports)["register"];

/** Its text as it would be written now, or as of a position of the ledger. */
async function textOf(
  db: Db,
  services: Services,
  record: { id: number; unitId: number; values: Record<string, unknown> },
  asOf?: number,
): Promise<Content> {
  const unit = (await findUnit(db, record.unitId)) ?? notFound();
  const parts = [...(await partsOf(db, Number(record.values["templateId"]))), ...(await notesOf(db, record.id))];
  const content = await contentOf(db, services, parts, { unit, year: Number(record.values["year"]), asOf });
  const pictures = await picturesOf(db, record.id);
  return pictures.length === 0 ? content : { ...content, sections: [...content.sections, { heading: "图片", sentences: [], pictures }] };
}

/** What the text says wrong of its own figures holds it back; the gate sees the words alone. */
function refuseWrong({ faults }: Content): void {
  const wrong = faults.find((f) => !f.isDoubt);
  if (wrong) refuseRequest("wrong", { zh: `${wrong.chapter}：${wrong.zh}`, en: `${wrong.chapter}: ${wrong.en}` });
}

/** The text, its figures and the position of the ledger they were reckoned at become a frozen report; nothing changes it any more. */
async function freeze(s: Done<Year>): Promise<void> {
  const asOf = await freezePosition(s.db);
  const content = await textOf(s.db, s.services, s.record, asOf);
  refuseWrong(content);
  const { year, title } = s.row;
  const [row] = await rowsOf<{ id: number }>(
    s.db,
    sql`insert into report (template, unit_id, unit_path, period_from, period_to, title, as_of, frozen_by, content, frozen_at) values
      ('year', ${s.record.unitId}, ${[...s.record.unitPath]}::int[], ${`${year}-01`}, ${`${year}-12`}, ${title}, ${asOf}, ${s.actor.id}, ${JSON.stringify(content.sections)}::jsonb, ${s.at}) returning id`,
  );
  await s.set({ reportId: row?.id ?? null });
  await audit(s.db, s.actor, { act: "report.freeze", subject: `report:${row?.id}`, detail: { asOf } });
}

/** The gate knows no services: what may be wrong by the text alone is asked of the indicators' table. */
async function isWhole({ db, row, record }: Seen<Year>): Promise<boolean> {
  const known = await rowsOf<{ name: string; other: string; code: string }>(
    db,
    sql`select name_zh as name, name_en as other, code from indicator where in_force`,
  );
  const names = new Set(known.flatMap((k) => [k.name, k.other, k.code]));
  const parts = [...(await partsOf(db, row.templateId)), ...(await notesOf(db, record.id))];
  return (
    parts.length > 0 &&
    faultsOf(parts, (name) => (names.has(name) ? { code: name, name: { zh: name, en: name } } : undefined), row.year).every(
      (f) => f.isDoubt,
    )
  );
}

export const servedTemplates = serveRecords(templates, { sections: { desk: async () => ({}) } });
export const servedYears: Served<Year, NonNullable<(typeof yearReports)["process"]>> = serveRecords(yearReports, {
  gates: {
    whole: isWhole,
    handed: async ({ db, record }) =>
      (await rowsOf(db, sql`select from year_chapter where of_report = ${record.id} and handed_on is null limit 1`)).length === 0,
    over: ({ row, today }) => today > `${row.year}-12-31`,
  },
  on: { submit: async (s) => refuseWrong(await textOf(s.db, s.services, s.record)), freeze, child: keepChapters },
  sections: { desk: async ({ row }) => ({ reportId: row.reportId }) },
});

/** What is handed in has come; the draft is due on the day of the next chapter, so that the workbench reminds of it. */
async function keepChapters(s: Done<Year>): Promise<void> {
  const [chapters] = await rowsOf<{ next: string | null; last: string | null }>(
    s.db,
    sql`select min(due_on) filter (where handed_on is null) as next, max(handed_on) as last from year_chapter where of_report = ${s.record.id}`,
  );
  if (chapters?.last && chapters.last > s.today) refuseFields({ handedOn: { zh: "日期还没有到", en: "That day has not come yet" } });
  if (s.record.state === "draft" && chapters?.next)
    await s.db.updateTable("work_case").set({ due_on: chapters.next }).where("id", "=", s.record.id).execute();
}

const frozenOf = async (db: Db, id: number) =>
  (
    await rowsOf<{ asOf: number; sections: Section[] }>(db, sql`select as_of as "asOf", content as sections from report where id = ${id}`)
  )[0];
const figuresIn = (sections: readonly Section[]): Map<string, Figure> =>
  new Map(sections.flatMap((s) => s.sentences.flat()).flatMap((r) => ("figure" in r ? [[r.figure.code, r.figure] as const] : [])));

async function readYear(db: Db, services: Services, id: number) {
  const record = await findRecord(db, yearReports as never, id);
  const year = Number(record.values["year"]);
  const live = await textOf(db, services, record);
  const reportId = record.values["reportId"] as number | null;
  const frozen = reportId === null ? undefined : await frozenOf(db, reportId);
  const [last] = await rowsOf<{ reportId: number }>(
    db,
    sql`select report_id as "reportId" from year_report where unit_id = ${record.unitId} and year = ${year - 1} and report_id is not null order by id desc limit 1`,
  );
  const then = frozen && figuresIn(frozen.sections);
  const before = last && figuresIn((await frozenOf(db, last.reportId))?.sections ?? []);
  const print = (f: Figure | undefined) => (f ? printFigure(f) : "—");
  return {
    ...{ title: record.title, unitId: record.unitId, from: `${year}-01`, to: `${year}-12` },
    ...{ reportId, asOf: frozen?.asOf ?? null, lastReportId: last?.reportId ?? null },
    sections: frozen?.sections ?? live.sections,
    faults: frozen ? [] : live.faults,
    compare: live.figures.map(({ now, before: b }) => ({
      ...{ code: now.code, name: now.name, now: print(now), before: print(b) },
      frozen: then ? print(then.get(now.code)) : null,
      beforeFrozen: before ? print(before.get(now.code)) : null,
    })),
  };
}

/** The digest of what was frozen: sealed when it is first asked for, where the hour's round has not come. */
async function sealOf(services: Services, asOf: number | null) {
  if (asOf === null) return null;
  const sealed = await digestAt(services, asOf);
  return sealed ?? (await sealNow(services), digestAt(services, asOf));
}

/** The draft to be looked through, or what was frozen, as a document. */
export const writeYearFile: MakePaper = async (services, actor, { id }) => {
  if (!actor.permissions.has("year_report.read")) return undefined;
  const { report, annex } = await services.database.read(actor.scope, async (db) => {
    const y = await readYear(db, services, Number(id));
    const [row] = await rowsOf<{ unitName: string; frozenAt: string | null; position: number }>(
      db,
      sql`select u.name as "unitName", (select r.frozen_at from report r where r.id = ${y.reportId}) as "frozenAt",
        (select coalesce(max(id), 0) from ledger_fact) as position from unit u where u.id = ${y.unitId}`,
    );
    const title = y.reportId === null ? `${y.title}（送审稿）` : y.title;
    const found = { ...y, title, unitName: row?.unitName ?? "", frozenAt: row?.frozenAt ?? null, asOf: y.asOf ?? row?.position ?? 0 };
    const whole = { ...found, id: y.reportId, template: "year", frozenBy: null, changes: [] };
    return { report: whole, annex: { ...(await annexOf(db, services, found)), below: [] } };
  });
  const seal = await sealOf(services, report.id === null ? null : report.asOf);
  const document = await withPictures(services, actor, reportDocument({ ...report, seal }, annex), report.sections);
  return { name: `${report.title}.docx`, type: TYPES.docx, bytes: await writeOfficialDocument(document) };
};

/** A template of the paragraphs that the rooms offer, figures by the names staff reads. */
export const startFromRooms = (context: Context & { actor: Actor }, input: { name: string; requestKey: string }) =>
  context.services.database.write(context.actor.scope, async (tx) => {
    const { sentences } = context.services.house;
    const names = new Map((await listIndicators(tx, context.services.house)).map(({ indicator: i }) => [i.code, i.name.zh]));
    const offered = sentences.filter((s) => namesIn(s.text).every((code) => names.has(code)));
    if (offered.length === 0) refuseRequest("none", { zh: "没有可用的段落", en: "Nothing is offered" });
    const inWords = (text: string) =>
      text.replace(/\{([^{}]{1,80})\}/g, (whole, code: string) => `{${names.get(code) ?? whole.slice(1, -1)}}`);
    const { id } = await createRecord(servedTemplates, context, tx, { values: { name: input.name }, requestKey: input.requestKey });
    const [had] = await rowsOf<{ n: number }>(tx, sql`select count(*)::int as n from report_part where template_id = ${id}`);
    if (had?.n) return { id, parts: had.n };
    for (const [i, s] of offered.entries())
      await sql`insert into report_part (template_id, position, chapter, kind, "by", text, needs) values
          (${id}, ${(i + 1) * 10}, ${s.chapter}, ${s.kind ?? "sentence"}, ${s.by ?? null}, ${inWords(s.text)}, ${s.needs === undefined ? null : (names.get(s.needs) ?? null)})`.execute(
        tx,
      );
    return { id, parts: offered.length };
  });

const api = implement(yearContract).$context<Context>().use(wall);
export const yearRouter = api.router({
  listFigures: api.listFigures.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, async (db) => {
      const { facts } = services.house;
      const all = await listIndicators(db, services.house);
      const period = { from: `${input.year}-01`, to: `${input.year}-12` };
      const values = await computeValues(db, all, { unitPath: actor.scope.unitPath, period });
      return values.map((v, i) => {
        const f = valueView(all[i] as never, v, facts);
        return { code: f.code, name: f.name, definition: f.definition, value: printFigure(f) };
      });
    }),
  ),
  tryTemplate: api.tryTemplate.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, async (db) => {
      const template = await findRecord(db, templates as never, input.id);
      const unit = (await findUnit(db, actor.scope.unitId)) ?? notFound();
      const { sections, faults } = await contentOf(db, services, await partsOf(db, template.id), { unit, year: input.year });
      return { title: template.title, unitId: unit.id, from: `${input.year}-01`, to: `${input.year}-12`, sections, faults };
    }),
  ),
  startFromRooms: api.startFromRooms.handler(({ input, context }) => startFromRooms(context, input)),
  readYear: api.readYear.handler(async ({ input, context: { actor, services } }) => {
    const y = await services.database.read(actor.scope, (db) => readYear(db, services, input.id));
    return { ...y, seal: await sealOf(services, y.asOf) };
  }),
});
