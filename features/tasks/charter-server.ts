import { showDay } from "../../platform/register/fields.ts";
import { implement } from "@orpc/server";
import { sql } from "kysely";
import { audit } from "../../platform/audit/audit.ts";
import type { Db } from "../../platform/db/database.ts";
import { rowsOf } from "../../platform/db/rows.ts";
import { refuseRequest, wall, type Context } from "../../platform/http/server.ts";
import { actOnRecord, openToWrite, type Asked } from "../../platform/records/hand.ts";
import { findRecord, nextVersion, refuseFields } from "../../platform/records/rows.ts";
import { serveRecords, type Served } from "../../platform/records/serve.ts";
import type { Done, Seen } from "../../platform/records/special.ts";
import { compareBeside, readPolicyText } from "../policies/index.ts";
import { charterContract, type CharterSection } from "./charter-contract.ts";
import { charters } from "./charters.ts";
import { listDutyYear, renewDuties } from "./duty-server.ts";
import { RULE_COLUMNS, ruleOfRow } from "./motions.ts";
import { BODIES, MATTERS, sayVotingRule } from "./voting.ts";

type Charter = (typeof charters)["register"];
type Row = Parameters<typeof ruleOfRow>[0];

const articlesOf = (db: Db, id: number): Promise<{ address: string; heading: string | null; body: string }[]> =>
  rowsOf(db, sql`select address, heading, body from charter_article where charter_id = ${id} order by no, id`);
const rulesOf = (db: Db, id: number): Promise<Row[]> =>
  rowsOf(
    db,
    sql`select ${RULE_COLUMNS} from charter_rule r join charter c on c.id = r.charter_id where c.id = ${id} order by r.body, r.id`,
  );

/** A rule stands in the text where its article does: 第十二条, or a paragraph of it. */
async function missingArticles(db: Db, id: number): Promise<Set<string>> {
  const addresses = (await articlesOf(db, id)).map((a) => a.address);
  const named = (await rulesOf(db, id)).map((r) => r.article);
  return new Set(named.filter((n) => !addresses.some((a) => n === a || n.startsWith(`${a}第`))));
}

const passedVersions = (db: Db, unitId: number, title: string) =>
  rowsOf<{ id: number; edition: string; fromOn: string; toOn: string | null; state: string }>(
    db,
    sql`select id, edition, from_on as "fromOn", to_on as "toOn", state from charter
      where unit_id = ${unitId} and title = ${title} and state in ('adopted', 'replaced', 'repealed') order by from_on desc, id desc`,
  );

/** Rules of other documents in force at the same time for the same body and matter: a vote would not know which. */
const clashesOf = ({ db, record, row }: Seen<Charter>) =>
  rowsOf<Row & { id: number }>(
    db,
    sql`select c.id, ${RULE_COLUMNS} from charter_rule r join charter c on c.id = r.charter_id join charter_rule mine on mine.body = r.body and mine.matter = r.matter
      where mine.charter_id = ${record.id} and c.unit_id = ${record.unitId} and c.title <> ${row.title} and c.state in ('adopted', 'replaced', 'repealed')
      and (c.to_on is null or c.to_on >= ${row.fromOn}::date) order by c.id, r.id`,
  );

/** The signed minutes of a meeting that carried a motion naming this version. */
const passingMeeting = async (db: Db, id: number): Promise<{ title: string; heldOn: string } | undefined> =>
  (
    await rowsOf<{ title: string; heldOn: string }>(
      db,
      sql`select t.title, t.held_on as "heldOn" from meeting_motion m join meeting t on t.id = m.meeting_id
        where m.charter_id = ${id} and m.result = 'carried' and t.state = 'closed' order by t.held_on desc, t.id desc limit 1`,
    )
  )[0];

/** What a passed version brings with it: when and by whom, and the end of the version before. */
async function adopt(s: Done<Charter>): Promise<void> {
  // Two versions passed at once follow one another.
  await sql`select pg_advisory_xact_lock(hashtextextended('charter', ${s.record.unitId}))`.execute(s.db);
  const earlier = (await passedVersions(s.db, s.record.unitId, s.row.title)).filter((v) => v.id !== s.record.id);
  if (earlier.some((v) => v.fromOn >= s.row.fromOn))
    refuseRequest("later", { zh: "施行日期要晚于已通过的同名版本", en: "It must come into force after every passed version of its name" });
  const meeting = await passingMeeting(s.db, s.record.id);
  if (meeting && meeting.heldOn > s.row.fromOn)
    refuseFields({
      fromOn: {
        zh: `不能早于通过它的会议（${showDay(meeting.heldOn, "zh-CN")}）`,
        en: `Not before the meeting that passed it (${meeting.heldOn})`,
      },
    });
  if (meeting) await s.set({ passedBy: s.row.passedBy ?? meeting.title, passedOn: s.row.passedOn ?? meeting.heldOn });
  const last = earlier.find((v) => v.state === "adopted");
  if (!last) return;
  const ends = sql`least(to_on, ${s.row.fromOn}::date - 1)`;
  await sql`update charter set to_on = ${ends} where id = ${last.id}`.execute(s.db);
  await actOnRecord(servedCharters, s, s.db, {
    id: last.id,
    action: "supersede",
    requestKey: `charter:${s.record.id}:supersedes:${last.id}`,
  });
}

