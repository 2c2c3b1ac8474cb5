import { graphBuilder, prepareNetwork, W2 } from "@bihuan/reach";
import { saveNetwork, savePopulation } from "../features/circle/index.ts";
import { openClient } from "../platform/db/connections.ts";
import { ownerDb } from "../platform/db/database.ts";
import type { Served } from "./served.ts";

/** Gives the sample's 内江市 a street at 29.6° N with a piece that leads to 0/0 and back, and 40 people; what is returned takes both away again. */
export async function loadNullIsland(served: Served): Promise<() => Promise<void>> {
  const builder = graphBuilder(W2);
  const line = [
    [29.6, 105.05],
    [29.605, 105.05],
    [0, 0],
    [29.605, 105.06],
  ] as const;
  line.forEach(([lat, lon], i) => builder.sink.node(i + 1, Math.round(lat * 1e7), Math.round(lon * 1e7)));
  const tags = builder.sink.keys.map((key) => (key === "highway" ? "residential" : undefined));
  builder.sink.way(1, Float64Array.of(1, 2, 3, 4), 4, tags);
  const owner = openClient(served.installation.owner);
  await owner.connect();
  const { rows } = await owner.query("select u.id, u.path from unit u where name like '内江市科%'");
  await saveNetwork(
    ownerDb(owner),
    served.installation.services.files,
    rows[0],
    "伸到零点的路网（示例）",
    prepareNetwork(builder.build(), W2),
  );
  await savePopulation(ownerDb(owner), rows[0], "虚构人口（示例）", [{ lat: 29.602, lon: 105.05, people: 40 }], { sample: true });
  return async () => {
    await owner.query("delete from walking_network where name like '伸到零点%'");
    await owner.query("delete from population_set where name = '虚构人口（示例）' and people = 40");
    await owner.end();
  };
}
