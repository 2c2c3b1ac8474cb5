import { seededRandom } from "@bihuan/kit";
import { planTours, replan, type Change } from "@bihuan/tours";
import { breaches } from "../engines/tours/src/testing/check-plan.ts";
import { randomQuestion } from "../engines/tours/src/testing/random-question.ts";
import { option } from "./table.ts";

/** npm run bench:tours-check: random questions (10,000 unless --questions says else), each planned, some ended early, some changed; a naive checker reads every plan. */
const questions = Number(option("questions", "10000"));
const random = seededRandom(Number(option("seed", "1")));
let [plans, served, left] = [0, 0, 0];
const from = process.cpuUsage().user;
for (let round = 0; round < questions; round++) {
  const q = randomQuestion(random);
  let asked = 0;
  const most = random.below(2) === 0 ? random.below(3) : Infinity;
  const done = planTours(q, { iterations: 100, seed: round }, { stop: () => asked++ >= most });
  if (!done.ok) throw new Error(`question ${round}: ${JSON.stringify(done.error)}`);
  const told = [breaches(q, done.value)];
  const stops = done.value.days.flatMap((d) => d.visits.map((v) => v.stop));
  const today = random.below(q.days + 1);
  const later = done.value.days.filter((d) => d.day >= today).flatMap((d) => d.visits.map((v) => v.stop));
  if (later.length > 0) {
    const changes: Change[] =
      random.below(2) === 0
        ? [{ kind: "cancelled", stop: random.pick(later) }]
        : // One that wakes at home: what becomes of a vehicle that fails on the road is the office's to say.
          q.vehicles
            .filter((v) => !done.value.days.some((d) => d.vehicle === v.id && d.day === today - 1 && d.lodging !== undefined))
            .slice(0, 1)
            .map((v) => ({ kind: "vehicle-out", vehicle: v.id, fromDay: today, toDay: q.days - 1 }));
    // A visit of a pattern that is past cannot be cancelled with the rest.
    const isPast = changes.some(
      (c) => c.kind === "cancelled" && done.value.days.some((d) => d.day < today && d.visits.some((v) => v.stop === c.stop)),
    );
    const again = isPast ? undefined : replan(q, done.value, changes, { today, movedAtMost: 3 }, { iterations: 25, seed: round });
    if (again?.ok === false) throw new Error(`question ${round} changed: ${JSON.stringify(again.error)}`);
    if (again) told.push(breaches(again.value.question, again.value.plan));
  }
  plans += told.length;
  served += new Set(stops).size;
  left += done.value.left.length;
  if (told.flat().length > 0) throw new Error(`question ${round}: ${told.flat().join("; ")}`);
}
console.log(
  `${questions.toLocaleString("en")} questions, ${plans.toLocaleString("en")} plans, ${served.toLocaleString("en")} stops served, ${left.toLocaleString("en")} left out, no breach; ${((process.cpuUsage().user - from) / 1e6).toFixed(0)} s of a processor`,
);
