import { NoAnswer, STATUS_CODES } from "../refusal.ts";

/**
 * A file by the holder of a link; the same content at the same place is kept once, however often it is sent. Throws as a call does.
 */
export async function sendByLink(token: string, name: string, content: Blob, record?: number): Promise<{ id: number }> {
  const body = new FormData();
  body.append("token", token);
  if (record !== undefined) body.append("record", String(record));
  body.append("file", content, name);
  const answer = await fetch("/api/link/files", { method: "POST", headers: { "x-bihuan": "1" }, body }).catch(() => {
    throw new NoAnswer();
  });
  const data: unknown = await answer.json().catch(() => null);
  if (answer.ok) return data as { id: number };
  throw Object.assign(new Error("refused"), { code: STATUS_CODES[answer.status], data });
}
