import assert from "node:assert/strict";
import { DESKTOP, journey, open, openHome, served, settled } from "./browser.ts";

journey("the home page: the shell asks what the page takes, each once, for the tab's post, and nothing a post may not", async () => {
  for (const [username, figures] of [
    ["lingdao", 1],
    ["baomu", 0],
    ["anquan", 0],
  ] as const) {
    const page = await openHome(DESKTOP, username);
    await settled(page);
    const asked: { path: string; post: string | undefined }[] = [];
    page.on("request", (r) => {
      const { pathname } = new URL(r.url());
      if (pathname.startsWith("/api/")) asked.push({ path: pathname, post: r.headers()["x-bihuan-post"] });
    });
    await page.reload();
    await settled(page);
    const count = (path: string) => asked.filter((a) => a.path === path).length;
    const isOfficer = username === "anquan";
    assert.deepEqual(
      ["/api/me", "/api/rpc/work/workbench", "/api/rpc/notices/listNotices", "/api/rpc/indicators/homeFigures"].map(count),
      [1, isOfficer ? 0 : 1, isOfficer ? 0 : 1, figures],
      `${username}: ${JSON.stringify(asked)}`,
    );
    assert.ok(
      asked.every((a) => a.post !== undefined),
      "each for the post of this tab",
    );
    // At the next opening of the tab nothing waits for who is signed in.
    const held = new Set<string>();
    await page.route("**/api/me", async (route) => {
      await page.waitForTimeout(1500);
      held.add("answered");
      await route.continue();
    });
    page.on("request", (r) => held.has("answered") || held.add(new URL(r.url()).pathname));
    await page.reload();
    await settled(page);
    assert.equal(held.has("/api/rpc/work/workbench"), !isOfficer, username);
    assert.equal(held.has("/api/rpc/indicators/homeFigures"), figures > 0, username);
    await page.context().close();
  }
  const door = await open(DESKTOP);
  const asked: string[] = [];
  door.on("request", (r) => r.url().includes("/api/") && asked.push(new URL(r.url()).pathname));
  await door.goto(`${served.origin}/sign-in`);
  await settled(door);
  assert.ok(!asked.includes("/api/me"), "at the door nobody is asked for");
  await door.context().close();
});
