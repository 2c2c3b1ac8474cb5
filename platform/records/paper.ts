import type { OfficialDocument } from "../documents/gbt9704.ts";
import { showDay, showValue, type Field, type Register, type Values } from "../register/fields.ts";
import type { RecordPageData } from "./contract.ts";
import { storedFields, type Records } from "./define.ts";

const said = (field: Field, value: unknown, names: Readonly<Record<string, string>>): string =>
  value === null || value === undefined || value === ""
    ? ""
    : field.type === "record" || field.type === "unit"
      ? (names[`${field.of ?? "unit"}:${String(value)}`] ?? "")
      : showValue(field, value, "zh-CN");

/** One record as an official paper: what it holds, its child rows as tables, its course. What is sensitive stays out. */
export function recordPaper(records: Records, data: RecordPageData, unitName: string, today: string): OfficialDocument {
  const fields = storedFields(records.register).filter((f) => !f.sensitive);
  const row = (register: Register, values: Values): string[] => register.fields.map((f) => said(f, values[f.key], data.names));
  return {
    title: data.title,
    blocks: [
      { type: "heading", text: `${records.register.label.zh}情况` },
      {
        type: "table",
        header: ["项目", "内容"],
        rows: fields.map((f) => [f.label.zh, said(f, data.values[f.key], data.names)]).filter(([, value]) => value !== "") as string[][],
      },
      ...Object.entries(records.children).flatMap(([name, { register }]) => {
        const rows = data.children[name] ?? [];
        return rows.length === 0
          ? []
          : [
              { type: "heading" as const, text: register.label.zh },
              { type: "table" as const, header: register.fields.map((f) => f.label.zh), rows: rows.map((r) => row(register, r)) },
            ];
      }),
      ...(data.events.length === 0
        ? []
        : [
            { type: "heading" as const, text: "办理经过" },
            {
              type: "table" as const,
              header: ["日期", "办理", "经办人", "说明"],
              rows: data.events.map((e) => [
                showDay(e.at.slice(0, 10), "zh-CN"),
                e.label.zh,
                e.who,
                [e.reason?.zh, e.note].filter(Boolean).join("；"),
              ]),
            },
          ]),
    ],
    signature: unitName,
    date: showDay(today, "zh-CN"),
  };
}

/** A list as an official paper: its columns in the order asked for, all rows. */
export const listPaper = (
  register: Register,
  fields: readonly Field[],
  rows: readonly Values[],
  unitName: string,
  today: string,
): OfficialDocument => ({
  title: `${register.label.zh}清单`,
  blocks: [
    { type: "paragraph", text: `共 ${rows.length.toLocaleString("zh-CN")} 条。` },
    {
      type: "table",
      header: fields.map((f) => f.label.zh),
      rows: rows.map((r) => fields.map((f) => (r[f.key] === null || r[f.key] === undefined ? "" : showValue(f, r[f.key], "zh-CN")))),
    },
  ],
  signature: unitName,
  date: showDay(today, "zh-CN"),
});
