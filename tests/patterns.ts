import { globSync, readFileSync } from "node:fs";
import { parseSync } from "oxc-parser";
import { NUMERAL } from "@bihuan/kit";

export interface Pattern {
  readonly file: string;
  readonly source: string;
  readonly flags: string;
}

/** Every pattern written in the code that runs here or in a browser over what people type, paste and upload, put together at run time or not; tests aside. */
export function patternsOf(
  root: string,
  files: readonly string[] = globSync("{engines/*/src,platform,features,app}/**/*.{ts,tsx}", { cwd: root }),
): Pattern[] {
  return files
    .filter((f) => !/\.test\.tsx?$|\/testing\/|node_modules|app\/sample/.test(f))
    .flatMap((file) => literalsOf(parseSync(file, readFileSync(`${root}/${file}`, "utf8")).program).map((p) => ({ file, ...p })));
}

export function literalsOf(node: unknown): { source: string; flags: string }[] {
  if (Array.isArray(node)) return node.flatMap(literalsOf);
  if (node === null || typeof node !== "object") return [];
  const { regex, type, callee, arguments: given } = node as Node & { regex?: { pattern: string; flags: string } };
  if (regex) return [{ source: regex.pattern, flags: regex.flags }];
  if ((type === "NewExpression" || type === "CallExpression") && callee?.name === "RegExp")
    return [{ source: composed(given?.[0]), flags: given?.[1] ? composed(given[1]) : "" }];
  return Object.values(node).flatMap(literalsOf);
}

interface Node {
  readonly type?: string;
  readonly name?: string;
  readonly value?: unknown;
  readonly callee?: Node & { readonly object?: Node; readonly property?: Node };
  readonly arguments?: readonly Node[];
  readonly elements?: readonly Node[];
  readonly quasis?: readonly { readonly value: { readonly cooked: string } }[];
  readonly expressions?: readonly Node[];
}

/** The text of a pattern put together of pieces; what stands in it by another name than NUMERAL is some word. */
function composed(node: Node | undefined): string {
  if (node?.type === "Literal") return String(node.value);
  if (node?.type === "TemplateLiteral")
    return (node.quasis ?? [])
      .map((q, i) => {
        const filled = node.expressions?.[i];
        return q.value.cooked + (filled === undefined ? "" : filled.name === "NUMERAL" ? NUMERAL : "word");
      })
      .join("");
  if (node?.type === "CallExpression" && node.callee?.property?.name === "join")
    return (node.callee.object?.elements ?? []).map(composed).join(composed(node.arguments?.[0]));
  throw new Error(`a pattern is put together in a way this test cannot read: ${JSON.stringify(node)?.slice(0, 300)}`);
}

/** Letters that keep such a pattern longest: its own, in its own order, each alone and behind a beginning of its own, and blanks, digits and words; a text of any length of each. */
export function worstTexts({ source }: Pick<Pattern, "source">): ((length: number) => string)[] {
  const plain = source.replace(/\(\?(?:<?[=!]|:|<\w+>)/g, "").replace(/\\[a-zA-Z]|[\\()[\]{}|?*+^$.]/g, "");
  const own = [...new Set(plain)].slice(0, 30);
  const units = [
    ...[" ", "\t", "\n", "0", "a", "1", "甲", "a ", "1 ", "《aa〈", "《", "《a》", "(", "第一", "=,", "<", ".1", "a."],
    ...own,
    own.join(""),
    ...own.slice(1).map((c, i) => `${own[i]}${c}`),
  ];
  const beginnings = new Set(["", plain.slice(0, 1), plain.slice(0, 2), plain.slice(0, 4), ...own.slice(1, 4)]);
  return [...new Set(units)]
    .filter((unit) => unit !== "")
    .flatMap((unit) => {
      const long = (length: number): string => unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
      return [long, ...[...beginnings].map((begun) => (length: number) => `${begun}${long(length)}\u0001`)];
    });
}