export const servedCharters: Served<Charter, NonNullable<(typeof charters)["process"]>> = serveRecords(charters, {
  gates: {
    written: async ({ children }) => (await children("articles")) > 0,
    ruled: async ({ db, record, row, children }) =>
      (row.kind !== "charter" || (await children("rules")) > 0) && (await missingArticles(db, record.id)).size === 0,
    sole: async (s) => (await clashesOf(s)).length === 0,
    later: async ({ db, record, row }) =>
      (await passedVersions(db, record.unitId, row.title)).every((v) => v.id === record.id || v.fromOn < row.fromOn),
    passed: async ({ db, record, row, files }) =>
      (await passingMeeting(db, record.id)) !== undefined ||
      (row.passedBy !== null && row.passedOn !== null && (await files("decision")) > 0),
    succeeded: ({ row }) => row.toOn !== null,
  },
  on: {
    adopt,
    repeal: async (s) => {
      // Repealed before its first day it was never in force.
      const { rows } = await sql<{ on: string }>`select greatest(${s.today}::date, ${s.row.fromOn}::date - 1) as on`.execute(s.db);
      await s.set({ toOn: rows[0]?.on ?? s.today });
    },
  },
  sections: {
    text: async (s): Promise<CharterSection> => {
      const { db, record, row } = s;
      const missing = await missingArticles(db, record.id);
      const versions = await passedVersions(db, record.unitId, row.title);
      const named = (r: Row) => ({ body: BODIES[r.body], matter: MATTERS[r.matter] });
      return {
        versions,
        rules: (await rulesOf(db, record.id)).map((r) => ({
          ...named(r),
          rule: sayVotingRule(ruleOfRow(r)),
          missing: missing.has(r.article),
        })),
        clashes: record.state === "draft" ? (await clashesOf(s)).map((r) => ({ id: r.id, document: r.document, ...named(r) })) : [],
        hasEarlier: versions.some((v) => v.id !== record.id && v.fromOn < row.fromOn),
      };
    },
  },
});

export async function pasteCharter(context: Asked, tx: Db, input: { id: number; version: number; text: string }) {
  const record = await openToWrite(servedCharters, context.actor, tx, input.id);
  const read = readPolicyText(input.text, record.title);
  if ("fault" in read) return refuseFields({ text: { zh: "没有读到正文", en: "No text was found" } });
  // A heading line that repeats the name is no article.
  const all = read.text.articles.filter((a) => a.body.replaceAll(/\s/g, "") !== record.title);
  const long = all.find((a) => a.body.length > 4000);
  if (all.length === 0 || all.length > 2000 || long)
    return refuseFields({
      text: long
        ? {
            zh: `“${long.address}”超过 4000 字，请检查有没有分好条`,
            en: `${long.address} has over 4,000 characters: look whether articles were found`,
          }
        : { zh: "读出的条数不对，应为 1 到 2000 条", en: "Between 1 and 2,000 articles are expected" },
    });
  await nextVersion(tx, charters as never, input.id, input.version);
  await sql`delete from charter_article where charter_id = ${input.id}`.execute(tx);
  await sql`insert into charter_article (charter_id, no, address, heading, body)
    select ${input.id}, no, address, nullif(heading, ''), body from unnest(${all.map((_, i) => i + 1)}::int[], ${all.map((a) => a.address.slice(0, 40))}::text[],
      ${all.map((a) => a.headings.join(" ").slice(0, 120))}::text[], ${all.map((a) => a.body)}::text[]) x(no, address, heading, body)`.execute(
    tx,
  );
  await audit(tx, context.actor, { act: "charter.text", subject: `charter:${input.id}`, detail: { articles: all.length } });
  return { articles: all.length };
}

const api = implement(charterContract).$context<Context>().use(wall);
export const charterRouter = api.router({
  pasteCharter: api.pasteCharter.handler(({ input, context }) =>
    context.services.database.write(context.actor.scope, (tx) => pasteCharter(context, tx, input)),
  ),
  compareCharter: api.compareCharter.handler(async ({ input, context: { actor, services } }) => {
    const texts = await services.database.read(actor.scope, async (db) => {
      const record = await findRecord(db, charters as never, input.id);
      const before = (await passedVersions(db, record.unitId, record.title)).find(
        (v) => v.id !== record.id && v.fromOn < String(record.values["fromOn"]),
      );
      return before && { left: await articlesOf(db, before.id), right: await articlesOf(db, record.id) };
    });
    if (!texts) return { same: 0, rows: [] };
    const plain = (all: typeof texts.left) =>
      all.map(({ address, body, heading }) => ({ address, body, headings: heading === null ? [] : [heading] }));
    const rows = await compareBeside({ left: plain(texts.left), right: plain(texts.right) });
    const isSame = (r: (typeof rows)[number]): boolean => r.relation === "same" && r.left?.address === r.right?.address;
    return { same: rows.filter(isSame).length, rows: rows.filter((r) => !isSame(r)) };
  }),
  dutyYear: api.dutyYear.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, (db) => listDutyYear(db, actor, input.year, services.now())),
  ),
  renewDuties: api.renewDuties.handler(({ input, context }) =>
    context.services.database.write(context.actor.scope, (tx) => renewDuties(context, tx, input)),
  ),
});
