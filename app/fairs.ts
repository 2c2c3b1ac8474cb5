import type { Context, Hono } from "hono";
import { renderHall, takeHall } from "../features/fairs/index.ts";
import type { RateLimit } from "../platform/http/limits.ts";
import type { Services } from "../platform/http/server.ts";

/** A form holds a summary of 2,000 characters, each at most nine bytes as it is sent. */
const MOST_BYTES = 40_000;

/** The public pages of fairs: projects entered, lists and objections, sessions with questions; the same with and without JavaScript. */
// oxlint-disable-next-line no-explicit-any -- the app's own variables do not matter here
export function serveFairs(app: Hono<any>, link: string, services: Services, limit: RateLimit, addressOf: (c: Context) => string): void {
  const plain = link.replace(/<script type="module"[^>]*><\/script>/g, "");
  const page = (body: string) => plain.replace('<div id="root"></div>', () => body);
  const locale = (c: Context) => (c.req.query("lang") === "en" ? "en" : "zh");
  const whereOf = (c: Context) => {
    const [fairId, sessionId] = ["id", "session"].map((name) => {
      const text = c.req.param(name);
      return text === undefined ? undefined : Number(/^[1-9]\d{0,9}$/.exec(text)?.[0] ?? 0);
    });
    return {
      region: /^[1-9]\d{5}$/.exec(c.req.param("region") ?? "")?.[0] ?? "0",
      ...(fairId === undefined ? {} : { fairId }),
      ...(sessionId === undefined ? {} : { sessionId }),
    };
  };
  for (const path of ["/fair/:region", "/fair/:region/:id", "/fair/:region/:id/:session"])
    app.get(path, async (c) => {
      c.header("cache-control", "no-cache");
      return c.html(page(await renderHall(services, whereOf(c), locale(c))));
    });
  for (const path of ["/fair/:region/:id", "/fair/:region/:id/:session"])
    app.post(path, async (c) => {
      c.header("cache-control", "no-store");
      const busy = '<p class="pb-notice pb-notice-bad">请稍后再试 · please try again shortly</p>';
      const site = c.req.header("sec-fetch-site");
      if (site !== undefined && site !== "same-origin") return c.html(page(busy), 403);
      if (limit.take(addressOf(c), services.now()) > 0) return c.html(page(busy), 429);
      const text = Number(c.req.header("content-length") ?? Number.NaN) <= MOST_BYTES ? await c.req.text() : "";
      const { status, body } = await takeHall(services, whereOf(c), locale(c), new URLSearchParams(text));
      return c.html(page(body), status);
    });
}
