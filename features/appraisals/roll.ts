import { sql } from "kysely";
import type { Actor } from "../../platform/access/scope.ts";
import { audit } from "../../platform/audit/audit.ts";
import type { Db } from "../../platform/db/database.ts";
import { notFound, refuseRequest } from "../../platform/http/server.ts";
import type { Found } from "../../platform/records/rows.ts";
import { undeal } from "./desk.ts";

export const listVoters = async (db: Db, id: number) =>
  (
    await sql<{
      id: number;
      class: string;
      name: string;
      present: boolean;
    }>`select id, class, name, present from appraisal_voter where appraisal_id = ${id}
      order by class, id`.execute(db)
  ).rows;

/** 张某 A · A,张某 · 张某（办公室） B: a name and a letter, in either order. */
export function readRoll(list: string): { rows: { name: string; class: string }[]; odd: string[] } {
  const rows: { name: string; class: string }[] = [];
  const odd: string[] = [];
  for (const line of list.split(/\r?\n/).map((l) => l.trim().slice(0, 200))) {
    if (line === "") continue;
    const cells = line.split(/[\s,，;；]/).filter((c) => c !== "");
    const at = cells.findIndex((c) => /^[A-Za-zＡ-Ｚ](类)?$/.test(c));
    const name = cells.filter((_, i) => i !== at).join("");
    if (at === -1 || name === "" || name.length > 60) odd.push(line);
    else rows.push({ name, class: (cells[at] as string).normalize("NFKC").slice(0, 1).toUpperCase() });
  }
  return { rows, odd };
}

export async function enterVoters(tx: Db, actor: Actor, record: Found, list: string): Promise<number> {
  const { rows, odd } = readRoll(list);
  if (odd[0] !== undefined)
    refuseRequest("odd-line", {
      zh: `这一行看不懂：“${odd[0]}”。每行写姓名和类别代号，如：张某 A`,
      en: `Not understood: “${odd[0]}”. A name and a class to a line`,
    });
  if (rows.length === 0) refuseRequest("empty", { zh: "名单是空的", en: "The list is empty" });
  const { rows: known } = await sql<{
    key: string;
  }>`select key from appraisal_scheme_class where scheme_id = ${Number(record.values["schemeId"])}`.execute(tx);
  const strange = rows.find((r) => !known.some((k) => k.key === r.class));
  if (strange)
    refuseRequest("no-class", {
      zh: `“${strange.name}”写的 ${strange.class} 类，办法里没有`,
      en: `The scheme has no class ${strange.class} (${strange.name})`,
    });
  const before = new Map((await listVoters(tx, record.id)).map((v) => [v.name, v.class]));
  for (const r of rows) {
    const there = before.get(r.name);
    if (there !== undefined)
      refuseRequest("twice", {
        zh:
          there === r.class
            ? `“${r.name}”已经在名单上；同名的两个人，请在姓名后加单位区别`
            : `“${r.name}”已在 ${there} 类，一个人只能在一个类别投票`,
        en: `“${r.name}” is in class ${there} already; one person votes in one class. Tell namesakes apart by their unit`,
      });
    before.set(r.name, r.class);
  }
  await sql`insert into appraisal_voter (appraisal_id, name, class) select ${record.id}, n, c from unnest(${rows.map((r) => r.name)}::text[], ${rows.map((r) => r.class)}::text[]) x(n, c)`.execute(
    tx,
  );
  if (record.state === "meeting") await undeal(tx, record.id);
  await audit(tx, actor, { act: "appraisal.edit", subject: `appraisal:${record.id}`, detail: { voters: rows.length } });
  return rows.length;
}

export async function checkIn(tx: Db, record: Found, input: { voterIds: readonly number[]; present: boolean }): Promise<number> {
  if (record.state !== "meeting") refuseRequest("not-now", { zh: "先“筹备好了，开始签到”", en: "First begin the check-in" });
  await sql`update appraisal_voter set present = ${input.present} where appraisal_id = ${record.id} and id = any (${[...input.voterIds]}::bigint[])`.execute(
    tx,
  );
  await undeal(tx, record.id);
  const { rows } = await sql<{
    n: number;
  }>`select count(*)::int as n from appraisal_voter where appraisal_id = ${record.id} and present`.execute(tx);
  return rows[0]?.n ?? 0;
}

export async function dropVoter(tx: Db, actor: Actor, record: Found, voterId: number): Promise<void> {
  const { rows } = await sql`delete from appraisal_voter where appraisal_id = ${record.id} and id = ${voterId} returning id`.execute(tx);
  if (rows.length === 0) notFound();
  if (record.state === "meeting") await undeal(tx, record.id);
  await audit(tx, actor, { act: "appraisal.edit", subject: `appraisal:${record.id}`, detail: { voterDropped: voterId } });
}
