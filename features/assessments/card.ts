import { chinaDay, decimalText, showExact, type Exact } from "@bihuan/kit";
import { scoreUnits, whatWouldLift, type ItemScore, type SheetScore } from "@bihuan/scoring";
import type { Actor } from "../../platform/access/scope.ts";
import type { Db } from "../../platform/db/database.ts";
import type { Services } from "../../platform/http/server.ts";
import { aimOf, comparesUnits, ruleIn } from "./aim.ts";
import { compositesOf } from "./composite-server.ts";
import {
  assessmentsOfRound,
  entriesOf,
  entryNumbers,
  findAssessment,
  isBound,
  mayEnter,
  openReturn,
  roundOf,
  scoredWhy,
  scorersOf,
  type AssessmentRow,
  type RoundSeen,
} from "./entries.ts";
import { fileCounts, filesOf, readCounts, type EvidenceFile } from "./evidence.ts";
import { autoKept, scoresKept } from "./kept.ts";
import { standingOf, type KeptSheet, type Standing } from "./rules.ts";
import { frozenAuto, settled, valuesIn, type Auto, type Column, type Entry } from "./values.ts";

export const places = (value: Exact, most = 2): string => decimalText(value) ?? showExact(value, most);
const shown2 = (value: Exact): string => (value.den === 1n ? value.num.toString() : showExact(value, 2).replace(/\.?0{1,2}$/, ""));

/** Whether an item's value must be proved by files: reported ones where the sheet asks for evidence. What the ledger gives is proved by its facts. */
const needsProof = (i: KeptSheet["items"][number]): boolean => i.source === "reported" && i.evidence !== null;

interface Told {
  readonly points: string;
  readonly most: string;
  readonly why: { zh: string; en: string };
  readonly toRaise: { zh: string; en: string } | null;
  readonly standing: Standing;
}
const tell = (score: ItemScore, i: KeptSheet["items"][number], files: number): Told => ({
  points: shown2(score.points),
  most: shown2(score.most),
  why: score.why,
  toRaise:
    needsProof(i) && files === 0 && score.points.num > 0n
      ? { zh: `数已够，缺证明：${i.evidence}`, en: `The value is there, its proof is missing: ${i.evidence}` }
      : (score.toRaise ?? null),
  standing: standingOf(score, { needed: needsProof(i), has: files > 0 }),
});

/** What is kept of a unit's scores when a round is shown and decided. */
export interface Frozen {
  readonly total: string;
  readonly grade: string | null;
  readonly why: { zh: string; en: string };
  readonly items: readonly (Told & { readonly no: string })[];
  readonly lift: readonly { no: string; needs: string; grade: string }[];
}
export function frozenOf(kept: KeptSheet, score: SheetScore, files: ReadonlyMap<string, number>): Frozen {
  const items = new Map(kept.items.map((i) => [i.no, i]));
  return {
    total: shown2(score.total),
    grade: score.grade ?? null,
    why: score.why,
    items: score.items.map((s) => ({ no: s.key, ...tell(s, items.get(s.key) as KeptSheet["items"][number], files.get(s.key) ?? 0) })),
    lift: whatWouldLift(kept.sheet, score).map((l) => ({ no: l.key, needs: shown2(l.needs), grade: l.grade })),
  };
}

const countFiles = (files: readonly EvidenceFile[]): Map<string, number> =>
  new Map([...Map.groupBy(files, (f) => f.item)].map(([no, all]) => [no, all.length]));

/** A unit's row of a matrix: made once of a score that stays as it is. */
interface Standings {
  readonly total: string;
  readonly grade: string | null;
  readonly cells: readonly { readonly standing: Standing; readonly points: string }[];
}
const ROWS = new WeakMap<SheetScore, Standings>();
export function standingsOf(kept: KeptSheet, score: SheetScore, counts: string | undefined): Standings {
  const known = ROWS.get(score);
  if (known) return known;
  const [of, files] = [new Map(score.items.map((s) => [s.key, s])), readCounts(counts)];
  const row = {
    total: shown2(score.total),
    grade: score.grade ?? null,
    cells: kept.items.map((i) => {
      const s = of.get(i.no);
      return s
        ? { standing: standingOf(s, { needed: needsProof(i), has: (files.get(i.no) ?? 0) > 0 }), points: shown2(s.points) }
        : { standing: "open" as const, points: "0" };
    }),
  };
  ROWS.set(score, row);
  return row;
}

