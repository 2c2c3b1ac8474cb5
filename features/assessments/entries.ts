import { sql } from "kysely";
import { audit } from "../../platform/audit/audit.ts";
import type { Db } from "../../platform/db/database.ts";
import type { Label } from "../../platform/http/contract.ts";
import { notFound, refuseRequest } from "../../platform/http/server.ts";
import type { Asked } from "../../platform/records/hand.ts";
import { assessments } from "./assessment.ts";
import type { KeptSheet } from "./rules.ts";
import { settled, type Entry } from "./values.ts";

export interface RoundSeen {
  readonly id: number;
  readonly title: string;
  readonly state: string;
  readonly sheet: KeptSheet;
  readonly periodFrom: string;
  readonly periodTo: string;
  readonly selfUntil: string;
  readonly publicUntil: string | null;
  readonly objectTo: string | null;
  readonly unitId: number;
  readonly unitName: string;
  readonly basis: string;
}
export interface AssessmentRow {
  readonly id: number;
  readonly title: string;
  readonly state: string;
  readonly roundId: number;
  readonly unitId: number;
  readonly unitPath: number[];
  readonly unitName: string;
  readonly firstUnitId: number;
  readonly scoreUnitId: number;
  readonly class: string | null;
  readonly sampled: boolean | null;
}

const columns = sql`r.id, r.title, r.state, r.round_id as "roundId", r.unit_id as "unitId", r.unit_path as "unitPath", u.name as "unitName",
  r.first_unit_id as "firstUnitId", r.score_unit_id as "scoreUnitId", r.class, r.sampled`;
export async function findAssessment(db: Db, id: number): Promise<AssessmentRow & { readonly frozen: unknown }> {
  const { rows } = await sql<
    AssessmentRow & { frozen: unknown }
  >`select ${columns}, r.frozen from assessment r join unit u on u.id = r.unit_id where r.id = ${id}`.execute(db);
  return rows[0] ?? notFound();
}
export const assessmentsOfRound = async (db: Db, roundId: number): Promise<AssessmentRow[]> =>
  (
    await sql<AssessmentRow>`select ${columns} from assessment r join unit u on u.id = r.unit_id where r.round_id = ${roundId}
      order by u.region_code nulls last, u.id`.execute(db)
  ).rows;

export async function roundOf(db: Db, assessmentId: number): Promise<RoundSeen> {
  const { rows } =
    await sql<RoundSeen>`select id, title, state, sheet, period_from as "periodFrom", period_to as "periodTo", self_until as "selfUntil",
    public_until as "publicUntil", object_to as "objectTo", unit_id as "unitId", unit_name as "unitName", basis from assessment_round_of(${assessmentId})`.execute(
      db,
    );
  return rows[0] ?? notFound();
}

export async function entriesOf(db: Db, ids: readonly number[]): Promise<Map<number, Entry[]>> {
  const { rows } =
    await sql<Entry>`select e.id, e.assessment_id as "assessmentId", e.item, e.col, e.state, e.value, e.parts, e.words, e.person_id as "personId",
    coalesce(p.name, '') as who, e.at from assessment_entry e left join person p on p.id = e.person_id where e.assessment_id = any (${[...ids]}::bigint[]) order by e.id`.execute(
      db,
    );
  return Map.groupBy(rows, (e) => e.assessmentId);
}

/** Of each assessment, the numbers of the entries a column rests on: they are never changed, so equal numbers are equal entries. */
export const entryNumbers = async (db: Db, ids: readonly number[], cols: readonly Entry["col"][]): Promise<Map<number, string>> =>
  new Map(
    (
      await sql<{
        id: number;
        numbers: string;
      }>`select assessment_id as id, md5(string_agg(id::text, ',' order by id)) as numbers from assessment_entry
        where assessment_id = any (${[...ids]}::bigint[]) and col = any (${[...cols]}::text[]) group by 1`.execute(db)
    ).rows.map((r) => [r.id, r.numbers]),
  );

/** How many have scored each item; nothing of what they gave. */
export const scorersOf = async (db: Db, id: number): Promise<Map<string, number>> =>
  new Map(
    (await sql<{ item: string; scorers: number }>`select item, scorers from assessment_scorers(${id})`.execute(db)).rows.map((r) => [
      r.item,
      r.scorers,
    ]),
  );

