import assert from "node:assert/strict";
import { test } from "node:test";
import type { RouteGroup } from "../room.ts";
import { opensOf } from "./openings.ts";

test("a link is one where its page opens: by the page's own permission, the longest literal path before others", () => {
  const page = (() => null) as unknown as RouteGroup["routes"][number]["component"];
  const route = (path: string, permission?: string) => ({ path, component: page, ...(permission ? { permission } : {}) });
  const opens = opensOf([
    {
      room: "loans",
      area: "work",
      label: { zh: "借用", en: "Loans" },
      nav: [],
      routes: [route("/loans", "loan.read"), route("/loans/new", "loan.edit"), route("/loans/$id", "loan.read"), route("/mine")],
    },
  ]);
  const may =
    (...held: string[]) =>
    (permission: string | undefined) =>
      permission === undefined || held.includes(permission);
  const open = (held: string[], ...hrefs: string[]) => hrefs.filter((href) => opens(href, may(...held)));
  const all = ["/loans", "/loans?f.state=lent#top", "/loans/new", "/loans/12", "/mine", "/help/x", "/", "https://example.org/a"];
  assert.deepEqual(open([], ...all), ["/mine", "/help/x", "/", "https://example.org/a"]);
  assert.deepEqual(
    open(["loan.read"], ...all),
    all.filter((href) => href !== "/loans/new"),
  );
  assert.deepEqual(open(["loan.read", "loan.edit"], ...all), all);
});
