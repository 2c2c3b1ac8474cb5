import assert from "node:assert/strict";
import { test } from "node:test";
import { Clerk, pairsIn, WORKBOOKS, withProvinces } from "./indicator-workbooks.ts";
import { makeWorld } from "./records-world.ts";

/** Of each kind of table one year; all of them are brought in by `npm run bench:indicators`, which prints docs/indicator-workbooks.md. */
const YEARS =
  /(?:labor-hour\/2016|activity\/2019|source\/2021|operation\/2020|02-RD\/2020|trade\/2018|accept\/2012|valid\/2023|pull\/amount-2020|paper-international\/2022|plant-variety\/2021)$/;

test(
  "published workbooks come in through the screen's doors as series and equal the figures people took out of them by hand",
  { skip: WORKBOOKS === undefined && "the published workbooks are absent" },
  async () => {
    const root = WORKBOOKS ?? "";
    await using world = await makeWorld();
    await withProvinces(world);
    const clerk = new Clerk(world, "全国", root);
    const pairs = pairsIn(root).filter((p) => YEARS.test(p.name));
    assert.equal(pairs.length, 11);
    for (const pair of pairs) {
      const { wanted, equal, words, file } = await clerk.bring(pair);
      assert.ok(wanted >= 31, pair.name);
      assert.equal(equal, wanted, `${pair.name} ← ${file}: ${words}`);
    }
  },
);
