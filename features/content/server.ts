import { catalogueOf } from "@bihuan/indicators";
import { chinaDay } from "@bihuan/kit";
import { implement } from "@orpc/server";
import { sql } from "kysely";
import { mintSystemActor } from "../../platform/access/scope.ts";
import { listEvents } from "../../platform/casework/casework.ts";
import type { Db } from "../../platform/db/database.ts";
import { refusalIn, refuseRequest, wall, type Context, type Services } from "../../platform/http/server.ts";
import { isListed, type DueRound } from "../../platform/jobs/due-rounds.ts";
import { readParameter, type Parameter } from "../../platform/parameters/parameters.ts";
import { actOnRecord } from "../../platform/records/hand.ts";
import { findRecord } from "../../platform/records/rows.ts";
import { serveRecords } from "../../platform/records/serve.ts";
import type { Done, Seen } from "../../platform/records/special.ts";
import { listFieldChanges } from "../../platform/register/history.ts";
import { contentContract } from "./contract.ts";
import { contentFacts } from "./facts.ts";
import { contentItems } from "./items.ts";
import { contentAssets, contentReviewers } from "./registers.ts";
import { rumours } from "./rumours.ts";
import { refuseForeign, subtitlesOf } from "./subtitle-desk.ts";

type Item = (typeof contentItems)["register"];

export const RISK_REVIEWERS: Parameter = {
  name: "content_risk_reviewers",
  initial: 2,
  least: 1,
  most: 5,
  kind: "count",
  label: { zh: "医疗、食品、应急类作品的审核人数", en: "Reviewers of health, food and emergencies" },
  what: { zh: "医疗、食品、应急类科普作品发布前至少要几位具名审核人通过", en: "So many named reviewers must pass such an item" },
};

/** Named reviewers of the item's field, none its author, whose passing verdict concerns the text as it stands and still holds. */
const passing = (
  itemId: number,
  today: string,
) => sql`content_review r join content_reviewer p on p.id = r.reviewer_id join content_item i on i.id = r.item_id
  where i.id = ${itemId} and r.verdict = 'pass' and p.field = i.field and p.name <> i.author and r.text_sha256 = content_text(i)
    and (r.until_on is null or r.until_on >= ${today}::date) and (p.until_on is null or p.until_on >= r.on_day)`;

const one = async <T>(db: Db, query: ReturnType<typeof sql<T>>): Promise<T> => (await query.execute(db)).rows[0] as T;

async function isReviewed({ db, row, record, today }: Seen<Item>): Promise<boolean> {
  const { n } = await one(db, sql<{ n: number }>`select count(distinct p.id)::int as n from ${passing(record.id, today)}`);
  return n >= (row.risky ? await readParameter(db, record.unitPath, RISK_REVIEWERS, today) : 1);
}

async function isPlayable({ row, files }: Seen<Item>): Promise<boolean> {
  if (row.kind === "picture") return (await files("picture")) > 0 && row.altText !== null;
  if (row.kind === "audio") return (await files("sound")) > 0;
  if (row.kind === "film") return (await files("film")) > 0 && (await files("subtitles")) > 0;
  return true;
}

const holdForeign = async ({ row, db, services, record, today }: Done<Item>): Promise<void> => {
  if (row.kind === "film") await refuseForeign(db, services, record.id, record.unitPath, today);
};

