import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { startEmbedded } from "../platform/db/embedded.ts";
import { cookieOf, programs, startProgram, withSample } from "./program.ts";

const folder = mkdtempSync(join(tmpdir(), "bihuan-bodies-"));
after(async () => {
  for (const child of programs) child.kill("SIGKILL");
  await (await startEmbedded(folder)).stop();
  rmSync(folder, { recursive: true, force: true });
});

const megabyte = Buffer.alloc(1_048_576, 97);

/** Sends so many megabytes as fast as they are taken; what was answered, or that the line was cut. */
const send = (url: string, headers: Record<string, string>, megabytes: number): Promise<number | "cut"> =>
  new Promise((done) => {
    const sending = request(url, { method: "POST", headers: { "x-bihuan": "1", ...headers } });
    sending.on("response", (r) => {
      r.resume();
      done(r.statusCode ?? 0);
      sending.destroy();
    });
    sending.on("error", () => done("cut"));
    let sent = 0;
    const more = (): void => {
      while (sent++ < megabytes) if (!sending.write(megabyte)) return void sending.once("drain", more);
      sending.end();
    };
    more();
  });

test(
  "nine bodies of 200 MB at once, announced or not, known or not: refused, nothing is held, others are answered meanwhile",
  { timeout: 240_000 },
  async () => {
    const { child, origin, output } = await startProgram(await withSample(folder));
    assert.match(output(), /Ready:/, output());
    const cookie = await cookieOf(origin);
    const held = (): number => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1]) / 1024;
    const before = held();
    let most = before;
    const watch = setInterval(() => (most = Math.max(most, held())), 20);
    const announced = { "content-length": String(200 * megabyte.length) };
    const form = { "content-type": "multipart/form-data; boundary=b" };
    const json = { "content-type": "application/json" };
    const sendings = [
      send(`${origin}/api/rpc/services/createDemand`, { ...json, ...announced }, 200),
      send(`${origin}/api/rpc/services/createDemand`, json, 200),
      send(`${origin}/api/rpc/services/createDemand`, { ...json, cookie }, 200),
      send(`${origin}/api/rpc/services/createDemand`, { ...json, cookie, ...announced }, 200),
      send(`${origin}/api/rpc/portal/whichLink`, json, 200),
      send(`${origin}/api/auth/sign-in/username`, json, 200),
      send(`${origin}/api/files?caseId=1`, { ...form, ...announced }, 200),
      send(`${origin}/api/files?caseId=1`, { ...form, cookie }, 200),
      send(`${origin}/api/me/post`, { ...json, cookie }, 200),
    ];
    let slowest = 0;
    for (let i = 0; i < 20; i++) {
      const began = performance.now();
      assert.equal((await fetch(`${origin}/sign-in`)).status, 200);
      slowest = Math.max(slowest, performance.now() - began);
    }
    const answers = await Promise.all(sendings);
    clearInterval(watch);
    assert.ok(
      answers.every((a) => a === "cut" || (a >= 400 && a < 500)),
      `${answers.join(" ")}\n${output()}`,
    );
    assert.ok(most - before < 250, `held ${Math.round(before)} MB before, ${Math.round(most)} MB at most`);
    assert.ok(slowest < 5000, `${Math.round(slowest)} ms`);
    console.log(`answers ${answers.join(" ")}; ${Math.round(before)} → ${Math.round(most)} MB; others ${Math.round(slowest)} ms at most`);
  },
);
