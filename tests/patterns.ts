import { globSync, readFileSync } from "node:fs";
import { parseSync } from "oxc-parser";

export interface Pattern {
  readonly file: string;
  readonly source: string;
  readonly flags: string;
}

/** Every pattern written in the code that meets what people type, paste and upload; tests and the browser's own part aside. */
export function patternsOf(
  root: string,
  files: readonly string[] = globSync("{engines/*/src,platform,features,app}/**/*.ts", { cwd: root }),
): Pattern[] {
  return files
    .filter((f) => !/\.test\.ts$|\/web\/|\/testing\/|platform\/ui\/|node_modules|app\/sample/.test(f))
    .flatMap((file) => literalsOf(parseSync(file, readFileSync(`${root}/${file}`, "utf8")).program).map((p) => ({ file, ...p })));
}

export function literalsOf(node: unknown): { source: string; flags: string }[] {
  if (Array.isArray(node)) return node.flatMap(literalsOf);
  if (node === null || typeof node !== "object") return [];
  const { regex } = node as { regex?: { pattern: string; flags: string } };
  if (regex) return [{ source: regex.pattern, flags: regex.flags }];
  return Object.values(node).flatMap(literalsOf);
}

/** Letters that keep such a pattern longest: its own, in its own order, each alone, and blanks, digits and words. */
export function worstTexts({ source }: Pattern, length: number): string[] {
  const own = [...new Set(source.replace(/\\[a-zA-Z]|[\\()[\]{}|?*+^$.]/g, ""))].slice(0, 30);
  const units = [
    " ",
    "\t",
    "\n",
    "a",
    "1",
    "甲",
    "a ",
    "1 ",
    "《aa〈",
    "《",
    "(",
    "第一",
    "=,",
    "<",
    ".1",
    ...own,
    own.join(""),
    ...own.slice(1).map((c, i) => `${own[i]}${c}`),
  ];
  const long = [...new Set(units)]
    .filter((unit) => unit !== "")
    .map((unit) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length));
  return long.flatMap((text) => [text, `${text}\u0001`]);
}
