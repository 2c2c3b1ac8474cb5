import type { Context, Hono } from "hono";
import { closedDoor } from "../features/outreach/index.ts";
import { needDoor } from "../features/promotion/index.ts";
import type { RateLimit } from "../platform/http/limits.ts";
import type { PlainAsked } from "../platform/http/plain-form.ts";
import type { Services } from "../platform/http/server.ts";

const DOORS = { need: needDoor, closed: closedDoor };
/** A form holds a text of 2,000 characters, each at most nine bytes as it is sent. */
const MOST_BYTES = 40_000;

/** Public pages of one form each, the same with and without JavaScript: a need, a door found closed. */
// oxlint-disable-next-line no-explicit-any -- the app's own variables do not matter here
export function servePlainForms(
  app: Hono<any>,
  link: string,
  services: Services,
  limit: RateLimit,
  addressOf: (c: Context) => string,
): void {
  const plain = link.replace(/<script type="module"[^>]*><\/script>/g, "");
  const page = (body: string) => plain.replace('<div id="root"></div>', () => body);
  const askedIn = (c: Context): PlainAsked => ({
    of: /^[1-9]\d{0,9}$/.exec(c.req.param("of") ?? "")?.[0] ?? "0",
    from: (c.req.query("from") ?? "").slice(0, 40),
    locale: c.req.query("lang") === "en" ? "en" : "zh",
  });
  for (const [name, door] of Object.entries(DOORS)) {
    app.get(`/${name}/:of`, async (c) => {
      c.header("cache-control", "no-cache");
      const { status, body } = await door.show(services, askedIn(c));
      return c.html(page(body), status);
    });
    app.post(`/${name}/:of`, async (c) => {
      c.header("cache-control", "no-store");
      const busy = '<p class="pb-notice pb-notice-bad">请稍后再试 · please try again shortly</p>';
      const site = c.req.header("sec-fetch-site");
      if (site !== undefined && site !== "same-origin") return c.html(page(busy), 403);
      if (limit.take(addressOf(c), services.now()) > 0) return c.html(page(busy), 429);
      const text = Number(c.req.header("content-length") ?? Number.NaN) <= MOST_BYTES ? await c.req.text() : "";
      const typed = Object.fromEntries([...new URLSearchParams(text)].map(([k, v]) => [k, v.trim().slice(0, 3000)]));
      const { status, body } = await door.take(services, askedIn(c), typed);
      return c.html(page(body), status);
    });
  }
}
