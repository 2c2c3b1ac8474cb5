import { seededRandom } from "@bihuan/kit";
import { Assignment, MOST_FIT } from "@bihuan/matching";

/** A part of bench:matching: a month's needs given to experts at once, exactly, three each; every pair has a fit of its own. */
const NEEDS = 2000;
const EXPERTS = 5000;

for (const [share, most, what] of [
  [1, 2, "every pair eligible, one or two needs an expert"],
  [1, 1, "every pair eligible, one need an expert: 5,000 places for 6,000"],
  [0.04, 2, "200 eligible experts a need"],
] as const) {
  const random = seededRandom(7);
  const capacities = Array.from({ length: EXPERTS }, () => 1 + random.below(most));
  let [millis, worked] = [0, 0];
  const assignment = new Assignment(capacities, 3);
  for (let need = 0; need < NEEDS; need++) {
    const pairs = [];
    for (let expert = 0; expert < EXPERTS; expert++)
      if (share === 1 || random.next() < share) pairs.push({ expert, fit: random.below(MOST_FIT + 1) });
    const [began, used] = [performance.now(), process.cpuUsage()];
    assignment.addNeed(pairs);
    millis += performance.now() - began;
    const { user, system } = process.cpuUsage(used);
    worked += (user + system) / 1000;
  }
  const { byCount, fit } = assignment.value();
  const given = byCount.reduce((sum, needs, count) => sum + needs * count, 0);
  process.send?.([
    `assignment of ${NEEDS.toLocaleString("en")} needs to ${EXPERTS.toLocaleString("en")} experts, three each, ${what}`,
    "optimal in ≤ 5 s",
    `${(millis / 1000).toFixed(2)} s (${(worked / 1000).toFixed(2)} s of processor); ${given.toLocaleString("en")} places given, mean fit ${((100 * fit) / MOST_FIT / given).toFixed(1)} % of the highest`,
  ]);
}
