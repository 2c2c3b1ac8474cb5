import { saveFile } from "./save-file.ts";
import { pastedTable } from "../sheets/pasted.ts";
import type { SheetTable as Read } from "../sheets/tables.ts";
import { NoAnswer, ServerFault, STATUS_CODES } from "./refusal.ts";
import { postHeader } from "./frame/tab-post.ts";

export { pastedUnder } from "../sheets/pasted.ts";
export { likeliest, linesOfTable, sheetSums } from "../sheets/tables.ts";
export type SheetTable = Omit<Read, "labels">;

async function post(url: string, file: File, fields: Readonly<Record<string, string>>): Promise<Response> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  // Read as it comes, by what stands before it.
  body.append("file", file);
  const answer = await fetch(url, { method: "POST", body, headers: { "x-bihuan": "1", ...postHeader() } }).catch(() => {
    throw new NoAnswer();
  });
  if (answer.ok) return answer;
  if (answer.status >= 500 && answer.status !== 503) throw new ServerFault(answer.headers.get("x-request-id") ?? undefined);
  const data = (await answer.json().catch(() => null)) as unknown;
  throw Object.assign(new Error("refused"), { code: STATUS_CODES[answer.status], data });
}

/** Every sheet of a file, read by the server; `known` are headings the screen understands. */
export const readTables = async (
  file: File,
  known: readonly string[],
  chosen?: { readonly sheet: number; readonly heading: number },
): Promise<SheetTable[]> => (await readLong(file, known, chosen)).sheets;

/** The same for a register that takes tables of any length: a long one is kept under `job`, and its sheets hold their first rows. */
export async function readLong(
  file: File,
  known: readonly string[],
  chosen?: { readonly sheet: number; readonly heading: number },
  register?: string,
): Promise<{ sheets: SheetTable[]; job?: number }> {
  const fields = {
    known: known.join("\n"),
    ...(register === undefined ? {} : { register }),
    ...(chosen ? { sheet: String(chosen.sheet), heading: String(chosen.heading) } : {}),
  };
  return (await post("/api/tables", file, fields)).json() as Promise<{ sheets: SheetTable[]; job?: number }>;
}

/** What was pasted, read by the same finder where it is pasted. */
export const readPasted: (text: string, known: readonly string[], heading?: number) => SheetTable = pastedTable;

/** The file with these faults written in, handed to the browser's downloads. */
export async function saveMarked(
  file: File,
  at: { readonly sheet: number; readonly heading: number },
  faults: readonly { readonly row: number; readonly column: number; readonly text: string }[],
): Promise<void> {
  const answer = await post("/api/tables/faults", file, {
    sheet: String(at.sheet),
    heading: String(at.heading),
    faults: JSON.stringify(faults),
  });
  saveFile(await answer.blob(), file.name.replace(/\.\w+$/, "") + "（标出错误）.xlsx");
}
