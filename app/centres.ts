import type { Context, Hono } from "hono";
import { renderCentre, renderCentreList } from "../features/centres/index.ts";
import type { Services } from "../platform/http/server.ts";

/** Service centres as plain pages, the same with and without JavaScript; a centre's address stands on its poster. */
// oxlint-disable-next-line no-explicit-any -- the app's own variables do not matter here
export function serveCentres(app: Hono<any>, link: string, services: Services): void {
  const plain = link.replace(/<script type="module"[^>]*><\/script>/g, "");
  const page = (body: string) => plain.replace('<div id="root"></div>', () => body);
  const locale = (c: Context) => (c.req.query("lang") === "en" ? "en" : "zh");
  app.get("/centre/:id", async (c) => {
    c.header("cache-control", "no-cache");
    const { status, body } = await renderCentre(
      services,
      Number(/^[1-9]\d{0,9}$/.exec(c.req.param("id"))?.[0] ?? 0),
      locale(c),
      /^\d{2,12}$/.exec(c.req.query("from") ?? "")?.[0],
    );
    return c.html(page(body), status);
  });
  app.get("/centres-of/:region", async (c) => {
    c.header("cache-control", "no-cache");
    return c.html(page(await renderCentreList(services, /^[1-9]\d{5}$/.exec(c.req.param("region"))?.[0] ?? "0", locale(c))));
  });
}
