import assert from "node:assert/strict";
import { test } from "node:test";
import { findDuplicates } from "../index.ts";

/** Needs as people tell them (示例), each once more with two words changed, turned round, with sentences added, and in traditional characters. */
const NEEDS: readonly (readonly [title: string, text: string])[] = [
  ["大棚草莓灰霉病反复", "大棚草莓连着三年得灰霉病。换过两种药，头几天管用，后来又长霉。想知道棚里湿度怎么降下来，药该怎么轮着打。"],
  [
    "压铸件气孔漏水",
    "水泵壳体是压铸的，试压时一百件里有七八件漏水。剖开看是针孔。模具排气改过一次，没有改善。希望把漏水的降到百分之一以内。",
  ],
  ["养鸡场粪污味大", "存栏两万只蛋鸡，鸡粪堆在场后，夏天味道大，邻居常来反映。发酵床试过，翻堆翻不动。想找省人工又不臭的处理办法。"],
  ["老桥拉索断丝检查", "一座用了二十年的斜拉桥，拉索外面看不出断丝。人爬上去敲着听，又慢又危险。希望不封桥就能查出哪一根有问题。"],
  ["竹笋干发黄", "笋干晒好放一个月就发黄，客商压价。硫磺不想再用。想请人教一教怎样护色，晒房怎么改，成本不要太高。"],
  ["污水站总磷偏高", "乡镇污水站每天进水八百吨，总磷时高时低，夏天常常超标。加药量加倍也压不住。希望稳定达标，药费不要再涨。"],
  ["注塑机耗电高", "车间二十台老注塑机，电费占成本三成。厂家让换新机器，拿不出这么多钱。想知道加热和油泵怎样改能省电，几年回本。"],
  ["山地茶园没法用机器", "茶园坡陡，采茶机上不去，采摘季请不到人。试过背负式的，太重，老人背不动。希望有轻一点、不伤芽头的机器。"],
];
const TRADITIONAL = new Map(
  "莓莓连連年年换換种種药藥头頭几幾来來长長湿濕样樣么麼轮輪气氣压壓铸鑄试試时時里裡剖剖开開针針孔孔模模具具排排没沒过過养養鸡雞场場粪糞污污两兩万萬只隻堆堆后後夏夏邻鄰发發酵酵动動办辦处處桥橋丝絲检檢查查断斷拉拉听聽险險问問题題笋筍干乾黄黃个個价價请請护護晒曬镇鎮总總达達标標费費注注塑塑机機电電台臺车車间間钱錢热熱农農园園采採摘摘伤傷轻輕"
    .match(/../gu)
    ?.map((pair) => [pair[0] as string, pair[1] as string] as const),
);
const each = (change: (text: string) => string) => NEEDS.map(([title, text]) => ({ title, text: change(text) }));
const swap = (text: string): string => {
  const at = [Math.floor(text.length / 3), Math.floor((2 * text.length) / 3)];
  return [...text].map((c, i) => (at.some((from) => i === from || i === from + 1) && /\p{L}/u.test(c) ? "某" : c)).join("");
};
const CHANGES: Readonly<Record<string, (text: string) => string>> = {
  "two words changed": swap,
  "sentences turned round": (text) =>
    text
      .split(/(?<=。)/)
      .reverse()
      .join(""),
  "a sentence added": (text) => `${text}方便的话请专家先来现场看一看。`,
  "a sentence before": (text) => `您好，我们是本地的一家小单位。${text}`,
  繁體: (text) => [...text].map((c) => TRADITIONAL.get(c) ?? c).join(""),
};

test("a need with two words changed, turned round, added to or in traditional characters is shown beside the one it repeats", () => {
  const old = each((text) => text).map((need, i) => ({ id: i + 1, ...need }));
  for (const [name, change] of Object.entries(CHANGES)) {
    const found = each(change).map((need) => findDuplicates(need, old).map((d) => d.need.id));
    const shown = found.filter((ids, i) => ids[0] === i + 1).length;
    assert.ok(shown >= 0.8 * NEEDS.length, `${name}: ${shown} of ${NEEDS.length}`);
    assert.ok(
      found.every((ids, i) => ids.every((id) => id === i + 1)),
      `${name}: no other need is shown`,
    );
  }
});

test("canary: another need of the same trade is no repetition", () => {
  const old = each((text) => text).map((need, i) => ({ id: i + 1, ...need }));
  assert.deepEqual(
    findDuplicates(
      { title: "大棚草莓授粉", text: "大棚草莓用蜂授粉，阴天蜜蜂不出来，畸形果多。想知道连着阴天时怎么办，熊蜂好不好用。" },
      old,
    ),
    [],
  );
});