/** Units whose scoring is not this person's, of those named. */
export const boundOf = async (db: Db, personId: number, units: readonly number[]): Promise<ReadonlySet<number>> =>
  new Set(
    (
      await sql<{ id: number }>`select id from unnest(${[...new Set(units)]}::int[]) id where assessor_bound(${personId}, id)`.execute(db)
    ).rows.map((r) => r.id),
  );
export const isBound = async (db: Db, personId: number, unitId: number): Promise<boolean> =>
  (await boundOf(db, personId, [unitId])).has(unitId);

export interface NewEntry {
  readonly item: string;
  readonly col: Entry["col"];
  readonly state?: Entry["state"] | undefined;
  readonly value?: string | null | undefined;
  readonly parts?: Entry["parts"] | undefined;
  readonly words?: string | null | undefined;
  readonly blind?: boolean;
}
export const addEntry = async (tx: Db, personId: number, assessmentId: number, e: NewEntry): Promise<number> =>
  (await addEntries(tx, personId, [{ ...e, assessmentId }]))[0] as number;

/** So many rows a statement. */
const AT_ONCE = 1000;
/** Entries of several units in this order, for the numbers they are kept under. */
export async function addEntries(
  tx: Db,
  personId: number,
  all: readonly (NewEntry & { readonly assessmentId: number })[],
): Promise<number[]> {
  const ids: number[] = [];
  for (let from = 0; from < all.length; from += AT_ONCE) {
    const put = await tx
      .insertInto("assessment_entry")
      .values(
        all.slice(from, from + AT_ONCE).map((e) => ({
          assessment_id: e.assessmentId,
          item: e.item,
          col: e.col,
          state: e.state ?? null,
          value: e.value ?? null,
          parts: e.parts ? JSON.stringify(e.parts) : null,
          words: e.words || null,
          blind: e.blind ?? false,
          person_id: personId,
        })),
      )
      .returning("id")
      .execute();
    ids.push(...put.map((r) => r.id));
  }
  return ids;
}

/** A return that was not answered yet: the last one of an item that no later entry of the unit itself follows. */
export const openReturn = (entries: readonly Entry[], item: string): Entry | undefined => {
  const back = entries.findLast((e) => e.item === item && e.col === "return");
  return back && entries.some((e) => e.item === item && e.col === "self" && e.id > back.id) ? undefined : back;
};

export const WHOSE: Readonly<Record<"self" | "first" | "score" | "sample" | "return", readonly string[]>> = {
  self: ["self", "amend"],
  first: ["first"],
  score: ["scoring"],
  sample: ["scored"],
  return: ["first", "scoring"],
};

const words = { zh: "现在不能填这一栏", en: "This column is not open now" };
/** Whose column it is now: by state, by unit, by role; a scorer is bound to no unit of his own. */
export async function mayEnter(
  db: Db,
  { actor }: Pick<Asked, "actor">,
  a: AssessmentRow,
  col: keyof typeof WHOSE,
): Promise<{ zh: string; en: string } | undefined> {
  if (!WHOSE[col].includes(a.state)) return words;
  const unit = col === "self" ? a.unitId : a.state === "first" ? a.firstUnitId : a.scoreUnitId;
  if (actor.scope.unitId !== unit) return { zh: "这一栏由别的单位填", en: "This column is another unit's" };
  if (!actor.roles.includes(col === "self" ? "adviser" : "reviewer"))
    return col === "self"
      ? { zh: "自评由经办人填", en: "The self-assessment is its clerk's" }
      : { zh: "由审核岗评", en: "Reviewers score" };
  if (col !== "self" && actor.personId !== null && (await isBound(db, actor.personId, a.unitId)))
    return {
      zh: "本人在这个单位、它的下级、同一上级的兄弟单位或合并来的单位任过职，须回避",
      en: "You have or had a post at this unit, beneath it, at a sister of it or at one merged with it: somebody else scores",
    };
  return undefined;
}

