import type { Column, SheetOut } from "../sheets/write-xlsx.ts";
import { columnOf } from "../register/export.ts";
import type { Field } from "../register/fields.ts";
import { askedFields, type Records } from "./define.ts";

/** What a cell of each kind looks like; words of the sheet that explains. */
const EXAMPLES: Partial<Record<Field["type"] | "clock", readonly [how: string, example: string]>> = {
  day: ["年-月-日", "2026-03-05"],
  month: ["年-月", "2026-03"],
  clock: ["几点几分", "09:30"],
  money: ["元；也可以写“12.5万元”", "125000"],
  integer: ["整数", "12"],
  boolean: ["是或否", "是"],
  phone: ["11 位手机，或区号-号码", "028-26000001"],
  creditCode: ["18 位统一社会信用代码", "91350100M000100Y43"],
  idNumber: ["18 位身份证号", ""],
  option: ["从下拉列表中选", ""],
  options: ["可填几项，用顿号分开", ""],
  unit: ["单位名称", ""],
  record: ["名称，与清单里一样", ""],
};

const exampleOf = (field: Field) => EXAMPLES[field.clock ? "clock" : field.type];

const choicesOf = (field: Field): readonly string[] | undefined =>
  field.type === "boolean" ? ["是", "否"] : field.type === "option" ? field.options?.map((o) => o.label.zh) : undefined;

const howOf = (field: Field): string =>
  [
    field.required ? "必填" : "可不填",
    exampleOf(field)?.[0] ?? `文字，最多 ${field.maxLength ?? (field.type === "longText" ? 4000 : 200)} 字`,
    field.help?.zh,
  ]
    .filter(Boolean)
    .join("；");

/** A workbook to fill in: headings that stay, words to choose from, a note at each cell, and a sheet that explains with examples. */
export function templateOf(records: Records): SheetOut[] {
  const fields = askedFields(records.register);
  const columns = fields.map((field): Column => {
    const column = columnOf(field);
    return { ...column, heading: `${column.heading}${field.required ? "*" : ""}`, choices: choicesOf(field), note: howOf(field) };
  });
  const words = fields.map((field, i) => [
    columns[i]?.heading ?? "",
    howOf(field),
    field.options?.[0]?.label.zh ?? exampleOf(field)?.[1] ?? "",
    field.options?.map((o) => o.label.zh).join("、") ?? "",
  ]);
  return [
    { name: records.register.label.zh, columns, rows: [], fill: true },
    {
      name: "填写说明",
      columns: [
        { heading: "列", style: "text", width: 24 },
        { heading: "怎么填", style: "text", width: 50 },
        { heading: "例", style: "text", width: 24 },
        { heading: "可选的词", style: "text", width: 60 },
      ],
      rows: [words],
    },
  ];
}