/** Keeps what the public sees from now on, as it is. */
async function publish(s: Done<Item>): Promise<void> {
  const { row, record, db, today } = s;
  await holdForeign(s);
  const number = (row.versionNumber ?? 0) + 1;
  await sql`insert into content_version (item_id, number, published_on, title, author, body, alt_text, note, reviewers, sources, credits, files)
    select i.id, ${number}, ${today}::date, i.title, i.author, i.body, i.alt_text, ${number > 1 ? row.note : null},
      (select string_agg(name || '（' || employer || '）', '、' order by name) from (select distinct p.name, p.employer from ${passing(record.id, today)}) x),
      coalesce((select string_agg(concat_ws('，', o.author, o.title, o.address), E'\n' order by o.id) from content_source o where o.item_id = i.id), ''),
      coalesce((select string_agg(a.title || '：' || coalesce(a.credit_line, a.holder), E'\n' order by u.id) from content_use u join content_asset a on a.id = u.asset_id
        where u.item_id = i.id), ''),
      coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'kind', f.kind, 'type', f.media_type) order by f.id)
        from (select distinct on (kind) id, kind, media_type from stored_file where case_id = i.id and kind in ('picture', 'sound', 'film', 'subtitles')
          order by kind, id desc) f), '[]'::jsonb)
    from content_item i where i.id = ${record.id}`.execute(db);
  await sql`update content_item set shown = true, review_until = (select min(u) from (select max(r.until_on) as u from ${passing(record.id, today)} group by p.id) x)
    where id = ${record.id}`.execute(db);
  await s.set({ versionNumber: number, goneOn: null, goneWhy: null });
  await s.fact("content.published", {
    dimensions: { kind: row.kind, audience: row.audience, field: row.field, edition: number === 1 ? "first" : "correction" },
    keys: { item: record.id },
  });
}

async function takeOffline(s: Done<Item>, why: string): Promise<void> {
  await sql`update content_item set shown = false where id = ${s.record.id}`.execute(s.db);
  await s.set({ goneOn: s.today, goneWhy: why });
}
const reasonOf = async (s: Done<Item>): Promise<string> => (await listEvents(s.db, s.record.id)).at(-1)?.reason ?? "";

export interface Kept {
  readonly number: number;
  readonly publishedOn: string;
  readonly note: string | null;
  readonly reviewers: string;
}

export const servedContent = serveRecords(contentItems, {
  facts: catalogueOf(contentFacts),
  gates: {
    sourced: async ({ children }) => (await children("sources")) > 0,
    reviewed: isReviewed,
    signed: async ({ files }) => (await files("review")) > 0,
    licensed: ({ row, today }) => row.rightsUntil === null || row.rightsUntil >= today,
    playable: isPlayable,
    dated: ({ row, today }) => row.publishOn !== null && row.publishOn >= today,
  },
  on: {
    publish,
    schedule: holdForeign,
    amend: async (s) => s.set({ note: await reasonOf(s) }),
    expire: (s) => takeOffline(s, "授权到期"),
    revive: async (s) => {
      await sql`update content_item set shown = true where id = ${s.record.id}`.execute(s.db);
      await s.set({ goneOn: null, goneWhy: null });
    },
    withdraw: async (s) => takeOffline(s, await reasonOf(s)),
  },
  sections: {
    subtitles: async ({ row }) => row.kind === "film",
    shown: async ({ db, record }) => ({
      region: record.regionCode?.slice(0, 6) ?? null,
      ...(await one(db, sql<{ shown: boolean }>`select shown from content_item where id = ${record.id}`)),
      versions: (
        await sql<Kept>`select number, published_on as "publishedOn", note, reviewers from content_version where item_id = ${record.id} order by number desc`.execute(
          db,
        )
      ).rows,
    }),
  },
});

const api = implement(contentContract).$context<Context>().use(wall);
export const contentRouter = api.router({
  checkSubtitles: api.checkSubtitles.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, async (db) => {
      const { id, unitPath } = await findRecord(db, contentItems, input.id);
      return { found: (await subtitlesOf(db, services, id, unitPath, chinaDay(services.now()))) ?? null };
    }),
  ),
});

export const servedReviewers = serveRecords(contentReviewers);

