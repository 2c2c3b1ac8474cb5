import { reachLists, reachMillimetres, WhatIf, type Reach } from "@bihuan/reach";
import { MINUTES, type Answers, type SiteQuestion } from "./protocol.ts";

/**
 * Chooses new places beside those that stand, the one that adds most first. The bound is what the same number of candidates would
 * add if none of them shared people: no choice can do better.
 */
export function site(reach: Reach, q: SiteQuestion, progress: (words: string) => void): Answers["site"] {
  progress("reach");
  const { metresPerSecond } = q;
  const present = new WhatIf(reach, q.places, { minutes: MINUTES, metresPerSecond });
  const withoutPlan = present.people;
  const alone = q.candidates.map((c) => present.gain(c));
  const lists = reachLists(reach, q.candidates, reachMillimetres(MINUTES * 60, metresPerSecond));
  progress("search");
  const chosen: { candidate: number; id: number; adds: number }[] = [];
  const left = new Set(q.candidates.keys());
  const take = (candidate: number): void => {
    const before = present.people;
    const id = present.add(q.candidates[candidate] as (typeof q.candidates)[number]);
    chosen.push({ candidate, id, adds: present.people - before });
    left.delete(candidate);
  };
  const gainOf = (candidate: number): number => {
    let sum = 0;
    for (let i = lists.first[candidate] as number; i < (lists.first[candidate + 1] as number); i++) {
      const resident = lists.resident[i] as number;
      if (present.countOf(resident) === 0) sum += (reach.thousandths[resident] as number) / 1000;
    }
    return sum;
  };
  const best = (of: Iterable<number>): number | undefined => {
    let [found, most]: [number | undefined, number] = [undefined, -1];
    for (const c of of) {
      const gain = gainOf(c);
      if (gain > most) [found, most] = [c, gain];
    }
    return found;
  };
  for (const candidate of q.fixed) take(candidate);
  for (const [district, minimum] of q.minimum.entries()) {
    const inside = (c: number): boolean => q.candidates[c]?.district === district;
    let missing = minimum - chosen.filter((c) => inside(c.candidate)).length;
    for (; missing > 0; missing--) {
      const next = best([...left].filter(inside));
      if (next === undefined) return refused("有的乡镇街道没有足够的候选点", "Some town has too few candidates");
      take(next);
    }
  }
  if (chosen.length > q.count)
    return refused("必选的和每个乡镇街道的最低数加起来超过了总数", "Required places and minimums exceed the number asked for");
  while (chosen.length < q.count) {
    const next = best(left);
    if (next === undefined) break;
    take(next);
  }
  const most = [...alone].sort((a, b) => b - a).slice(0, q.count);
  const total = reach.method.people;
  const bound = Math.min(total, withoutPlan + most.reduce((a, b) => a + b, 0));
  return {
    ok: true,
    value: {
      chosen: chosen.map(({ candidate, id, adds }) => ({ candidate, adds, lost: present.only(id) })),
      covered: present.people,
      withoutPlan,
      bound,
      gap: bound === 0 ? 0 : (bound - present.people) / bound,
      proved: bound === present.people,
      total,
    },
  };
}

const refused = (zh: string, en: string): Answers["site"] => ({ ok: false, error: [{ zh, en }] });
