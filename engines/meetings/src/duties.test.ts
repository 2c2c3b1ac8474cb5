import assert from "node:assert/strict";
import { test } from "node:test";
import { seededRandom } from "@bihuan/kit";
import { assignLectures, assignReviewers, type LectureRequest, type Reviewable } from "./duties.ts";
import { cbc, lectureModel, Model, withoutCbc } from "./testing/cbc.ts";

test("lectures: 200 random questions, crowded ones too, equal cbc; who stands in the way is short of hours", { skip: withoutCbc }, () => {
  const random = seededRandom(41);
  const model = new Model();
  const asked = Array.from({ length: 200 }, (_, block) => {
    const [experts, slots] = [2 + random.below(6), 1 + random.below(6)];
    const most = Array.from({ length: experts }, () => random.below(5));
    const requests: LectureRequest[] = Array.from({ length: 3 + random.below(18) }, () => ({
      options: Array.from({ length: random.below(8) }, () => ({
        expert: random.below(experts),
        slot: random.below(slots),
        fit: random.below(1001),
      })),
    }));
    lectureModel(model, block, requests, most);
    return { requests, most, slots };
  });
  const chosen = cbc(String(model));
  let left = 0;
  asked.forEach(({ requests, most, slots }, block) => {
    const best = requests.flatMap((r, i) => r.options.filter((_, k) => chosen.has(`x_${block}_${i}_${k}`)));
    const done = assignLectures(requests, most, slots);
    assert.deepEqual(
      [done.given.filter(Boolean).length, done.fit],
      [best.length, best.reduce((sum, o) => sum + o.fit, 0)],
      `question ${block}`,
    );
    const isFull = (e: number, s: number): boolean =>
      done.given.filter((g) => g?.expert === e).length === most[e] || done.given.some((g) => g?.expert === e && g.slot === s);
    requests.forEach((r, i) => {
      if (done.given[i]) return;
      left++;
      for (const o of r.options) assert.ok(isFull(o.expert, o.slot), `question ${block}: ${i} could still be held`);
    });
    for (const e of done.short) assert.equal(done.given.filter((g) => g?.expert === e).length, most[e]);
  });
  assert.ok(left > 200, `${left} found nobody: the questions are crowded`);
});

test("reviewers: 200 random questions equal cbc by the sum, and no higher least fit keeps as many reviewers", { skip: withoutCbc }, () => {
  const random = seededRandom(43);
  const model = new Model();
  /** First every project's first reviewer, then second ones, then fits: as `assignReviewers` says. Projects with k reviewers take places 1 to k. */
  const add = (block: string, projects: readonly Reviewable[], loads: readonly number[], per: number, threshold: number): void => {
    const of: string[][] = loads.map(() => []);
    projects.forEach((p, i) => {
      const places = Array.from({ length: per }, (_, k) => model.add(`p_${block}_${i}_${k}`, 1e5 * 50 ** (per - 1 - k)));
      const names = p.experts.map((e, k) => {
        const name = `x_${block}_${i}_${k}`;
        if (e.fit < threshold) return "";
        of[e.expert]?.push(model.add(name, e.fit));
        return name;
      });
      model.equal(names.filter(Boolean), places);
    });
    of.forEach((names, e) => model.atMost(names, loads[e] as number));
  };
  const asked = Array.from({ length: 200 }, (_, block) => {
    const experts = 3 + random.below(5);
    const per = 1 + random.below(3);
    const loads = Array.from({ length: experts }, () => random.below(5));
    const projects: Reviewable[] = Array.from({ length: 2 + random.below(7) }, () => ({
      experts: Array.from({ length: experts }, (_, expert) => ({ expert, fit: random.below(1001) })).filter(() => random.below(4) > 0),
    }));
    const fair = assignReviewers(projects, loads, per, "fair");
    add(`${block}s`, projects, loads, per, 0);
    add(`${block}f`, projects, loads, per, fair.threshold);
    add(`${block}h`, projects, loads, per, fair.threshold + 1);
    return { projects, sum: assignReviewers(projects, loads, per, "sum"), fair, per };
  });
  const chosen = cbc(String(model));
  asked.forEach(({ projects, sum, fair, per }, block) => {
    const counts = (given: readonly (readonly unknown[])[]): number[] =>
      Array.from({ length: per }, (_, k) => given.filter((g) => g.length > k).length);
    const by = (kind: string) => {
      const given = projects.map((p, i) => p.experts.filter((_, k) => chosen.has(`x_${block}${kind}_${i}_${k}`)));
      return { counts: counts(given), sum: given.flat().reduce((s, e) => s + e.fit, 0) };
    };
    assert.deepEqual({ counts: counts(sum.given), sum: sum.sum }, by("s"), `question ${block}`);
    assert.deepEqual({ counts: counts(fair.given), sum: fair.sum }, by("f"), `question ${block}, fair`);
    if (fair.threshold < 1000 && sum.given.flat().length > 0)
      assert.notDeepEqual(by("h").counts, by("s").counts, `question ${block}: a higher least fit would do`);
  });
});
