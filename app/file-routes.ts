import { Readable } from "node:stream";
import type { Context as HonoContext } from "hono";
import type { Actor } from "../platform/access/scope.ts";
import type { FilePlace, UploadRefusal } from "../platform/files/files.ts";
import { EVIDENCE_WORDS, TOO_MANY_PIXELS } from "../platform/files/kinds.ts";
import { previewOf } from "../platform/files/preview.ts";
import { dropBody, takeFile } from "../platform/http/bodies.ts";
import type { Label } from "../platform/http/contract.ts";
import { refusalIn, type Services } from "../platform/http/server.ts";
import { noteGuarded } from "../platform/records/guarded.ts";
import { placeOfFile } from "../platform/records/record-files.ts";
import type { MakePaper } from "../platform/rooms/room.ts";
import type { Guard } from "../platform/register/guard.ts";
import { attachment, sendFile, WITHIN } from "./downloads.ts";
import { Unreadable } from "../platform/sheets/unreadable.ts";
import type { Env } from "./posts.ts";

/** A file as it is sent: streamed to disk, looked through first where its record is guarded. */
export async function upload(c: HonoContext<Env>, services: Services): Promise<Response> {
  const actor = c.get("actor");
  if (!actor) return c.json({ code: "UNAUTHORIZED" }, 401);
  const target = await targetOf(c, actor, services);
  if (target instanceof Response) return target;
  const guarded = await guardOf(c, actor, services);
  let guardSays: Label | undefined;
  const media = takesMedia(c, services);
  const limit = services.config.BIHUAN_UPLOAD_MEGABYTES * 1_048_576;
  let name = "";
  const tooLarge = Number(c.req.header("content-length") ?? 0) > limit + 10_000;
  if (tooLarge) await dropBody(c.req.raw);
  const received = tooLarge
    ? ({ ok: false, error: "too-large" } as const)
    : ((await takeFile(c.req.raw, async (content, called) => {
        name = called.replace(/[\\/\u0000-\u001f]/g, "_").slice(-200);
        if (!guarded) return services.files.receive(content, name, undefined, media);
        const bytes = await inMemory(content, limit);
        if (bytes === undefined) return { ok: false, error: "too-large" } as const;
        guardSays = await guarded.guard.file(called, bytes);
        return guardSays ? ({ ok: false, error: "unreadable" } as const) : services.files.receive(Readable.from([bytes]), name);
      })) ?? ({ ok: false, error: "half-sent" } as const));
  if (guarded && guardSays) {
    await noteGuarded({ actor, services }, guarded.name);
    return c.json({ code: "guarded", message: guardSays }, 422);
  }
  if (!received.ok) return refusedFile(c, received.error, limit);
  const id = await services.database.write(actor.scope, (tx) => services.files.attach(tx, actor, target, name, received.value));
  return c.json({ id });
}

/** Why a file was not kept, in words; `most` bytes are the limit that held. */
export function refusedFile(c: HonoContext<Env>, error: UploadRefusal, most: number): Response {
  const size = most >= 1_048_576 ? `${Math.floor(most / 1_048_576)} MB` : `${Math.floor(most / 1024)} KB`;
  const words = {
    "too-large": [`文件超过 ${size}`, `Larger than ${size}`],
    "type-not-allowed": [
      `只收 ${EVIDENCE_WORDS}，且内容与扩展名一致`,
      "Only PDF, OFD, pictures, Word, Excel and WPS files, content matching the name",
    ],
    unreadable: [
      "文件打不开：PDF 须至少有一页，图片须有尺寸，Word、Excel、OFD 须完整。可能已损坏或有密码，请重新导出不带密码的文件再上传；原文件没有保存",
      "The file does not open: a PDF needs a page, a picture a size, an Office or OFD file its directory. It may be damaged or locked; export it anew without a password. Nothing was stored",
    ],
    "too-many-pixels": [TOO_MANY_PIXELS.zh, TOO_MANY_PIXELS.en],
    infected: [
      "杀毒程序在文件里发现病毒，没有保存。请先杀毒，或换一份",
      "The scanner found a virus; nothing was stored. Clean it or send another",
    ],
    "not-scanned": [
      "文件没有通过病毒检查（检查程序不在，或文件超过它的上限），没有保存。请稍后再传，仍不行请告知管理员",
      "The file could not be scanned for viruses (the scanner is away, or its limit is passed); nothing was stored. Try again later or tell the administrator",
    ],
    empty: ["文件是空的", "The file is empty"],
    "half-sent": ["上传中断，文件没有保存，请重新上传", "The upload broke off; nothing was stored"],
  }[error] as [string, string];
  return c.json(refusal(error, ...words), 422);
}

