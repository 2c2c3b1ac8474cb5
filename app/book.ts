import type { Context, Hono } from "hono";
import { showBooking } from "../features/portal/booking.ts";
import { renderBooking, sayBooking, takeBooking } from "../features/portal/book.ts";
import type { RateLimit } from "../platform/http/limits.ts";
import type { Services } from "../platform/http/server.ts";

/** A form is a few hundred characters. */
const MOST_CHARACTERS = 20_000;

/**
 * The page that books a visit. Where JavaScript runs it is the link entry's; where it does not, the same address shows a plain form
 * and takes it. No session stands behind it, so a foreign site's form could do no more than its visitor himself; it is refused all the same.
 */
// oxlint-disable-next-line no-explicit-any -- the app's own variables do not matter here
export function serveBooking(app: Hono<any>, link: string, services: Services, limit: RateLimit, addressOf: (c: Context) => string): void {
  const plain = link.replace(/<script type="module"[^>]*><\/script>/g, "");
  const locale = (c: Context) => (c.req.query("lang") === "en" ? "en" : "zh");
  const id = (c: Context) => Number(/^[1-9]\d{0,9}$/.exec(c.req.param("id") ?? "")?.[0] ?? 0);
  app.get("/booking", async (c) => {
    c.header("cache-control", "no-cache");
    const { body } = await showBooking(services, locale(c), new URLSearchParams());
    return c.html(plain.replace('<div id="root"></div>', () => body));
  });
  app.post("/booking", async (c) => {
    c.header("cache-control", "no-store");
    const show = (body: string, status: 200 | 403 | 422 | 429) =>
      c.html(
        plain.replace('<div id="root"></div>', () => body),
        status,
      );
    if (isForeign(c)) return show(sayBooking(0, locale(c), "foreign"), 403);
    const wait = limit.take(addressOf(c), services.now());
    if (wait > 0) return show(sayBooking(0, locale(c), { busy: wait }), 429);
    const { found, body } = await showBooking(services, locale(c), new URLSearchParams(await shortText(c)));
    return show(body, found ? 200 : 422);
  });
  app.get("/book/:id", async (c) => {
    c.header("cache-control", "no-cache");
    const body = await renderBooking(services, id(c), locale(c));
    return c.html(link.replace('<div id="root"></div>', (root) => `${root}<noscript>${body}</noscript>`));
  });
  app.post("/book/:id", async (c) => {
    c.header("cache-control", "no-store");
    const show = (body: string, status: 200 | 403 | 422 | 429) =>
      c.html(
        plain.replace('<div id="root"></div>', () => body),
        status,
      );
    if (isForeign(c)) return show(sayBooking(id(c), locale(c), "foreign"), 403);
    const wait = limit.take(addressOf(c), services.now());
    if (wait > 0) {
      c.header("retry-after", String(wait));
      return show(sayBooking(id(c), locale(c), { busy: wait }), 429);
    }
    const { done, body } = await takeBooking(services, id(c), locale(c), new URLSearchParams(await shortText(c)));
    return show(body, done ? 200 : 422);
  });
}

/** Sent by another site's page, as far as the browser says. */
function isForeign(c: Context): boolean {
  const site = c.req.header("sec-fetch-site");
  return site !== undefined && site !== "same-origin";
}

const shortText = async (c: Context): Promise<string> =>
  Number(c.req.header("content-length") ?? Number.NaN) <= MOST_CHARACTERS ? c.req.text() : "";
