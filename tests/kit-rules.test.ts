import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { parseSync } from "oxc-parser";
import { repositoryRoot } from "../platform/testing/database.ts";

/** Rules of every screen that are read off its source. */
interface Span {
  start: number;
  end: number;
}
type Attribute = Span & { type: string; name?: Span; value?: Span };
interface Element {
  readonly at: number;
  readonly name: string;
  /** Each attribute's value as it is written; a spread stands under "...". */
  readonly attributes: Readonly<Record<string, string>>;
  /** Elements around it, the outermost first. */
  readonly within: readonly Element[];
}

function elementsOf(file: string, text: string): Element[] {
  const all: Element[] = [];
  const cut = (n: Span): string => text.slice(n.start, n.end);
  const walk = (node: unknown, within: readonly Element[]): void => {
    if (Array.isArray(node)) return node.forEach((n) => walk(n, within));
    if (typeof node !== "object" || node === null) return;
    const opening = (node as { type?: string; openingElement?: Span & { name: Span; attributes: Attribute[] } }).openingElement;
    let inner = within;
    if (opening) {
      const attributes = Object.fromEntries(
        opening.attributes.map((a) => (a.name ? [cut(a.name), a.value ? cut(a.value) : ""] : ["...", cut(a)])),
      );
      const element = { at: text.slice(0, opening.start).split("\n").length, name: cut(opening.name), attributes, within };
      all.push(element);
      inner = [...within, element];
    }
    for (const n of Object.values(node)) walk(n, inner);
  };
  walk(parseSync(file, text).program, []);
  return all;
}

/**
 * A button that cannot be pressed says why: `ActButton` and `BigButton` take what is missing, or the reason, in place of `disabled` (`platform/ui/lacking.tsx`).
 * Grey without a word is left to what is under way.
 */
const greyButton = ({ name, attributes: a }: Element): string | undefined =>
  /^[bB]utton$/.test(name) && (("disabled" in a && !/^\{(\w+\.)?busy\}$/.test(a["disabled"] ?? "")) || /\bdisabled\b/.test(a["..."] ?? ""))
    ? "a button stands grey and does not say why"
    : undefined;

/** A box that scrolls is no second part of the page under its section's name: a reader's voice would offer the same name twice. */
const twiceNamed = ({ attributes: a, within }: Element): string | undefined => {
  const section = within.findLast((e) => e.name === "Section" || e.name === "section");
  return a["role"] === '"region"' && section && a["aria-label"] === (section.attributes["title"] ?? section.attributes["aria-label"])
    ? "a region is named as its section"
    : undefined;
};

/** The cross that empties a line of text has no name of its own in the kit. */
const namelessCross = ({ name, attributes: a }: Element): string | undefined =>
  /^Input\b/.test(name) && a["allowClear"] === "" ? "what empties the line has no name: allowClear={clearable}" : undefined;

const faultsOf = (file: string, text: string): string[] =>
  elementsOf(file, text).flatMap((e) =>
    [greyButton(e), twiceNamed(e), namelessCross(e)].flatMap((fault) => (fault ? [`${file}:${e.at} ${fault}`] : [])),
  );

test("every screen keeps the rules of the kit", () => {
  const files = globSync("{app/web,platform/ui,features/*/web}/**/*.tsx", { cwd: repositoryRoot });
  assert.ok(files.length > 300, `${files.length} files`);
  assert.deepEqual(
    files.flatMap((f) => faultsOf(f, readFileSync(join(repositoryRoot, f), "utf8"))),
    [],
  );
});

test("canaries: each breach is caught however it is written, what is allowed is not", () => {
  for (const text of [
    "<Button disabled>a</Button>",
    '<button disabled={x === ""}>a</button>',
    "<Button {...(x ? { disabled: true } : {})} />",
    '<Section title={s.rows}><div role="region" aria-label={s.rows} /></Section>',
    "<Input allowClear />",
  ])
    assert.equal(faultsOf("x.tsx", text).length, 1, text);
  for (const text of [
    "<Button disabled={work.busy} />",
    "<Input disabled={!open} />",
    "<ActButton missing={[a]} />",
    '<Section title={s.rows}><div role="group" aria-label={s.rows} /></Section>',
    '<Section title={s.rows}><div role="region" aria-label={s.others} /></Section>',
    "<Select allowClear />",
    "<Input allowClear={clearable} />",
  ])
    assert.deepEqual(faultsOf("x.tsx", text), [], text);
});
