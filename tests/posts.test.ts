import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { nextKey, refusalOf, serveInstallation, type Served, type Visitor } from "./served.ts";

/** One person, two posts, two tabs: each request belongs to the post its tab was opened for. */
let served: Served;
let person: Visitor;
let posts: { id: number; unitId: number; unitName: string }[];

before(async () => {
  served = await serveInstallation({ sample: true });
  const security = await served.signIn("anquan");
  person = await served.signIn("baomu");
  const { rows } = await security.api.people.listPeople({ filter: {}, search: "陈小桔" });
  const id = rows[0]?.id ?? 0;
  const { path } = await person.api.units.browseUnits({});
  await security.api.people.givePost({ personId: id, unitId: path[1]?.id ?? 0, role: "adviser", title: "省里", fromOn: "2026-01-01" });
  posts = (await security.api.people.getPerson({ id })).posts.toSorted((a, b) => a.id - b.id);
  assert.equal(posts.length, 2);
  // Posts are remembered for five seconds.
  await new Promise((done) => setTimeout(done, 5100));
});
after(() => served[Symbol.asyncDispose]());

const ask = (path: string, body: unknown, post?: number, method = "POST"): Promise<Response> =>
  person.fetch(path, {
    method,
    headers: { "content-type": "application/json", "x-bihuan": "1", ...(post === undefined ? {} : { "x-bihuan-post": String(post) }) },
    ...(method === "GET" ? {} : { body: JSON.stringify({ json: body }) }),
  });
const need = () => ({
  values: {
    title: `两岗 ${nextKey()}`,
    demanderName: "某合作社（示例）",
    demanderKind: "cooperative",
    contactName: "联系人（示例）",
    phone: "19900200000",
    source: "phone",
    presentState: `示例 ${nextKey()}`,
  },
  requestKey: nextKey(),
  duplicateReason: "示例",
});
const unitOf = async (post: number): Promise<number> =>
  ((await (await ask("/api/me", {}, post, "GET")).json()) as { unitId: number }).unitId;

test("a need is registered with the unit of the tab it was typed in, whatever the other tab switched to", async () => {
  const [here, there] = posts as [(typeof posts)[0], (typeof posts)[0]];
  await person.fetch("/api/me/post", {
    method: "POST",
    headers: { "content-type": "application/json", "x-bihuan": "1" },
    body: JSON.stringify({ postId: there.id }),
  });
  for (const post of [here, there]) {
    assert.equal(await unitOf(post.id), post.unitId);
    const made = (await (await ask("/api/rpc/services/createDemand", need(), post.id)).json()) as { json: { id: number } };
    const got = (await (await ask("/api/rpc/services/getDemand", { id: made.json.id }, post.id)).json()) as {
      json: { case: { unitName: string } };
    };
    assert.equal(got.json.case.unitName, post.unitName);
  }
});

test("a step that names no post, or one that is not the person's, is refused in words and stores nothing", async () => {
  assert.equal(await refusalOf(person.api.services.createDemand(need())), "post-unnamed");
  const gone = await ask("/api/rpc/services/createDemand", need(), 987_654);
  const { json } = (await gone.json()) as { json: { code: string; data: { code: string; message: { zh: string; en: string } } } };
  assert.deepEqual([gone.status, json.code, json.data.code], [422, "REFUSED", "post-gone"]);
  assert.match(json.data.message.zh, /已填的内容还在/);
  assert.equal((await ask("/api/files?caseId=1", {}, 987_654)).status, 422, "uploads too");
  assert.equal(
    (await ask(`/api/export/demands.csv?post=${posts[0]?.id}`, {}, undefined, "GET")).status,
    200,
    "a link to a file names it too",
  );
  assert.equal((await ask("/api/export/demands.csv?post=987654", {}, undefined, "GET")).status, 422);
});

test("a citizen's call from the same browser asks for no post", async () => {
  assert.equal(await refusalOf(person.api.portal.whichLink({ token: "0".repeat(20) })), "link-unknown");
});