/** The entries that a column rests on. */
const COLS: Readonly<Record<Column, readonly Entry["col"][]>> = {
  self: ["auto", "self"],
  score: ["auto", "score"],
  final: ["auto", "score", "sample", "appeal"],
};

/** All units of a round scored in one column. */
export async function scoreRound(db: Db, services: Services, roundId: number, column: Column) {
  const rows = await assessmentsOfRound(db, roundId);
  const first = rows[0];
  if (!first) return { rows, kept: undefined, scores: [], files: new Map<number, string>() };
  const round = await roundOf(db, first.id);
  const kept = round.sheet;
  const ids = rows.map((r) => r.id);
  const auto = await autosOf(db, services, round, rows);
  const files = await fileCounts(db, ids);
  const rests = { entries: await entryNumbers(db, ids, COLS[column]), files };
  const scores = await scoresKept(services, { id: roundId, column, kept }, rows, auto, rests, async (stale) => {
    const entries = await entriesOf(
      db,
      stale.map((r) => r.id),
    );
    return (r) => {
      const own = entries.get(r.id) ?? [];
      return valuesIn(column, kept, own, frozenAuto(own) ?? auto.of(r.unitId));
    };
  });
  return { rows, kept, scores, files };
}
const whereOf = (round: RoundSeen, a: AssessmentRow) => ({
  unitPath: a.unitPath.slice(0, a.unitPath.indexOf(round.unitId) + 1),
  period: { from: round.periodFrom, to: round.periodTo },
});

/** What the ledger says of units of one round, which stand at one depth. */
export const autosOf = (db: Db, services: Services, round: RoundSeen, rows: readonly AssessmentRow[]) => {
  const [first] = rows as [AssessmentRow];
  const units = rows.map((r) => r.unitId);
  return autoKept(db, services, round.sheet, whereOf(round, first), first.unitPath.length, units);
};
const autoOf = async (db: Db, services: Services, round: RoundSeen, a: AssessmentRow): Promise<ReadonlyMap<string, Auto>> =>
  (await autosOf(db, services, round, [a])).of(a.unitId);

const COMPARED = { zh: "按同类比较，整体公布后得出", en: "Compared within its class: known once the whole round is shown" };

