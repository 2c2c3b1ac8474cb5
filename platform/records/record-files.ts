import { sql } from "kysely";
import { audit } from "../audit/audit.ts";
import type { Db } from "../db/database.ts";
import type { FilePlace } from "../files/files.ts";
import { notFound, refuseRequest } from "../http/server.ts";
import { spelledLike } from "../register/spelling.ts";
import { openToEdit, takesFiles, type Asked, type FileRights, type Hand } from "./hand.ts";
import { findRecord } from "./rows.ts";

/** Where a file of a record hangs, if one may be added now: on its case, or on its name. */
export async function placeOfFile(
  hand: Hand,
  tx: Db,
  id: number,
  kind: string | undefined,
  files: ReadonlyMap<string, FileRights>,
): Promise<FilePlace> {
  const { records } = hand;
  if (!takesFiles(hand, await findRecord(tx, records, id, true), files)) await openToEdit(hand, tx, id);
  if (kind !== undefined && !(kind in records.files)) refuseRequest("unknown-kind", { zh: "没有这一类文件", en: "No such kind of file" });
  return {
    ...(records.process ? { case_id: id, subject: null } : { case_id: null, subject: `${records.name}:${id}` }),
    kind: kind ?? null,
  };
}

/** A file is read by whoever may read what it belongs to; rows have their own wall. */
const readableKinds = ({ actor, services }: Asked): string[] =>
  [...services.house.files].flatMap(([kind, rights]) => (actor.permissions.has(rights.read) ? [kind] : []));
const kindOfFile = sql<string>`coalesce(c.process, split_part(f.subject, ':', 1))`;

/** Files that this person sent, of any record he may read: what they belong to is told with them. */
export async function findFiles(db: Db, asked: Asked, words: string) {
  const { rows } = await sql<{ id: number; name: string; of: string; uploadedAt: string }>`
    select f.id, f.name, coalesce(c.title, '') as of, f.uploaded_at as "uploadedAt"
    from stored_file f left join work_case c on c.id = f.case_id
    where f.uploaded_by = ${asked.actor.id} and ${kindOfFile} = any (${readableKinds(asked)}::text[])
      and (${spelledLike(sql.ref("f.name"), words.trim())} or ${spelledLike(sql.ref("c.title"), words.trim())})
    order by f.id desc limit 20`.execute(db);
  return rows;
}

/** The same content as evidence of another record: stored once, and named where it is used. */
export async function useFile(
  hand: Hand,
  asked: Asked,
  tx: Db,
  input: { readonly id: number; readonly fileId: number; readonly kind?: string | undefined },
): Promise<{ id: number }> {
  const { records } = hand;
  const { actor } = asked;
  const place = await placeOfFile(hand, tx, input.id, input.kind, asked.services.house.files);
  // A guarded record's files are looked through as they come in; what lies elsewhere was not.
  if (records.register.guard)
    refuseRequest("guarded", { zh: "这里的附件要重新上传，以便检查", en: "Upload the file here anew, so that it is looked through" });
  const { rows } = await sql<{ sha256: Buffer; name: string; media_type: string; bytes: number }>`
    select f.sha256, f.name, f.media_type, f.bytes from stored_file f left join work_case c on c.id = f.case_id
    where f.id = ${input.fileId} and ${kindOfFile} = any (${readableKinds(asked)}::text[])`.execute(tx);
  const file = rows[0] ?? notFound();
  const { id } = await tx
    .insertInto("stored_file")
    .values({ ...file, ...place, uploaded_by: actor.id })
    .returning("id")
    .executeTakeFirstOrThrow();
  await audit(tx, actor, { act: "file.attach", subject: `${records.name}:${input.id}`, detail: { fileId: id, from: input.fileId } });
  return { id };
}