/** What was judged stays as it was judged: new evidence makes a card of its own, which this one names. */
export const servedRumours = serveRecords(rumours, {
  on: {
    edit: async (s) => {
      const now = (await listFieldChanges(s.db, "rumour", s.record.id)).filter((c) => Date.parse(c.at) === Date.parse(s.at));
      const verdict = now.findLast((c) => c.field === "verdict");
      const wasJudged = verdict ? verdict.before !== null : s.row.verdict !== null;
      if (wasJudged && now.some((c) => ["claim", "verdict", "evidence", "reviewerId", "judgedOn"].includes(c.field)))
        refuseRequest("judged", {
          zh: "已下结论的不改：有新证据另写一张，在这张的“被哪张卡取代”里写上",
          en: "A verdict is not rewritten: enter a new claim and name it under Superseded by",
        });
    },
  },
});

export interface UsedIn {
  readonly id: number;
  readonly title: string;
  readonly state: string;
}
export const servedAssets = serveRecords(contentAssets, {
  sections: {
    used: async ({ db, record }) =>
      (
        await sql<UsedIn>`select i.id, i.title, i.state from content_use u join content_item i on i.id = u.item_id where u.asset_id = ${record.id} order by i.id limit 200`.execute(
          db,
        )
      ).rows,
  },
});

/** Publishes what is due, every gate asked anew; what no longer holds goes back to the editor with the reason. */
export async function publishByTheClock(services: Services): Promise<number> {
  if (services.rootUnitId === 0) return 0;
  const actor = mintSystemActor(services.rootUnitId);
  const today = chinaDay(services.now());
  const due = await services.database.read(
    actor.scope,
    async (db) =>
      (
        await sql<{ id: number; seq: number }>`select i.id, c.seq from content_item i join work_case c on c.id = i.id
        where i.state = 'scheduled' and i.publish_on <= ${today}::date order by i.id limit 200`.execute(db)
      ).rows,
  );
  let done = 0;
  for (const { id, seq } of due) {
    const act = (action: string, reason?: string) =>
      services.database.write(actor.scope, (tx) =>
        actOnRecord(servedContent, { actor, services }, tx, {
          id,
          action,
          expectedSeq: seq,
          requestKey: `content-${action}-${id}-${seq}`,
          ...(reason ? { reason } : {}),
        }),
      );
    try {
      await act("publish");
      done++;
    } catch (error) {
      const words = refusalIn(error);
      if (words?.code !== "gate-unmet" && words?.code !== "subtitles") throw error;
      await act("hold_back", `到点时不能发布：${words.message.zh}`);
    }
  }
  return done;
}

/** The end of a licence as a state; the public no longer sees the item from the day itself on, whether the round has run or not. */
export const licenceRound: DueRound = {
  name: "content.expire",
  label: { zh: "素材授权到期的科普作品下架", en: "Content goes offline when a licence ends" },
  async find(db, nowMillis) {
    const { rows } = await sql<{ id: number; title: string; unitId: number; unitPath: number[] }>`
      select work_case.id, work_case.title, work_case.unit_id as "unitId", work_case.unit_path as "unitPath" from work_case join content_item i on i.id = work_case.id
      where i.state = 'published' and i.rights_until < ${chinaDay(nowMillis)}::date and not ${isListed("content.expire", "content_item", "work_case.id")}
      order by 1 limit 500`.execute(db);
    return rows.map(({ id, ...r }) => ({ subject: `content_item:${id}`, ...r }));
  },
  async act(tx, services, actor, id) {
    const { rows } = await sql<{ seq: number }>`select c.seq from content_item i join work_case c on c.id = i.id
      where i.id = ${id} and i.state = 'published' and i.rights_until < ${chinaDay(services.now())}::date`.execute(tx);
    if (!rows[0]) return undefined;
    await actOnRecord(servedContent, { actor, services }, tx, { id, action: "expire", requestKey: `content-expire-${id}-${rows[0].seq}` });
    return {};
  },
  async undo(tx, services, actor, id) {
    await actOnRecord(servedContent, { actor: { ...actor, roles: ["system"] }, services }, tx, {
      id,
      action: "revive",
      requestKey: `content-revive-${id}-${services.now()}`,
    });
  },
};
