import { chinaDay } from "@bihuan/kit";
import { sql } from "kysely";
import { mintLinkActor, type Actor } from "../../platform/access/scope.ts";
import type { Db } from "../../platform/db/database.ts";
import { rowsOf } from "../../platform/db/rows.ts";
import type { Label } from "../../platform/http/contract.ts";
import { notFound, originOf, refuseRequest, type Context, type Services } from "../../platform/http/server.ts";
import { actOnRecord, createRecord, type Hand } from "../../platform/records/hand.ts";
import type { Records } from "../../platform/records/define.ts";
import { findRecord, nextVersion, refuseFields, updateRow } from "../../platform/records/rows.ts";
import type { Values } from "../../platform/register/fields.ts";
import { recordFieldChanges } from "../../platform/register/history.ts";
import { answererOf, handLink, hereOf, holderOf } from "../services/index.ts";
import { findAssociation } from "../units/index.ts";
import { daysOf, fairOf } from "./gather.ts";
import type { Signed } from "./plan-desk.ts";
import { criteriaOf, returnReview, reviewsOfExpert, type Opinion } from "./review-desk.ts";
import { parties, talks } from "./talk.ts";
import { freeTimesOf, isFree, spansOf, timeOf, type CAUSES } from "./rules.ts";
import { inTurn } from "../../platform/db/in-turn.ts";

/** From the invitation to what came of the talks. */
const LINK_DAYS = 400;
const rowOf = async <T>(db: Db, query: ReturnType<typeof sql>): Promise<T> => (await rowsOf<T>(db, query))[0] ?? notFound();

/** Who holds a link of a fair: his table, the state in which he takes part, and how a sheet calls him. */
const HOLDERS = {
  expert: {
    table: "fair_expert",
    state: "invited",
    beside: "employer",
    link: { purpose: "fair.expert", party: "expert", page: "fair-expert" },
  },
  party: {
    table: "fair_party",
    state: "joined",
    beside: "contact_name",
    link: { purpose: "fair.party", party: "party", page: "fair-party" },
  },
} as const;
type Holder = keyof typeof HOLDERS;

const hand = (context: Signed, who: Holder, id: number) =>
  context.services.database.write(context.actor.scope, async (tx) => {
    const { table, link } = HOLDERS[who];
    const { unitId } = await rowOf<{ unitId: number }>(tx, sql`select unit_id as "unitId" from ${sql.table(table)} where id = ${id}`);
    return handLink(context, tx, context.actor, { caseId: id, unitId, ...link }, false, LINK_DAYS);
  });
export const handExpertLink = (context: Signed, id: number) => hand(context, "expert", id);
export const handPartyLink = (context: Signed, id: number) => hand(context, "party", id);

/** As many as one sheet holds. */
const LINKS_AT_ONCE = 100;
/** A link to each who takes part and holds none in force; nobody's is replaced. They are printed and given out, so none is sent. */
export const handLinks = (context: Signed, who: Holder, fairId: number) =>
  context.services.database.write(context.actor.scope, async (tx) => {
    const { table, state, beside, link } = HOLDERS[who];
    const now = new Date(context.services.now()).toISOString();
    const waiting = await rowsOf<{ id: number; name: string; beside: string; unitId: number }>(
      tx,
      sql`select p.id, p.name, p.${sql.ref(beside)} as beside, p.unit_id as "unitId" from ${sql.table(table)} p
        where p.fair_id = ${fairId} and p.state = ${state} and not exists (select from one_time_link l where l.case_id = p.id
          and l.purpose = ${link.purpose} and l.used_at is null and l.revoked_at is null and l.expires_at > ${now}::timestamptz)
        order by p.id limit ${LINKS_AT_ONCE + 1}`,
    );
    const links = [];
    for (const { id, name, beside, unitId } of waiting.slice(0, LINKS_AT_ONCE)) {
      const { url, code } = await handLink(context, tx, context.actor, { caseId: id, unitId, ...link }, true, LINK_DAYS);
      links.push({ id, name, beside, url, code });
    }
    return { links, more: waiting.length > LINKS_AT_ONCE };
  });

