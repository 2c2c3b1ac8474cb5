import assert from "node:assert/strict";
import { test } from "node:test";
import { firstAnswer } from "./first-asked.ts";

const ask = (path: string, body?: string, post?: string): Promise<Response | undefined> =>
  firstAnswer(
    new Request(`http://x.example${path}`, {
      ...(body === undefined ? {} : { method: "POST", body }),
      headers: post === undefined ? {} : { "x-bihuan-post": post },
    }),
  );
const asked = (path: string, body: string, post: string | null, answer: Promise<Response | undefined>, at = Date.now()) =>
  Object.assign(globalThis, { firstAsked: [{ path, body, post: Promise.resolve(post), answer, at }] });
const answered = (status = 200) => Promise.resolve(new Response("{}", { status }));

test("what the shell asked is taken once, for its own body and post, while it is fresh and was answered", async () => {
  assert.equal(await ask("/api/me"), undefined, "the shell asked nothing");
  asked("/api/me", "", null, answered());
  assert.ok(await ask("/api/me"), "no post is known yet");
  assert.equal(await ask("/api/me"), undefined, "once");
  asked("/api/rpc/a", '{"json":1}', "4", answered());
  assert.equal(await ask("/api/rpc/a", '{"json":2}', "4"), undefined, "another question");
  assert.ok(await ask("/api/rpc/a", '{"json":1}', "4"));
  asked("/api/rpc/a", "{}", "4", answered());
  assert.equal(await ask("/api/rpc/a", "{}", "5"), undefined, "another post");
  asked("/api/rpc/a", "{}", "4", answered(503));
  assert.equal(await ask("/api/rpc/a", "{}", "4"), undefined, "refused");
  asked("/api/rpc/a", "{}", "4", Promise.resolve(undefined));
  assert.equal(await ask("/api/rpc/a", "{}", "4"), undefined, "not this post's to ask");
  asked("/api/rpc/a", "{}", "4", Promise.reject(new Error("no network")));
  assert.equal(await ask("/api/rpc/a", "{}", "4"), undefined, "no answer");
  asked("/api/rpc/a", "{}", "4", answered(), Date.now() - 11_000);
  assert.equal(await ask("/api/rpc/a", "{}", "4"), undefined, "stale");
});