/** Whether the kind of file that is sent is one to be heard or watched. */
function takesMedia(c: HonoContext<Env>, services: Services): boolean {
  const name = (c.req.query("record") ?? "").split(":")[0] ?? "";
  return services.house.records.get(name)?.records.files[c.req.query("kind") ?? ""]?.takes === "media";
}

/** The guard of the record that a file is meant for, where it has one: then the file is looked through in memory before anything is written. */
async function guardOf(c: HonoContext<Env>, actor: Actor, services: Services): Promise<{ name: string; guard: Guard } | undefined> {
  const named = /^([a-z_]+):\d{1,15}$/.exec(c.req.query("record") ?? "")?.[1];
  const id = Number(c.req.query("caseId"));
  const name =
    named ??
    (Number.isSafeInteger(id)
      ? (
          await services.database.read(actor.scope, (db) =>
            db.selectFrom("work_case").select("process").where("id", "=", id).executeTakeFirst(),
          )
        )?.process
      : undefined);
  const guard = name === undefined ? undefined : services.house.records.get(name)?.records.register.guard;
  return name !== undefined && guard ? { name, guard } : undefined;
}

/** Where an upload goes, if this actor may add files there now: a declared record while it may be edited, a case of a room with files of its own while it is open. */
async function targetOf(c: HonoContext<Env>, actor: Actor, services: Services): Promise<FilePlace | Response> {
  const { house, database } = services;
  const named = /^([a-z_]+):(\d{1,15})$/.exec(c.req.query("record") ?? "");
  const id = Number(named ? named[2] : c.req.query("caseId"));
  if (!Number.isSafeInteger(id) || id <= 0) return c.json(refusal("invalid", "缺少记录号", "The record is missing"), 422);
  const found = named
    ? { process: named[1] as string, closed_on: null }
    : await database.read(actor.scope, (db) =>
        db.selectFrom("work_case").select(["process", "closed_on"]).where("id", "=", id).executeTakeFirst(),
      );
  if (!found) return c.json({ code: "NOT_FOUND" }, 404);
  const rights = house.files.get(found.process);
  if (!rights?.add.some((p) => actor.permissions.has(p))) return c.json({ code: "FORBIDDEN" }, 403);
  const hand = house.records.get(found.process);
  if (named && !hand) return c.json({ code: "NOT_FOUND" }, 404);
  const refused = (error: unknown): Response => {
    const words = refusalIn(error);
    if (words) return c.json(words, 422);
    if ((error as { code?: string }).code === "NOT_FOUND") return c.json({ code: "NOT_FOUND" }, 404);
    throw error;
  };
  if (!hand || (rights.whileOpen && found.closed_on !== null))
    // What is closed takes the new evidence of a correction and nothing else.
    return found.closed_on === null || actor.permissions.has("fact.correct")
      ? { case_id: id }
      : c.json(refusal("closed", "已办结，不能再加附件", "The case is closed"), 422);
  return database.write(actor.scope, (tx) => placeOfFile(hand, tx, id, c.req.query("kind"), house.files)).catch(refused);
}

const refusal = (code: string, zh: string, en: string) => ({ code, message: { zh, en } });

