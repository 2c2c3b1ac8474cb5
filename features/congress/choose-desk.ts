import { Gaps, leastOf, mostOf, type SelectAnswer } from "@bihuan/quotas";
import type { Actor } from "../../platform/access/scope.ts";
import type { Db } from "../../platform/db/database.ts";
import type { Label } from "../../platform/http/contract.ts";
import { refuseRequest, type Context } from "../../platform/http/server.ts";
import { actOnRecord, type Hand } from "../../platform/records/hand.ts";
import { Beside } from "../../platform/threads/beside.ts";
import type { ComposeCalls } from "./compose-thread.ts";
import { congressOf, floorsOf, peopleOf, unitsOf, type CongressRow, type Person } from "./gather.ts";
import { ageOn, asNominee, boundsOf, electionFault, hasBirthdayOn } from "./rules.ts";

export type Signed = Context & { actor: Actor };
/** Whoever may still be chosen or is. */
const IN_PLAY = ["passed", "chosen"];

const beside = new Beside<ComposeCalls>(new URL("./compose-thread.ts", import.meta.url), {
  millis: 60_000,
  megabytes: 512,
  refusal: {
    code: "too-heavy",
    message: { zh: "一分钟没有算完；请先定下几个必选的人再试", en: "Not done within a minute; fix some people first and try again" },
  },
});

/** What the page of choosing works with: floors, units, people, and what of them a second look is for. */
export async function readChoice(db: Db, id: number) {
  const congress = await congressOf(db, id);
  const floors = await floorsOf(db, id);
  const units = await unitsOf(db, id);
  const states = congress.state === "seated" || congress.state === "ended" ? ["delegate", "reserve"] : IN_PLAY;
  const people = await peopleOf(db, id, states);
  const twice = doubled(people);
  const { title, seats, state, version, ageOn: day } = congress;
  return {
    ...{ id, title, seats, state, version, ageOn: day },
    bounds: boundsOf(floors, units).map((b) => ({ ...b, of: [...b.of] })),
    people: people.map((p) => shown(p, congress, twice)),
  };
}
export type Choice = Awaited<ReturnType<typeof readChoice>>;

const nameKey = (p: Person): string => p.name.replaceAll(/\s/g, "");
function doubled(people: readonly Person[]): ReadonlySet<string> {
  const seen = new Map<string, number>();
  for (const p of people) seen.set(nameKey(p), (seen.get(nameKey(p)) ?? 0) + 1);
  return new Set([...seen].filter(([, n]) => n > 1).map(([name]) => name));
}

function shown(p: Person, congress: CongressRow, twice: ReadonlySet<string>) {
  const { id, attributes, quality } = asNominee(p, congress.ageOn);
  const fault = electionFault(p, p.votesFor, congress);
  return {
    ...{ id: Number(id), name: p.name, unitName: p.unitName, employer: p.employer, state: p.state },
    attributes: { ...attributes },
    ...{ quality: quality ?? 0, age: ageOn(p.bornOn, congress.ageOn), birthday: hasBirthdayOn(p.bornOn, congress.ageOn), rank: p.rank },
    fault: fault ?? null,
    isTwice: twice.has(nameKey(p)),
  };
}

export interface Fixed {
  readonly id: number;
  readonly fixedIn: readonly number[];
  readonly fixedOut: readonly number[];
}
/** What composing answers, in people and bounds by their names. */
export interface Composed {
  readonly status: "chosen" | "no-answer" | "conflict";
  readonly chosen: { id: number; reason: "fixed" | "floor" | "quality"; floors: string[] }[];
  readonly quality: number;
  readonly bound: number | null;
  readonly isBest: boolean;
  readonly missed: { name: string; by: number }[];
  readonly conflict: { bounds: string[]; changes: Label[]; words: Label } | null;
}

/** The best choice under all floors with whoever is fixed, its bound; or the smallest conflict found and the cheapest change. */
export async function compose(context: Signed, input: Fixed): Promise<Composed> {
  const { plan, nominees } = await context.services.database.read(context.actor.scope, async (db) => {
    const congress = await congressOf(db, input.id);
    const bounds = boundsOf(await floorsOf(db, input.id), await unitsOf(db, input.id));
    const people = await peopleOf(db, input.id, IN_PLAY);
    refuseContradiction(people, input);
    const fixed = (id: number) =>
      input.fixedIn.includes(id) ? ("in" as const) : input.fixedOut.includes(id) ? ("out" as const) : undefined;
    return { plan: { seats: congress.seats, bounds }, nominees: people.map((p) => asNominee(p, congress.ageOn, fixed(p.id))) };
  });
  return told(await beside.call("compose", { plan, nominees }), plan, nominees);
}

function refuseContradiction(people: readonly Person[], { fixedIn, fixedOut }: Fixed): void {
  const both = fixedIn.filter((id) => fixedOut.includes(id));
  if (both.length === 0) return;
  const names = both.map((id) => people.find((p) => p.id === id)?.name ?? String(id)).join("、");
  refuseRequest("contradiction", { zh: `${names}既定为必选又定为不选`, en: `${names}: fixed both in and out` });
}

