import { readFileSync } from "node:fs";
import { join } from "node:path";
import { seededRandom } from "@bihuan/kit";
import {
  DEFAULT_WEIGHTS,
  PARTS,
  proposeCandidates,
  rerank,
  textOf,
  type Candidate,
  type Demand,
  type Part,
  type Supply,
  type Weights,
} from "@bihuan/matching";
import { readNeeds } from "../features/services/needs-file.ts";
import { readProjects } from "./matching-projects.ts";
import { benchDocument, ownIndex } from "./matching-rankers.ts";

/**
 * How far the first three hang on each weight: the real needs against the real projects as supplies, each weight halved, doubled and
 * left out by itself. Words and answers are real, regions read off the lead bodies' names (every need is of Sichuan), fields given
 * by the ten papers nearest in words, as an adviser would choose them; readiness, load and outcomes drawn with a fixed seed, for
 * there are none; no industry. It says what a weight moves, not whether the move is right.
 */
export async function weightsTable(folder: string): Promise<string> {
  const { needs, supplies } = await world(folder);
  const index = ownIndex(supplies.map((s) => benchDocument(s.id, { title: s.name, names: s.organisation })));
  const lists: Candidate[][] = [];
  for (const need of needs) {
    const { hits } = index.search(textOf(need), { filter: { sight: "all" }, limit: 1000 });
    const options = {
      today: "2026-11-25" as const,
      weights: DEFAULT_WEIGHTS,
      nameOf: (_: unknown, code: string) => code,
      limit: supplies.length,
    };
    const { candidates } = proposeCandidates(supplies, hits, need, options);
    if (candidates.length > 3) lists.push(candidates);
  }
  const rows = PARTS.map((part) => {
    const tried = [0.5, 2, 0].map((factor) => moved(lists, { ...DEFAULT_WEIGHTS, [part]: DEFAULT_WEIGHTS[part] * factor }));
    return `| ${part} (${SOURCE[part]}) | ${DEFAULT_WEIGHTS[part]} | ${tried.map((t) => `${percent(t.changed)} · ${t.kept.toFixed(2)}`).join(" | ")} |`;
  });
  return [
    `${lists.length} of ${needs.length} needs with more than three candidates, ${supplies.length} supplies.`,
    "",
    "| part | weight | halved: needs whose first three change · of three stay | doubled | left out |",
    "|---|---|---|---|---|",
    ...rows,
  ].join("\n");
}

const SOURCE: Readonly<Record<Part, string>> = {
  words: "real",
  questions: "real",
  field: "by words",
  industry: "none",
  region: "of names",
  readiness: "drawn",
  outcomes: "drawn",
  load: "drawn",
};
const percent = (share: number): string => `${Math.round(100 * share)} %`;

/** Share of the lists whose first three are others than before, and how many of the three stay on average. */
function moved(lists: readonly Candidate[][], weights: Weights): { changed: number; kept: number } {
  let changed = 0;
  let kept = 0;
  for (const list of lists) {
    const before = new Set(list.slice(0, 3).map((c) => c.supplyId));
    const stay = rerank(list, weights)
      .slice(0, 3)
      .filter((c) => before.has(c.supplyId)).length;
    kept += stay;
    if (stay < 3) changed++;
  }
  return { changed: changed / lists.length, kept: kept / lists.length };
}

async function world(folder: string): Promise<{ needs: Demand[]; supplies: Supply[] }> {
  const papers = readFileSync(join(folder, "papers-dev.jsonl"), "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as { title: string; abstract: string; discipline: string });
  const codes = new Map([...new Set(papers.map((p) => p.discipline))].map((name, i) => [name, String(110 + 10 * i)]));
  const near = ownIndex(papers.map((p, i) => benchDocument(i, { title: p.title, body: p.abstract })));
  const fieldOf = (text: string): string | null => {
    const votes = new Map<string, number>();
    for (const { id, score } of near.search(text, { filter: { sight: "all" }, limit: 10 }).hits) {
      const code = codes.get(papers[id]?.discipline ?? "") as string;
      votes.set(code, (votes.get(code) ?? 0) + score);
    }
    return [...votes].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
  };
  const random = seededRandom(4);
  const supplies = (await readProjects(folder)).map((p, i): Supply => {
    const ended = random.below(5);
    return {
      id: i + 1,
      name: p.title,
      organisation: p.body,
      summary: "",
      fieldCode: fieldOf(p.title),
      industryCode: null,
      regionCode: regionOf(p.body),
      readiness: 3 + random.below(7),
      load: random.below(3),
      capacity: 3,
      validTo: null,
      refusals: {},
      ended,
      effects: random.below(ended + 1),
    };
  });
  const { records } = readNeeds(readFileSync(join(folder, "needs.csv"), "utf8"));
  const needs = records.map((r): Demand => ({
    title: r.title,
    answers: answersIn(r.content),
    fieldCode: fieldOf(`${r.title} ${r.content}`),
    industryCode: null,
    regionCode: "510000",
    organisation: "",
    demanderKind: "enterprise",
    competitors: [],
    readinessFrom: random.below(2) === 0 ? null : 6,
    withinRegion: null,
  }));
  return { needs, supplies };
}

/** Many needs carry headings of their own: what is wanted, what is aimed at, what has been done. */
function answersIn(content: string): Demand["answers"] {
  const answers: { present?: string; target?: string; tried?: string } = {};
  let into: keyof typeof answers = "present";
  for (const line of content.split(/\\n|\n/)) {
    if (/目标[:：]/.test(line)) into = "target";
    else if (/(基础|研究|进展)[:：]/.test(line)) into = "tried";
    else if (/需求[^：:]{0,4}[:：]/.test(line)) into = "present";
    answers[into] = `${answers[into] ?? ""}${line}\n`;
  }
  return answers;
}

const PROVINCES =
  "11北京 12天津 13河北 14山西 15内蒙古 21辽宁 22吉林 23黑龙江 31上海 32江苏 33浙江 34安徽 35福建 36江西 37山东 41河南 42湖北 43湖南 44广东 45广西 46海南 50重庆 51四川 52贵州 53云南 54西藏 61陕西 62甘肃 63青海 64宁夏 65新疆 51成都 51电子科技大学 51西南交通 42武汉 42华中 44华南 44中山大学 61西安 61西北 32南京 33浙大 22长春 21大连 21东北 23哈尔滨 34中国科学技术大学 12南开 31同济 31复旦 31华东"
    .split(" ")
    .map((word) => [word.slice(2), `${word.slice(0, 2)}0000`] as const);
const regionOf = (body: string): string | null => PROVINCES.find(([name]) => body.includes(name))?.[1] ?? null;
