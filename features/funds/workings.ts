import type { Table } from "@bihuan/allocation";
import { floorOf, minus, type Exact } from "@bihuan/kit";
import { reckoned } from "../../platform/sheets/reckon.ts";
import { writeXlsx, type Cell, type Column, type SheetOut } from "../../platform/sheets/write-xlsx.ts";
import { wholeOf } from "../../platform/sheets/zip-write.ts";
import { boundsOf, eligibilityOf, excludedBy, placesFor, type PotPlan, type Recipient } from "./rules.ts";

const formula = (text: string): Cell => ({ formula: text });

/** 0 → A, 26 → AA. */
const letter = (i: number): string => (i < 26 ? "" : letter(Math.floor(i / 26) - 1)) + String.fromCharCode(65 + (i % 26));

const STEPS = [
  "系数",
  "份额",
  "占比",
  "按份额算得（元）",
  "定额（分）",
  "保底（分）",
  "封顶（分）",
  "下限",
  "上限",
  "下限点",
  "上限点",
  "下限点合计",
  "上限点合计",
  "应分（分）",
  "整步数",
  "余数",
  "余数名次",
  "分配（分）",
  "分配（元）",
  "上年（元）",
  "比上年（%）",
];
const UNDER = [
  "总额",
  "机动",
  "步长",
  "定额合计",
  "可分",
  "分得完的",
  "名额",
  "分数线",
  "触限点",
  "到此已分",
  "水平",
  "整步合计",
  "余步",
] as const;

/**
 * A pot's 分配测算表 with the rule as formulas: who takes part, terms, shares, the level between floors and caps, whole steps, largest remainder. Units
 * stand first, beneath them weights, sums and the rule's figures. Whoever opens it sees each step; the amounts come out as the engine's, to the fen.
 */
