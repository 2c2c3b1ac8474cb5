import assert from "node:assert/strict";
import { test } from "node:test";
import { listEndpoints } from "../app/access-matrix.ts";
import { rooms } from "../app/rooms.ts";
import { wordsOfAct } from "../features/work/act-words.ts";
import { experts } from "../features/stations/experts.ts";
import { defineProcess } from "@bihuan/casework";
import type { Records } from "../platform/records/define.ts";
import { templateOf } from "../platform/records/template.ts";
import { serveRecords } from "../platform/records/serve.ts";
import { composeHouse, contractOf, defineRoom, routerOf, type Room } from "../platform/rooms/room.ts";
import { recordFact } from "../platform/ledger/ledger.ts";
import { recordRoutes } from "../platform/ui/records/routes.ts";
import { makeWorld } from "./records-world.ts";

/** A toy room, one line in the list, is found wherever rooms are worked across: what a room is asked to say it says once. */
const label = { zh: "玩具", en: "toy" };
const process = defineProcess({
  name: "toy",
  label,
  initial: "made",
  states: { made: { label, final: false, owner: "adviser", limit: { days: 3 } }, played: { label, final: true } },
  gates: {},
  actions: {
    make: { label, from: [], to: "made", by: ["adviser"] },
    play: { label: { zh: "玩", en: "Play" }, from: ["made"], to: "played", by: ["reviewer"] },
  },
});
// Its table is not there: nothing here asks the database.
const register = { ...experts.register, name: "toy", label };
const toy = serveRecords({
  ...experts,
  name: "toy",
  register,
  list: register,
  process,
  path: "/toys",
  access: { read: ["adviser", "reviewer"], edit: ["adviser"] },
} as unknown as Records);
const facts = [{ kind: "toy.played", label, measures: {}, dimensions: {}, distinct: [], distributions: [], evidence: "optional" as const }];
const toys = defineRoom({ name: "toys", records: { toy }, facts });

test("a toy room is found everywhere", () => {
  const all = [...rooms, toys] as readonly Room[];
  const house = composeHouse(all);
  assert.ok("toy" in contractOf(all) && "toy" in (routerOf(house) as Record<string, unknown>), "endpoints and handlers");
  assert.ok(
    listEndpoints(contractOf(all)).some((e) => e.path === "toy.act" && e.permission === "toy.act"),
    "access matrix",
  );
  assert.deepEqual(
    ["adviser", "reviewer", "leader"].map((role) => house.permissions.get(role)?.filter((p) => p.startsWith("toy."))),
    [["toy.read", "toy.edit", "toy.create", "toy.act"], ["toy.read", "toy.act"], []],
    "permissions follow access and process",
  );
  const permissionOf = (path: string) => listEndpoints(contractOf(all)).find((e) => e.path === path)?.permission;
  assert.deepEqual(
    ["toy.previewImport", "toy.importRows", "toy.undoImport", "toy.view", "toy.listWarnings", "toy.group"].map(permissionOf),
    ["toy.edit", "toy.edit", "toy.edit", "toy.read", "toy.read", "toy.read"],
    "import, calendar and other views, what is due, groups",
  );
  assert.ok(templateOf(toy.records)[0]?.columns.length, "the sheet to fill in");
  assert.equal(house.processes["toy"]?.name, "toy", "workbench");
  assert.equal(house.lists.get("toy")?.permission, "toy.read", "lists as files");
  assert.ok(
    house.searched.some((s) => s.kind === "toy" && s.permission === "toy.read"),
    "search",
  );
  assert.deepEqual(house.files.get("toy"), { read: "toy.read", add: ["toy.edit"] }, "files");
  assert.ok(house.facts.has("toy.played"), "facts");
  assert.equal(wordsOfAct("toy.edit", house).zh, "修改玩具", "audit trail");
  assert.equal(wordsOfAct("toy.play", house).zh, "玩具：玩");
  assert.equal(house.titles.get("toy"), "name", "named by other records");
  const web = recordRoutes([{ name: "toy", path: "/toys", label, load: async () => toy.records }]);
  assert.deepEqual(web.nav, [{ href: "/toys", label, permission: "toy.read" }], "menu");
  assert.equal(web.records?.["toy"], "/toys/$id", "links to its records");
  assert.deepEqual(
    web.routes.map((r) => [r.path, r.permission, ...(r.offered ? [r.offered] : [])]),
    [
      ["/toys", "toy.read"],
      ["/toys/new", "toy.edit", "toy.create"],
      ["/toys/import", "toy.edit"],
      ["/toys/$id", "toy.read"],
      ["/toys/$id/edit", "toy.edit"],
    ],
  );
});

test("a fact that only its room names is offered to indicators, and one over it computes, in the scorecard as well", async () => {
  const all = [...rooms, toys] as readonly Room[];
  await using world = await makeWorld({ house: composeHouse(all, Object.fromEntries(["leader"].map((role) => [role, ["staff"]]))) });
  const { database, house } = world.installation.services;
  const leader = world.actor("甲一县", ["leader"]);
  const { indicators } = world.as(leader);
  assert.ok(
    (await indicators.listKinds()).some((k) => k.kind === "toy.played"),
    "the form of an indicator's own offers it",
  );
  const { unitId, unitPath } = leader.scope;
  const occurredOn = "2026-11-20";
  const fact = { kind: "toy.played", occurredOn, unitId, unitPath: [...unitPath], regionCode: "511025", subject: "plaything:1", evidence: [] };
  await database.write(leader.scope, (tx) => recordFact(tx, house.facts, leader, fact));
  const words = { name: { zh: "玩过的玩具", en: "toys played" }, definition: { zh: "示例", en: "示例" }, unit: "count" as const };
  const period = { from: "2026-11", to: "2026-11" };
  const tried = await indicators.tryIndicator({ ...words, expression: "count(toy.played)", ...period });
  assert.deepEqual([tried.faults, tried.value?.value, tried.value?.inputs[0]?.words.zh], [[], 1, "「玩具」的件数"]);
  const { code } = await indicators.defineIndicator({ ...words, code: "toys", expression: "count(toy.played)", better: "neither" });
  const card = await indicators.scorecard(period);
  assert.equal(card.values.find((v) => v.code === code)?.value, 1);
  const behind = await indicators.factsBehind({ ...period, aggregate: { fn: "count", kind: "toy.played", where: [] } });
  assert.deepEqual([behind.total, behind.facts[0]?.words.zh, behind.rests], [1, "", null], "the facts behind the figure");
  const unknown = await indicators.tryIndicator({ ...words, expression: "count(toy.lost)", ...period });
  assert.ok(unknown.faults.length > 0 && unknown.value === null, "what no room names is refused");
});

test("two rooms of one name are a bug, told at once", () => {
  assert.throws(() => composeHouse([toys, toys] as readonly Room[]), /two rooms bring the process toy/);
});
