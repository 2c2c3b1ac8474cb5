import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { after, test } from "node:test";
import type * as Scoring from "@bihuan/scoring";
import { repositoryRoot } from "../platform/testing/database.ts";

/**
 * CONTRIBUTING's way to a new rule of scoring, gone in a copy of the engine: full points while a value keeps between two figures (负债率控制在 3%—5% 之间), which no
 * rule of the product says.
 */
const folder = mkdtempSync(join(tmpdir(), "bihuan-rule-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const source = join(folder, "scoring/src");
cpSync(join(repositoryRoot, "engines/scoring/src"), source, { recursive: true, filter: (path) => !path.endsWith(".test.ts") });
writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
writeFileSync(
  join(folder, "tsconfig.json"),
  JSON.stringify({ extends: join(repositoryRoot, "tsconfig.base.json"), include: ["scoring/src"] }),
);
mkdirSync(join(folder, "node_modules/@bihuan"), { recursive: true });
symlinkSync(join(repositoryRoot, "engines/kit"), join(folder, "node_modules/@bihuan/kit"));

const recipe = /## Add a rule of scoring\n([^]*?)\n## /.exec(readFileSync(join(repositoryRoot, "CONTRIBUTING.md"), "utf8"))?.[1] ?? "";
function change(file: string, before: string, after: string): void {
  const path = join(source, file);
  const text = readFileSync(path, "utf8");
  assert.ok(text.includes(before), `${file}: ${before}`);
  writeFileSync(
    path,
    text.replace(before, () => after),
  );
}
/** Files the compiler leads to. */
function faulty(): string[] {
  const { stdout } = spawnSync(join(repositoryRoot, "node_modules/.bin/tsc"), ["-p", folder], { encoding: "utf8" });
  return [...new Set([...stdout.matchAll(/^\S*scoring\/src\/([\w-]+\.ts)\(/gm)].map((m) => m[1] as string))].toSorted();
}

test("a rule of scoring is added as CONTRIBUTING says: the compiler leads to the files it names, and a sheet's words are read, told and scored", async () => {
  assert.deepEqual(faulty(), [], "the copy stands alone");
  change(
    "rule.ts",
    '  | { readonly kind: "to-best" }',
    '  | { readonly kind: "to-best" }\n  | { readonly kind: "within"; readonly from: Decimal; readonly to: Decimal }',
  );
  const led = faulty();
  assert.deepEqual(led, ["check.ts", "read-rule.ts", "score-item.ts"]);
  for (const file of ["rule.ts", ...led, "read-rule.test.ts", "scoring.test.ts"]) assert.ok(recipe.includes(file), `${file} is named`);
  change(
    "check.ts",
    '    case "threshold":\n      return [rule.target];',
    '    case "threshold":\n      return [rule.target];\n    case "within":\n      return [rule.from, rule.to];',
  );
  change(
    "check.ts",
    '    case "threshold":\n    case "to-best":\n  }',
    '    case "within":\n      if (compare(exact(rule.from), exact(rule.to)) > 0) say("的下限高于上限", "begins above its end");\n      break;\n    case "threshold":\n    case "to-best":\n  }',
  );
  change(
    "score-item.ts",
    '    case "bands": {',
    `    case "within": {
      const [from, to] = [exact(rule.from), exact(rule.to)];
      return (value) => {
        const side = compare(value.value, from) < 0 ? from : compare(value.value, to) > 0 ? to : undefined;
        const span = \`\${rule.from}—\${rule.to}\${unit}\`;
        return earned(side ? NOTHING : most, () => ({
          why: {
            zh: \`\${said(value)}，\${side ? \`不在\${span}之间，不得分\` : \`在\${span}之间，得\${figure(most)}分\`}\`,
            en: \`\${said(value)} is \${side ? "not " : ""}within \${span}: \${side ? "no" : figure(most)} points\`,
          },
          toRaise: side && gapWords(value, side, side === from ? ">=" : "<=", unit),
        }));
      };
    }
    case "bands": {`,
  );
  change(
    "read-rule.ts",
    "  if (wording.length > 400)",
    '  const within = new RegExp(`^控制在(${NUMBER})[—-](${NUMBER})(${UNIT})之间得满分$`).exec(wording);\n  if (within) return read({ kind: "within", from: within[1] as Decimal, to: within[2] as Decimal }, within[3]);\n  if (wording.length > 400)',
  );
  change(
    "read-rule.ts",
    '    case "to-best":\n      return "与',
    '    case "within":\n      return `控制在${rule.from}—${rule.to}${unit}之间得满分`;\n    case "to-best":\n      return "与',
  );
  assert.deepEqual(faulty(), [], "nothing else is asked for");
  const scoring = (await import(pathToFileURL(join(source, "index.ts")).href)) as typeof Scoring;
  const { scoreItem } = (await import(pathToFileURL(join(source, "score-item.ts")).href)) as {
    scoreItem(item: Scoring.Item, value: unknown): Scoring.ItemScore;
  };
  const { readRule, tellRule, checkSheet } = scoring;
  const found = readRule("控制在3—5%之间得满分", "8");
  assert.ok(found.ok);
  assert.deepEqual(readRule(tellRule(found.value), "8"), found, "told again, it reads the same");
  const item: Scoring.Item = {
    key: "1",
    name: "负债率",
    points: "8",
    rule: found.value.rule,
    unit: "%",
    missing: "zero",
    notApplicable: "nothing",
  };
  // By hand: 3 and 5 lie within, so all 8 points; 5.1 lies above by 0.1 and has none.
  const points = (num: bigint, den: bigint) => scoreItem(item, { state: "value", value: { num, den } });
  assert.deepEqual(
    [points(3n, 1n), points(5n, 1n), points(51n, 10n)].map((s) => [s.points.num, s.points.den]),
    [
      [8n, 1n],
      [8n, 1n],
      [0n, 1n],
    ],
  );
  const over = points(51n, 10n);
  assert.match(over.why.zh, /^5\.1%，不在3—5%之间，不得分$/);
  assert.match(over.toRaise?.zh ?? "", /0\.1/);
  const sheet = (rule: unknown): Scoring.Sheet => ({
    ...{ name: "示例", version: "1", grades: [{ key: "合格", from: "0" }] },
    groups: [{ key: "a", name: "示例", points: "8", children: [{ ...item, rule: rule as Scoring.Rule }] }],
  });
  assert.deepEqual(checkSheet(sheet(item.rule)), []);
  assert.match(checkSheet(sheet({ kind: "within", from: "5", to: "3" }))[0]?.zh ?? "", /下限高于上限/);
});
