import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { seededRandom } from "@bihuan/kit";
import type { SearchRecord } from "../platform/search/search.ts";

export interface Corpus {
  readonly record: (id: number) => SearchRecord;
  /** Questions of about this many characters, from the same texts. */
  readonly question: (n: number, characters: number) => string;
}

/** Clauses of real laws, needs and papers, drawn anew for each record by its number: the same number, the same text. */
export function openCorpus(folder: string): Corpus | undefined {
  if (!existsSync(folder)) return undefined;
  const texts = [
    ...globSync("policies/**/*.md", { cwd: folder }).map((file) => readFileSync(join(folder, file), "utf8")),
    readFileSync(join(folder, "matching/needs.csv"), "utf8"),
    readFileSync(join(folder, "matching/papers-dev.jsonl"), "utf8"),
  ];
  const clauses = [...new Set(texts.flatMap((text) => text.match(/[\p{Script=Han}A-Za-z0-9]{6,30}/gu) ?? []))].sort();
  const draw = (seed: number, characters: number): string => {
    const random = seededRandom(seed);
    const drawn: string[] = [];
    for (let length = 0; length < characters;) {
      const clause = random.pick(clauses);
      drawn.push(clause);
      length += clause.length + 1;
    }
    return drawn.join("，");
  };
  return {
    record: (id) => ({
      kind: "record",
      id,
      title: draw(id, 12),
      body: draw(id + 2 ** 30, 80),
      scopes: [1],
      open: true,
      regionCode: String(510_100 + (id % 100)),
      day: "2026-03-01",
    }),
    question: (n, characters) => draw(n + 2 ** 29, characters).slice(0, characters),
  };
}
