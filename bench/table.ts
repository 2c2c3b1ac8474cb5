import { cpus } from "node:os";

/** Rows of a bench, printed as one Markdown table ready for docs/performance.md; each row is also said on stderr as it comes. */
export class Table {
  readonly #head: readonly string[];
  readonly #rows: string[][] = [];

  constructor(...head: string[]) {
    this.#head = head;
  }

  row(...cells: string[]): void {
    this.#rows.push(cells);
    console.error(cells.filter((cell) => cell !== "").join(" | "));
  }

  text(): string {
    const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
    return [line(this.#head), line(this.#head.map(() => "---")), ...this.#rows.map(line)].join("\n");
  }

  print(): void {
    console.log(this.text());
  }
}

export const machine = (): string => `${cpus()[0]?.model.trim()}, ${cpus().length} cores; Node ${process.version}`;

export const option = (name: string, fallback: string): string => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : (process.argv[at + 1] ?? fallback);
};
export const flag = (name: string): boolean => process.argv.includes(`--${name}`);

/** A span in the unit that leaves two or three figures. */
export function time(ms: number): string {
  if (ms >= 10_000) return `${(ms / 1000).toFixed(1)} s`;
  if (ms >= 1000) return `${Math.round(ms)} ms`;
  return ms >= 1 ? `${ms.toPrecision(3)} ms` : `${(ms * 1000).toPrecision(3)} µs`;
}

export const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] as number;

/** Median milliseconds of `work`, after a third as many warm runs. */
export async function medianOf(runs: number, work: (i: number) => unknown): Promise<number> {
  const taken: number[] = [];
  for (let i = -Math.ceil(runs / 3); i < runs; i++) {
    const began = performance.now();
    const done = work(i);
    if (done instanceof Promise) await done;
    if (i >= 0) taken.push(performance.now() - began);
  }
  return median(taken);
}
