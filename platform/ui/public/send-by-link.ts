import { NoAnswer, STATUS_CODES } from "../refusal.ts";
import { saveFile } from "../save-file.ts";

/**
 * A file by the holder of a link; the same content at the same place is kept once, however often it is sent. Throws as a call does.
 */
export async function sendByLink(token: string, name: string, content: Blob, record?: number): Promise<{ id: number }> {
  const body = new FormData();
  body.append("token", token);
  if (record !== undefined) body.append("record", String(record));
  body.append("file", content, name);
  const answer = await post("/api/link/files", body);
  const data: unknown = await answer.json().catch(() => null);
  if (answer.ok) return data as { id: number };
  throw refused(answer, data);
}

/** A file that the holder of a link may open, to the browser's downloads. Throws as a call does. */
export async function fetchByLink(token: string, file: { readonly id: number; readonly name: string }): Promise<void> {
  const answer = await post("/api/link/files/read", new URLSearchParams({ token, id: String(file.id) }));
  if (!answer.ok) throw refused(answer, await answer.json().catch(() => null));
  saveFile(await answer.blob(), file.name);
}

const post = (address: string, body: FormData | URLSearchParams): Promise<Response> =>
  fetch(address, { method: "POST", headers: { "x-bihuan": "1" }, body }).catch(() => {
    throw new NoAnswer();
  });
const refused = (answer: Response, data: unknown): Error =>
  Object.assign(new Error("refused"), { code: STATUS_CODES[answer.status], data });
