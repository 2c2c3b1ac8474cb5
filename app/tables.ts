import { Readable } from "node:stream";
import { halfWidth } from "@bihuan/kit";
import type { Context } from "hono";
import { TYPES } from "../platform/documents/file-types.ts";
import type { Actor } from "../platform/access/scope.ts";
import { BodyTooLarge, dropBody, limitBody } from "../platform/http/bodies.ts";
import type { Label, Refusal } from "../platform/http/contract.ts";
import { refusalIn, type Services } from "../platform/http/server.ts";
import { openBook } from "../platform/sheets/open.ts";
import { patchFaults, REASON, type RowFault } from "../platform/sheets/patch.ts";
import { wordsOf } from "../platform/sheets/rows.ts";
import { bytesSource } from "../platform/sheets/source.ts";
import { readTables } from "../platform/sheets/tables.ts";
import { Unreadable } from "../platform/sheets/unreadable.ts";
import { writeXlsx, type Cell } from "../platform/sheets/write-xlsx.ts";

const MOST_FAULTS = 20_000;

/**
 * A file of tables as every import takes it: each sheet with its headings, rows and what is told of it; nothing is kept. POST /api/tables, a form with
 * `file`; `known` are headings the asking screen understands, `sheet` and `heading` a row of headings chosen by hand.
 */
export function readFile(c: Context, actor: Actor | undefined, services: Services): Promise<Response> {
  return answered(c, actor, services, async (form, bytes) => {
    const known = new Set(textOf(form, "known").split("\n").map(plain).filter(Boolean));
    const heading = Number(textOf(form, "heading"));
    const book = await openBook(bytesSource(bytes));
    try {
      // A workbook by its name whose bytes are words was cut or changed on its way.
      if (book.format === "csv" && /\.xlsx$/i.test(nameOf(form))) throw new Unreadable("broken");
      const chosen = heading > 0 ? { sheet: Number(textOf(form, "sheet")), heading } : undefined;
      return c.json({ format: book.format, sheets: await readTables(book, (text) => known.has(plain(text)), chosen) });
    } finally {
      book.close();
    }
  });
}

/** The same file with its errors written in. POST /api/tables/faults, a form with `file`, `sheet`, `heading` and `faults`. */
export function markFile(c: Context, actor: Actor | undefined, services: Services): Promise<Response> {
  return answered(c, actor, services, async (form, bytes) => {
    const told = JSON.parse(textOf(form, "faults")) as readonly { row: number; column: number; text: string }[];
    const faults = new Map<number, { reason: string; columns: number[] }>();
    for (const { row, column, text } of told.slice(0, MOST_FAULTS)) {
      const one = faults.get(row) ?? { reason: "", columns: [] };
      faults.set(row, {
        reason: `${one.reason}${one.reason && "；"}${text}`,
        columns: column > 0 ? [...one.columns, column] : one.columns,
      });
    }
    const [sheet, heading] = [Number(textOf(form, "sheet")), Number(textOf(form, "heading"))];
    const isXlsx = bytes.length > 4 && bytes.readUInt32BE(0) === 0x504b0304;
    const pieces = isXlsx ? patchFaults(bytesSource(bytes), sheet, heading, faults) : asWorkbook(bytes, sheet, heading, faults);
    return c.body(Readable.toWeb(Readable.from(pieces)) as ReadableStream, 200, { "content-type": TYPES.xlsx });
  });
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

const plain = (text: string): string =>
  halfWidth(text)
    .replace(/[（(][^]*$/, "")
    .replace(/[\s*＊]/g, "")
    .toLowerCase();

const textOf = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
};

const nameOf = (form: FormData): string => {
  const file = form.get("file");
  return file instanceof File ? file.name : "";
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
    const form = await (await limitBody(c.req.raw, services.config.BIHUAN_UPLOAD_MEGABYTES * 1_048_576 + 4_000_000)).formData();
    const file = form.get("file");
    if (!(file instanceof Blob)) return refused("empty", new Unreadable("empty").label);
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
