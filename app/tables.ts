import { Readable } from "node:stream";
import type { Context } from "hono";
import { z } from "zod";
import { TYPES } from "../platform/documents/file-types.ts";
import type { Actor } from "../platform/access/scope.ts";
import type { UploadRefusal } from "../platform/files/files.ts";
import { BodyTooLarge, dropBody, limitBody, TABLE_BYTES, takeFile } from "../platform/http/bodies.ts";
import type { Label, Refusal } from "../platform/http/contract.ts";
import { refusalIn, type Services } from "../platform/http/server.ts";
import { openBook } from "../platform/sheets/open.ts";
import { patchFaults, REASON, type RowFault } from "../platform/sheets/patch.ts";
import { wordsOf } from "../platform/sheets/rows.ts";
import { bytesSource } from "../platform/sheets/source.ts";
import { lookAtTable } from "../platform/tables/look.ts";
import { Unreadable } from "../platform/sheets/unreadable.ts";
import { writeXlsx, type Cell } from "../platform/sheets/write-xlsx.ts";

const MOST_FAULTS = 20_000;
const UPLOAD_WORDS = {
  infected: {
    zh: "杀毒程序在文件里发现病毒，没有读。请先杀毒，或换一份",
    en: "The scanner found a virus; nothing was read. Clean it or send another",
  },
  "not-scanned": {
    zh: "文件没有通过病毒检查，没有读。请稍后再传",
    en: "The file could not be scanned for viruses; nothing was read. Try again later",
  },
} as const;

/**
 * A file of tables as every import takes it: each sheet with its headings, rows and what is told of it. POST /api/tables, a form whose fields stand
 * before its `file`; `known` are headings the asking screen understands, `sheet` and `heading` a row of headings chosen by hand. Nothing is kept, but where
 * `register` names one that takes tables of any length: then a file with a long sheet is kept as a job that waits for a word.
 */
export async function readFile(c: Context, actor: Actor | undefined, services: Services): Promise<Response> {
  if (!actor) return c.json({ code: "UNAUTHORIZED" }, 401);
  const refused = (code: string, message: Label) => c.json({ code, message } satisfies Refusal, 422);
  const answer = await takeFile(
    c.req.raw,
    async (content, name, fields) => {
      const register = fields.get("register");
      const limit = register === undefined ? services.config.BIHUAN_UPLOAD_MEGABYTES * 1_048_576 : TABLE_BYTES;
      const received = await services.files.receiveTable(content, limit);
      if (!received.ok) return refusedUpload(refused, received.error);
      const file = received.value;
      const heading = Number(fields.get("heading") ?? 0);
      try {
        const { format, sheets, job } = await lookAtTable({ actor, services }, file, {
          ...{ name, register, known: (fields.get("known") ?? "").split("\n") },
          chosen: heading > 0 ? { sheet: Number(fields.get("sheet")), heading } : undefined,
        });
        return c.json({ format, sheets: sheets.map(({ labels: _, ...s }) => s), ...(job === undefined ? {} : { job }) });
      } catch (error) {
        if (error instanceof Unreadable) return refused(error.code, error.label);
        const refusal = refusalIn(error);
        if (refusal) return refused(refusal.code, refusal.message);
        throw error;
      } finally {
        file.drop();
      }
    },
    200_000,
  );
  return answer ?? refused("empty", new Unreadable("empty").label);
}

export function refusedUpload(refused: (code: string, message: Label) => Response, error: UploadRefusal): Response {
  if (error === "infected" || error === "not-scanned") return refused(error, UPLOAD_WORDS[error]);
  return refused(error, new Unreadable(error === "too-large" ? "too-large" : error === "empty" ? "empty" : "broken").label);
}

const place = z.coerce.number().int().min(0).max(10_000_000);
const MARKS = z.object({
  sheet: place,
  heading: place,
  faults: z.preprocess(
    jsonOf,
    z.array(z.object({ row: place, column: z.number().int(), text: z.string() })).transform((told) => told.slice(0, MOST_FAULTS)),
  ),
});
const NO_MARKS = {
  code: "invalid",
  message: { zh: "没有写进表里：行号或列号不对", en: "Not written into the table: a row or column is not one" },
} satisfies Refusal;
function jsonOf(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return undefined;
  }
}