type Plan = ConstructorParameters<typeof Gaps>[0];
type Nominees = ConstructorParameters<typeof Gaps>[1];

function told(answer: SelectAnswer, plan: Plan, nominees: Nominees): Composed {
  const name = (key: string): string => plan.bounds.find((b) => b.key === key)?.name ?? key;
  const none = { chosen: [], quality: 0, bound: null, isBest: false, missed: [] };
  if (answer.status === "conflict") {
    const { bounds, changes, short } = answer.conflict;
    const words = changes.map(({ key, from, to, side }): Label => ({
      zh: `${name(key)}的${side === "least" ? "下限" : "上限"}由 ${from} 人改为 ${to} 人`,
      en: `${name(key)}: ${side === "least" ? "floor" : "ceiling"} from ${from} to ${to}`,
    }));
    return {
      ...none,
      status: "conflict",
      conflict: { bounds: bounds.map(name), changes: words, words: whyConflict(plan, nominees, bounds, short) },
    };
  }
  return {
    status: answer.status,
    chosen: answer.why.map((w) => ({ id: Number(w.id), reason: w.reason, floors: w.floors.map(name) })),
    quality: answer.quality,
    bound: answer.bound ?? null,
    isBest: answer.isBest,
    missed: answer.missed.map((m) => ({ name: name(m.key), by: m.by })),
    conflict: null,
  };
}

/** A conflict in a sentence: too few people at all, a group with too few, or floors that cannot hold together. */
function whyConflict(plan: Plan, nominees: Nominees, bounds: readonly string[], short: number | undefined): Label {
  const fixedIn = nominees.filter((n) => n.fixed === "in").length;
  if (fixedIn > plan.seats)
    return { zh: `必选的有 ${fixedIn} 人，多于名额 ${plan.seats}`, en: `${fixedIn} are fixed in for ${plan.seats} seats` };
  if (short !== undefined && short > 0) return { zh: `审查合格的人选比名额少 ${short} 人`, en: `${short} nominees short of the seats` };
  const gaps = new Gaps(plan, nominees);
  for (const n of nominees) if (n.fixed === "in") gaps.tick(n.id, true);
  const list = gaps.list();
  const alone = bounds.length === 1 ? plan.bounds.findIndex((b) => b.key === bounds[0]) : -1;
  const [bound, gap] = [plan.bounds[alone], list[alone]];
  if (bound && gap) {
    const have = gap.have + gap.possible;
    const least = bound.least === undefined ? 0 : leastOf(bound.least, plan.seats);
    if (have < least)
      return {
        zh: `“${bound.name}”至少要 ${least} 人，合格的人选里只有 ${have} 人`,
        en: `“${bound.name}” asks for ${least}, and only ${have} of the nominees are of it`,
      };
    const most = bound.most === undefined ? Infinity : mostOf(bound.most, plan.seats);
    if (gap.have > most)
      return {
        zh: `“${bound.name}”必选的已有 ${gap.have} 人，上限 ${most} 人`,
        en: `“${bound.name}”: ${gap.have} fixed in, at most ${most}`,
      };
  }
  const names = bounds.map((key) => plan.bounds.find((b) => b.key === key)?.name ?? key);
  return {
    zh: `这几项不能同时达到，去掉其中任何一项就可以：${names.join("、")}`,
    en: `These cannot hold together; without any one of them the rest can: ${names.join(", ")}`,
  };
}

/** Stores who is ticked, each as an act of his own; of two who compose at once the second is told. */
export const saveChoice = (hand: Hand, context: Signed, input: { id: number; chosen: readonly number[]; seen: readonly number[] }) =>
  context.services.database.write(context.actor.scope, async (tx) => {
    const congress = await congressOf(tx, input.id);
    if (congress.state !== "choosing") refuseRequest("not-now", { zh: "现在不在拟定人选", en: "It is not being composed now" });
    const people = await peopleOf(tx, input.id, IN_PLAY);
    const stands = people.filter((p) => p.state === "chosen").map((p) => p.id);
    if (stands.length !== input.seen.length || stands.some((id) => !input.seen.includes(id)))
      refuseRequest("stale", { zh: "别人刚改过勾选，请刷新后再看", en: "Somebody has changed the choice; load the page anew" });
    const strangers = input.chosen.filter((id) => !people.some((p) => p.id === id));
    if (strangers.length > 0) refuseRequest("invalid", { zh: "有人选已不在名单里，请刷新", en: "Somebody is no longer a nominee; reload" });
    if (new Set(input.chosen).size > congress.seats)
      refuseRequest("too-many", {
        zh: `勾了 ${input.chosen.length} 人，名额只有 ${congress.seats}`,
        en: `${input.chosen.length} ticked for ${congress.seats} seats`,
      });
    let changed = 0;
    for (const p of people) {
      const wanted = input.chosen.includes(p.id);
      if (wanted === (p.state === "chosen")) continue;
      changed++;
      await actOnRecord(hand, context, tx, {
        id: p.id,
        action: wanted ? "choose" : "put_back",
        requestKey: `congress-choice-${p.id}-${p.version}-${context.requestId}-${changed}`.slice(0, 80),
      });
    }
    return { changed };
  });
