import { seededRandom, type Random } from "@bihuan/kit";
import type { PersonEntry } from "../compare.ts";

/** One entry of some list (示例: nobody here exists) and whose it is in truth. */
export interface Listed {
  readonly person: number;
  readonly trap: string;
  readonly entry: PersonEntry;
}

/** Pools of a half: the kept half has other surnames, given names, units and fields than the one the weights were set on. */
interface Pools {
  readonly surnames: readonly string[];
  readonly given: readonly string[];
  readonly units: readonly string[];
  readonly renamed: readonly (readonly [string, string])[];
  readonly fields: readonly string[];
  /** Parts of names written by their sound, and characters that stand for one another in them. */
  readonly first: readonly string[];
  readonly last: readonly string[];
  readonly sounds: readonly string[];
  readonly traditional: readonly (readonly [string, string])[];
  readonly slips: readonly (readonly [string, string])[];
  readonly fathers: readonly (readonly [string, string])[];
}

const TUNED: Pools = {
  surnames: [..."王李张刘陈杨黄赵吴周徐孙"],
  given:
    "建国 志强 秀英 桂芳 海燕 文博 晓东 雪梅 立新 玉兰 大勇 春生 伟 敏 静 磊 洋 艳 杰 娟 涛 明 超 霞 思源 子涵 俊杰 雅婷 国栋 丽华".split(
      " ",
    ),
  units:
    "示例师范学院 示例市农业科学院 甲江机械有限公司 乙山化工股份有限公司 示例市人民医院 示例县农业技术推广站 丙岭食品有限责任公司 示例市气象局 丁河水务有限公司 示例理工学院".split(
      " ",
    ),
  renamed: [
    ["甲江机械有限公司", "甲江机械有限责任公司"],
    ["示例师范学院", "示例师范学院化学学院"],
    ["丁河水务有限公司", "丁河水务集团有限公司"],
  ],
  fields: "柑橘栽培 水产养殖 机械加工 有机化学 儿科 气象预报 食品发酵 污水处理 植物保护 电气自动化".split(" "),
  first: "买买提 阿卜杜 古丽 扎西 吉克 艾力 次仁 阿衣".split(" "),
  last: "吐尔逊 热合曼 米热 多吉 阿依 居玛 卓玛 古丽".split(" "),
  sounds: [..."卜布", ..."衣依", ..."玛马", ..."逊孙"],
  traditional: [
    ["张伟", "張偉"],
    ["刘晓东", "劉曉東"],
    ["陈丽华", "陳麗華"],
    ["杨国栋", "楊國棟"],
    ["赵静", "趙靜"],
    ["孙志强", "孫志強"],
  ],
  slips: [
    ["王志强", "王智强"],
    ["李晓东", "李小东"],
    ["张立新", "张力新"],
    ["刘晨", "刘晟"],
    ["陈海燕", "陈燕海"],
    ["黄析", "黄折"],
    ["吴未来", "吴末来"],
    ["周雅婷", "周雅廷"],
  ],
  fathers: [
    ["王大勇", "王小勇"],
    ["李国栋", "李国梁"],
    ["陈建国", "陈建"],
    ["杨文博", "杨博文"],
    ["赵立新", "赵力"],
  ],
};

const KEPT: Pools = {
  surnames: [..."马朱胡郭何高林罗郑梁谢宋"],
  given:
    "向前 淑珍 凤英 永红 子轩 梦琪 振华 丽娟 德明 素芬 少华 光辉 平 芳 军 勇 丹 斌 琴 鹏 辉 红 波 颖 一鸣 欣怡 浩然 诗涵 卫东 玉梅".split(
      " ",
    ),
  units:
    "样本大学 样本市林业科学研究所 戊川电子有限公司 己原生物科技有限责任公司 样本市中医院 样本县畜牧站 庚湖陶瓷有限公司 样本市地震局 辛坝新材料股份有限公司 样本职业技术学院".split(
      " ",
    ),
  renamed: [
    ["戊川电子有限公司", "戊川电子有限责任公司"],
    ["样本大学", "样本大学附属医院"],
    ["庚湖陶瓷有限公司", "庚湖陶瓷股份有限公司"],
  ],
  fields: "森林培育 集成电路 微生物 针灸 奶牛饲养 陶瓷釉料 地震监测 高分子 会计 桥梁".split(" "),
  first: "努尔 热依汗 帕提曼 格桑 沙马 木合塔尔 洛桑 吾买尔".split(" "),
  last: "艾合买提 沙迪克 依明 央金 拉且 买明 旺堆 卡德尔".split(" "),
  sounds: [..."迪地", ..."买麦", ..."依伊", ..."央秧"],
  traditional: [
    ["马丽娟", "馬麗娟"],
    ["郑卫东", "鄭衛東"],
    ["罗红", "羅紅"],
    ["谢凤英", "謝鳳英"],
    ["宋颖", "宋穎"],
    ["何振华", "何振華"],
  ],
  slips: [
    ["马向前", "马相前"],
    ["朱德明", "朱得明"],
    ["胡永红", "胡永宏"],
    ["郭辛", "郭幸"],
    ["何少华", "何华少"],
    ["高材", "高村"],
    ["林素芬", "林淑芬"],
    ["罗欣怡", "罗心怡"],
  ],
  fathers: [
    ["马振华", "马振兴"],
    ["朱光辉", "朱光"],
    ["胡德明", "胡明德"],
    ["郭卫东", "郭卫"],
    ["梁永红", "梁永洪"],
  ],
};

