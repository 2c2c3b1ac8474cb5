import { Readable } from "node:stream";
import type { Context } from "hono";

/** Marks an answer that this server's own pages may show in a frame; it never leaves the server. */
export const WITHIN = "x-bihuan-within";

export const attachment = (name: string): string => `attachment; filename*=UTF-8''${encodeURIComponent(name)}`;

/** An answer that is kept as a file under its name: whole, or as a stream. */
export function sendFile(c: Context, name: string, type: string, content: Uint8Array | Readable): Response {
  c.header("content-disposition", attachment(name));
  const body = content instanceof Readable ? (Readable.toWeb(content) as ReadableStream) : new Uint8Array(content);
  return c.body(body, 200, { "content-type": type });
}