/** What every browser draws without a program of its own; nothing that could hold a script. */
const DRAWN = /^(application\/pdf|image\/(png|jpeg|webp))$/;

/** A file to whoever may read what it belongs to; the opening is noted. `inline` shows what the browser draws within a page of this server. */
export async function download(c: HonoContext<Env>, services: Services): Promise<Response> {
  const file = await readable(c, services);
  if (file instanceof Response) return file;
  const inline = c.req.query("inline") !== undefined && DRAWN.test(file.media_type);
  c.header("content-disposition", inline ? attachment(file.name).replace("attachment", "inline") : attachment(file.name));
  c.header("content-length", String(file.bytes));
  if (inline) c.header(WITHIN, "1");
  return c.body(Readable.toWeb(await services.files.read(file.sha256)) as ReadableStream, 200, { "content-type": file.media_type });
}

/** Pages of a PDF, words of a Word file, first rows of a workbook: read by our own readers, sent as texts. */
export async function preview(c: HonoContext<Env>, services: Services): Promise<Response> {
  const file = await readable(c, services);
  if (file instanceof Response) return file;
  const bytes = await inMemory(await services.files.read(file.sha256), services.config.BIHUAN_UPLOAD_MEGABYTES * 1_048_576);
  try {
    return c.json(bytes ? await previewOf(Buffer.from(bytes.buffer), file.media_type) : { isCut: true });
  } catch (error) {
    const words = refusalIn(error) ?? (error instanceof Unreadable ? { code: "unreadable", message: error.label } : undefined);
    if (!words) throw error;
    return c.json(words, 422);
  }
}

/** The file, if this actor may read it; a look is an opening, and noted. */
async function readable(c: HonoContext<Env>, services: Services) {
  const actor = c.get("actor");
  if (!actor) return c.json({ code: "UNAUTHORIZED" }, 401);
  // Whoever may read nothing that has files learns not even whether one is there.
  const { files } = services.house;
  if (![...files.values()].some((f) => actor.permissions.has(f.read))) return c.json({ code: "FORBIDDEN" }, 403);
  const file = await services.database.read(actor.scope, (db) =>
    db
      .selectFrom("stored_file as f")
      .leftJoin("work_case as c", "c.id", "f.case_id")
      .selectAll("f")
      .select("c.process")
      .where("f.id", "=", Number(c.req.param("id")) || 0)
      .executeTakeFirst(),
  );
  if (!file) return c.json({ code: "NOT_FOUND" }, 404);
  // A file is read by whoever may read what it belongs to.
  const rights = files.get(file.process ?? file.subject?.split(":")[0] ?? "");
  if (!rights || !actor.permissions.has(rights.read)) return c.json({ code: "FORBIDDEN" }, 403);
  await services.database.write(actor.scope, (tx) => services.files.noteOpening(tx, actor, file.id));
  return file;
}

/** A stream as bytes, unless it is larger than the limit. */
async function inMemory(content: ReadableStream<Uint8Array> | Readable, limit: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of content as AsyncIterable<Uint8Array>) {
    bytes += piece.length;
    if (bytes <= limit) pieces.push(piece);
  }
  return bytes > limit ? undefined : new Uint8Array(Buffer.concat(pieces));
}

/** A file that a room makes when it is asked for; who may not have it is told that there is none. */
export async function sendPaper(c: HonoContext<Env>, services: Services, make: MakePaper): Promise<Response> {
  const actor = c.get("actor");
  const asked = { ...c.req.query(), ...(c.req.param() as Record<string, string>) };
  const mayBe = asked["id"] === undefined || /^[1-9]\d{0,14}$/.test(asked["id"]);
  const paper =
    actor && mayBe
      ? await make(services, actor, asked).catch((error: unknown) => {
          if ((error as { code?: string }).code === "NOT_FOUND") return undefined;
          throw error;
        })
      : undefined;
  return paper ? sendFile(c, paper.name, paper.type, paper.bytes) : c.json({ message: "not found" }, 404);
}