/** The same file with its errors written in. POST /api/tables/faults, a form with `file`, `sheet`, `heading` and `faults`. */
export function markFile(c: Context, actor: Actor | undefined, services: Services): Promise<Response> {
  return answered(c, actor, services, async (form, bytes) => {
    const asked = MARKS.safeParse(Object.fromEntries(["sheet", "heading", "faults"].map((name) => [name, textOf(form, name)])));
    if (!asked.success) return c.json(NO_MARKS, 422);
    const { sheet, heading, faults } = asked.data;
    const pieces = markedTable(bytes, sheet, heading, faults);
    return c.body(Readable.toWeb(Readable.from(pieces)) as ReadableStream, 200, { "content-type": TYPES.xlsx });
  });
}

/** A file of tables with what is told of its rows written in, as a workbook; sheets from 0, rows and columns from 1. */
export function markedTable(
  bytes: Buffer,
  sheet: number,
  heading: number,
  told: readonly { readonly row: number; readonly column: number; readonly text: string }[],
): AsyncIterable<Buffer> {
  const faults = new Map<number, { reason: string; columns: number[] }>();
  for (const { row, column, text } of told.slice(0, MOST_FAULTS)) {
    const one = faults.get(row) ?? { reason: "", columns: [] };
    faults.set(row, {
      reason: `${one.reason}${one.reason && "；"}${text}`,
      columns: column > 0 ? [...one.columns, column] : one.columns,
    });
  }
  const isXlsx = bytes.length > 4 && bytes.readUInt32BE(0) === 0x504b0304;
  return isXlsx ? patchFaults(bytesSource(bytes), sheet, heading, faults) : asWorkbook(bytes, sheet, heading, faults);
}

/** CSV and old formats have no room for marks: the table becomes a workbook with its reasons behind. */
async function* asWorkbook(bytes: Buffer, sheet: number, heading: number, faults: ReadonlyMap<number, RowFault>): AsyncGenerator<Buffer> {
  const book = await openBook(bytesSource(bytes));
  try {
    const rows: Cell[][] = [];
    let width = 0;
    for await (const batch of book.rows(sheet))
      for (const row of batch) {
        while (rows.length < row.at - 1) rows.push([]);
        rows.push(row.values.map((v) => wordsOf(v)));
        width = Math.max(width, row.values.length);
      }
    const [first = [], ...rest] = rows;
    const reasonOf = (at: number): string | null => (at === heading ? REASON : (faults.get(at)?.reason ?? null));
    const columns = Array.from({ length: width }, (_, i) => ({ heading: String(first[i] ?? ""), style: "text" as const }));
    const reasons = { heading: reasonOf(1) ?? "", style: "text" as const, width: 48 };
    yield* writeXlsx([
      {
        name: book.sheets[sheet]?.name || "表格",
        columns: [...columns, reasons],
        rows: [rest.map((r, i) => [...Array.from({ length: width }, (_, c) => r[c] ?? null), reasonOf(i + 2)])],
      },
    ]);
  } finally {
    book.close();
  }
}

const textOf = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
};

async function answered(
  c: Context,
  actor: Actor | undefined,
  services: Services,
  answer: (form: FormData, bytes: Buffer) => Promise<Response>,
): Promise<Response> {
  if (!actor) return c.json({ code: "UNAUTHORIZED" }, 401);
  const refused = (code: string, message: Label) => c.json({ code, message } satisfies Refusal, 422);
  try {
    const sent = await limitBody(c.req.raw, services.config.BIHUAN_UPLOAD_MEGABYTES * 1_048_576 + 4_000_000);
    const form = await sent.formData().catch(() => undefined);
    const file = form?.get("file");
    if (!form || !(file instanceof Blob)) return refused("empty", new Unreadable("empty").label);
    return await answer(form, Buffer.from(await file.arrayBuffer()));
  } catch (error) {
    if (error instanceof BodyTooLarge) {
      await dropBody(c.req.raw);
      return refused("too-large", new Unreadable("too-large").label);
    }
    if (error instanceof Unreadable) return refused(error.code, error.label);
    const refusal = refusalIn(error);
    if (refusal) return refused(refusal.code, refusal.message);
    throw error;
  }
}
