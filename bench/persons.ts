import { personOf, type PersonEntry } from "@bihuan/persons";
import { seededRandom } from "@bihuan/kit";
import { house } from "../app/rooms.ts";
import { listAlike, listAlikeMany, readEntries, refreshEntries } from "../features/people/entries.ts";
import { judge } from "../features/people/one-person.ts";
import { mintActor } from "../platform/access/scope.ts";
import { openClient } from "../platform/db/connections.ts";
import { openSyllables } from "../platform/register/readings.ts";
import { cloneDatabase } from "../platform/testing/database.ts";
import { machine, option, Table } from "./table.ts";

// A million invented persons (示例): candidates of one, and a pasted list of 10,000 against them. --rows 1000000 --list 10000.
const ROWS = Number(option("rows", "1000000"));
const LIST = Number(option("list", "10000"));
const random = seededRandom(35);
/** Shares as in life: the ten commonest surnames are two fifths of all. */
const SURNAMES = [
  ..."王王王王王王王李李李李李李李张张张张张张张刘刘刘刘陈陈陈陈杨杨杨黄黄赵赵吴吴周周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严",
];
const GIVEN = [
  ..."伟芳娜敏静丽强磊军洋勇艳杰涛明超秀霞平刚桂英华玉兰建国志文海春晓东立新雪梅红斌波辉鹏飞宇浩然子轩欣怡梦佳思雨晨阳俊博雅婷慧琳莉萍云龙凤仙江山林森川岩松柏青天成功德光荣富贵安康宁福生长永",
];
const name = (): string => {
  const two = random.next() < 0.15;
  return random.pick(SURNAMES) + random.pick(GIVEN) + (two ? "" : random.pick(GIVEN));
};

const test = await cloneDatabase();
const owner = openClient(test.owner);
await owner.connect();
await owner.query("SET synchronous_commit = off");
const { rows: made } = await owner.query<{ id: number; path: number[] }>(
  "insert into unit (name, kind, parent_id, path) values ('示例省', 'association', null, '{}') returning id, path",
);
const root = made[0] as { id: number; path: number[] };
const { rows: units } = await owner.query<{ id: number; path: number[] }>(
  "insert into unit (name, kind, parent_id, path) select '示例单位' || n || (array['学院', '研究所', '有限公司', '医院'])[n % 4 + 1], 'association', $1, '{}' from generate_series(1, 2000) n returning id, path",
  [root.id],
);
const mobile = (i: number): string => `199${String(10_000_000 + i).padStart(8, "0")}`;
for (let at = 0; at < ROWS; at += 20_000) {
  const n = Math.min(20_000, ROWS - at);
  const of = Array.from({ length: n }, () => random.pick(units));
  await owner.query(
    "insert into person (name, phone, unit_id, unit_path) select x.name, x.phone, u.id, u.path from unnest($1::text[], $2::text[], $3::int[]) x (name, phone, unit) join unit u on u.id = x.unit",
    [
      Array.from({ length: n }, name),
      Array.from({ length: n }, (_, i) => (random.next() < 0.6 ? mobile(at + i) : null)),
      of.map((u) => u.id),
    ],
  );
}
const { scope } = mintActor({ personId: 1, name: "bench", unitPath: root.path, roles: [] }, new Map());
const table = new Table("work", "asked", "p50 ms", "p95 ms", "all s");
let began = performance.now();
while ((await test.database.write(scope, (tx) => refreshEntries(tx, house, scope))) > 0);
table.row("keys of all, in batches", String(ROWS), "–", "–", ((performance.now() - began) / 1000).toFixed(1));
await owner.query("VACUUM ANALYZE person_entry, person");

const { rows: asked } = await owner.query<{ id: string }>("select id from person order by md5(id::text) limit 200");
const took: number[] = [];
for (const { id } of asked) {
  const from = performance.now();
  await test.database.read(scope, async (db) => {
    const [entry] = await readEntries(db, house, [{ list: "person", id: Number(id) }]);
    if (entry) judge(entry, await readEntries(db, house, await listAlike(db, entry.person)));
  });
  took.push(performance.now() - from);
}
took.sort((a, b) => a - b);
const at = (share: number): string => (took[Math.floor(took.length * share)] ?? 0).toFixed(1);
table.row("candidates of one", String(took.length), at(0.5), at(0.95), "–");

const read = await openSyllables();
const { rows: known } = await owner.query<{ name: string; phone: string | null; unit: string }>(
  "select p.name, p.phone, u.name as unit from person p join unit u on u.id = p.unit_id order by md5('x' || p.id) limit $1",
  [LIST],
);
const pasted = known.map((k, i): PersonEntry => ({
  name: i % 10 === 0 ? `${k.name[0]}　${k.name.slice(1)}` : k.name,
  units: [k.unit],
  phones: k.phone === null ? [] : [k.phone],
  ...{ emails: [], identity: null, bornYear: null, sex: null, fields: [], works: [] },
}));
began = performance.now();
let likely = 0;
await test.database.read(scope, async (db) => {
  for (let from = 0; from < pasted.length; from += 200) {
    const people = pasted.slice(from, from + 200).map((p) => personOf(p, read));
    const alike = await listAlikeMany(db, people);
    const entries = new Map((await readEntries(db, house, alike.flat())).map((e) => [`${e.list}:${e.id}`, e]));
    for (const [i, person] of people.entries()) {
      const others = (alike[i] ?? []).flatMap((n) => entries.get(`${n.list}:${n.id}`) ?? []);
      if (judge({ list: "", id: 0, person, unitPath: root.path }, others)[0]?.comparison.grade === "likely") likely++;
    }
  }
});
table.row(`a list against them, ${likely} likely`, String(LIST), "–", "–", ((performance.now() - began) / 1000).toFixed(1));
console.log(`${machine()}\n`);
table.print();
await owner.end();
await test[Symbol.asyncDispose]();