interface Truth {
  readonly id: number;
  readonly trap: string;
  readonly name: string;
  readonly otherName: string | null;
  readonly unit: string;
  readonly otherUnit: string | null;
  readonly landline: string;
  readonly mobile: string;
  readonly email: string;
  readonly identity: string;
  readonly born: number;
  readonly sex: "f" | "m";
  readonly field: string;
  readonly works: readonly string[];
}

/** Two hundred persons of a half, each in one to three lists. */
export function inventPeople(half: "tuned" | "kept", seed: number): Listed[] {
  const random = seededRandom(seed);
  const pools = half === "tuned" ? TUNED : KEPT;
  const persons: Truth[] = [];
  const add = (trap: string, set: Partial<Truth> = {}): Truth => {
    const id = persons.length;
    const made: Truth = {
      id,
      trap,
      name: random.pick(pools.surnames) + random.pick(pools.given),
      otherName: null,
      unit: random.pick(pools.units),
      otherUnit: null,
      landline: "",
      mobile: `199003${String(10000 + id + (half === "kept" ? 40000 : 0)).slice(-5)}`,
      email: `shili${half === "kept" ? "k" : "t"}${id}@example.cn`,
      identity: `${half}-${id}`,
      born: 1955 + random.below(45),
      sex: random.below(2) === 0 ? "f" : "m",
      field: random.pick(pools.fields),
      works: [`示例项目${half}${id}甲`, `示例课题${half}${id}乙`],
      ...set,
    };
    const landline = `0832-20${String(10000 + pools.units.indexOf(made.unit)).slice(-5)}`;
    persons.push({ ...made, landline });
    return made;
  };
  for (let i = 0; i < 75; i++) add("plain");
  // Homonyms: 20 names, two persons each; every third pair in one unit.
  for (let i = 0; i < 20; i++) {
    const first = add("homonym");
    add("homonym", i % 3 === 0 ? { name: first.name, unit: first.unit } : { name: first.name });
  }
  for (let i = 0; i < 25; i++) {
    const name = `${random.pick(pools.first)}·${random.pick(pools.last)}`;
    const at = pools.sounds.findIndex((sound, k) => k % 2 === 0 && name.includes(sound));
    const spelled = at < 0 ? name : name.replace(pools.sounds[at] as string, pools.sounds[at + 1] as string);
    add("by sound", { name, otherName: i % 2 === 0 ? spelled : name.replace("·", ["", ".", "•", " "][i % 4] as string) });
  }
  for (let i = 0; i < 15; i++) {
    const [name, otherName] = pools.traditional[i % pools.traditional.length] as readonly [string, string];
    add("traditional", { name, otherName });
  }
  for (let i = 0; i < 10; i++) {
    const name = random.pick(pools.surnames) + random.pick(pools.given);
    add("married", { name, otherName: random.pick(pools.surnames.filter((s) => !name.startsWith(s))) + name, sex: "f" });
  }
  for (let i = 0; i < 10; i++) {
    const [name, otherName] = pools.slips[i % pools.slips.length] as readonly [string, string];
    add("slip", { name, otherName });
  }
  for (let i = 0; i < 15; i++) {
    const [unit, otherUnit] =
      i % 2 === 0 ? [random.pick(pools.units), random.pick(pools.units)] : (random.pick(pools.renamed) as readonly [string, string]);
    add("moved", { unit, otherUnit });
  }
  for (let i = 0; i < 5; i++) {
    const [father, son] = pools.fathers[i % pools.fathers.length] as readonly [string, string];
    const field = random.pick(pools.fields);
    const old = add("father and son", { name: father, sex: "m", born: 1955 + random.below(8), field });
    add("father and son", { name: son, unit: old.unit, sex: "m", born: old.born + 24 + random.below(6), field });
  }
  return persons.flatMap((p) => listsOf(p, random));
}

/** What three lists hold of a person: each has other columns, and cells are empty as they are in life. */
function listsOf(p: Truth, random: Random): Listed[] {
  const has = (share: number): boolean => random.next() < share;
  const changed = p.otherName !== null || p.otherUnit !== null;
  const times = changed ? 2 + random.below(2) : 1 + random.below(3);
  const kinds = random.shuffle(["talents", "experts", "teachers"]).slice(0, times);
  return kinds.map((kind, i): Listed => {
    const other = i === 1;
    const phones = [...(has(kind === "experts" ? 0.4 : 0.8) ? [p.mobile] : []), ...(has(0.4) ? [p.landline] : [])];
    return {
      person: p.id,
      trap: p.trap,
      entry: {
        name: other && p.otherName !== null ? p.otherName : p.name,
        units: [other && p.otherUnit !== null ? p.otherUnit : p.unit],
        phones,
        emails: kind !== "teachers" && has(0.6) ? [p.email] : [],
        identity: kind === "talents" && has(0.5) ? p.identity : null,
        bornYear: kind === "teachers" ? null : has(0.7) ? p.born : null,
        sex: kind === "talents" ? p.sex : null,
        fields: has(0.85) ? [p.field] : [],
        works: kind === "talents" ? p.works.slice(0, 1) : has(0.8) ? [...p.works] : [],
      },
    };
  });
}
