import assert from "node:assert/strict";
import { createReadStream, existsSync, globSync } from "node:fs";
import { basename, join } from "node:path";
import { lookAtTable } from "../platform/tables/look.ts";
import type { SheetTable } from "../platform/sheets/tables.ts";
import { Unreadable } from "../platform/sheets/unreadable.ts";
import { bare, WHOLE } from "../features/series/regions.ts";
import { readFigure } from "../features/series/rules.ts";
import { regionColumnOf, type Role } from "../features/series/table.ts";
import type { World } from "./records-world.ts";
import { nextKey } from "./served.ts";

/** Published workbooks of statistics (`raw`) and the figures people took out of them by hand (`tidy`), where they lie beside the project. */
export const WORKBOOKS = ["..", "../.."]
  .map((up) => join(import.meta.dirname, "..", up, "shared/data/indicators"))
  .find((f) => existsSync(f));

export interface Pair {
  /** `part01-over/01-labor-hour/2016` */
  readonly name: string;
  readonly place: string;
  readonly year: string;
  readonly tidy: string;
  readonly raw: readonly string[];
}
export function pairsIn(root: string): Pair[] {
  const raws = globSync("raw/**/*.{xls,xlsx}", { cwd: root });
  return globSync("tidy/*/**/*.xlsx", { cwd: root })
    .toSorted()
    .map((tidy) => {
      const name = tidy.replace(/^tidy\//, "").replace(/\.xlsx$/, "");
      const [, folder = "", kind = "", year = ""] = /^(.*)\/(?:(amount|funds)-)?(\d{4})$/.exec(name) ?? [];
      const raw = raws
        .filter((r) => r.startsWith(`raw/${folder}/`) && r.includes(year) && (kind === "" || !/amount|funds/.test(r) || r.includes(kind)))
        .toSorted();
      return { name, place: name.slice(0, -4), year, tidy, raw };
    });
}

interface Wanted {
  readonly region: string;
  readonly series: string;
  readonly unit: string;
  readonly value: string;
}
/** What became of a pair: figures of the twin, those that stand stored as it says, and why others do not. */
export interface Outcome {
  readonly wanted: number;
  readonly equal: number;
  readonly file: string;
  readonly words: string;
}

interface Found {
  readonly table: SheetTable;
  readonly file: string;
  readonly roles: (Role | null)[];
  readonly hits: ReadonlyMap<string, { readonly column: number; readonly n: number }>;
}

const isSame = (a: string | undefined, b: string): boolean => a !== undefined && near(Number(a), Number(b), 1e-9);
const near = (a: number, b: number, by: number): boolean => a === b || Math.abs(a - b) <= by * Math.max(Math.abs(a), Math.abs(b));
const digits = (text: string): number => (text.split(".")[1] ?? "").length;
const isRounded = (a: string | undefined, b: string): boolean =>
  a !== undefined && Math.abs(Number(a) - Number(b)) <= 0.5001 * 10 ** -Math.min(digits(a), digits(b));
const figureOf = (text: string | undefined): string | undefined => {
  const read = readFigure(text ?? "");
  return typeof read === "object" ? read.value : undefined;
};

const headingsBelow = ({ rows, leftOut }: SheetTable): number[] =>
  [...rows.map((r) => ({ at: r.at, text: r.cells[0] ?? "" })), ...leftOut].filter((r) => /^地区/.test(bare(r.text))).map((r) => r.at);

/** Brings workbooks in as a clerk does: the file is looked at, columns are proposed and put right, figures stored; each world has series of its own. */
export class Clerk {
  readonly #world: World;
  readonly #root: string;
  readonly #unit: string;
  readonly #series = new Map<string, number>();
  constructor(world: World, unit: string, root: string) {
    this.#world = world;
    this.#unit = unit;
    this.#root = root;
  }

  async tables(file: string): Promise<readonly SheetTable[]> {
    const { services } = this.#world.installation;
    const received = await services.files.receiveTable(createReadStream(join(this.#root, file)), 50_000_000);
    assert.ok(received.ok, file);
    const asker = { actor: this.#world.actor(this.#unit, ["reviewer"]), services };
    const look = async (chosen?: { sheet: number; heading: number }) =>
      (await lookAtTable(asker, received.value, { name: basename(file), known: [], ...(chosen ? { chosen } : {}) })).sheets;
    try {
      const sheets = await look();
      // A continued table beneath the first, with headings of its own: the clerk points to their row and brings it in by itself.
      const beneath = await Promise.all(
        sheets.flatMap((t, sheet) => headingsBelow(t).map(async (heading) => (await look({ sheet, heading }))[sheet])),
      );
      return [...beneath.flatMap((t) => t ?? []), ...sheets];
    } finally {
      received.value.drop();
    }
  }

  /** Every figure of a tidy table. */
  async wantedIn(pair: Pair): Promise<Wanted[]> {
    const [table] = await this.tables(pair.tidy);
    const at = (name: string): number => table?.columns.indexOf(name) ?? -1;
    const [region, value, name, unit] = [at("province"), at("value"), at("chn_block4"), at("units")];
    return (table?.rows ?? []).flatMap(({ cells }) => {
      const figure = figureOf(cells[value]);
      return figure === undefined
        ? []
        : [{ region: bare(cells[region] ?? ""), series: cells[name] ?? "", unit: cells[unit] ?? "", value: figure }];
    });
  }

  async #seriesFor(pair: Pair, name: string, unit: string): Promise<number> {
    const key = `${pair.place}${name}`;
    const known = this.#series.get(key);
    if (known !== undefined) return known;
    const { id } = await this.#world.client(this.#unit, ["reviewer"]).series.create({
      values: {
        name: key,
        measureUnit: unit || "个",
        definition: `${name}（示例）`,
        surveyLevel: "nation",
        cadence: "year",
        adds: "none",
      },
      requestKey: nextKey(),
    });
    this.#series.set(key, id);
    return id;
  }

  /** A pair through the screen's own doors, then read back and compared cell by cell. */
  async bring(pair: Pair): Promise<Outcome> {
    const wanted = await this.wantedIn(pair);
    const none = { wanted: wanted.length, equal: 0, file: "" };
    if (wanted.length === 0) return { ...none, words: "整理表没有数值一列" };
    if (pair.raw.length === 0) return { ...none, words: "没有同年的原表" };
    const found: Found[] = [];
    let unread = "";
    for (const file of pair.raw)
      try {
        for (const table of await this.tables(file)) if (table.heading) found.push(await this.#columnsIn(table, file, wanted));
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        unread = error.label.zh;
      }
    const assigned = new Map<string, Found & { column: number }>();
    for (const [name, of] of Map.groupBy(wanted, (w) => w.series)) {
      const top = found.flatMap((f) => ({ f, hit: f.hits.get(name) })).toSorted((a, b) => (b.hit?.n ?? 0) - (a.hit?.n ?? 0))[0];
      if (top?.hit && (top.hit.n >= of.length * 250 || top.hit.n % 1000 >= of.length * 0.6))
        assigned.set(name, { ...top.f, column: top.hit.column });
    }
    if (assigned.size === 0) return { ...none, words: unread || (found.length === 0 ? "没有表格" : "原表里没有这些数") };
    for (const [table, columns] of Map.groupBy(assigned, ([, f]) => f.table)) {
      const [, { file, roles: proposed }] = columns[0] as [string, Found];
      const roles = [...proposed];
      for (const [name, { column }] of columns)
        roles[column] = { as: "value", seriesId: await this.#seriesFor(pair, name, wanted.find((w) => w.series === name)?.unit ?? "") };
      await this.#store(pair, table, roles, file);
    }
    const file = [...new Set([...assigned.values()].map((f) => f.file))].join("、");
    return { file, ...(await this.#compare(pair, wanted, assigned)) };
  }

  async #store(pair: Pair, table: SheetTable, roles: (Role | null)[], file: string): Promise<void> {
    const client = this.#world.client(this.#unit, ["reviewer"]);
    const given = {
      ...{ name: basename(file), columns: [...table.columns], rows: table.rows.map((r) => [...r.cells]), at: table.rows.map((r) => r.at) },
      ...{ roles, period: pair.year, regions: MISSPELT, partial: true },
    };
    const { sums } = await client.series.bringFigures({ ...given, source: `已公布的统计表 ${file}` });
    const { cells, ...parts } = sums;
    const sum = Object.values(parts).reduce((a, b) => a + b, 0);
    assert.equal(cells, sum, `${file}: every cell is accounted for`);
    const again = await client.series.bringFigures({ ...given, source: "再来一次" });
    assert.equal(again.stored, 0, `${file}: brought in again, nothing is stored twice`);
  }

  /** For each name of the twin the column that bears its figures: what a clerk sees at a glance. */
  async #columnsIn(table: SheetTable, file: string, wanted: readonly Wanted[]): Promise<Found> {
    const { roles: proposed } = await this.#world.client(this.#unit, ["reviewer"]).series.previewFigures({
      columns: [...table.columns],
      rows: table.rows.map((r) => [...r.cells]),
    });
    const roles = (proposed as (Role | null)[]).map((r) => (r?.as === "region" ? r : null));
    const hits = new Map<string, { column: number; n: number }>();
    for (const [name, of] of Map.groupBy(wanted, (w) => w.series)) {
      const values = new Map(of.map((w) => [w.region, w.value]));
      const count = (c: number, is: (a: string | undefined, b: string) => boolean): number => {
        const at = regionColumnOf(roles, c);
        return table.rows.filter((r) => {
          const value = values.get(bare(r.cells[at] ?? ""));
          return value !== undefined && is(figureOf(r.cells[c]), value);
        }).length;
      };
      const all = table.columns.flatMap((_, column) =>
        roles[column] === null ? [{ column, n: count(column, isSame) * 1000 + count(column, isRounded) }] : [],
      );
      const top = all.toSorted((a, b) => b.n - a.n)[0];
      if (top && top.n > 0) hits.set(name, top);
    }
    return { table, file, roles, hits };
  }

  async #compare(pair: Pair, wanted: readonly Wanted[], columns: ReadonlyMap<string, unknown>): Promise<Omit<Outcome, "file">> {
    const stored = new Map<string, string>();
    await this.#world.owner(async (db) => {
      const { rows } = await db.query<{ series: string; region: string; value: string }>(
        `select v.series_id::text as series, coalesce(r.name, '全国') as region, v.value::text as value from series_value v left join region r on r.code = v.region_code
         where v.period = $1 and v.series_id = any ($2)`,
        [pair.year, [...this.#series.values()]],
      );
      for (const r of rows) stored.set(`${r.series} ${shortName(r.region)}`, r.value);
    });
    const told = { rounded: 0, column: 0, region: 0, row: 0, other: 0 };
    let equal = 0;
    for (const w of wanted) {
      const id = this.#series.get(`${pair.place}${w.series}`);
      const region = shortName(MEANT[w.region] ?? w.region);
      const value = stored.get(`${id} ${region}`);
      if (isSame(value, w.value)) equal++;
      else if (!columns.has(w.series)) told.column++;
      else if (!PROVINCES.has(region)) told.region++;
      else if (value === undefined) told.row++;
      else if (isRounded(value, w.value)) told.rounded++;
      else told.other++;
    }
    const causes = [
      [told.rounded, "与原表只差四舍五入"],
      [told.column, "所在的列这张原表里没有"],
      [told.region, "的地区名不是行政区划（写错，或是几省合称）"],
      [told.row, "所在的行原表里没有数"],
      [told.other, "与原表不同"],
    ] as const;
    const why = causes.filter(([n]) => n > 0).map(([n, words]) => `${n} 个${words}`);
    return { wanted: wanted.length, equal, words: `${wanted.length} 个数中 ${equal} 个相等${why.length > 0 ? `，${why.join("，")}` : ""}` };
  }
}

const NAMES =
  "北京市 天津市 河北省 山西省 内蒙古自治区 辽宁省 吉林省 黑龙江省 上海市 江苏省 浙江省 安徽省 福建省 江西省 山东省 河南省 湖北省 湖南省 广东省 广西壮族自治区 海南省 重庆市 四川省 贵州省 云南省 西藏自治区 陕西省 甘肃省 青海省 宁夏回族自治区 新疆维吾尔自治区".split(
    " ",
  );
const CODES = [11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63, 64, 65];
const shortName = (name: string): string => name.slice(0, /^(?:内蒙|黑龙)/.test(name) ? 3 : 2);
const PROVINCES = new Set(["全国", ...NAMES.map(shortName)]);

/** Misspelt where they were printed or read by machine: a clerk says what is meant. */
const MEANT: Readonly<Record<string, string>> = {
  浙汀: "浙江省",
  四藏: "西藏自治区",
  两藏: "西藏自治区",
  江四: "江西省",
  江两: "江西省",
  山两: "山西省",
  内蒙占: "内蒙古自治区",
};
const MISSPELT = Object.fromEntries(Object.entries(MEANT).map(([wrong, name]) => [wrong, `${CODES[NAMES.indexOf(name)]}0000`]));

/** The provinces as regions, which an empty test installation lacks. */
export const withProvinces = (world: World): Promise<void> =>
  world.owner(async (db) => {
    for (const [i, name] of NAMES.entries())
      await db.query("insert into region (code, name, level) values ($1, $2, 1) on conflict do nothing", [`${CODES[i]}0000`, name]);
    assert.ok(WHOLE);
  });
