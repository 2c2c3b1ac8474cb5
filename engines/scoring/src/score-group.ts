import { compare, exact, over, times, type Exact } from "@bihuan/kit";
import type { Item, RankRule } from "./rule.ts";
import { itemScorer, Score, scoreWithout, type Value } from "./score-item.ts";
import { figure } from "./words.ts";

/** A unit of one class with what it has for an item. */
export interface Standing {
  readonly unit: string;
  readonly value: Value;
}

const NOTHING: Exact = { num: 0n, den: 1n };

/**
 * Points of one item for every unit of a class. Places are of exact values, never of printed ones. A correction of one unit may move others: whoever
 * calls this again tells those whose place moved.
 */
export function scoreClass(item: Item, standings: readonly Standing[]): Map<string, Score> {
  const { rule } = item;
  if (rule.kind === "rank") return scoreRanks(item, rule, standings);
  if (rule.kind !== "to-best") {
    const score = itemScorer(item);
    return new Map(standings.map((s) => [s.unit, score(s.value)]));
  }
  const values = standings.flatMap((s) => (s.value.state === "value" ? [s.value.value] : []));
  const best = values.reduce((a, b) => (compare(a, b) >= 0 ? a : b), NOTHING);
  const most = exact(item.points);
  return new Map(
    standings.map(({ unit, value }) => {
      if (value.state !== "value") return [unit, scoreWithout(item, value.state, most)];
      const points = value.value.num <= 0n ? NOTHING : times(most, over(value.value, best) as Exact);
      const tell = () => {
        const told = `${figure(value.value)}${item.unit ?? ""}`;
        return {
          why: {
            zh: `${told}，同类最高${figure(best)}${item.unit ?? ""}，得${figure(points, 2)}分`,
            en: `${told}; the best of its class has ${figure(best)}${item.unit ?? ""}: ${figure(points, 2)} points`,
          },
        };
      };
      return [unit, new Score(item.key, "earned", points, most, tell)];
    }),
  );
}

function scoreRanks(item: Item, rule: RankRule, standings: readonly Standing[]): Map<string, Score> {
  const most = exact(item.points);
  const scored = standings
    .flatMap((s) => (s.value.state === "value" ? [{ unit: s.unit, value: s.value.value }] : []))
    .sort((a, b) => (rule.lower ? compare(a.value, b.value) : compare(b.value, a.value)));
  const silent = standings.filter((s) => s.value.state === "missing").length;
  const size = scored.length + (rule.without === "last" ? silent : 0);
  const out = new Map<string, Score>();
  const ends = rule.steps.map((st) => ({ last: lastPlace(rule, st.upTo, size), points: exact(st.points), said: st.points }));
  let place = 0;
  let [from, to] = [0, 0];
  scored.forEach((s, i) => {
    if (i === to) {
      [from, to] = [i, i + 1];
      while (to < scored.length && compare((scored[to] as typeof s).value, s.value) === 0) to++;
      place = rule.ties === "dense" ? place + 1 : from + 1;
    }
    const [at, shares] = [place, to - from];
    if (size < rule.leastGroup) {
      const why = {
        zh: `同类只有${size}个单位，不足${rule.leastGroup}个，不排名次`,
        en: `Only ${size} units in its class, fewer than ${rule.leastGroup}: no places`,
      };
      out.set(s.unit, new Score(item.key, "undecided", NOTHING, most, () => ({ why })));
      return;
    }
    const points = ends.find((e) => at <= e.last)?.points ?? NOTHING;
    const tell = () => {
      const better = ends.findLast((e) => e.last < at && compare(e.points, points) > 0);
      return {
        why: {
          zh: `同类${size}个单位中${shares > 1 ? "并列" : ""}第${at}名${shares > 1 ? `，按“${rule.ties === "dense" ? "并列后名次连续" : "并列后名次顺延"}”` : ""}，得${figure(points)}分`,
          en: `Place ${at} of ${size} in its class${shares > 1 ? `, shared by ${shares}` : ""}: ${figure(points)} points`,
        },
        toRaise: better && {
          zh: `进入前${better.last}名可得${better.said}分`,
          en: `Among the first ${better.last}: ${better.said} points`,
        },
      };
    };
    out.set(s.unit, new Score(item.key, "earned", points, most, tell));
  });
  const why = { zh: "未报送，按规则排在末位，不得分", en: "Not reported: last by the rule, no points" };
  for (const s of standings)
    if (!out.has(s.unit)) {
      const last = s.value.state === "missing" && rule.without === "last" && size >= rule.leastGroup;
      out.set(
        s.unit,
        last
          ? new Score(item.key, "unreported", NOTHING, most, () => ({ why }))
          : scoreWithout(item, s.value.state as Exclude<Value["state"], "value">, most),
      );
    }
  return out;
}

/** The last place a step reaches: a place, or percent of the group rounded by the rule. */
function lastPlace(rule: RankRule, upTo: string | number, size: number): number {
  const at = exact(upTo);
  if (rule.places === "place") return Number(at.num / at.den);
  const [num, den] = [at.num * BigInt(size), at.den * 100n];
  return Number(rule.round === "up" ? (num + den - 1n) / den : rule.round === "down" ? num / den : (2n * num + den) / (2n * den));
}

/**
 * Two scorers who saw neither each other's nor the unit's own score: within `limit` their mean; beyond it a third decides, by the mean of the nearest
 * two or alone, as the scheme says. Undefined: a third score is needed. All in percent of the points.
 */
export function settleTwoScores(
  scores: readonly Exact[],
  limit: Exact,
  third: "nearest-two" | "decides",
): { readonly value: Exact; readonly by: "mean" | "nearest-two" | "third" } | undefined {
  const [a, b, c] = scores;
  if (!a || !b) return undefined;
  const gap = distance(a, b);
  if (compare(gap, limit) <= 0) return { value: mean(a, b), by: "mean" };
  if (!c) return undefined;
  if (third === "decides") return { value: c, by: "third" };
  const [toA, toB] = [distance(c, a), distance(c, b)];
  // Equal distances: the third itself is the mean of all that could be meant.
  return { value: compare(toA, toB) < 0 ? mean(c, a) : compare(toB, toA) < 0 ? mean(c, b) : c, by: "nearest-two" };
}

const distance = (a: Exact, b: Exact): Exact => {
  const num = a.num * b.den - b.num * a.den;
  return { num: num < 0n ? -num : num, den: a.den * b.den };
};
const mean = (a: Exact, b: Exact): Exact => ({ num: a.num * b.den + b.num * a.den, den: 2n * a.den * b.den });
