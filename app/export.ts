import { Readable } from "node:stream";
import { chinaDay } from "@bihuan/kit";
import type { Context } from "hono";
import { TYPES } from "../platform/documents/file-types.ts";
import type { Actor } from "../platform/access/scope.ts";
import { audit } from "../platform/audit/audit.ts";
import { writeOfficialDocument } from "../platform/documents/gbt9704.ts";
import { listInputSchema } from "../platform/http/contract.ts";
import { refusalIn, refuseRequest, type Services } from "../platform/http/server.ts";
import { recordPage } from "../platform/records/page.ts";
import type { Records } from "../platform/records/define.ts";
import { folderOf } from "../platform/records/folder.ts";
import { listPaper, recordPaper } from "../platform/records/paper.ts";
import { templateOf } from "../platform/records/template.ts";
import { csvOf, workbookOf } from "../platform/register/export.ts";
import { inTitles } from "../platform/records/rows.ts";
import type { Field, Values } from "../platform/register/fields.ts";
import type { ListFile } from "../platform/rooms/room.ts";
import { writeXlsx } from "../platform/sheets/write-xlsx.ts";
import { addJob, type ExportAsked } from "../platform/tables/jobs.ts";
import { sendFile } from "./downloads.ts";

/** More than this is refused in words: a paper that ends without saying so is taken for the whole. */
const MOST_PRINTED = 2000;
const PAGE_ROWS = 500;

type Kind = Exclude<keyof typeof TYPES, "geojson">;

/** The list, the kind of file and the question that an address names, to whoever may read the list. */
function askedIn(c: Context, actor: Actor | undefined, services: Services) {
  const [, name = "", kind] = (/^(\w+)\.(csv|xlsx|docx)$/.exec(c.req.param("list") ?? "") ?? []) as [string?, string?, Kind?];
  const list = services.house.lists.get(name);
  if (!list || !kind) return c.json({ code: "NOT_FOUND" }, 404);
  if (!actor?.permissions.has(list.permission)) return c.json({ code: "FORBIDDEN" }, 403);
  const input = questionIn(c.req.query("input") ?? "{}");
  if (!input?.success) return c.json({ code: "INVALID" }, 422);
  const keys = (c.req.query("columns") ?? "").split(",").filter((key) => key !== "");
  return { name, kind, list, actor, input, keys };
}

