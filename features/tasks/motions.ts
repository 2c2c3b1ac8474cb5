import { sql } from "kysely";
import type { Db } from "../../platform/db/database.ts";
import { rowsOf } from "../../platform/db/rows.ts";
import type { Label } from "../../platform/http/contract.ts";
import { refuseFields } from "../../platform/records/rows.ts";
import type { Done, Seen } from "../../platform/records/special.ts";
import { showDay } from "../../platform/register/fields.ts";
import type { meetings } from "./meetings.ts";
import { BODIES, countFaults, isCarried, MATTERS, sayResult, sayVotingRule, type Count, type VotingRule } from "./voting.ts";

type Meeting = (typeof meetings)["register"];

interface Motion extends Partial<Record<keyof Count, number | null>> {
  readonly id: number;
  readonly no: number;
  readonly title: string;
  readonly matter: keyof typeof MATTERS;
  readonly notVoted: string | null;
  readonly result: string | null;
  readonly charterUnit: number | null;
}
interface StoredRule {
  readonly document: string;
  readonly article: string;
  readonly base: VotingRule["base"];
  readonly quorumNum: number;
  readonly quorumDen: number;
  readonly quorumAbove: boolean;
  readonly majorityNum: number;
  readonly majorityDen: number;
  readonly majorityAbove: boolean;
  readonly body: keyof typeof BODIES;
  readonly matter: keyof typeof MATTERS;
}

export const RULE_COLUMNS = sql`r.body, r.matter, r.article, r.base, r.quorum_num as "quorumNum", r.quorum_den as "quorumDen", r.quorum_above as "quorumAbove",
  r.majority_num as "majorityNum", r.majority_den as "majorityDen", r.majority_above as "majorityAbove", c.title || '（' || c.edition || '）' as document`;

export const ruleOfRow = (r: StoredRule): VotingRule => ({
  document: r.document,
  article: r.article,
  base: r.base,
  quorum: { num: r.quorumNum, den: r.quorumDen, strict: r.quorumAbove },
  majority: { num: r.majorityNum, den: r.majorityDen, strict: r.majorityAbove },
});

/** The rules by which a unit's body votes on a day: those of the charter and rules in force then. */
async function rulesOn(db: Db, unitId: number, body: string, on: string): Promise<Map<string, VotingRule>> {
  const rows = await rowsOf<StoredRule>(
    db,
    sql`select ${RULE_COLUMNS} from charter_rule r join charter c on c.id = r.charter_id where c.unit_id = ${unitId} and r.body = ${body}
      and c.state in ('adopted', 'replaced', 'repealed') and c.from_on <= ${on}::date and (c.to_on is null or c.to_on >= ${on}::date) order by c.from_on, r.id`,
  );
  return new Map(rows.map((r) => [r.matter, ruleOfRow(r)]));
}

/** How a unit's body votes on one of these matters, the first that a document in force on that day has a rule for. */
export async function votingRule(
  db: Db,
  at: { readonly unitId: number; readonly body: string; readonly on: string },
  matters: readonly (keyof typeof MATTERS)[],
): Promise<VotingRule | undefined> {
  const rules = await rulesOn(db, at.unitId, at.body, at.on);
  return matters.map((m) => rules.get(m)).find((r) => r !== undefined);
}

const motionsOf = (db: Db, meetingId: number): Promise<Motion[]> =>
  rowsOf(
    db,
    sql`select m.id, m.no, m.title, m.matter, m.due, m.present, m.votes_for as "votesFor", m.votes_against as "votesAgainst", m.votes_abstain as "votesAbstain",
      m.not_voted as "notVoted", m.result, c.unit_id as "charterUnit" from meeting_motion m left join charter c on c.id = m.charter_id
      where m.meeting_id = ${meetingId} order by m.no, m.id`,
  );

const VOTES = ["votesFor", "votesAgainst", "votesAbstain"] as const;
const isVoted = (m: Motion): boolean => VOTES.some((key) => typeof m[key] === "number");
const at = (no: number, { zh, en }: Label): Label => ({ zh: `第 ${no} 项议案：${zh}`, en: `Motion ${no}: ${en}` });

/**
 * Whatever changes in a meeting's motions, its kind or its day is reckoned through: each vote by the rule in force on that day. What was not
 * there or too few is refused, so nothing stands that the rule does not bear.
 */
