import { halfWidth } from "@bihuan/kit";
import type { Field } from "./fields.ts";

/** A record named by its number, as reading a table leaves its name (`№12`): a bare number is a name like any other. */
export const numbered = (id: number): string => `№${id}`;
const NUMBERED = /^№\d{1,15}$/;

/** A cell of a table as a form would hold it: a choice by its word, yes and no in either language, an apostrophe before a formula's sign taken off. */
export function readTyped(field: Field, cell: string): unknown {
  const text = /^'[=+\-@]/.test(cell) ? cell.slice(1) : cell;
  const wordOf = (word: string): string =>
    field.options?.find((o) => o.label.zh === word || o.label.en === word || o.value === word)?.value ?? word;
  if (text === "") return null;
  switch (field.type) {
    case "option":
      return wordOf(text);
    case "options":
      return text
        .split(/[、,，;；]\s*/)
        .filter(Boolean)
        .map(wordOf);
    case "boolean":
      return yesOrNo(text) ?? text;
    case "code":
      return text.split(" ")[0];
    case "unit":
    case "person":
    case "record":
      return NUMBERED.test(text) ? Number(text.slice(1)) : text;
    default:
      return text;
  }
}

/** Yes and no as tables have them, ticks and crosses too; undefined where a cell says more than that. */
export function yesOrNo(cell: string): boolean | undefined {
  const text = halfWidth(cell).trim();
  if (/^(是的?|有|对|y|yes|1|true|[√✓✔☑])$/i.test(text)) return true;
  return /^(否|不是|无|没有|n|no|0|false|[×✗✘✕x☐])$/i.test(text) ? false : undefined;
}
