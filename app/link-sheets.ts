import { readFileSync } from "node:fs";
import { Readable } from "node:stream";
import type { Context as HonoContext } from "hono";
import { answererOf, holderOf } from "../features/services/index.ts";
import { TYPES } from "../platform/documents/file-types.ts";
import { dropBody, limitBody, takeFile } from "../platform/http/bodies.ts";
import { notFound, refuseRequest, type Services } from "../platform/http/server.ts";
import type { ByLink, LinkSheet } from "../platform/links/sheet.ts";
import { likeliest, linesOfTable } from "../platform/sheets/tables.ts";
import { Unreadable } from "../platform/sheets/unreadable.ts";
import { writeXlsx } from "../platform/sheets/write-xlsx.ts";
import { lookAtTable } from "../platform/tables/look.ts";
import { sendFile } from "./downloads.ts";
import type { Env } from "./posts.ts";
import { markedTable, refusedUpload } from "./tables.ts";

type C = HonoContext<Env>;
const FORM = 10_000;

async function sheetOf(c: C, services: Services, token: string, answers: boolean): Promise<ByLink & { readonly sheet: LinkSheet }> {
  const opened = await services.links.open(token, services.now());
  const purpose = opened.ok ? opened.value.purpose : "";
  const { link, actor } = answers
    ? await answererOf({ actor: c.get("actor"), services }, token, purpose)
    : await holderOf(services, token, purpose);
  return { services, link, actor, sheet: services.house.sheets.get(purpose) ?? notFound() };
}

/** The workbook to fill in, to the holder of its link. POST /api/link/sheet, a form with `token`: a code in an address would stand in logs. */
export async function blankByLink(c: C, services: Services): Promise<Response> {
  const token = new URLSearchParams(await (await limitBody(c.req.raw, FORM)).text()).get("token") ?? "";
  const by = await sheetOf(c, services, token.slice(0, 60), false);
  const { name, sheets } = await services.database.read(by.actor.scope, (db) => by.sheet.write(db, by));
  return sendFile(c, `${name}.xlsx`, TYPES.xlsx, Readable.from(writeXlsx(sheets)));
}

/**
 * The workbook filled in. POST /api/link/sheet/filled, a form with `token` before its `file`. Whole it comes in; else nothing does, and the faults are the answer:
 * as a list, or, where `marked` is said, as the same workbook with each written at its row.
 */
export async function filledByLink(c: C, services: Services): Promise<Response> {
  const most = Math.max(0, ...[...services.house.sheets.values()].map((s) => s.mostBytes));
  if (Number(c.req.header("content-length") ?? 0) > most + FORM) {
    await dropBody(c.req.raw);
    return refusedUpload((code, message) => c.json({ code, message }, 422), "too-large");
  }
  const answer = await takeFile(c.req.raw, async (content, called, fields) => {
    const by = await sheetOf(c, services, (fields.get("token") ?? "").slice(0, 60), true);
    const received = await services.files.receiveTable(content, by.sheet.mostBytes);
    if (!received.ok) return refusedUpload((code, message) => c.json({ code, message }, 422), received.error);
    try {
      return await take(c, by, received.value, called, fields.has("marked"));
    } catch (error) {
      if (error instanceof Unreadable) return refuseRequest(error.code, error.label);
      throw error;
    } finally {
      received.value.drop();
    }
  });
  return answer ?? refuseRequest("empty", new Unreadable("empty").label);
}

async function take(c: C, by: ByLink & { sheet: LinkSheet }, file: Parameters<typeof lookAtTable>[1], name: string, marked: boolean) {
  const { sheets } = await lookAtTable(by, file, { name, known: by.sheet.known });
  const at = likeliest(sheets, by.sheet.known);
  const table = sheets[at];
  if (!table?.heading) throw new Unreadable("empty");
  const asked = { rows: linesOfTable(table), at: table.rows.map((r) => r.at), since1904: table.since1904 };
  const { bottom } = table.heading;
  const taken = await by.services.database.write(by.actor.scope, (tx) => by.sheet.take(tx, by, asked));
  if (!("faults" in taken)) return c.json(taken);
  const { faults } = taken;
  if (!marked)
    return c.json({ code: "faulty-rows", message: FAULTY(new Set(faults.map((f) => f.row)).size), faults: faults.slice(0, 100) }, 422);
  const told = faults.map(({ row, column, text }) => ({ row, column, text: text.zh }));
  const pieces = markedTable(readFileSync(file.path), at, bottom, told);
  return sendFile(c, `${name.replace(/\.\w+$/, "")}（标出错误）.xlsx`, TYPES.xlsx, Readable.from(pieces));
}

const FAULTY = (rows: number) => ({
  zh: `有 ${rows} 行要改，一行也没有收下。改好再送`,
  en: `${rows} rows have faults and nothing was taken. Mend them and send it again`,
});
