import type { Label } from "../../http/contract.ts";
import { NoAnswer, STATUS_CODES } from "../refusal.ts";
import { saveFile } from "../save-file.ts";

export interface FaultInSheet {
  readonly row: number;
  readonly text: Label;
}

async function post(address: string, body: FormData | URLSearchParams): Promise<Response> {
  return fetch(address, { method: "POST", headers: { "x-bihuan": "1" }, body }).catch(() => {
    throw new NoAnswer();
  });
}
const refused = (answer: Response, data: unknown): Error =>
  Object.assign(new Error("refused"), { code: STATUS_CODES[answer.status], data });

async function save(answer: Response): Promise<void> {
  const name = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get("content-disposition") ?? "")?.[1];
  saveFile(await answer.blob(), name === undefined ? "table.xlsx" : decodeURIComponent(name));
}

/** The workbook to fill in goes to the browser's downloads. Throws as a call does. */
export async function fetchSheet(token: string): Promise<void> {
  const answer = await post("/api/link/sheet", new URLSearchParams({ token }));
  if (!answer.ok) throw refused(answer, await answer.json().catch(() => null));
  await save(answer);
}

/** The workbook filled in: what came of it, or its faults, of which nothing was stored. Throws as a call does. */
export async function sendSheet(
  token: string,
  file: File,
): Promise<{ readonly stored: number; readonly changed: number } | { readonly faults: readonly FaultInSheet[] }> {
  const answer = await post("/api/link/sheet/filled", formOf(token, file));
  const data = (await answer.json().catch(() => null)) as { faults?: readonly FaultInSheet[] } | null;
  if (answer.ok) return data as unknown as { stored: number; changed: number };
  if (data?.faults) return { faults: data.faults };
  throw refused(answer, data);
}

/** The same workbook with its faults written in, to the browser's downloads. */
export async function fetchMarked(token: string, file: File): Promise<void> {
  const answer = await post("/api/link/sheet/filled", formOf(token, file, true));
  if (!answer.ok) throw refused(answer, await answer.json().catch(() => null));
  await save(answer);
}

function formOf(token: string, file: File, marked = false): FormData {
  const body = new FormData();
  body.append("token", token);
  if (marked) body.append("marked", "1");
  // Read as it comes, by what stands before it.
  body.append("file", file, file.name);
  return body;
}
