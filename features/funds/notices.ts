import { zipSync } from "fflate";
import { sql } from "kysely";
import type { Actor } from "../../platform/access/scope.ts";
import { writeOfficialDocument, type OfficialDocument } from "../../platform/documents/gbt9704.ts";
import { TYPES } from "../../platform/documents/file-types.ts";
import type { Services } from "../../platform/http/server.ts";
import type { Paper } from "../../platform/rooms/room.ts";
import { showDay } from "../../platform/register/fields.ts";
import { chinaDay } from "@bihuan/kit";
import { readDraft } from "./drafts.ts";
import { reckon, yuan } from "./rules.ts";
import { writeWorkings } from "./workings.ts";

interface Notice {
  readonly id: number;
  readonly title: string;
  readonly unitName: string;
  readonly giverName: string;
  readonly basis: string;
  readonly account: string | null;
  readonly useRule: string | null;
  readonly noticeNo: string | null;
  readonly amountFen: number;
  readonly parts: Readonly<Record<string, number>>;
  readonly decidedOn: string;
}

/** The notice one unit receives, in the order such notices have: basis, amount, account, use, table. No number is made up. */
export function noticePaper(n: Notice): OfficialDocument {
  const parts = Object.entries(n.parts);
  return {
    title: `${n.giverName}关于下达${n.title}的通知`,
    blocks: [
      ...(n.noticeNo === null ? [] : [{ type: "paragraph" as const, text: n.noticeNo }]),
      { type: "paragraph", text: `${n.unitName}：` },
      { type: "paragraph", text: `根据${n.basis}，现下达你单位${n.title}${yuan(n.amountFen)}元，具体见附表。` },
      ...(n.account === null ? [] : [{ type: "paragraph" as const, text: `支出列入“${n.account}”科目。` }]),
      {
        type: "paragraph",
        text: `请专款专用${n.useRule === null ? "" : `，${n.useRule.replace(/。$/, "")}`}，并按时报送使用情况。`,
      },
      { type: "heading", text: "附表" },
      {
        type: "table",
        header: ["序号", "资金", "金额（元）"],
        rows: [...parts.map(([name, fen], i) => [String(i + 1), name, yuan(fen)]), ["", "合计", yuan(n.amountFen)]],
      },
    ],
    signature: n.giverName,
    date: showDay(n.decidedOn, "zh-CN"),
  };
}

const running = new Map<number, Promise<void>>();
export const isWriting = (fundId: number): boolean => running.has(fundId);

const AT_ONCE = 10;

/**
 * Writes what notices are missing, ten at a time, each kept as soon as it is written: whoever looks sees how far it is, and a server that stops takes
 * up where it stood. One run a fund.
 */
export function writeNotices(services: Services, actor: Actor, fundId: number): Promise<void> {
  const known = running.get(fundId);
  if (known) return known;
  const work = async (): Promise<void> => {
    for (;;) {
      const missing = await services.database.read(
        actor.scope,
        async (db) =>
          (
            await sql<Notice>`select a.id, a.title, u.name as "unitName", g.name as "giverName", a.basis, a.account, f.use_rule as "useRule",
              f.notice_no as "noticeNo", a.amount_fen as "amountFen", a.parts, a.opened_on as "decidedOn"
            from fund_allotment a join unit u on u.id = a.unit_id join unit g on g.id = a.giver_unit_id join fund f on f.id = a.fund_id
            where a.fund_id = ${fundId} and a.notice is null order by a.id limit ${AT_ONCE}`.execute(db)
          ).rows,
      );
      if (missing.length === 0) return;
      for (const n of missing) {
        const bytes = await writeOfficialDocument(noticePaper(n));
        await services.database.write(actor.scope, (tx) => sql`update fund_allotment set notice = ${bytes} where id = ${n.id}`.execute(tx));
      }
    }
  };
  const run = work().finally(() => running.delete(fundId));
  running.set(fundId, run);
  return run;
}

/** A fund's files for whoever may read it: all notices as one ZIP, a draft's workings with formulas, or one's own notice. */
export async function fundFile(
  services: Services,
  actor: Actor,
  { file = "", draft: of = "" }: Readonly<Record<string, string>>,
): Promise<Paper | undefined> {
  const asked = /^(\d{1,15})\.(zip|xlsx|docx)$/.exec(file);
  const draft = /^[1-9]\d{0,8}$/.test(of) ? Number(of) : undefined;
  if (!asked) return undefined;
  const id = Number(asked[1]);
  if (asked[2] === "docx") {
    if (!actor.permissions.has("fund_allotment.read")) return undefined;
    const one = await services.database.read(
      actor.scope,
      async (db) =>
        (await sql<{ title: string; notice: Buffer | null }>`select title, notice from fund_allotment where id = ${id}`.execute(db))
          .rows[0],
    );
    return one?.notice ? { name: `${one.title}下达通知.docx`, type: TYPES.docx, bytes: one.notice } : undefined;
  }
  if (!actor.permissions.has("fund.read")) return undefined;
  return services.database.read(actor.scope, async (db): Promise<Paper | undefined> => {
    const fund = await db.selectFrom("fund").select(["title", "chosen_draft"]).where("id", "=", id).executeTakeFirst();
    if (!fund) return undefined;
    if (asked[2] === "zip") {
      const { rows } = await sql<{
        name: string;
        notice: Buffer;
      }>`select u.name, a.notice from fund_allotment a join unit u on u.id = a.unit_id
        where a.fund_id = ${id} and a.notice is not null order by u.region_code nulls last, u.id`.execute(db);
      if (rows.length === 0) return undefined;
      const width = String(rows.length).length;
      // Word files are packed already.
      const files = Object.fromEntries(
        rows.map((r, i) => [`${String(i + 1).padStart(width, "0")}-${r.name}.docx`, new Uint8Array(r.notice)]),
      );
      return { name: `${fund.title}下达通知.zip`, type: "application/zip", bytes: zipSync(files, { level: 0 }) };
    }
    const no = draft ?? fund.chosen_draft;
    if (no === null) return undefined;
    const kept = await readDraft(db, id, no);
    const pots = kept.pots.flatMap(({ plan }) => {
      const result = reckon(plan);
      return result.ok ? [{ pot: plan, table: result.table }] : [];
    });
    return { name: `${fund.title}分配测算表（第${no}稿）.xlsx`, type: TYPES.xlsx, bytes: await writeWorkings(pots) };
  });
}

export const todayOf = (services: Services): string => chinaDay(services.now());
