import assert from "node:assert/strict";
import { test } from "node:test";
import { callerOf, ownHosts, readProxies } from "./caller.ts";

const proxies = readProxies("10.0.0.5, 192.168.0.0/16 fd00::/8");

test("the caller is what the nearest trusted proxy saw, whatever a stranger wrote to the left of it", () => {
  assert.ok(proxies);
  assert.equal(callerOf("203.0.113.9", "1.1.1.1", proxies), "203.0.113.9", "a stranger's own header counts for nothing");
  assert.equal(callerOf("10.0.0.5", "1.1.1.1, 203.0.113.9", proxies), "203.0.113.9");
  assert.equal(callerOf("::ffff:10.0.0.5", "1.1.1.1, 203.0.113.9, 192.168.3.4", proxies), "203.0.113.9", "through two proxies");
  assert.equal(callerOf("fd00::1", "[2001:db8::7]:4711", proxies), "2001:db8::7");
  assert.equal(callerOf("10.0.0.5", "203.0.113.9:55", proxies), "203.0.113.9");
  assert.equal(callerOf("10.0.0.5", "1.1.1.1, unknown", proxies), "10.0.0.5", "what is no address ends the reading");
  assert.equal(callerOf("10.0.0.5", undefined, proxies), "10.0.0.5");
  assert.equal(callerOf(undefined, undefined, proxies), "unknown");
});

test("a proxy that is neither address nor network is refused", () => {
  for (const wrong of ["proxy.example.cn", "10.0.0.0/33", "10.0.0.0/8/8", "10.0.0"]) assert.equal(readProxies(wrong), undefined, wrong);
});

test("Host: the origin's own, loopback where allowed, nothing else", () => {
  const isOwn = ownHosts("https://kx.example.cn", false);
  for (const own of ["kx.example.cn", "KX.example.cn:443"]) assert.ok(isOwn(own), own);
  for (const foreign of [
    undefined,
    "",
    "evil.example",
    "kx.example.cn.evil.example",
    "kx.example.cn:8080",
    "a@kx.example.cn",
    "kx.example.cn/x",
    "127.0.0.1",
  ])
    assert.ok(!isOwn(foreign), String(foreign));
  const isNear = ownHosts("https://kx.example.cn", true);
  for (const near of ["127.0.0.1:8230", "localhost", "[::1]:8230"]) assert.ok(isNear(near), near);
});