function potSheet(pot: PotPlan, table: Table): SheetOut {
  const { rule } = pot;
  const isAward = rule.method === "award";
  const factors = isAward ? [{ no: 0, name: "每家一份", weight: "100", missing: "zero" as const }] : pot.factors;
  const units = pot.recipients.toSorted((a, b) => (a.code < b.code ? -1 : 1));
  const ranked = rule.topFactor === null ? [] : ["排名依据"];
  const names = ["单位", "不参加原因", "参加", ...ranked, ...factors.map((f) => f.name)];
  const heads = [...names, ...factors.map((f) => `${f.name}：权重×本单位÷合计`), ...STEPS];
  const [first, last] = [2, units.length + 1];
  const weights = last + 3;
  const sums = last + 4;
  const value = (k: number): string => letter(names.length - factors.length + k);
  const term = (k: number): string => letter(names.length + k);
  const [out, takes, basis] = ["B", "C", "D"];
  const step = (name: string): string => letter(names.length + factors.length + STEPS.indexOf(name));
  const all = (column: string): string => `$${column}$${first}:$${column}$${last}`;
  const at = (name: (typeof UNDER)[number]): string => `$C$${sums + 2 + UNDER.indexOf(name)}`;
  const [s, lo, hi, loAt, hiAt] = ["份额", "下限", "上限", "下限点", "上限点"].map(step) as [string, string, string, string, string];
  const clamped = (b: string): string =>
    `SUMPRODUCT(${all(lo)}+(${b}*${all(s)}-${all(lo)})*(${b}*${all(s)}>${all(lo)})-(${b}*${all(s)}-${all(hi)})*(${b}*${all(s)}>${all(hi)}))`;
  const highest = (b: string, sum: string): string => `SUMPRODUCT(MAX((${all(step(sum))}<=${at("分得完的")}+0.000001)*${all(b)}))`;
  const order = isTooClose(table, rule.stepFen ?? 1) ? orderOf(table, rule.stepFen ?? 1) : undefined;

  const unitRow = (u: Recipient, i: number): Cell[] => {
    const row = first + i;
    const own = (column: string): string => `$${column}${row}`;
    const of = (name: string): string => own(step(name));
    const bounds = isAward ? { floorFen: 0, capFen: rule.awardFen ?? 0 } : boundsOf(rule, u);
    const score = rule.topFactor === null ? null : (u.figures[String(rule.topFactor)]?.value ?? null);
    const tied = rule.topTies === "out" ? `IF(SUMPRODUCT((${all(basis)}>=${at("分数线")})*1)>${at("名额")},0,1)` : "1";
    const isIn = `IF(OR(${at("名额")}<=0,${own(basis)}<0),0,IF(${own(basis)}>${at("分数线")},1,IF(${own(basis)}<${at("分数线")},0,${tied})))`;
    const open = rule.topFactor === null ? "1" : isIn;
    const missing = factors.flatMap((f, k) => (f.missing === "ineligible" ? [`ISBLANK(${own(value(k))})`] : []));
    const [rem, exact] = [step("余数"), step("应分（分）")];
    const near = (x: string): string => `ROUND(${x},4)`;
    return [
      u.name,
      excludedBy(pot, u),
      formula(`IF(${own(out)}<>"",0,${missing.length > 0 ? `IF(OR(${missing.join(",")}),0,${open})` : open})`),
      ...(rule.topFactor === null ? [] : [excludedBy(pot, u) === null && score !== null ? Number(score) : -1]),
      ...factors.map((f) => (isAward ? 1 : figure(u.figures[String(f.no)]?.value))),
      ...factors.map((_, k) =>
        formula(`IF(${value(k)}$${sums}=0,0,${own(takes)}*${value(k)}$${weights}/100*${own(value(k))}/${value(k)}$${sums})`),
      ),
      Number(u.coefficient ?? 1),
      formula(`${of("系数")}*(${factors.map((_, k) => own(term(k))).join("+")})`),
      formula(`IF(SUM(${all(s)})=0,0,${own(s)}/SUM(${all(s)}))`),
      formula(`(${of("占比")}*(${at("总额")}-${at("机动")}-${at("定额合计")})+${own(takes)}*${of("定额（分）")})/100`),
      isAward ? (rule.awardFen ?? 0) : (u.fixedFen ?? 0),
      bounds.floorFen ?? 0,
      bounds.capFen ?? null,
      formula(
        `IF(${own(takes)}=0,0,IF(${of("保底（分）")}>${of("定额（分）")},-INT(-(${of("保底（分）")}-${of("定额（分）")})/${at("步长")})*${at("步长")},0))`,
      ),
      formula(
        `IF(${own(takes)}=0,0,IF(${own(s)}=0,${own(lo)},IF(ISBLANK(${of("封顶（分）")}),1E14,INT((${of("封顶（分）")}-${of("定额（分）")})/${at("步长")})*${at("步长")})))`,
      ),
      formula(`IF(${own(s)}>0,${own(lo)}/${own(s)},0)`),
      formula(`IF(${own(s)}>0,${own(hi)}/${own(s)},0)`),
      formula(clamped(own(loAt))),
      formula(clamped(own(hiAt))),
      formula(`MIN(MAX(${at("水平")}*${own(s)},${own(lo)}),${own(hi)})`),
      formula(`INT(ROUND(${own(exact)}/${at("步长")},6))`),
      formula(`ROUND(${own(exact)}/${at("步长")}-${of("整步数")},6)`),
      order
        ? (order.get(u.code) ?? units.length)
        : formula(
            `1+SUMPRODUCT((${all(rem)}>${own(rem)})+(${all(rem)}=${own(rem)})*((${near(all(exact))}>${near(own(exact))})+(${near(all(exact))}=${near(own(exact))})*(ROW(${all(rem)})<ROW(${own(rem)}))))`,
          ),
      formula(`(${of("整步数")}+IF(${of("余数名次")}<=${at("余步")},1,0))*${at("步长")}+${own(takes)}*${of("定额（分）")}`),
      formula(`${of("分配（分）")}/100`),
      u.lastFen === null ? null : u.lastFen / 100,
      u.lastFen ? formula(`ROUND((${of("分配（元）")}/${of("上年（元）")}-1)*100,1)`) : null,
    ];
  };
  const foot = heads.map((h): Cell =>
    h === "分配（分）" || h === "分配（元）" ? formula(`SUM(${all(step(h))})`) : h === "单位" ? "合计" : null,
  );
  const under = (label: string, cellOf: (k: number) => Cell): Cell[] => [
    label,
    ...names.slice(1, names.length - factors.length).map(() => null),
    ...factors.map((_, k) => cellOf(k)),
  ];
  const share = `ROUND(SUMPRODUCT((${all(out)}="")*1)*${rule.topPercent ?? 0}/100,9)`;
  const places = rule.topRound === "up" ? `-INT(-${share})` : rule.topRound === "down" ? `INT(${share})` : `INT(${share}+0.5)`;
  const slope = `SUMPRODUCT((${all(loAt)}<=${at("触限点")})*(${all(hiAt)}>${at("触限点")})*${all(s)})`;
  const RULE: Readonly<Record<(typeof UNDER)[number], readonly [label: string, cell: Cell]>> = {
    总额: ["金额（分）", rule.totalFen],
    机动: ["机动（分）", rule.reserveFen ?? 0],
    步长: ["分配到（分）", rule.stepFen ?? 1],
    定额合计: ["定额合计", formula(`SUMPRODUCT(${all(takes)},${all(step("定额（分）"))})`)],
    可分: ["可分", formula(`INT((${at("总额")}-${at("机动")}-${at("定额合计")})/${at("步长")})*${at("步长")}`)],
    分得完的: ["上下限内分得完的", formula(`MIN(${at("可分")},SUM(${all(hi)}))`)],
    名额: ["名额", rule.topFactor === null ? null : rule.quota === null ? formula(places) : (placesFor(pot) ?? 0)],
    分数线: ["分数线", rule.topFactor === null ? null : formula(`LARGE(${all(basis)},MAX(1,MIN(${at("名额")},${units.length})))`)],
    触限点: ["最后一个触限点", formula(`MAX(${highest(loAt, "下限点合计")},${highest(hiAt, "上限点合计")})`)],
    到此已分: ["到此已分", formula(clamped(at("触限点")))],
    水平: ["水平（每份额）", formula(`${at("触限点")}+IF(${slope}>0,(${at("分得完的")}-${at("到此已分")})/${slope},0)`)],
    整步合计: ["整步合计", formula(`SUM(${all(step("整步数"))})*${at("步长")}`)],
    余步: ["余下几步，按余数从大到小补", formula(`ROUND((${at("分得完的")}-${at("整步合计")})/${at("步长")},0)`)],
  };
  const total = (k: number): Cell =>
    formula(rule.sumOver === "all" && !isAward ? `SUM(${all(value(k))})` : `SUMPRODUCT(${all(takes)}*${all(value(k))})`);
  const rows: Cell[][] = [
    ...units.map(unitRow),
    foot,
    [],
    under("权重（%）", (k) => Number(factors[k]?.weight)),
    under("合计（参加的，或全部）", total),
    [],
    ...UNDER.map((name): Cell[] => [RULE[name][0], null, RULE[name][1]]),
    [],
    [
      order
        ? "余数名次一列由系统给出：末位两个余数相差太小，电子表格的小数分不出先后。"
        : "各列由公式算出：改权重、系数、上下限，后面随之变化。内部以分计。",
    ],
  ];
  const style = (h: string): Column["style"] => (h === "单位" || h === "不参加原因" ? "text" : /（元）$/.test(h) ? "money" : "number");
  return {
    name: `${rule.no} ${rule.name}`,
    columns: heads.map((heading) => ({ heading, style: style(heading), width: heading === "单位" ? 24 : 14 })),
    rows: reckoned(rows),
  };
}