export async function settleMotions(s: Done<Meeting>): Promise<void> {
  const all = await motionsOf(s.db, s.record.id);
  if (all.length === 0) return;
  const rules = await rulesOn(s.db, s.record.unitId, s.row.kind, s.row.heldOn);
  const [came] = await rowsOf<{ due: number; present: number }>(
    s.db,
    sql`select count(*) filter (where how <> 'observer')::int as due, count(*) filter (where how = 'present')::int as present
      from meeting_attendance where meeting_id = ${s.record.id}`,
  );
  for (const m of all) {
    const refuse = (key: string, words: Label): never => refuseFields({ [key]: at(m.no, words) });
    if (m.charterUnit !== null && m.charterUnit !== s.record.unitId)
      refuse("charterId", { zh: "选本单位的章程或规则", en: "A charter of one's own unit" });
    const rule = rules.get(m.matter) ?? refuse("matter", noRule(s.row.kind, m.matter, s.row.heldOn, rules));
    const done = isVoted(m);
    if (done && m.notVoted !== null) refuse("notVoted", { zh: "有票数的，不写没有表决的原因", en: "It was voted on: no reason why not" });
    if (!done) {
      await setResult(s.db, m, m.notVoted === null ? null : "not_voted", null);
      continue;
    }
    if (s.record.state === "planned" || s.row.heldOn > s.today)
      refuse("votesFor", { zh: "会议还没有开，先不填票数", en: "The meeting was not held yet: no votes" });
    const missing = VOTES.find((key) => typeof m[key] !== "number");
    if (missing)
      refuse(missing, { zh: "赞成、反对、弃权都要填，没有的填 0", en: "For, against and abstained are all needed; 0 where none" });
    const count: Count = {
      due: m.due ?? came?.due ?? 0,
      present: m.present ?? came?.present ?? 0,
      votesFor: m.votesFor ?? 0,
      votesAgainst: m.votesAgainst ?? 0,
      votesAbstain: m.votesAbstain ?? 0,
    };
    const [fault] = Object.entries(countFaults(rule, count));
    if (fault) refuse(...fault);
    await setResult(s.db, m, isCarried(rule, count) ? "carried" : "not_carried", sayResult(rule, count).zh, count);
  }
}

const noRule = (body: string, matter: keyof typeof MATTERS, on: string, rules: ReadonlyMap<string, VotingRule>): Label => {
  const [who, what] = [BODIES[body as keyof typeof BODIES], MATTERS[matter]];
  const known = [...rules.keys()].map((k) => MATTERS[k as keyof typeof MATTERS]);
  return {
    zh: `${showDay(on, "zh-CN")}施行的章程和规则里，没有${who.zh}表决“${what.zh}”的规则${known.length > 0 ? `；有的是：${known.map((k) => k.zh).join("、")}` : ""}。先在“章程和规则”里登记`,
    en: `No charter in force on ${on} says how this body votes on ${what.en}${known.length > 0 ? `; it does for ${known.map((k) => k.en).join(", ")}` : ""}`,
  };
};

const setResult = (db: Db, m: Motion, result: string | null, reckoning: string | null, count?: Count) =>
  sql`update meeting_motion set result = ${result}, reckoning = ${reckoning}, due = ${count?.due ?? m.due ?? null}, present = ${count?.present ?? m.present ?? null}
    where id = ${m.id}`.execute(db);

/** Every motion was voted on, or it is said why not. */
export const areMotionsSettled = async (db: Db, meetingId: number): Promise<boolean> =>
  (await motionsOf(db, meetingId)).every((m) => m.result !== null);

/** What the page says of motions: the rules of this body on that day, and each vote's arithmetic. */
export async function motionsSection({ db, record, row }: Seen<Meeting>) {
  const rules = await rulesOn(db, record.unitId, row.kind, row.heldOn);
  const motions = await motionsOf(db, record.id);
  return {
    rules: [...rules].map(([matter, rule]) => ({ matter: MATTERS[matter as keyof typeof MATTERS], rule: sayVotingRule(rule) })),
    motions: motions.map((m) => {
      const rule = rules.get(m.matter);
      const count = m as unknown as Count;
      return {
        no: m.no,
        title: m.title,
        result: m.result,
        notVoted: m.notVoted,
        words: m.result === "carried" || m.result === "not_carried" ? rule && sayResult(rule, count) : undefined,
      };
    }),
  };
}
export type MotionsSection = Awaited<ReturnType<typeof motionsSection>>;
