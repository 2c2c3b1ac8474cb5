import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import type { Context, Hono } from "hono";
import { asWebVtt, findContentFile, renderContent, renderContentList, subtitleText } from "../features/content/index.ts";
import type { Services } from "../platform/http/server.ts";

/** Players take WebVTT alone. */
const SUBRIP = "application/x-subrip";

/** Public content as plain pages, the same with and without JavaScript, and its files in parts, as players ask for them. */
// oxlint-disable-next-line no-explicit-any -- the app's own variables do not matter here
export function serveContent(app: Hono<any>, link: string, services: Services): void {
  const plain = link.replace(/<script type="module"[^>]*><\/script>/g, "");
  const page = (body: string) => plain.replace('<div id="root"></div>', () => body);
  const locale = (c: Context) => (c.req.query("lang") === "en" ? "en" : "zh");
  const regionOf = (c: Context) => /^[1-9]\d{5}$/.exec(c.req.param("region") ?? "")?.[0] ?? "0";
  const idOf = (c: Context, name: string) => Number(/^[1-9]\d{0,9}$/.exec(c.req.param(name) ?? "")?.[0] ?? 0);
  app.get("/read/:region", async (c) => {
    c.header("cache-control", "no-cache");
    return c.html(page(await renderContentList(services, regionOf(c), locale(c))));
  });
  app.get("/read/:region/:id", async (c) => {
    c.header("cache-control", "no-cache");
    const { status, body } = await renderContent(services, regionOf(c), idOf(c, "id"), locale(c));
    return c.html(page(body), status);
  });
  app.get("/read/:region/:id/files/:file", async (c) => {
    const file = await findContentFile(services, regionOf(c), idOf(c, "id"), idOf(c, "file"));
    if (!file) return c.text("no such file", 404);
    if (file.media_type === SUBRIP)
      return c.body(asWebVtt(subtitleText(await buffer(await services.files.read(file.sha256)))), 200, { "content-type": "text/vtt" });
    const total = Number(file.bytes);
    const range = rangeOf(c.req.header("range"), total);
    c.header("accept-ranges", "bytes");
    c.header("cache-control", "no-cache");
    if (range === "none") {
      c.header("content-range", `bytes */${total}`);
      return c.body(null, 416);
    }
    const { from, to } = range ?? { from: 0, to: total - 1 };
    c.header("content-length", String(to - from + 1));
    if (range) c.header("content-range", `bytes ${from}-${to}/${total}`);
    // The store's own stream: who breaks off closes it, and a part is read alone.
    const part = await services.files.read(file.sha256, total === 0 ? undefined : { from, to });
    return c.body(Readable.toWeb(part) as ReadableStream, range ? 206 : 200, { "content-type": file.media_type });
  });
}

/** RFC 9110: one range of bytes; several are answered with the whole. */
export function rangeOf(header: string | undefined, total: number): { from: number; to: number } | "none" | undefined {
  const asked = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? "");
  if (!asked || (asked[1] === "" && asked[2] === "")) return undefined;
  const [first, last] = [asked[1] ?? "", asked[2] ?? ""];
  const from = first === "" ? Math.max(0, total - Number(last)) : Number(first);
  const to = first === "" || last === "" ? total - 1 : Math.min(Number(last), total - 1);
  return from > to ? "none" : { from, to };
}
