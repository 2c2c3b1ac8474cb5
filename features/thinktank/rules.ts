import { Flow } from "@bihuan/assign";
import { addMonths, ageOn, plainName, seededRandom } from "@bihuan/kit";
import type { Label } from "../../platform/http/contract.ts";
import { showDay } from "../../platform/register/fields.ts";

export interface Applied {
  readonly id: number;
  readonly title: string;
  readonly kind: string;
  readonly leader: string;
  readonly leaderBorn: string | null;
  readonly leaderTitle: string | null;
  readonly hostCode: string;
  readonly fromOn: string | null;
  readonly toOn: string | null;
  readonly sumFen: number | null;
  readonly members: readonly { readonly name: string; readonly employer: string }[];
}
export interface CallTerms {
  readonly opensOn: string;
  readonly closesOn: string;
  readonly perHost: number | null;
  readonly topics: readonly { readonly title: string; readonly kind: string; readonly locked: boolean }[];
  readonly kinds: readonly {
    readonly kind: string;
    readonly sumFen: number | null;
    readonly mostMonths: number | null;
    readonly mostAge: number | null;
    readonly leastTitle: string | null;
  }[];
}
/** Another project that is under way or applied for. */
export interface Other {
  readonly id: number;
  readonly title: string;
  readonly leader: string;
  readonly leaderBorn: string | null;
  readonly hostCode: string;
  readonly sameCall: boolean;
  readonly running: boolean;
}
export interface FormFault {
  readonly says: Label;
  /** The record that stands in the way. */
  readonly subject?: string;
}

const RANK = ["other", "middle", "vice", "senior"];
const TITLE_WORDS: Readonly<Record<string, Label>> = {
  senior: { zh: "正高", en: "full" },
  vice: { zh: "副高", en: "associate" },
  middle: { zh: "中级", en: "middle" },
  other: { zh: "其他", en: "other" },
};
const yuan = (fen: number): string => (fen / 100).toLocaleString("zh-CN");

/** What a reader of forms would find in three days: nothing here is a judgement, every fault names what it was compared with. */
export function formFaults(study: Applied, call: CallTerms, others: readonly Other[], today: string): FormFault[] {
  const faults: FormFault[] = [];
  const say = (zh: string, en: string, subject?: string) => faults.push({ says: { zh, en }, ...(subject ? { subject } : {}) });
  const terms = call.kinds.find((k) => k.kind === study.kind);
  if (today < call.opensOn) say(`征集从 ${showDay(call.opensOn, "zh-CN")} 开始`, `The call opens on ${call.opensOn}`);
  if (today > call.closesOn) say(`已过截止日期 ${showDay(call.closesOn, "zh-CN")}`, `The call closed on ${call.closesOn}`);
  const topics = call.topics.filter((t) => t.kind === study.kind);
  if (topics.some((t) => t.locked) && !topics.some((t) => t.title === study.title)) {
    const near = topics.filter((t) => t.locked).find((t) => differBy(t.title, study.title) <= 4);
    if (near) say(`题目不得改动：通知里是“${near.title}”`, `The title may not be altered: the call says “${near.title}”`);
    else if (topics.every((t) => t.locked)) say("这一类只能选通知里的题目", "This kind takes the topics of the call alone");
  }
  if (call.kinds.length > 0 && !terms) say("通知里没有这一类课题", "The call has no such kind");
  if (terms?.mostAge != null) {
    if (study.leaderBorn === null) say("没有填负责人出生年月，没法核对年龄", "The leader's month of birth is missing");
    else {
      const age = ageOn(study.leaderBorn, call.opensOn);
      if (age > terms.mostAge)
        say(
          `负责人在通知发布日 ${showDay(call.opensOn, "zh-CN")} 已满 ${age} 周岁，要求不超过 ${terms.mostAge}`,
          `The leader is ${age} on ${call.opensOn}; at most ${terms.mostAge}`,
        );
    }
  }
  if (terms?.leastTitle != null) {
    const least = TITLE_WORDS[terms.leastTitle] as Label;
    if (study.leaderTitle === null) say(`没有填负责人职称，要求${least.zh}以上`, `The leader's title is missing; at least ${least.en}`);
    else if (RANK.indexOf(study.leaderTitle) < RANK.indexOf(terms.leastTitle))
      say(`负责人职称是${TITLE_WORDS[study.leaderTitle]?.zh ?? ""}，要求${least.zh}以上`, `The leader's title is below ${least.en}`);
  }
  if (study.fromOn === null || study.toOn === null) say("没有填研究期限", "The days are missing");
  else if (terms?.mostMonths != null && study.toOn > addMonths(study.fromOn, terms.mostMonths))
    say(`研究期超过 ${terms.mostMonths} 个月`, `Longer than ${terms.mostMonths} months`);
  if (terms?.sumFen != null && study.sumFen !== terms.sumFen)
    say(
      `经费应为 ${yuan(terms.sumFen)} 元，现填 ${study.sumFen === null ? "空" : `${yuan(study.sumFen)} 元`}${
        study.sumFen !== null && [100, 1000, 10_000].some((n) => (study.sumFen as number) * n === terms.sumFen)
          ? "（是不是单位填错了）"
          : ""
      }`,
      `The sum is ${yuan(terms.sumFen)} yuan in the call`,
    );
  for (const o of others.filter((x) => x.running && samePerson(x, study)))
    say(`负责人还有在研的课题“${o.title}”（登记的姓名是“${o.leader}”）`, `The leader runs “${o.title}” (as ${o.leader})`, `study:${o.id}`);
  for (const o of others.filter((x) => x.sameCall && samePerson(x, study)))
    say(`同一次征集里负责人还申报了“${o.title}”`, `The leader applies for “${o.title}” too`, `study:${o.id}`);
  const ofHost = others.filter((o) => o.sameCall && o.hostCode === study.hostCode).length + 1;
  if (call.perHost !== null && ofHost > call.perHost)
    say(`本单位这次申报 ${ofHost} 项，限 ${call.perHost} 项`, `${ofHost} of this host; at most ${call.perHost}`);
  const names = [study.leader, ...study.members.map((m) => m.name)].map(plainName);
  const twice = names.find((n, i) => names.indexOf(n) !== i);
  if (twice !== undefined) say(`成员里“${twice}”重复`, `“${twice}” stands twice among the members`);
  return faults;
}

