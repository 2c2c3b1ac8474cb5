import { sql } from "kysely";
import { chinaDay } from "@bihuan/kit";
import type { Db } from "../../platform/db/database.ts";
import { rowsOf } from "../../platform/db/rows.ts";
import { refuseRequest } from "../../platform/http/server.ts";
import { putChild } from "../../platform/records/children.ts";
import { editRecord, mayWrite, openToWrite, type Hand } from "../../platform/records/hand.ts";
import { findRecord, type Found } from "../../platform/records/rows.ts";
import type { Values } from "../../platform/register/fields.ts";
import type { Actor } from "../../platform/access/scope.ts";
import { beginElection, electionCount, electionSchemes, type ElectionBase } from "../appraisals/index.ts";
import type { Signed } from "./choose-desk.ts";
import { congressOf } from "./gather.ts";

interface Standing {
  /** Of the row that takes the votes. */
  readonly id: number;
  readonly nomineeId: number;
  readonly name: string;
  readonly post: string;
}
/** What is voted on: a congress's election among its delegates, or a unit's among its nominees. */
export interface Vote {
  readonly hand: Hand;
  /** In this state it is voted on. */
  readonly state: "listed" | "nominating";
  readonly standing: (db: Db, id: number) => Promise<Standing[]>;
  /** Of which number a majority is needed. */
  readonly base: (db: Db, record: Found) => Promise<ElectionBase>;
  /** Lays the count down. */
  readonly take: (context: Signed, tx: Db, record: Found, count: Counted) => Promise<void>;
}
type Counted = Omit<NonNullable<Awaited<ReturnType<typeof electionCount>>>, "candidates"> & {
  readonly votes: readonly (Standing & { readonly votesFor: number })[];
};

export const electionStanding = (db: Db, id: number): Promise<Standing[]> =>
  rowsOf(
    db,
    sql`select c.id, n.id as "nomineeId", n.name, coalesce(n.post, n.employer) as post from congress_candidate c join congress_nominee n on n.id = c.nominee_id
      where c.election_id = ${id} order by c.id`,
  );
export const unitStanding = (db: Db, id: number): Promise<Standing[]> =>
  rowsOf(
    db,
    sql`select id, id as "nomineeId", name, coalesce(post, employer) as post from congress_nominee where delegation_id = ${id} and state = 'nominated' order by id`,
  );
const keyOf = (p: { readonly name: string; readonly post: string }): string => JSON.stringify([p.name, p.post]);

const versionOf = async (tx: Db, hand: Hand, id: number): Promise<number> => (await findRecord(tx, hand.records, id)).version;
/** The record as it stands with these fields otherwise, by whoever edits it. */
async function change(context: Signed, tx: Db, hand: Hand, id: number, values: Values): Promise<void> {
  const found = await findRecord(tx, hand.records, id);
  const own = hand.records.register.fields.filter((f) => f.computed === undefined);
  await editRecord(hand, context, tx, {
    ...{ id, version: found.version },
    values: { ...Object.fromEntries(own.map((f) => [f.key, found.values[f.key] ?? null])), ...values },
  });
}

export async function takeElection(hand: Hand, context: Signed, tx: Db, record: Found, { votes, ...ballots }: Counted): Promise<void> {
  await change(context, tx, hand, record.id, ballots);
  for (const { id: childId, nomineeId, votesFor } of votes)
    await putChild(hand, context, tx, {
      ...{ id: record.id, version: await versionOf(tx, hand, record.id), child: "candidates", childId },
      values: { nomineeId, votesFor },
    });
}
export async function takeUnit(hand: Hand, nominee: Hand, context: Signed, tx: Db, record: Found, count: Counted): Promise<void> {
  const { heldOn, due, present, votes } = count;
  await change(context, tx, hand, record.id, { electedOn: heldOn, due, present });
  for (const { id, votesFor } of votes) await change(context, tx, nominee, id, { votesFor });
}

const voteIdOf = async (db: Db, { records }: Hand, id: number): Promise<number | null> =>
  (await rowsOf<{ voteId: number | null }>(db, sql`select vote_id as "voteId" from ${sql.table(records.name)} where id = ${id}`))[0]
    ?.voteId ?? null;
