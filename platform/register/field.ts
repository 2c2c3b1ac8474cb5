import type { Label } from "../http/contract.ts";
import type { Field, FieldType } from "./fields.ts";

type More = Omit<Partial<Field>, "key" | "label" | "type">;

/** A field on one line: its type, its key, its words, and whatever else is said of it. */
export const field = <const T extends FieldType, const K extends string, const M extends More = Record<never, never>>(
  type: T,
  key: K,
  zh: string,
  en: string,
  more?: M,
): { readonly type: T; readonly key: K; readonly label: Label } & M =>
  ({ type, key, label: { zh, en }, ...more }) as { readonly type: T; readonly key: K; readonly label: Label } & M;

/** A column that the list shows at first, so many pixels wide; and one that it shows on choice. */
export const shown = (width: number): { readonly list: "shown"; readonly width: number } => ({ list: "shown", width });
export const onChoice = (width: number): { readonly list: "on-choice"; readonly width: number } => ({ list: "on-choice", width });
