import assert from "node:assert/strict";
import { createServer, type IncomingMessage, type Server } from "node:http";
import { crc32, deflateSync } from "node:zlib";
import { after } from "node:test";
import type { Page } from "playwright-core";
import { DESKTOP, expected, journey, look, openHome, peers, PHONE, served, settings, settled, soon } from "./browser.ts";

/**
 * A base map under the own network: a tile server of the test's own, over real HTTP, that behaves as 天地图 does: it wants its
 * key and a page it knows (the Referer), and answers 403 without. Its tiles are PNGs of one colour, made here.
 */
const GROUND = [188, 222, 170] as const;
const WORDS = [120, 40, 160] as const;
const seen: { path: string; referer: string | undefined }[] = [];
let mode: "well" | "quota" = "well";
const tiles = createServer((request: IncomingMessage, response) => {
  const at = new URL(request.url ?? "/", "http://tiles");
  seen.push({ path: at.pathname, referer: request.headers.referer });
  response.setHeader("access-control-allow-origin", "*");
  if (mode === "quota" || at.searchParams.get("tk") !== "key-of-the-test" || request.headers.referer !== `${served.origin}/`) {
    response.statusCode = 403;
    return void response.end("forbidden");
  }
  response.setHeader("content-type", "image/png");
  response.end(at.pathname.startsWith("/cva/") ? stripe : ground);
});
const stranger = createServer((_, response) => void response.end("should not have been asked"));
const [port, strangerPort] = [await listen(tiles), await listen(stranger)];
after(() => {
  for (const server of [tiles, stranger]) {
    server.close();
    server.closeAllConnections();
  }
});
const layer = (name: string): string => `http://127.0.0.1:${port}/${name}/{z}/{x}/{y}.png?tk=key-of-the-test`;
settings["BIHUAN_BASE_MAP"] = `${layer("vec")} ${layer("cva")}`;
settings["BIHUAN_BASE_MAP_CREDIT"] = "示例底图 审图号 GS(示例)0001号 <b>";
peers.push(`http://127.0.0.1:${port}`);

function listen(server: Server): Promise<number> {
  return new Promise((ready) => server.listen(0, "127.0.0.1", () => ready((server.address() as { port: number }).port)));
}

/** A PNG of 256 × 256 points, colour type 6. */
function png(colourAt: (x: number, y: number) => readonly [number, number, number, number]): Buffer {
  const size = 256;
  const raw = Buffer.alloc(size * (1 + 4 * size));
  for (let y = 0; y < size; y++) for (let x = 0; x < size; x++) raw.set(colourAt(x, y), y * (1 + 4 * size) + 1 + 4 * x);
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
    const out = Buffer.alloc(body.length + 8);
    out.writeUInt32BE(data.length, 0);
    body.copy(out, 4);
    out.writeUInt32BE(crc32(body), body.length + 4);
    return out;
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(raw)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}
const ground = png(() => [...GROUND, 255]);
/** Names stand in a layer of their own, clear but for a band. */
const stripe = png((_, y) => (y > 120 && y < 136 ? [...WORDS, 255] : [0, 0, 0, 0]));

const map = async (page: Page): Promise<void> => {
  await page.goto(`${served.origin}/places/map?view=places`);
  await page.locator("canvas.maplibregl-canvas").waitFor();
  await settled(page);
};
/** How many points of the map have exactly this colour, and how many points there are. */
const pointsOf = (page: Page, [r, g, b]: readonly [number, number, number]): Promise<{ like: number; all: number }> =>
  page.evaluate(`(async () => {
    const shown = document.querySelector("canvas.maplibregl-canvas");
    const copy = document.createElement("canvas");
    copy.width = shown.width;
    copy.height = shown.height;
    const pen = copy.getContext("2d");
    pen.drawImage(shown, 0, 0);
    const { data } = pen.getImageData(0, 0, copy.width, copy.height);
    let like = 0;
    for (let i = 0; i < data.length; i += 4) if (Math.abs(data[i] - ${r}) < 3 && Math.abs(data[i + 1] - ${g}) < 3 && Math.abs(data[i + 2] - ${b}) < 3) like++;
    return { like, all: data.length / 4 };
  })()`);
const FAULT = /底图没有取到/;

for (const viewport of [DESKTOP, PHONE])
  journey(`tiles lie under the network with their credit${viewport === PHONE ? ", on a phone" : ""}`, async () => {
    const page = await openHome(viewport, "baomu");
    await map(page);
    const [ground, words] = [await pointsOf(page, GROUND), await pointsOf(page, WORDS)];
    // The tile's own colour shows wherever nothing of ours is drawn, and ours is drawn over it elsewhere.
    assert.ok(ground.like > 0.05 * ground.all && ground.like < 0.95 * ground.all, JSON.stringify(ground));
    assert.ok(words.like > 200, "the second layer lies over the first");
    assert.ok(
      seen.length > 0 && seen.every((s) => s.referer === `${served.origin}/`),
      "the tile server sees whose page asks, and no address of it",
    );
    assert.ok(seen.some((s) => /^\/vec\/\d+\/\d+\/\d+\.png$/.test(s.path)) && seen.some((s) => s.path.startsWith("/cva/")));
    await page.getByText("示例底图 审图号 GS(示例)0001号 <b>").waitFor();
    await soon(async () => assert.equal(await page.getByText(FAULT).count(), 0));
    await look(page, `base-map${viewport === PHONE ? "-phone" : ""}`);
    await page.context().close();
  });

journey("the page may ask the named tile server and no other", async () => {
  const page = await openHome(DESKTOP, "baomu");
  await map(page);
  const policy = (await page.request.get(`${served.origin}/places/map`)).headers()["content-security-policy"] ?? "";
  assert.ok(policy.includes(`connect-src 'self' http://127.0.0.1:${port};`), policy);
  let asked = 0;
  stranger.on("request", () => asked++);
  const refused = page.waitForEvent("console", (m) => /Content Security Policy/.test(m.text()));
  expected.push(/Content Security Policy/);
  const outcome = await page.evaluate(`fetch("http://127.0.0.1:${strangerPort}/x").then(() => "let through", () => "refused")`);
  await refused;
  expected.pop();
  assert.deepEqual([outcome, asked], ["refused", 0]);
  await page.context().close();
});

journey("a tile server that refuses, then one that is down: the map stays in use, with a sentence", async () => {
  const page = await openHome(DESKTOP, "baomu");
  for (const state of ["quota", "down"] as const) {
    if (state === "quota") mode = "quota";
    else {
      tiles.close();
      tiles.closeAllConnections();
    }
    await map(page);
    await page.getByText(FAULT).waitFor();
    await page.getByText(state === "quota" ? /403/ : /没有应答/).waitFor();
    assert.equal((await pointsOf(page, GROUND)).like, 0);
    await page.getByPlaceholder("按名称找").fill("科技馆");
    await page
      .getByRole("button", { name: /科技馆/ })
      .first()
      .click();
    await page.locator(".maplibregl-marker").waitFor();
    await page.getByRole("button", { name: "向东 50 米" }).click();
    await page.getByText(/移到这里后：成人覆盖/).waitFor();
    await look(page, `base-map-${state}`);
  }
  await page.context().close();
});