/** One name, or one month of birth in one house under a name that shares a character: two spellings of one person. */
const samePerson = (a: { leader: string; leaderBorn: string | null; hostCode: string }, b: Applied): boolean =>
  plainName(a.leader) === plainName(b.leader) ||
  (a.leaderBorn !== null && a.leaderBorn === b.leaderBorn && a.hostCode === b.hostCode && a.leader.slice(0, 1) === b.leader.slice(0, 1));

/** Characters in which two titles differ, at least; 99 where they are far apart in length. */
export function differBy(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 4) return 99;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min((row[j] as number) + 1, (next[j - 1] as number) + 1, (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1));
    row = next;
  }
  return row[b.length] as number;
}

export interface ToReview {
  readonly id: number;
  readonly field: string;
  readonly hostName: string;
  readonly people: readonly string[];
  readonly employers: readonly string[];
  /** How many reviewers it still lacks, and who was drawn for it before, those who declined among them. */
  readonly missing: number;
  readonly had: readonly number[];
}
export interface Pool {
  readonly id: number;
  readonly name: string;
  readonly employer: string;
  readonly field: string;
  /** How many more of this call he takes. */
  readonly left: number;
  readonly conflicts: readonly {
    readonly withName: string;
    readonly kind: string;
    readonly fromOn: string | null;
    readonly toOn: string | null;
  }[];
}
export interface Excluded {
  readonly study: number;
  readonly reviewer: number;
  readonly why: Label;
}

const CONFLICTS: Readonly<Record<string, Label>> = {
  employer: { zh: "曾在同一单位", en: "same employer once" },
  coauthor: { zh: "合作成果", en: "co-author" },
  family: { zh: "亲属", en: "family" },
  supervisor: { zh: "师生", en: "supervisor" },
  partner: { zh: "利害关系", en: "interest" },
};

