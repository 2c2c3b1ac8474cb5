import type { Context as HonoContext } from "hono";
import { answererOf, holderOf, loggerOf } from "../features/services/index.ts";
import type { Db } from "../platform/db/database.ts";
import type { FilePlace } from "../platform/files/files.ts";
import { dropBody, limitBody, takeFile } from "../platform/http/bodies.ts";
import { notFound, refuseRequest, type Services } from "../platform/http/server.ts";
import { refusedFile } from "./file-routes.ts";
import { sendFile } from "./downloads.ts";
import type { Env } from "./posts.ts";

const FORM = 10_000;

/** The same content at the same place is there already; one place holds so many. */
async function roomAt(db: Db, place: FilePlace, most: number, sha256?: Buffer): Promise<number | undefined> {
  const rows = await db
    .selectFrom("stored_file")
    .select(["id", "sha256"])
    .where("case_id", "is not distinct from", place.case_id ?? null)
    .where("subject", "is not distinct from", place.subject ?? null)
    .where("kind", "is not distinct from", place.kind ?? null)
    .execute();
  const same = rows.find((r) => sha256?.equals(r.sha256));
  if (same) return same.id;
  if (rows.length >= most)
    refuseRequest("too-many-files", { zh: `最多 ${most} 份，已经够了`, en: `${most} files are there already, which is the most` });
  return undefined;
}

/**
 * A file by the holder of a link: token and record stand before it in the form, so that nothing is read for whoever holds none. Sent twice it is kept once.
 */
export async function uploadByLink(c: HonoContext<Env>, services: Services): Promise<Response> {
  const { uploads } = services.house;
  const most = Math.max(0, ...[...uploads.values()].map((u) => u.mostBytes));
  if (Number(c.req.header("content-length") ?? 0) > most + FORM) {
    await dropBody(c.req.raw);
    return refusedFile(c, "too-large", most);
  }
  const sent = await takeFile(c.req.raw, async (content, called, fields) => {
    const token = (fields.get("token") ?? "").slice(0, 60);
    const opened = await services.links.open(token, services.now());
    const upload = opened.ok ? uploads.get(opened.value.purpose) : undefined;
    if (opened.ok && !upload) return notFound();
    const purpose = opened.ok ? opened.value.purpose : "";
    const { link, actor } = await (upload?.logs
      ? loggerOf(services, token, purpose)
      : answererOf({ actor: c.get("actor"), services }, token, purpose));
    if (!upload) return notFound();
    const record = /^[1-9]\d{0,14}$/.exec(fields.get("record") ?? "")?.[0];
    const place = await services.database.read(actor.scope, (db) =>
      upload.place(db, link, record === undefined ? undefined : Number(record)),
    );
    const name = called.replace(/[\\/\u0000-\u001f]/g, "_").slice(-200);
    if (!upload.takes.includes(name.split(".").at(-1)?.toLowerCase() ?? ""))
      return refuseRequest("type-not-allowed", { zh: `只收 ${upload.takes.join("、")}`, en: `Only ${upload.takes.join(", ")}` });
    const received = await services.files.receive(content, name, undefined, false, upload.mostBytes);
    if (!received.ok) return { refused: received.error, most: upload.mostBytes } as const;
    return services.database.write(actor.scope, async (tx) => {
      await tx.selectFrom("one_time_link").select("id").where("id", "=", link.id).forUpdate().execute();
      const id =
        (await roomAt(tx, place, upload.mostFiles, received.value.sha256)) ??
        (await services.files.attach(tx, actor, place, name, received.value));
      return { id };
    });
  });
  if (sent === undefined) return refusedFile(c, "half-sent", most);
  return "refused" in sent ? refusedFile(c, sent.refused, sent.most) : c.json(sent);
}

/** A file that the holder of a link may open. POST /api/link/files/read, a form with `token` and `id`: a code in an address would stand in logs. */
export async function readByLink(c: HonoContext<Env>, services: Services): Promise<Response> {
  const asked = new URLSearchParams(await (await limitBody(c.req.raw, FORM)).text());
  const token = (asked.get("token") ?? "").slice(0, 60);
  const opened = await services.links.open(token, services.now());
  const purpose = opened.ok ? opened.value.purpose : "";
  const { link, actor } = await holderOf(services, token, purpose);
  const reading = services.house.readings.get(purpose) ?? notFound();
  const file = await services.database.read(actor.scope, async (db) => {
    const { caseId, kinds } = await reading(db, link);
    return db
      .selectFrom("stored_file")
      .selectAll()
      .where("id", "=", Number(asked.get("id")) || 0)
      .where("case_id", "=", caseId)
      .where("kind", "in", kinds)
      .executeTakeFirst();
  });
  if (!file) return notFound();
  return sendFile(c, file.name, file.media_type, await services.files.read(file.sha256));
}
