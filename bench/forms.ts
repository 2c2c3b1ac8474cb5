import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compileForm } from "../platform/forms/compile.ts";
import { fillForm, firstAnswers } from "../platform/forms/fill.ts";
import { readTextForm } from "../platform/forms/xlsform-sheets.ts";
import { readXlsForm } from "../platform/forms/xlsform.ts";
import { wordsOf } from "../platform/sheets/rows.ts";
import { readBook } from "../platform/sheets/whole.ts";

/** Published survey workbooks as a census takes them, each run once or told with sheet, row and cause: `npm run bench:forms [folder]` prints docs/survey-forms.md. */
const folder = process.argv[2] ?? "../shared/data/forms/xlsform";
const AT = { today: "2026-11-23", now: "2026-11-23T09:00:00" };

const sheetsOf = async (name: string) => {
  const bytes = readFileSync(join(folder, name));
  if (name.endsWith(".md")) return readTextForm(bytes.toString());
  return (await readBook(bytes)).map((s) => ({ name: s.name, rows: s.rows.map((r) => ({ at: r.at, cells: r.values.map(wordsOf) })) }));
};
const said = (told: ReturnType<typeof readXlsForm>["told"]): string =>
  told.map((t) => `${t.sheet} 第 ${t.row} 行：${t.cause.zh}`).join("；");

const lines: string[] = [];
let runs = 0;
const names = globSync("*.{xls,xlsx,csv,md}", { cwd: folder }).toSorted();
for (const name of names) {
  const { form, told } = readXlsForm(await sheetsOf(name), name);
  const faults = told.filter((t) => t.weight === "fault");
  let how = `不能用：${said(faults)}`;
  if (form) {
    const compiled = compileForm(form).form;
    fillForm(compiled, firstAnswers(compiled, AT), AT);
    runs++;
    const left = told.length - faults.length;
    how = left === 0 ? "可用" : `可用，${left} 处不做：${said(told.slice(0, 2))}${left > 2 ? " 等" : ""}`;
  }
  lines.push(`| ${name} | ${how.replaceAll("|", "\\|").replaceAll("\n", " ")} |`);
}
console.log(`# Published survey workbooks as a census takes them

Sample workbooks of XLSForm (\`../shared/data/forms/xlsform\`), each read, compiled and filled once as the page does it, or told with its sheet, row and cause; printed by \`npm run bench:forms\`.

${names.length} 份，${runs} 份可用。

| 工作簿 | 结果 |
|---|---|
${lines.join("\n")}`);