const readBase = (majority: string | null | undefined): ElectionBase => (majority === "due" ? "due" : "present");
export const electionBase = async (db: Db, record: Found): Promise<ElectionBase> =>
  readBase((await congressOf(db, Number(record.values["congressId"]))).majority);
/** A unit knows the plan's rule by its task: the plan itself it need not see. */
export const unitBase = async (db: Db, record: Found): Promise<ElectionBase> =>
  readBase(
    (await rowsOf<{ majority: string | null }>(db, sql`select majority from congress_delegation where id = ${record.id}`))[0]?.majority,
  );

/** What the page says: where it is voted on, or by which schemes it could be. */
export async function voteSeen(
  { hand, state, base }: Pick<Vote, "hand" | "state" | "base">,
  db: Db,
  record: Found,
  actor: Actor,
  today: string,
) {
  const id = await voteIdOf(db, hand, record.id);
  const canWrite = record.state === state && mayWrite(hand, record, actor);
  return {
    id,
    canWrite,
    isPublished: id !== null && (await electionCount(db, id)) !== undefined,
    schemes: canWrite && id === null ? await electionSchemes(db, await base(db, record), today) : [],
  };
}
export type VoteSeen = Awaited<ReturnType<typeof voteSeen>>;

/** The vote is prepared among the appraisals, with who stands and for how many seats. */
export const holdVote = (
  context: Signed,
  { hand, state, standing, base }: Vote,
  input: { id: number; schemeId: number; meetingOn: string; keepYears: number },
) =>
  context.services.database.write(context.actor.scope, async (tx) => {
    const record = await openToWrite(hand, context.actor, tx, input.id);
    const { id, ...how } = input;
    const known = await voteIdOf(tx, hand, id);
    if (known !== null) return { id: known };
    const candidates = await standing(tx, id);
    if (record.state !== state || candidates.length === 0)
      return refuseRequest("not-now", { zh: "候选人名单定了才能投票", en: "The list of candidates must be set" });
    if (new Set(candidates.map(keyOf)).size < candidates.length)
      return refuseRequest("namesakes", {
        zh: "有两名候选人姓名和职务都一样，票上分不清；请先改一个人的职务",
        en: "Two candidates have one name and post; change the post of one",
      });
    const day = chinaDay(context.services.now());
    if (!(await electionSchemes(tx, await base(tx, record), day)).some((s) => s.id === input.schemeId))
      return refuseRequest("no-scheme", {
        zh: "这个办法的当选规则和大会方案不一样，请另选",
        en: "This scheme elects by another rule than the congress's plan",
      });
    const vote = await beginElection(context, tx, {
      ...how,
      ...{ title: record.title, seats: Number(record.values["seats"]), candidates },
      requestKey: `${hand.records.name}-vote-${id}-${record.version}`,
    });
    await sql`update ${sql.table(hand.records.name)} set vote_id = ${vote.id}, version = version + 1 where id = ${id}`.execute(tx);
    return vote;
  });

/** The published count comes over: ballots and votes, so that nobody types them. */
export const takeVote = (context: Signed, { hand, standing, take }: Vote, id: number) =>
  context.services.database.write(context.actor.scope, async (tx) => {
    const record = await openToWrite(hand, context.actor, tx, id);
    const voteId = await voteIdOf(tx, hand, id);
    const count = voteId === null ? undefined : await electionCount(tx, voteId);
    if (!count) return refuseRequest("not-published", { zh: "投票结果公布以后才能取", en: "The count is taken once it is published" });
    const { candidates, ...ballots } = count;
    const told = new Map(candidates.map((c) => [keyOf(c), c.votesFor]));
    const all = await standing(tx, id);
    if (all.length !== told.size || all.some((c) => !told.has(keyOf(c))))
      return refuseRequest("other-list", {
        zh: "投票的名单和这里的候选人不一样，不能取",
        en: "Those voted on are not the candidates that stand here",
      });
    const votes = all.flatMap((c) => {
      const votesFor = told.get(keyOf(c));
      return typeof votesFor === "number" ? [{ ...c, votesFor }] : [];
    });
    if (votes.length < all.length)
      return refuseRequest("untold", {
        zh: "票数太少，为保密只公布当选结果，不公布每人票数，不能取",
        en: "So few ballots came that votes are told to nobody; nothing can be taken",
      });
    await take(context, tx, record, { ...ballots, votes });
    return { ok: true as const };
  });
