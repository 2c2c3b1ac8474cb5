import { Clerk, pairsIn, WORKBOOKS, withProvinces } from "../tests/indicator-workbooks.ts";
import { makeWorld } from "../tests/records-world.ts";

/**
 * Published workbooks of statistics against the figures that people took out of them by hand (../shared/data/indicators, raw and tidy): each brought in through the
 * doors of the screen, read back from the series and compared. Prints the table of docs/indicator-workbooks.md. npm run bench:indicators
 */
if (WORKBOOKS === undefined) console.log("../shared/data/indicators is not there");
else {
  const began = Date.now();
  await using world = await makeWorld();
  await withProvinces(world);
  const clerk = new Clerk(world, "全国", WORKBOOKS);
  const judged = [];
  for (const pair of pairsIn(WORKBOOKS)) judged.push({ ...pair, ...(await clerk.bring(pair)) });
  const whole = judged.filter((j) => j.equal === j.wanted && j.wanted > 0);
  const lines = [...Map.groupBy(judged, (j) => j.place)].map(([place, all]) => {
    const others = Map.groupBy(
      all.filter((j) => !whole.includes(j)),
      (j) => j.words,
    );
    const why = [...others].map(([words, same]) => `${same.map((j) => j.year).join("、")}：${words}`);
    return `| ${place} | ${all
      .filter((j) => whole.includes(j))
      .map((j) => j.year)
      .join("、")} | ${why.join("<br>")} |`;
  });
  const figures = judged.reduce((n, j) => n + j.equal, 0);
  console.log(`${judged.length} 张整理表，${whole.length} 张与导入后的序列逐格相等；${figures} 个数入库并相等。

| 整理表 | 相等的年份 | 不相等的年份，为什么 |
|---|---|---|
${lines.join("\n")}`);
  console.error(`${Math.round((Date.now() - began) / 1000)} s`);
}
