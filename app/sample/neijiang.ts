import { addDays, seededRandom } from "@bihuan/kit";
import { sql } from "kysely";
import type { Db } from "../../platform/db/database.ts";
import type { Cast } from "./cast.ts";

export const NEIJIANG = { advisers: 74, orders: 13_721, projects: 159, intentions: 16, amountFen: 1_200_000_000 };

/** The shape of Neijiang 2023 (public figures), every person invented, from a fixed seed. Orders are facts; they are not confirmed demands and never count as such. */
export async function loadNeijiang(db: Db, cast: Cast, say: (line: string) => void): Promise<void> {
  say(`Neijiang's shape: ${NEIJIANG.advisers} advisers, ${NEIJIANG.orders} orders`);
  const random = seededRandom(2023);
  const towns = await db
    .selectFrom("unit")
    .select(["id", "path", "region_code"])
    .where(sql<boolean>`path @> ${[cast.units.neijiang.id]}::int[]`)
    .where(sql<boolean>`array_length(path, 1) = 5`)
    .orderBy("id")
    .execute();
  const advisers: { id: number; town: (typeof towns)[number] }[] = [];
  for (let i = 0; i < NEIJIANG.advisers; i++) {
    const town = towns[(i * 7) % towns.length] as (typeof towns)[number];
    const name = `${random.pick([..."赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨"])}${random.pick([..."安宁平和敏慧勤实朴直诚信"])}${i + 1}（示例）`;
    const { id } = await db
      .insertInto("person")
      .values({ name, unit_id: town.id, unit_path: town.path, sample: true, title: "保姆" })
      .returning("id")
      .executeTakeFirstOrThrow();
    await db
      .insertInto("post")
      .values({ person_id: id, unit_id: town.id, role: "adviser", title: "保姆", from_on: "2022-01-01" })
      .execute();
    advisers.push({ id, town });
  }
  const day = (): string => addDays("2023-01-01", random.below(365));
  const facts = [
    ...Array.from({ length: NEIJIANG.orders }, (_, i) => {
      const { id, town } = random.pick(advisers);
      return { kind: "order.taken", town, subject: `sample:neijiang-order-${i + 1}`, measures: {}, dimensions: {}, keys: { adviser: id } };
    }),
    ...Array.from({ length: NEIJIANG.projects }, (_, i) => ({
      kind: "project.shown",
      town: random.pick(advisers).town,
      subject: `sample:neijiang-project-${i + 1}`,
      measures: {},
      dimensions: {},
      keys: {},
    })),
    ...Array.from({ length: NEIJIANG.intentions }, (_, i) => ({
      kind: "agreement.signed",
      town: random.pick(advisers).town,
      subject: `sample:neijiang-intention-${i + 1}`,
      measures: { amountFen: NEIJIANG.amountFen / NEIJIANG.intentions },
      dimensions: { type: "intention" },
      keys: {},
    })),
  ];
  const evidence = JSON.stringify([{ type: "source", ref: "sample:neijiang-2023", label: "示例：按公开合计数生成，逐条均为虚构" }]);
  for (let i = 0; i < facts.length; i += 2000) {
    await db
      .insertInto("ledger_fact")
      .values(
        facts.slice(i, i + 2000).map((f) => ({
          kind: f.kind,
          occurred_on: day(),
          unit_id: f.town.id,
          unit_path: f.town.path,
          region_code: f.town.region_code,
          subject: f.subject,
          actor_id: "system",
          evidence,
          measures: JSON.stringify(f.measures),
          dimensions: JSON.stringify(f.dimensions),
          keys: JSON.stringify(f.keys),
        })),
      )
      .execute();
  }
}