/** A unit's scorecard as this person may see it now. */
export async function cardOf(db: Db, services: Services, actor: Actor, id: number) {
  const a = await findAssessment(db, id);
  const round = await roundOf(db, id);
  const kept = round.sheet;
  const entries = (await entriesOf(db, [id])).get(id) ?? [];
  const files = await filesOf(db, [id]);
  const count = countFiles(files);
  const frozen = a.frozen as Frozen | null;
  const auto = frozenAuto(entries) ?? (await autoOf(db, services, round, a));
  const scorers = await scorersOf(db, id);
  const isScoring = actor.scope.unitId === a.scoreUnitId && a.scoreUnitId !== a.unitId;
  const compared = new Set(kept.items.flatMap((i) => (comparesUnits(ruleIn(kept, i.no, a.class)) ? [i.no] : [])));
  const one = (column: Column): Frozen => {
    const values = valuesIn(column, kept, entries, auto);
    // A unit measured by itself alone would be the best of its class.
    const alone = Object.fromEntries(
      Object.entries(values).map(([no, v]) => [no, compared.has(no) && v.state === "value" ? { state: "open" as const } : v]),
    );
    const told = frozenOf(kept, scoreUnits(kept.sheet, [{ unit: "", class: a.class ?? "", values: alone }])[0] as SheetScore, count);
    return { ...told, items: told.items.map((i) => (values[i.no]?.state === "value" && compared.has(i.no) ? { ...i, why: COMPARED } : i)) };
  };
  const self = one("self");
  const score = isScoring && (a.state === "scoring" || a.state === "scored") ? one("score") : null;
  const counted = valuesIn(frozen ? "final" : score ? "score" : "self", kept, entries, auto);
  const today = chinaDay(services.now());
  const asked = { actor };
  const can = {
    self: (await mayEnter(db, asked, a, "self")) === undefined,
    first: (await mayEnter(db, asked, a, "first")) === undefined,
    score: (await mayEnter(db, asked, a, "score")) === undefined,
    sample: a.sampled === true && (await mayEnter(db, asked, a, "sample")) === undefined,
    appeal: actor.scope.unitId === a.scoreUnitId && a.state === "shown" && actor.permissions.has("assessment_objection.act"),
    object:
      actor.scope.unitId === a.unitId &&
      a.state === "shown" &&
      round.state === "shown" &&
      actor.permissions.has("assessment_objection.edit"),
  };
  const of = (all: Frozen | null, no: string): Told | null => all?.items.find((i) => i.no === no) ?? null;
  const totals = (all: Frozen | null) => (all ? { total: all.total, grade: all.grade, why: all.why } : null);
  // A scorer of grades sees neither the other's nor the unit's own before he has given his.
  const isHidden = (e: Entry, source: string): boolean =>
    source === "scorers" &&
    e.col === "self" &&
    isScoring &&
    a.state === "scoring" &&
    !entries.some((x) => x.item === e.item && x.col === "score" && x.personId === actor.personId);
  return {
    id,
    title: a.title,
    state: a.state,
    unitId: a.unitId,
    unitName: a.unitName,
    round: {
      title: round.title,
      state: round.state,
      unitName: round.unitName,
      basis: round.basis,
      periodFrom: round.periodFrom,
      periodTo: round.periodTo,
      selfUntil: round.selfUntil,
      publicUntil: round.publicUntil,
      objectTo: round.objectTo,
      daysLeft:
        a.state === "self" || a.state === "amend" ? Math.round((Date.parse(round.selfUntil) - Date.parse(today)) / 86_400_000) : null,
    },
    class: a.class,
    sampled: a.sampled === true,
    asOf: null,
    items: kept.items.map((i) => {
      const found = auto.get(i.no);
      const rule = ruleIn(kept, i.no, a.class);
      const value = counted[i.no];
      const own = entries.some((x) => x.item === i.no && x.col === "score" && x.personId === actor.personId);
      const hidden = i.source === "scorers" && isScoring && a.state === "scoring" && !own;
      const count = scorers.get(i.no) ?? 0;
      const needs = i.source !== "scorers" ? 0 : count < 2 ? 2 - count : settled(kept, entries, i.no).needs;
      return {
        no: i.no,
        aspect: i.aspect,
        criterion: i.criterion,
        name: i.name,
        points: i.points,
        meant: i.meant,
        wording: i.wording,
        source: i.source,
        grades: rule?.kind === "graded" ? rule.grades.map((g) => ({ key: g.key, share: String(g.share) })) : null,
        unit: i.valueUnit,
        now: hidden || value?.state !== "value" ? null : places(value.value),
        ...aimOf(rule, i.valueUnit ?? "", hidden || value?.state !== "value" ? undefined : value.value),
        evidence: i.evidence,
        lead: i.lead,
        dueOn: i.dueOn,
        auto: found ? { code: found.code, value: found.value.state === "value" ? places(found.value.value, 4) : null, n: found.n } : null,
        entries: entries
          .filter((e) => e.item === i.no && e.col !== "auto" && !isHidden(e, i.source))
          .map(({ id: entryId, col, state, value, words, who, at }) => ({ id: entryId, col, state, value, words, who, at })),
        files: files.filter((f) => f.item === i.no).map(({ item: _, assessmentId: _a, ...f }) => f),
        scorers: count,
        needs,
        scoredWhy: i.source === "scorers" ? (scoredWhy(count, own, needs)?.words ?? null) : null,
        returned: openReturn(entries, i.no)?.words ?? null,
        self: hidden ? null : of(self, i.no),
        score: of(score, i.no),
        final: of(frozen, i.no),
      };
    }),
    self: totals(self),
    score: totals(score),
    final: totals(frozen),
    composites: a.state === "final" ? await compositesOf(db, id) : [],
    lift: [...(frozen ?? score ?? self).lift],
    can,
    // Told to who could score it, not to the unit's own.
    bound: isScoring && actor.personId !== null && (await isBound(db, actor.personId, a.unitId)),
  };
}