/** Why a reviewer may not see a project, or nothing. */
export function conflictOf(study: ToReview, reviewer: Pool, day: string): Label | undefined {
  const employer = plainName(reviewer.employer);
  const bodies = [study.hostName, ...study.employers].map(plainName);
  const people = study.people.map(plainName);
  if (people.includes(plainName(reviewer.name))) return { zh: "本人是课题组成员", en: "is one of the project" };
  if (bodies.includes(employer)) return { zh: `同单位：${reviewer.employer}`, en: `same employer: ${reviewer.employer}` };
  const declared = reviewer.conflicts.find(
    (c) =>
      (c.fromOn === null || c.fromOn <= day) &&
      (c.toOn === null || c.toOn >= day) &&
      [...people, ...bodies].includes(plainName(c.withName)),
  );
  return (
    declared && {
      zh: `${CONFLICTS[declared.kind]?.zh ?? ""}：${declared.withName}`,
      en: `${CONFLICTS[declared.kind]?.en ?? ""}: ${declared.withName}`,
    }
  );
}

/**
 * Draws reviewers for all projects at once: as many places as can be filled, first those of projects that lack most, then fields that match, then work
 * shared evenly; among equals chance decides, and the same seed decides the same. A flow of least cost: project → reviewer without conflict → his room.
 */
export function drawReviewers(studies: readonly ToReview[], pool: readonly Pool[], day: string, seed: number) {
  const random = seededRandom(seed);
  const order = random.shuffle(pool.map((_, i) => i));
  const [source, sink] = [0, studies.length + pool.length + 1];
  const flow = new Flow(sink + 1);
  const excluded: Excluded[] = [];
  const arcs: { arc: number; study: number; reviewer: number }[] = [];
  // A project's k-th missing place weighs more than any field; a match of fields more than any even share.
  studies.forEach((s, i) => {
    for (let k = 0; k < s.missing; k++) flow.arc(source, 1 + i, 1, k * 1_000_000);
    for (const j of order) {
      const r = pool[j] as Pool;
      const why = conflictOf(s, r, day);
      if (why) excluded.push({ study: s.id, reviewer: r.id, why });
      if (why || s.had.includes(r.id)) continue;
      arcs.push({
        arc: flow.arc(1 + i, 1 + studies.length + j, 1, (1000 - likeness(s.field, r.field)) * 100),
        study: s.id,
        reviewer: r.id,
      });
    }
  });
  for (const j of order) for (let k = 0; k < (pool[j] as Pool).left; k++) flow.arc(1 + studies.length + j, sink, 1, Math.min(k, 99));
  flow.cheapest(source, sink);
  const drawn = arcs.filter((a) => flow.on(a.arc) > 0).map(({ study, reviewer }) => ({ study, reviewer }));
  const short = studies
    .map((s) => ({ study: s.id, missing: s.missing - drawn.filter((d) => d.study === s.id).length }))
    .filter((s) => s.missing > 0);
  return { drawn, short, excluded };
}

/** How far two fields are one: 1000 the same, else by the pairs of characters they share. */
export function likeness(a: string, b: string): number {
  const [x, y] = [plainName(a), plainName(b)];
  if (x === y) return 1000;
  const pairs = (t: string) => new Set(Array.from({ length: Math.max(0, t.length - 1) }, (_, i) => t.slice(i, i + 2)));
  const [p, q] = [pairs(x), pairs(y)];
  const both = [...p].filter((t) => q.has(t)).length;
  return Math.round((900 * 2 * both) / Math.max(1, p.size + q.size));
}

/** Since when fewer than `least` of a list stood in their posts, without a break up to the day; null where enough do. */
export function belowSince(
  list: readonly { readonly fromOn: string; readonly toOn: string | null }[],
  least: number,
  day: string,
  nextDay: (day: string) => string,
): { count: number; since: string | null } {
  const on = (d: string) => list.filter((m) => m.fromOn <= d && (m.toOn === null || m.toOn >= d)).length;
  const count = on(day);
  if (count >= least) return { count, since: null };
  // The count only changes on a first day and on the day after a last one.
  const turns = [...new Set(list.flatMap((m) => [m.fromOn, ...(m.toOn === null ? [] : [nextDay(m.toOn)])]))]
    .filter((d) => d <= day)
    .sort()
    .toReversed();
  let since: string | null = null;
  for (const d of turns) {
    if (on(d) >= least) break;
    since = d;
  }
  return { count, since };
}