const figure = (value: string | null | undefined): number | null => (value === null || value === undefined ? null : Number(value));

const remainder = (exact: Exact, step: number): Exact => {
  const inSteps = { num: exact.num, den: exact.den * BigInt(step) };
  return minus(inSteps, { num: floorOf(inSteps), den: 1n });
};
const byRemainder = (table: Table, step: number) =>
  table.rows
    .map((r) => {
      const own: Exact = { num: r.exactFen.num - BigInt(r.fixedFen) * r.exactFen.den, den: r.exactFen.den };
      return { code: r.code, own: Number(own.num) / Number(own.den), left: remainder(own, step), size: 0 };
    })
    .map((r) => ({ ...r, size: Number((r.left.num * 10n ** 15n) / r.left.den) / 1e15 }))
    .sort((a, b) => b.size - a.size || b.own - a.own || (a.code < b.code ? -1 : 1));

/** Whether two remainders beside the line differ by less than a spreadsheet's decimals tell, and are not alike. */
function isTooClose(table: Table, step: number): boolean {
  const sorted = byRemainder(table, step);
  return sorted.some((r, i) => {
    const gap = i === 0 ? 1 : (sorted[i - 1]?.size ?? 1) - r.size;
    return gap > 0 && gap < 2e-6;
  });
}
const orderOf = (table: Table, step: number): Map<string, number> => new Map(byRemainder(table, step).map((r, i) => [r.code, i + 1]));

/** A sheet a pot, one more that lists who does not take part and why. */
export function writeWorkings(pots: readonly { readonly pot: PotPlan; readonly table: Table }[]): Promise<Buffer> {
  const out = pots.flatMap(({ pot }) =>
    [...eligibilityOf(pot)].flatMap(([code, why]) =>
      why === null ? [] : [[pot.rule.name, pot.recipients.find((r) => r.code === code)?.name ?? code, why]],
    ),
  );
  const text = (heading: string): Column => ({ heading, style: "text", width: 28 });
  return wholeOf(
    writeXlsx([
      ...pots.map(({ pot, table }) => potSheet(pot, table)),
      ...(out.length === 0 ? [] : [{ name: "不参加的单位", columns: ["资金块", "单位", "不参加的原因"].map(text), rows: [out] }]),
    ]),
  );
}