function questionIn(text: string) {
  try {
    return listInputSchema.safeParse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** The same file, made beside the server's answers: for lists of any length. POST to the same address; answers the job. */
export async function exportLater(c: Context, asking: Actor | undefined, services: Services): Promise<Response> {
  const asked = askedIn(c, asking, services);
  if (asked instanceof Response) return asked;
  const { name, kind, list, actor, input, keys } = asked;
  if (kind === "docx" || actor.personId === null) return c.json({ code: "NOT_FOUND" }, 404);
  const id = await services.database.write(actor.scope, (tx) =>
    addJob(
      tx,
      { actor, services },
      {
        ...{ kind: "export", register: name, name: `${list.register.label.zh}.${kind}`, state: "waiting", stage: "write" },
        asked: { input: input.data, columns: keys, kind } satisfies ExportAsked,
      },
    ),
  );
  return c.json({ id });
}

/** What the list shows — same filter, same columns, every row — as CSV, Excel or Word. GET /api/export/demands.csv?input={…}&columns=title,state */
export async function exportList(c: Context, asking: Actor | undefined, services: Services): Promise<Response> {
  const asked = askedIn(c, asking, services);
  if (asked instanceof Response) return asked;
  const { kind, list, actor, input, keys } = asked;
  const fields = list.register.fields.filter((f) => !f.sensitive && (keys.length === 0 ? f.list !== undefined : keys.includes(f.key)));
  const batches = everyRow(list, fields, actor, services, input.data, kind === "docx" ? MOST_PRINTED : undefined);
  let first: IteratorResult<readonly Values[], void>;
  const rows: Values[] = [];
  try {
    first = await batches.next();
    if (kind === "docx") for await (const batch of onward(first, batches)) rows.push(...batch);
  } catch (error) {
    const refusal = refusalIn(error);
    if (!refusal) throw error;
    // Opened as a page of its own: the words, not a number.
    return c.text(`${refusal.message.zh}\n\n${refusal.message.en}`, 422);
  }
  const title = list.register.label.zh;
  const fileName = `${title}.${kind}`;
  if (kind === "docx") {
    const paper = listPaper(list.register, fields, rows, await unitOf(actor, services), chinaDay(services.now()));
    return sendFile(c, fileName, TYPES.docx, await writeOfficialDocument(paper));
  }
  const file = kind === "csv" ? csvOf(fields, onward(first, batches)) : workbookOf(title, fields, onward(first, batches));
  return sendFile(c, fileName, TYPES[kind], Readable.from(file, { objectMode: true, highWaterMark: 2 }));
}

async function* onward<T>(first: IteratorResult<T, void>, rest: AsyncGenerator<T, void>): AsyncGenerator<T> {
  if (!first.done) yield first.value;
  yield* rest;
}

/** Every row of a list in batches, as fast as they are taken; what went out is recorded, also of a file that was broken off. */
async function* everyRow(
  list: ListFile,
  fields: readonly Field[],
  actor: Actor,
  services: Services,
  input: Parameters<ListFile["page"]>[2],
  most = Number.POSITIVE_INFINITY,
): AsyncGenerator<readonly Values[], void> {
  let count = 0;
  try {
    for (let cursor: string | undefined; ;) {
      const asked = { ...input, limit: PAGE_ROWS, ...(cursor === undefined ? {} : { cursor }) };
      const page = await services.database.read(actor.scope, async (db) => {
        const { rows, next } = await list.page(db, actor.scope, asked, services.now(), { actor, services });
        return { rows: await inTitles(db, services.house.titles, list.register, fields, rows), next };
      });
      count += page.rows.length;
      yield page.rows;
      if (page.next === null) break;
      if (count >= most)
        refuseRequest("too-many-rows", {
          zh: `超过 ${most.toLocaleString("zh-CN")} 行，请先加条件再导出`,
          en: `More than ${most.toLocaleString("en")} rows; narrow the list first`,
        });
      cursor = page.next;
    }
  } finally {
    await services.database.write(actor.scope, (tx) =>
      audit(tx, actor, { act: "list.export", subject: list.register.name, detail: { rows: count } }),
    );
  }
}

/** One declared record as an official paper, or with all its files. GET /api/records/station/12.docx, 12.zip */
export async function exportRecord(c: Context, actor: Actor | undefined, services: Services): Promise<Response> {
  const hand = services.house.records.get(c.req.param("name") ?? "");
  if (hand && c.req.param("file") === "template.xlsx") return exportTemplate(c, actor, hand.records);
  const [, number, ending] = /^(\d{1,15})\.(docx|zip)$/.exec(c.req.param("file") ?? "") ?? [];
  const id = Number(number ?? 0);
  if (!hand || id === 0) return c.json({ code: "NOT_FOUND" }, 404);
  if (!actor?.permissions.has(`${hand.records.name}.read`)) return c.json({ code: "FORBIDDEN" }, 403);
  const data = await services.database
    .read(actor.scope, (db) => recordPage(hand, db, actor, id, services))
    .catch((error: unknown) => {
      if ((error as { code?: string }).code === "NOT_FOUND") return undefined;
      throw error;
    });
  if (!data) return c.json({ code: "NOT_FOUND" }, 404);
  if (ending === "zip") return sendFile(c, `${data.title}材料.zip`, "application/zip", await folderOf(services, actor, hand.records, data));
  const file = await writeOfficialDocument(recordPaper(hand.records, data, data.unitName, chinaDay(services.now())));
  return sendFile(c, `${data.title}.docx`, TYPES.docx, file);
}

/** The workbook to fill in and bring back. GET /api/records/expert/template.xlsx */
function exportTemplate(c: Context, actor: Actor | undefined, records: Records): Response {
  if (!actor?.permissions.has(`${records.name}.edit`)) return c.json({ code: "FORBIDDEN" }, 403);
  return sendFile(c, `${records.register.label.zh}模板.xlsx`, TYPES.xlsx, Readable.from(writeXlsx(templateOf(records))));
}

const unitOf = async (actor: Actor, services: Services): Promise<string> =>
  services.database.read(
    actor.scope,
    async (db) => (await db.selectFrom("unit").select("name").where("id", "=", actor.scope.unitId).executeTakeFirst())?.name ?? "",
  );
