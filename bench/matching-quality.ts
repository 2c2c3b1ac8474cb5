import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "../platform/testing/database.ts";
import { missesTable, TASKS, type Reached } from "./matching-asked.ts";
import { installed } from "./matching-installed.ts";
import { readProjects } from "./matching-projects.ts";
import { weightsTable } from "./matching-weights.ts";
import { ask, benchDocument, miniSearchRanker, ownIndex, ownRanker, plainRanker, type Ranker, type Texts } from "./matching-rankers.ts";

/**
 * npm run bench:matching-quality [-- --from ../shared/data/matching --write]: how well the engine finds what is meant, beside plain BM25 over
 * jieba's words and MiniSearch with the same words, on the development halves, and how well the installed product does: its own search over a folder on
 * disk in which other records stood before. Each figure also by odd and even queries, so that a
 * choice that helps one half alone shows. `--write` renews the table in docs/matching-quality.md.
 */
const at = process.argv.indexOf("--from");
const folder = at < 0 ? join(repositoryRoot, "../shared/data/matching") : (process.argv[at + 1] as string);
if (!existsSync(folder)) {
  console.log(`Skipped: ${folder} is absent (real data are not part of the repository)`);
  process.exit(0);
}
const jsonLines = <T>(file: string): T[] =>
  readFileSync(join(folder, file), "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as T);

type Measure = (found: readonly number[], right: (doc: number) => boolean, rightOnes: number) => number;
const mrr10: Measure = (found, right) => {
  const first = found.slice(0, 10).findIndex(right);
  return first < 0 ? 0 : 1 / (first + 1);
};
const recall50: Measure = (found, right, rightOnes) => found.slice(0, 50).filter(right).length / rightOnes;
const ndcg10: Measure = (found, right, rightOnes) => {
  const gain = (places: number[]): number => places.reduce((sum, place) => sum + 1 / Math.log2(place + 2), 0);
  const ideal = gain(Array.from({ length: Math.min(10, rightOnes) }, (_, i) => i));
  return ideal === 0 ? 0 : gain(found.slice(0, 10).flatMap((doc, place) => (right(doc) ? [place] : []))) / ideal;
};

interface Question {
  readonly text: string;
  readonly right: ReadonlySet<number>;
  /** A document that is the question itself and no answer. */
  readonly self?: number;
}

const rows: string[][] = [];
const reached = new Map<string, Reached>();
const meanOf = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
const shown = (values: readonly number[]): string => {
  const mean = (v: readonly number[]): string => meanOf(v).toFixed(3).replace(/^0/, "");
  return `**${mean(values)}** (${mean(values.filter((_, i) => i % 2 === 0))} / ${mean(values.filter((_, i) => i % 2 === 1))})`;
};
async function row(
  task: string,
  questions: readonly Question[],
  measures: readonly Measure[],
  rankers: readonly (Ranker | undefined)[],
): Promise<void> {
  const measured: (number[][] | undefined)[] = [];
  for (const ranker of rankers) {
    const found: number[][] = [];
    if (ranker) for (const q of questions) found.push((await ranker(q.text, 51)).filter((doc) => doc !== q.self));
    measured.push(ranker && measures.map((m) => questions.map((q, i) => m(found[i] as number[], (doc) => q.right.has(doc), q.right.size))));
  }
  const cells = measured.map((byMeasure) => byMeasure?.map(shown).join(" · ") ?? "–");
  rows.push([task, ...cells]);
  reached.set(task, { plain: measured[0]?.map(meanOf), own: (measured[2] ?? []).map(meanOf), installed: (measured[3] ?? []).map(meanOf) });
  console.error(`${task}: ${cells.join(" | ")}`);
}
/** Plain BM25, MiniSearch, the engine alone, the installed product. */
async function withFour(documents: readonly Texts[], work: (rankers: readonly Ranker[]) => Promise<void>): Promise<void> {
  const product = await installed(documents.map((texts, i) => [i, texts]));
  await work([plainRanker(documents), miniSearchRanker(documents), ownRanker(documents), product.ask]);
  await product.close();
}

/** Documents of the same label except the question's own. */
function byLabel(labels: readonly string[], texts: readonly string[]): Question[] {
  const groups = Map.groupBy(labels.keys(), (i) => labels[i] as string);
  return texts.map((text, i) => ({ text, self: i, right: new Set((groups.get(labels[i] as string) as number[]).filter((j) => j !== i)) }));
}

await papers();
await policies();
await titles();
await programmes();
await print();

async function papers(): Promise<void> {
  const all = jsonLines<{ title: string; abstract: string; keywords: string[]; discipline: string }>("papers-dev.jsonl");
  const titles = all.map((p) => p.title);
  const disciplines = all.map((p) => p.discipline);
  const known = (texts: readonly string[]): Question[] => texts.map((text, i) => ({ text, right: new Set([i]) }));
  const alike = byLabel(disciplines, titles);
  await withFour(
    all.map((p): Texts => ({ body: p.abstract })),
    async (rankers) => {
      await row(TASKS.keywords, known(all.map((p) => p.keywords.join(" "))), [mrr10], rankers);
      await row(TASKS.title, known(titles), [mrr10], rankers);
      await row(TASKS.discipline, alike, [ndcg10], rankers);
    },
  );
  const numbers = new Map([...new Set(disciplines)].map((name, i) => [name, i + 1]));
  const texts = all.map((p, i) => [i, { body: p.abstract }, numbers.get(disciplines[i] as string) as number] as const);
  const index = ownIndex(texts.map((one) => benchDocument(...one)));
  const product = await installed(texts);
  const numberOf = new Map(titles.map((title, i) => [title, i]));
  // The question's own paper is taken out while it is asked, or its label would vote.
  const engine: Ranker = (query, k) => {
    const own = numberOf.get(query) as number;
    index.remove(0, own);
    const found = ask(index, query, k, "related");
    index.add(benchDocument(...(texts[own] as (typeof texts)[number])));
    return found;
  };
  const whole: Ranker = async (query, k) => {
    const own = numberOf.get(query) as number;
    await product.remove(own);
    const found = await product.ask(query, k, "related");
    await product.put([texts[own] as (typeof texts)[number]]);
    return found;
  };
  await row(TASKS.related, alike, [ndcg10], [undefined, undefined, engine, whole]);
  await product.close();
  await rowLike(
    TASKS.like,
    alike,
    all.map((p, i) => [
      i,
      { title: p.title, keywords: p.keywords.join(" "), body: p.abstract },
      numbers.get(disciplines[i] as string) as number,
    ]),
  );
}

/** What the page of alike records finds; the record itself is taken out of the index while it is asked for. */
async function rowLike(
  task: string,
  questions: readonly Question[],
  records: readonly (readonly [id: number, texts: Texts, field: number])[],
): Promise<void> {
  const index = ownIndex(records.map((one) => benchDocument(...one)));
  const product = await installed(records);
  const numberOf = new Map(questions.map((q) => [q.text, q.self as number]));
  const recordOf = (query: string) => records[numberOf.get(query) as number] as (typeof records)[number];
  const engine: Ranker = (query, k) => {
    const record = recordOf(query);
    index.remove(0, record[0]);
    const found = ask(index, Object.values(record[1]).join(" ").slice(0, 3000), k, "related");
    index.add(benchDocument(...record));
    return found;
  };
  const whole: Ranker = async (query, k) => {
    const record = recordOf(query);
    await product.remove(record[0]);
    const found = await product.askLike(record[0], record[1], k);
    await product.put([record]);
    return found;
  };
  await row(task, questions, [ndcg10], [undefined, undefined, engine, whole]);
  await product.close();
}

async function policies(): Promise<void> {
  const all = jsonLines<{ docid: string; question: string; answer: string }>("policy-qa-dev.jsonl");
  const groups = Map.groupBy(all.keys(), (i) => all[i]?.docid as string);
  const siblings = (i: number): number[] => groups.get(all[i]?.docid as string) as number[];
  const questions: Question[] = all.map((p, i) => ({ text: p.question, right: new Set([i]) }));
  const measures = [mrr10, recall50];
  const answers = all.map((p): Texts => ({ body: p.answer }));
  await withFour(answers, (rankers) => row(TASKS.policy, questions, measures, rankers));
  const context = (i: number): string =>
    siblings(i)
      .filter((j) => j !== i)
      .map((j) => all[j]?.answer)
      .join("\n");
  const inContext = all.map((p, i): Texts => ({ body: p.answer, context: context(i) }));
  await withFour(inContext, (rankers) => row(TASKS.context, questions, measures, rankers));
  // Past questions of a source are known to all its answers, the one now asked to none.
  const texts = (i: number, asked: number): Texts => ({
    body: all[i]?.answer as string,
    context: context(i),
    asked: siblings(i)
      .filter((j) => j !== asked)
      .map((j) => all[j]?.question)
      .join("\n"),
  });
  const index = ownIndex(all.map((_, i) => benchDocument(i, texts(i, -1))));
  const product = await installed(inContext.map((one, i) => [i, one]));
  const numberOf = new Map(all.map((p, i) => [p.question, i]));
  const engine: Ranker = (query, k) => {
    const asked = numberOf.get(query) as number;
    for (const i of siblings(asked)) index.add(benchDocument(i, texts(i, asked)));
    const found = ask(index, query, k);
    for (const i of siblings(asked)) index.add(benchDocument(i, texts(i, -1)));
    return found;
  };
  // The product keeps what was asked beside the records: each past question leads to the answer opened and those beside it.
  for (const [i, p] of all.entries()) await product.putQuestion(i, p.question);
  const whole: Ranker = async (query, k) => {
    const asked = numberOf.get(query) as number;
    await product.removeQuestion(asked);
    const found = await product.askWithPast(query, k, siblings);
    await product.putQuestion(asked, query);
    return found;
  };
  await row(TASKS.past, questions, measures, [undefined, undefined, engine, whole]);
  await product.close();
}

async function titles(): Promise<void> {
  const pairs = jsonLines<{ query: string; title: string; label: string }>("query-title-dev.json");
  const numbers = new Map([...new Set(pairs.map((p) => p.title))].map((title, i) => [title, i]));
  const wanted = Map.groupBy(
    pairs.filter((p) => p.label === "2"),
    (p) => p.query,
  );
  const questions = [...wanted].map(([text, some]): Question => ({
    text,
    right: new Set(some.map((p) => numbers.get(p.title) as number)),
  }));
  await withFour(
    [...numbers.keys()].map((title): Texts => ({ title })),
    (rankers) => row(TASKS.query, questions, [mrr10], rankers),
  );
}

async function programmes(): Promise<void> {
  const all = await readProjects(folder);
  const titles = all.map((p) => p.title);
  const questions = byLabel(
    all.map((p) => p.programme),
    titles,
  );
  await withFour(
    titles.map((title): Texts => ({ title })),
    (rankers) => row(TASKS.programme, questions, [ndcg10], rankers),
  );
  const numbers = new Map([...new Set(all.map((p) => p.programme))].map((name, i) => [name, i + 1]));
  await rowLike(
    TASKS.likeProgramme,
    questions,
    all.map(({ title, programme }, i) => [i, { title }, numbers.get(programme) as number]),
  );
}

async function print(): Promise<void> {
  const table = [
    "| task | plain BM25 on jieba's words | MiniSearch on the same words | this engine | the installed product |",
    "|---|---|---|---|---|",
    ...rows.map((cells) => `| ${cells.join(" | ")} |`),
  ].join("\n");
  const misses = missesTable(reached);
  const weights = await weightsTable(folder);
  console.log(`${table}\n\n${misses}\n\n${weights}`);
  if (!process.argv.includes("--write")) return;
  const path = join(repositoryRoot, "docs/matching-quality.md");
  let text = readFileSync(path, "utf8");
  for (const [name, part] of Object.entries({ table, misses, weights })) {
    const place = new RegExp(`<!-- ${name} -->[^]*<!-- end of ${name} -->`);
    if (!place.test(text)) throw new Error(`docs/matching-quality.md has no place for ${name}`);
    text = text.replace(place, () => `<!-- ${name} -->\n${part}\n<!-- end of ${name} -->`);
  }
  writeFileSync(path, text);
}