export async function openExpert({ services }: Context, token: string) {
  const { link, actor } = await holderOf(services, token, "fair.expert");
  return services.database.read(actor.scope, async (db) => {
    const expert = await rowOf<{ name: string; fairId: number; title: string; unitName: string }>(
      db,
      sql`select e.name, e.fair_id as "fairId", f.title, u.name as "unitName" from fair_expert e join fair f on f.id = e.fair_id join unit u on u.id = e.unit_id where e.id = ${link.caseId}`,
    );
    const { fairId, ...shown } = expert;
    return { ...shown, criteria: await criteriaOf(db, fairId), reviews: await reviewsOfExpert(db, link.caseId) };
  });
}
export async function answerReview(context: Context, input: Opinion & { token: string }) {
  const { services } = context;
  const { link, actor } = await answererOf(context, input.token, "fair.expert");
  return services.database.write(actor.scope, async (tx) => {
    const { fairId } = await rowOf<{ fairId: number }>(tx, sql`select fair_id as "fairId" from fair_expert where id = ${link.caseId}`);
    await returnReview(tx, actor, link.caseId, fairId, input, services.now());
    return { ok: true as const };
  });
}

interface Party {
  readonly id: number;
  readonly fairId: number;
  readonly name: string;
  readonly side: string;
  readonly hours: string | null;
  readonly state: string;
  readonly unitName: string;
}
const partyOf = (db: Db, id: number): Promise<Party> =>
  rowOf<Party>(
    db,
    sql`select p.id, p.fair_id as "fairId", p.name, p.side, p.hours, p.state, u.name as "unitName" from fair_party p join unit u on u.id = p.unit_id where p.id = ${id}`,
  );

const STATES: Readonly<Record<string, { label: Label }>> = talks.process?.states ?? {};
export interface TalkSeen {
  readonly id: number;
  readonly partner: string;
  readonly about: string;
  readonly weight: number;
  readonly state: string;
  readonly mine: boolean;
  readonly mutual: boolean;
  readonly online: boolean;
  readonly onDay: string | null;
  readonly fromTime: string | null;
  readonly toTime: string | null;
  readonly zone: string | null;
  readonly tableNo: number | null;
}
/** A party's talks in the order of the day; what has no hour yet comes last. */
export const talksOf = (db: Db, partyId: number) =>
  rowsOf<TalkSeen>(
    db,
    sql`select t.id, o.name as partner, t.about, t.weight::int as weight, t.state, t.from_id = ${partyId} as mine, coalesce(t.mutual, false) as mutual, coalesce(t.online, false) as online,
      t.on_day as "onDay", t.from_time as "fromTime", t.to_time as "toTime", z.name as zone, t.table_no as "tableNo"
      from fair_talk t join fair_party o on o.id = case when t.from_id = ${partyId} then t.with_id else t.from_id end left join fair_zone z on z.id = t.zone_id
      where ${partyId} in (t.from_id, t.with_id) and t.state <> 'withdrawn' order by t.on_day nulls last, t.from_time, t.id`,
  );

