import { ICALENDAR } from "../platform/documents/icalendar.ts";
import type { Context, Hono } from "hono";
import { renderActivity, renderCalendar, takeActivityForm, writeCalendar } from "../features/outreach/index.ts";
import type { RateLimit } from "../platform/http/limits.ts";
import type { Services } from "../platform/http/server.ts";

/** A form is a few hundred characters. */
const MOST_CHARACTERS = 20_000;
const BUSY = '<p class="pb-notice pb-notice-bad">请稍后再试 · please try again shortly</p>';

/** The public calendar of activities: plain pages and forms, the same with and without JavaScript. */
// oxlint-disable-next-line no-explicit-any -- the app's own variables do not matter here
export function serveCalendar(app: Hono<any>, link: string, services: Services, limit: RateLimit, addressOf: (c: Context) => string): void {
  const plain = link.replace(/<script type="module"[^>]*><\/script>/g, "");
  const page = (body: string) => plain.replace('<div id="root"></div>', () => body);
  const locale = (c: Context) => (c.req.query("lang") === "en" ? "en" : "zh");
  const regionOf = (text: string | undefined) => /^[1-9]\d{5}$/.exec(text ?? "")?.[0] ?? "0";
  const idOf = (c: Context) => Number(/^[1-9]\d{0,9}$/.exec(c.req.param("id") ?? "")?.[0] ?? 0);
  app.get("/activities/:region{[1-9][0-9]{5}\\.ics}", async (c) => {
    const text = await writeCalendar(services, regionOf(c.req.param("region").slice(0, 6)));
    if (text === undefined) return c.text("no such region", 404);
    return c.body(text, 200, { "content-type": ICALENDAR, "cache-control": "no-cache" });
  });
  app.get("/activities/:region", async (c) => {
    c.header("cache-control", "no-cache");
    return c.html(page(await renderCalendar(services, regionOf(c.req.param("region")), locale(c))));
  });
  app.get("/activities/:region/:id", async (c) => {
    c.header("cache-control", "no-cache");
    return c.html(page(await renderActivity(services, regionOf(c.req.param("region")), idOf(c), locale(c))));
  });
  app.post("/activities/:region/:id", async (c) => {
    c.header("cache-control", "no-store");
    const site = c.req.header("sec-fetch-site");
    if (site !== undefined && site !== "same-origin") return c.html(page(BUSY), 403);
    if (limit.take(addressOf(c), services.now()) > 0) return c.html(page(BUSY), 429);
    const text = Number(c.req.header("content-length") ?? Number.NaN) <= MOST_CHARACTERS ? await c.req.text() : "";
    const { status, body } = await takeActivityForm(
      services,
      regionOf(c.req.param("region")),
      idOf(c),
      locale(c),
      new URLSearchParams(text),
    );
    return c.html(page(body), status);
  });
}
