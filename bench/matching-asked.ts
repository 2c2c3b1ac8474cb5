/** Means over all questions of a task, a figure for each of its measures: plain BM25 on the same texts (where it ran), this engine and the installed product. */
export interface Reached {
  readonly plain: readonly number[] | undefined;
  readonly own: readonly number[];
  readonly installed: readonly number[];
}

/** What was asked of the withheld halves, with what plain BM25 on the text alone reaches there. */
interface Asked {
  readonly name: string;
  readonly plain: number;
  readonly asked: number;
  /** The task here, and the one whose plain BM25 is the text alone. */
  readonly task: string;
  readonly over: string;
  readonly measure: number;
}

export const TASKS = {
  keywords: "keywords → abstract, MRR@10",
  title: "title → abstract, MRR@10",
  discipline: "title → abstract of the same discipline, nDCG@10, by words",
  related: "the same, channel “related”: the other records carry their field, the question none",
  like: "paper → papers of the same discipline, channel “related”, by all its words, its own field untold",
  policy: "policy question → answer, MRR@10 · recall@50, text only",
  context: "the same with the source's other answers as context",
  past: "the same with the source's past questions as well, the asked one taken out",
  query: "query → title of label 2, MRR@10",
  programme: "project title → title of the same programme, nDCG@10",
  likeProgramme: "the same, channel “related”: the other projects carry their programme as their field",
} as const;

const one = (name: string, plain: number, asked: number, task: string, over = task, measure = 0): Asked => ({
  name,
  plain,
  asked,
  task,
  over,
  measure,
});
const ASKED: readonly Asked[] = [
  one("keywords → abstract, MRR@10", 0.974, 0.98, TASKS.keywords),
  one("title → abstract, MRR@10", 0.968, 0.977, TASKS.title),
  one("policy, text only, MRR@10", 0.165, 0.18, TASKS.policy),
  one("policy, text only, recall@50", 0.396, 0.41, TASKS.policy, TASKS.policy, 1),
  one("policy, with context, MRR@10", 0.165, 0.2, TASKS.context, TASKS.policy),
  one("policy, with context, recall@50", 0.396, 0.48, TASKS.context, TASKS.policy, 1),
  one("policy, with past questions, MRR@10", 0.165, 0.29, TASKS.past, TASKS.policy),
  one("policy, with past questions, recall@50", 0.396, 0.6, TASKS.past, TASKS.policy, 1),
  one("query → title of label 2, MRR@10", 0.802, 0.82, TASKS.query),
  one("title → same programme, nDCG@10", 0.45, 0.48, TASKS.programme),
  one("title → same discipline, channel “related”, nDCG@10", 0.262, 0.34, TASKS.related, TASKS.discipline),
  one("record → same discipline, channel “related”, nDCG@10", 0.262, 0.44, TASKS.like, TASKS.discipline),
];

/**
 * The development halves are easier than the withheld ones for some tasks and harder for others, so a difference of figures says
 * little across them. The share of plain BM25's misses that is removed, (figure − BM25) / (1 − BM25), says the same thing of both.
 */
export function missesTable(reached: ReadonlyMap<string, Reached>): string {
  const figure = (v: number): string => v.toFixed(3).replace(/^0/, "");
  const removed = (from: number, to: number): number => (to - from) / (1 - from);
  const rows = ASKED.map(({ name, plain, asked, task, over, measure }) => {
    const here = reached.get(over)?.plain?.[measure];
    const own = reached.get(task)?.installed[measure];
    if (here === undefined || own === undefined) throw new Error(`no figure for ${name}`);
    const [wanted, got] = [removed(plain, asked), removed(here, own)].map((v) => Math.round(1000 * v) / 1000) as [number, number];
    return `| ${name} | ${figure(plain)} → ${figure(asked)} | ${figure(wanted)} | ${figure(here)} → ${figure(own)} | **${figure(got)}** | ${got >= wanted ? "yes" : `short by ${figure(wanted - got)}`} |`;
  });
  return [
    "| task | asked on the withheld half: plain BM25 → figure | misses removed, asked | here: plain BM25 → the installed product | misses removed, here | reached |",
    "|---|---|---|---|---|---|",
    ...rows,
  ].join("\n");
}