export async function openParty(context: Context, token: string) {
  const { services } = context;
  const { link, actor } = await holderOf(services, token, "fair.party");
  return services.database.read(actor.scope, async (db) => {
    const party = await partyOf(db, link.caseId);
    const { fair, state, title } = await fairOf(db, party.fairId);
    const days = daysOf(fair);
    const free = freeTimesOf(party.hours) ?? [];
    const today = chinaDay(services.now());
    return {
      ...{
        name: party.name,
        unitName: party.unitName,
        fairTitle: title,
        place: String((fair as unknown as { place: string }).place),
        today,
      },
      comes: party.state === "joined",
      // Hours are asked for by halves of days.
      halves: days.flatMap((day, i) =>
        (spansOf(fair.hours) ?? []).map((s) => ({
          day,
          value: `${i + 1} ${timeOf(s.from)}-${timeOf(s.to)}`,
          words: `${timeOf(s.from)}–${timeOf(s.to)}`,
          chosen: isFree(free, i, s.from, s.to),
        })),
      ),
      open: ["collecting", "reviewing", "publicity", "scheduling"].includes(state ?? ""),
      others: await rowsOf<{ id: number; name: string; offers: string | null; zone: string | null }>(
        db,
        sql`select o.id, o.name, coalesce(o.offers, p.title) as offers, z.name as zone from fair_party o left join fair_project p on p.id = o.project_id
          left join fair_zone z on z.id = o.zone_id where o.fair_id = ${party.fairId} and o.id <> ${party.id} and o.state = 'joined' and o.side <> ${party.side}
          and not exists (select from fair_talk t where t.fair_id = o.fair_id and t.state not in ('withdrawn', 'not_held')
            and least(t.from_id, t.with_id) = least(o.id, ${party.id}::bigint) and greatest(t.from_id, t.with_id) = greatest(o.id, ${party.id}::bigint))
          order by o.name, o.id limit 6000`,
      ),
      // Hours stand for a party once a second person has frozen them.
      talks: (await talksOf(db, party.id)).map((t) => ({
        ...t,
        stateLabel: STATES[t.state]?.label ?? { zh: t.state, en: t.state },
        canTell: t.state === "asked" && t.onDay !== null && t.onDay <= today,
        canWithdraw: t.state === "asked" && (t.onDay === null || t.onDay > today),
      })),
      here: await hereOf(context, db, link.id),
    };
  });
}

export interface Hands {
  readonly party: Hand;
  readonly talk: Hand;
}
const answering = async (context: Context, token: string) => {
  const { link, actor } = await answererOf(context, token, "fair.party");
  return { link, actor: mintLinkActor({ id: link.id, party: "party", unitPath: actor.scope.unitPath }) };
};

/** The halves of days on which a party can come; none would be a party that does not come. */
export async function tellHours(context: Context, input: { token: string; halves: readonly string[] }) {
  const { services } = context;
  const { link, actor } = await answering(context, input.token);
  if (input.halves.length === 0)
    refuseFields({ halves: { zh: "至少选一个时段；来不了请告诉主办单位", en: "At least one; tell the office if you cannot come" } });
  return services.database.write(actor.scope, async (tx) => {
    const party = await partyOf(tx, link.caseId);
    refuseLeft(party);
    const { fair } = await fairOf(tx, party.fairId);
    const all = daysOf(fair).flatMap((_, i) => (spansOf(fair.hours) ?? []).map((s) => `${i + 1} ${timeOf(s.from)}-${timeOf(s.to)}`));
    if (input.halves.some((h) => !all.includes(h)))
      refuseFields({ halves: { zh: "时段已经变动，请刷新后再选", en: "The hours have changed; load the page anew" } });
    const hours = input.halves.length === all.length ? null : input.halves.join("；");
    await change(tx, actor, parties, party.id, { hours });
    return { ok: true as const };
  });
}
/** What a party writes by its link stands in the history, and whoever has the record open hears of it. */
async function change(tx: Db, actor: Actor, records: Records, id: number, values: Values): Promise<void> {
  const found = await findRecord(tx, records, id, true);
  await nextVersion(tx, records, id, found.version);
  await recordFieldChanges(tx, actor, records.register, { id, unit_path: found.unitPath }, found.values, values);
  await updateRow(tx, records.register, id, values);
}
const refuseLeft = (party: Party): void => {
  if (party.state !== "joined") refuseRequest("left", { zh: "已经退出或结束，不能再改", en: "It has left or is closed" });
};

