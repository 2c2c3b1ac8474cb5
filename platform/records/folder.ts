import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { chinaDay } from "@bihuan/kit";
import { sql } from "kysely";
import { nameActor } from "../access/actor-names.ts";
import type { Actor } from "../access/scope.ts";
import type { Db } from "../db/database.ts";
import { writeOfficialDocument } from "../documents/gbt9704.ts";
import { pageCount } from "../files/pdf.ts";
import { FileMissing } from "../files/store.ts";
import type { Services } from "../http/server.ts";
import { showDay } from "../register/fields.ts";
import { ZipWriter } from "../sheets/zip-write.ts";
import type { RecordPageData } from "./contract.ts";
import type { Records } from "./define.ts";

/** What is larger holds pictures more than pages, and is not read for their number. */
const MOST_BYTES = 32 * 1_048_576;

export interface Proof {
  readonly name: string;
  readonly kind: string;
  /** Undefined where its pages are known once it is printed: Word, Excel, OFD. */
  readonly pages: number | undefined;
  readonly arrivedOn: string;
  readonly from: string;
}
export interface Filed extends Proof {
  readonly no: number;
  /** First and last page of the bound set; blank from the first piece on whose pages are not known. */
  readonly at: string;
  readonly path: string;
}

const plain = (text: string, most: number): string => [...text.replace(/[\\/:*?"<>|\u0000-\u001f]/g, "_").trim()].slice(0, most).join("");

/** Numbers and pages of a set in its order. */
export function bound(proofs: readonly Proof[]): Filed[] {
  let next: number | undefined = 1;
  return proofs.map((p, i) => {
    const first = next;
    next = first === undefined || p.pages === undefined ? undefined : first + p.pages;
    const at = first === undefined ? "" : next === undefined ? `${first} 起` : p.pages === 1 ? String(first) : `${first}–${next - 1}`;
    const ending = /\.[A-Za-z0-9]{1,5}$/.exec(p.name)?.[0] ?? "";
    const path = `${String(i + 1).padStart(2, "0")}-${plain(p.kind, 20)}-${plain(p.name.slice(0, p.name.length - ending.length), 60)}${ending}`;
    return { ...p, no: i + 1, at, path };
  });
}

/** Files of a record in the order of its kinds, with who brought each and when. */
async function proofsOf(services: Services, db: Db, records: Records, data: RecordPageData) {
  const { rows: brought } = await sql<{ id: number; actor: string; name: string | null }>`select f.id, f.uploaded_by as actor, p.name
    from stored_file f left join person p on f.uploaded_by = 'person:' || p.id where f.id = any (${data.files.map((f) => f.id)}::bigint[])`.execute(
    db,
  );
  const kinds = Object.keys(records.files);
  const place = (kind: string | null): number => (kind !== null && kinds.includes(kind) ? kinds.indexOf(kind) : kinds.length);
  const files = data.files.toSorted((a, b) => place(a.kind) - place(b.kind) || a.id - b.id);
  const proofs: (Proof & { readonly sha256: string })[] = [];
  for (const f of files) {
    const by = brought.find((b) => b.id === f.id);
    proofs.push({
      name: f.name,
      kind: (f.kind === null ? undefined : records.files[f.kind]?.zh) ?? "附件",
      pages: await pagesOf(services, f),
      arrivedOn: chinaDay(Date.parse(f.uploadedAt)),
      from: by ? nameActor(by.actor, by.name) : "",
      sha256: f.sha256,
    });
  }
  return proofs;
}

async function pagesOf(services: Services, f: RecordPageData["files"][number]): Promise<number | undefined> {
  if (f.mediaType.startsWith("image/")) return 1;
  if (f.mediaType !== "application/pdf" || f.bytes > MOST_BYTES) return undefined;
  try {
    return pageCount(await buffer(await services.files.read(Buffer.from(f.sha256, "hex"))));
  } catch (error) {
    if (error instanceof FileMissing) return undefined;
    throw error;
  }
}

/** Everything that proves a record as one ZIP: an index with the pages of each piece and when it came, the pieces numbered in the index's order. */
export async function folderOf(services: Services, actor: Actor, records: Records, data: RecordPageData): Promise<Readable> {
  const proofs = await services.database.write(actor.scope, async (tx) => {
    for (const f of data.files) await services.files.noteOpening(tx, actor, f.id);
    return proofsOf(services, tx, records, data);
  });
  const filed = bound(proofs);
  const index = await writeOfficialDocument({
    title: `${data.title}材料目录`,
    blocks: [
      {
        type: "table",
        header: ["序号", "材料", "类别", "页数", "页码", "收到日期", "谁送来"],
        rows: filed.map((p) => [String(p.no), p.name, p.kind, p.pages === undefined ? "" : String(p.pages), p.at, p.arrivedOn, p.from]),
      },
      ...(filed.every((p) => p.pages !== undefined)
        ? []
        : [{ type: "paragraph" as const, text: "Word、Excel、OFD 等的页数打印后填，其后的页码顺推。" }]),
    ],
    signature: data.unitName,
    date: showDay(chinaDay(services.now()), "zh-CN"),
  });
  async function* zip(): AsyncGenerator<Buffer> {
    const writer = new ZipWriter();
    yield* writer.add("00-材料目录.docx", Readable.from([index]) as AsyncIterable<Buffer>);
    for (const [i, p] of filed.entries())
      yield* writer.add(p.path, (await services.files.read(Buffer.from(proofs[i]?.sha256 ?? "", "hex"))) as AsyncIterable<Buffer>);
    yield writer.end();
  }
  return Readable.from(zip());
}
