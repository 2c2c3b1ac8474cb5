import writeXlsxFile from "write-excel-file/node";
import { showValue, type Field, type Values } from "./fields.ts";

/** A cell that a spreadsheet would run as a formula is led by an apostrophe; an amount is yuan with two decimals; a code stands alone; blank is blank, never 0. */
function cellText(field: Field, value: unknown): string {
  if (value === null || value === undefined) return "";
  if (field.type === "money") return (Number(value) / 100).toFixed(2);
  const text = field.type === "day" || field.type === "code" ? String(value) : showValue(field, value, "zh-CN");
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

const heading = (field: Field): string => (field.type === "money" ? `${field.label.zh}（元）` : field.label.zh);

/** UTF-8 with a byte-order mark, so that Excel reads it; RFC 4180 quoting. */
export function writeCsv(fields: readonly Field[], rows: readonly Values[]): string {
  const quote = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = [fields.map((f) => quote(heading(f))), ...rows.map((r) => fields.map((f) => quote(cellText(f, r[f.key]))))];
  return `\ufeff${lines.map((l) => l.join(",")).join("\r\n")}\r\n`;
}

export interface Sheet {
  readonly name: string;
  readonly fields: readonly Field[];
  readonly rows: readonly Values[];
}

export const writeWorkbook = (title: string, fields: readonly Field[], rows: readonly Values[]): Promise<Buffer> =>
  writeSheets([{ name: title, fields, rows }]);

/** One workbook of several sheets; amounts and numbers stay numbers. */
export async function writeSheets(sheets: readonly Sheet[]): Promise<Buffer> {
  const written = sheets.map(({ name, fields, rows }) => {
    const header = fields.map((f) => ({ value: heading(f), type: String, fontWeight: "bold" as const }));
    const body = rows.map((r) =>
      fields.map((f) => {
        const value = r[f.key];
        if (value === null || value === undefined) return null;
        if (f.type === "money") return { value: Number(value) / 100, type: Number, format: "#,##0.00" };
        if (f.type === "integer") return { value: Number(value), type: Number };
        return { value: cellText(f, value), type: String };
      }),
    );
    return {
      data: [header, ...body],
      sheet: name.slice(0, 30),
      columns: fields.map((f) => ({ width: Math.round((f.width ?? 140) / 8) })),
      stickyRowsCount: 1,
    };
  });
  const file = await writeXlsxFile(written as never);
  return (file as unknown as { toBuffer(): Promise<Buffer> }).toBuffer();
}
