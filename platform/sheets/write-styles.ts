export type CellStyle = "text" | "number" | "integer" | "money" | "day";

const ORDER = ["text", "number", "integer", "money", "day"] as const;
const FORMATS: Readonly<Record<CellStyle, number>> = { text: 49, number: 0, integer: 1, money: 4, day: 164 };
const EACH = ORDER.length;

/** Numbers of the styles below: each kind of cell plain, then open to be filled in; then the same again marked as text. */
export const STYLE = { head: 1, text: 2, quoted: 1 + 2 * EACH, title: 3 + 4 * EACH, plain: 4 + 4 * EACH } as const;
/** The same style, marked as text. */
export const quotedOf = (style: number): number => style + (style >= STYLE.title ? 2 : STYLE.quoted);
export const styleOf = (style: CellStyle, fill: boolean): number => STYLE.text + ORDER.indexOf(style) + (fill ? EACH : 0);

const BORDER = ["left", "right", "top", "bottom"].map((side) => `<${side} style="thin"><color rgb="FFBFBFBF"/></${side}>`).join("");

const xf = (style: CellStyle, fill: boolean, quoted: boolean): string =>
  `<xf numFmtId="${FORMATS[style]}" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1"${quoted ? ' quotePrefix="1"' : ""} applyAlignment="1"${fill ? ' applyProtection="1"' : ""}><alignment vertical="center"/>${fill ? '<protection locked="0"/>' : ""}</xf>`;
const head = (quoted: boolean): string =>
  `<xf numFmtId="49" fontId="1" fillId="2" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1"${quoted ? ' quotePrefix="1"' : ""} applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf>`;
const each = (quoted: boolean): string =>
  head(quoted) + [false, true].map((fill) => ORDER.map((s) => xf(s, fill, quoted)).join("")).join("");

/** A form's title, and its lines without a border; then both again marked as text. */
const ofForm = (quoted: boolean): string => {
  const mark = quoted ? ' quotePrefix="1"' : "";
  return `<xf numFmtId="49" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1"${mark} applyAlignment="1"><alignment horizontal="center" vertical="center"/></xf><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0"${mark} applyAlignment="1"><alignment vertical="center"/></xf>`;
};

export const STYLES = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="3"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font><font><b/><sz val="18"/><name val="宋体"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8EEF7"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/></border><border>${BORDER}</border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${7 + 4 * EACH}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${each(false)}${each(true)}${[false, true].map(ofForm).join("")}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

const UNWRITABLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const SPECIAL = /[&<>"\r]|_x[\dA-Fa-f]{4}_/;

/** As Excel writes it: what looks like its own escape is escaped, a carriage return becomes one. */
export function escapeXml(text: string): string {
  const plain = UNWRITABLE.test(text) ? text.replace(UNWRITABLE, "") : text;
  UNWRITABLE.lastIndex = 0;
  if (!SPECIAL.test(plain)) return plain;
  return plain
    .replace(/_(?=x[\dA-Fa-f]{4}_)/g, "_x005F_")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\r", "_x000D_");
}