export async function putEntry(
  asked: Asked,
  tx: Db,
  input: {
    id: number;
    item: string;
    col: keyof typeof WHOSE;
    seen?: number | null | undefined;
    state?: Entry["state"] | undefined;
    value?: string | undefined;
    words: string;
  },
): Promise<{ id: number }> {
  const { actor } = asked;
  await sql`select pg_advisory_xact_lock(hashtextextended(${`assessment:${input.id}:${input.item}`}, 823006))`.execute(tx);
  const a = await findAssessment(tx, input.id);
  const refusal = await mayEnter(tx, asked, a, input.col);
  if (refusal) return refuseRequest("not-your-column", refusal);
  const { sheet: kept } = await roundOf(tx, input.id);
  const item = kept.items.find((i) => i.no === input.item) ?? notFound();
  const entries = (await entriesOf(tx, [input.id])).get(input.id) ?? [];
  const newest = entries.findLast((e) => e.item === item.no && e.col === input.col);
  // A scorer's column is his own; the unit's is filled by several.
  if (input.col === "self" && input.seen !== undefined && input.seen !== (newest?.id ?? null))
    refuseRequest("stale", {
      zh: `您打开之后，${newest?.who ?? "他人"}已填了这一项：${newest?.value ?? newest?.words ?? ""}。您填的还在，没有保存；看过后再保存。`,
      en: `${newest?.who ?? "Somebody"} filled this item after you opened it: ${newest?.value ?? newest?.words ?? ""}. What you typed is here and not saved; look at it, then save.`,
    });
  if (input.col === "return" || input.col === "first") {
    if (input.words.length < 2) return refuseRequest("words-needed", { zh: "写明意见或退回的理由", en: "Say why" });
    if (input.col === "return" && openReturn(entries, item.no))
      return refuseRequest("returned-already", { zh: "这一项已经写了退回理由", en: "It is marked already" });
  } else {
    const state = input.state ?? "value";
    if (state === "value" && input.value === undefined)
      return refuseRequest("value-needed", { zh: "填一个数；没有的选“没有”", en: "Enter a value" });
    if (state !== "value" && input.words.length < 2)
      return refuseRequest("words-needed", { zh: "写明没有或不适用的理由", en: "Say why there is none" });
    const most = item.source === "scorers" || item.valueUnit?.startsWith("%") ? 100 : undefined;
    if (state === "value" && most !== undefined && Number(input.value) > most)
      return refuseRequest("above-100", { zh: `“${item.name}”不能超过 100%`, en: `“${item.name}” cannot be above 100 %` });
    if (input.col === "self" && a.state === "amend" && !entries.some((e) => e.item === item.no && e.col === "return"))
      return refuseRequest("not-returned", { zh: "只补退回的项", en: "Only returned items are mended" });
    if (input.col === "sample" && a.sampled !== true)
      return refuseRequest("not-sampled", { zh: "这个单位没有抽到", en: "This unit was not drawn" });
    if (input.col === "score") await mayScore(tx, asked, a, kept, item);
  }
  const state = input.col === "return" || input.col === "first" ? undefined : (input.state ?? "value");
  const id = await addEntry(tx, actor.personId as number, input.id, {
    ...input,
    state,
    value: state === "value" ? (input.value ?? null) : null,
    blind: input.col === "score" && item.source === "scorers",
  });
  await audit(tx, actor, {
    act: `${assessments.name}.edit`,
    subject: `assessment:${input.id}`,
    detail: { item: input.item, col: input.col },
  });
  return { id };
}

/** Why this person scores an item of blind scorers no more. */
export function scoredWhy(count: number, own: boolean, needs: number): { code: string; words: Label } | undefined {
  if (count < 2) return undefined;
  if (own) return { code: "scored-blind", words: { zh: "两人都已评分，不能再改", en: "Both have scored; it is not changed any more" } };
  return needs > 0
    ? undefined
    : { code: "settled-already", words: { zh: "这一项两人已评定，不需要第三人", en: "It is settled; no third is needed" } };
}

/** Once two have scored blindly neither may change his mind by what he now sees; a third is asked only where they are apart. */
async function mayScore(tx: Db, { actor }: Asked, a: AssessmentRow, kept: KeptSheet, item: KeptSheet["items"][number]): Promise<void> {
  if (item.source !== "scorers") return;
  const count = (await scorersOf(tx, a.id)).get(item.no) ?? 0;
  const entries = (await entriesOf(tx, [a.id])).get(a.id) ?? [];
  const own = entries.some((e) => e.item === item.no && e.col === "score" && e.personId === actor.personId);
  const why = scoredWhy(count, own, count < 2 ? 0 : settled(kept, entries, item.no).needs);
  if (why) refuseRequest(why.code, why.words);
}
