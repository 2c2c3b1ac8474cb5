/** Text this program wrote as HTML. */
export class Raw {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}
export const raw = (text: string): Raw => new Raw(text);
const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Everything put in is escaped, but what was marked raw because its caller wrote it. */
export function html(parts: TemplateStringsArray, ...values: readonly (string | number | null | Raw)[]): string {
  return parts.reduce((out, part, i) => {
    const value = values[i - 1] ?? "";
    return out + (value instanceof Raw ? value.text : String(value).replace(/[&<>"']/g, (c) => ESCAPES[c] as string)) + part;
  });
}
