import { Beside } from "../threads/beside.ts";
import { fromPieces } from "../threads/pieces.ts";
import { readSheet, type Sheet, type TypedRow, type TypedTable } from "./read-table.ts";
import type { SheetCalls } from "./read-thread.ts";

/** What so few characters can cost is little: they are read on the spot, a thread takes longer to begin. */
const SMALL_CHARACTERS = 16_384;

const beside = new Beside<SheetCalls>(new URL("./read-thread.ts", import.meta.url), {
  millis: 20_000,
  megabytes: 512,
  refusal: {
    code: "too-heavy",
    message: {
      zh: "这张表太复杂，读不完，没有保存；请分成几张再导入",
      en: "The table takes too much to read; nothing was stored. Cut it into several and import each",
    },
  },
});

/** What a thread is sent: no function goes with it, and a guard has looked at the text before. */
export function besideOf(sheet: Sheet): Sheet {
  const { guard: _, ...register } = sheet.register;
  return { ...sheet, register };
}

/** No table of some length is read in the thread that answers. */
export async function readBeside(sheet: Sheet): Promise<TypedTable> {
  let characters = 0;
  for (const row of sheet.rows) for (const cell of row) characters += cell.length + 1;
  if (characters <= SMALL_CHARACTERS) return readSheet(sheet);
  const { pieces, ...table } = await beside.call("read", besideOf(sheet));
  return { ...table, rows: await fromPieces<TypedRow>(pieces) };
}