export interface TalkAsked {
  readonly token: string;
  readonly withId: number;
  readonly about: string;
  readonly weight: number;
  readonly online: boolean;
  readonly requestKey: string;
}
/** A talk wanted. Where the other has asked already the two requests are one, that both want. */
export async function askTalk(hands: Hands, context: Context, input: TalkAsked) {
  const { services } = context;
  const { link, actor } = await answering(context, input.token);
  return services.database.write(actor.scope, async (tx) => {
    const party = await partyOf(tx, link.caseId);
    refuseLeft(party);
    const [other] = await rowsOf<{ id: number; weight: number }>(
      tx,
      sql`select id, weight::int as weight from fair_talk where fair_id = ${party.fairId} and from_id = ${input.withId} and with_id = ${party.id} and state = 'asked' for update`,
    );
    if (other) {
      const weight = String(Math.max(input.weight, other.weight));
      await change(tx, actor, talks, other.id, { mutual: true, weight });
      return { id: other.id, mutual: true };
    }
    const { id } = await createRecord(hands.talk, { actor, services }, tx, {
      values: {
        fairId: party.fairId,
        fromId: party.id,
        withId: input.withId,
        about: input.about,
        weight: String(input.weight),
        ...(input.online ? { online: true } : {}),
      },
      requestKey: `fair-${party.id}-${input.requestKey}`,
    });
    return { id, mutual: false };
  });
}

export interface Told {
  readonly token: string;
  readonly talkId: number;
  readonly answer: "interest" | "no_interest" | "miss" | "withdraw" | "land" | "end";
  readonly words: string;
  readonly cause?: keyof typeof CAUSES | undefined;
}
/** What came of a talk, in a party's own words; that it has landed counts by whose browser says so. */
export async function tellTalk(hands: Hands, context: Context, input: Told) {
  const { services } = context;
  const { link, actor } = await answering(context, input.token);
  return services.database.write(actor.scope, async (tx) => {
    const [talk] = await rowsOf<{ id: number }>(
      tx,
      sql`select id from fair_talk where id = ${input.talkId} and ${link.caseId} in (from_id, with_id) for update`,
    );
    if (!talk) return notFound();
    if (["miss", "withdraw", "end"].includes(input.answer) && input.words === "")
      refuseFields({ words: { zh: "请写明原因", en: "Please say why" } });
    const basis = await basisHere(context, services, tx, link.id);
    if (input.answer === "end") {
      if (!input.cause) refuseFields({ cause: { zh: "请选一个原因", en: "Please choose a cause" } });
      await change(tx, actor, talks, talk.id, { cause: input.cause ?? null });
    }
    if (input.answer === "land" || input.answer === "interest") await change(tx, actor, talks, talk.id, { basis });
    await actOnRecord(hands.talk, { actor, services }, tx, {
      ...{ id: talk.id, action: input.answer, requestKey: `link-${link.id}-${talk.id}-${input.answer}` },
      ...(input.words === "" ? {} : { reason: input.words }),
    });
    return { ok: true as const };
  });
}
const basisHere = (context: Context, services: Services, db: Db, linkId: number) =>
  services.links.basisOf(db, linkId, originOf(context), services.now());

const doorOf = async (services: Services, region: string): Promise<{ name: string; actor: Actor }> => {
  const unit = (await services.database.plumbing((db) => findAssociation(db, region))) ?? notFound();
  return { name: unit.name, actor: mintLinkActor({ id: 0, party: "public", unitPath: unit.path }) };
};
/** What is shown to the public: the projects to be selected of fairs that are in publicity now; names of projects and owners, no persons. */
export async function readPublicity(services: Services, region: string) {
  const { name, actor } = await doorOf(services, region);
  return services.database.read(actor.scope, async (db) => ({
    unitName: name,
    fairs: await inTurn(
      await rowsOf<{ id: number; title: string; since: string; days: number }>(
        db,
        sql`select id, title, publicity_on as since, publicity_days as days from fair where state = 'publicity' and publicity_on is not null order by id`,
      ),
      async ({ id, ...f }) => ({
        ...f,
        projects: await rowsOf<{ title: string; owner: string; kind: string; zone: string | null }>(
          db,
          sql`select p.title, p.owner, p.kind, z.name as zone from fair_project p left join fair_zone z on z.id = p.zone_id
            where p.fair_id = ${id} and p.state = 'chosen' order by z.id nulls last, p.kind, p.id`,
        ),
      }),
    ),
  }));
}
