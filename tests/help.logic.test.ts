import assert from "node:assert/strict";
import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { house, rooms } from "../app/rooms.ts";
import { TOURS } from "../features/help/tours.ts";
import { ROLES } from "../features/people/index.ts";
import type { RoomHelp } from "../platform/rooms/help.ts";
import { repositoryRoot } from "../platform/testing/database.ts";
import type { Label } from "../platform/http/contract.ts";
import type { Room } from "../platform/rooms/room.ts";
import { foreignWords } from "./plain-words.ts";

/** What is wrong with the help of some rooms: none at all, too little, an identifier on a Chinese page, a word explained twice. */
function faultsOf(all: readonly Pick<Room, "name" | "help">[]): string[] {
  const faults: string[] = [];
  const explained = new Map<string, string>();
  for (const { name, help } of all) {
    if (!help) {
      faults.push(`${name} has no help (features/${name}/help.ts, named in its room.ts)`);
      continue;
    }
    if (help.steps.length < 3 || help.who.length === 0) faults.push(`${name}: who does what and the main task in steps`);
    for (const { zh, en } of labelsOf(help)) {
      for (const word of foreignWords(zh)) faults.push(`${name}: ${word}`);
      if (zh.trim() === "" || en.trim() === "" || /\p{Script=Han}/u.test(en)) faults.push(`${name}: ${zh} has no English`);
    }
    for (const w of help.words.flatMap(({ word, also = [] }) => [word.zh, ...also])) {
      const other = explained.get(w);
      if (other) faults.push(`${w} is explained by ${other} and ${name}`);
      explained.set(w, name);
    }
    if (help.picture && !existsSync(join(repositoryRoot, `docs/pictures/${help.picture}.png`)))
      faults.push(`${name}: no picture ${help.picture}`);
  }
  return faults;
}

const labelsOf = (h: RoomHelp): Label[] => [
  h.title,
  h.purpose,
  h.task,
  ...h.steps,
  ...h.who.flatMap((w) => [w.who, w.does]),
  ...h.words.flatMap((w) => [w.word, w.means]),
];

test("every room of the list has its help, in words, and each hard word is explained once", () => {
  assert.ok(rooms.length > 30, `${rooms.length} rooms seen`);
  assert.deepEqual(faultsOf(rooms as readonly Room[]), []);
});

test("canaries: a room without help, an identifier, a word twice, a missing picture", () => {
  const good = (rooms as readonly Room[]).find((r) => r.name === "services")?.help as RoomHelp;
  assert.deepEqual(faultsOf([{ name: "toys" }]), ["toys has no help (features/toys/help.ts, named in its room.ts)"]);
  const bad = { ...good, purpose: { zh: "见 demand.read", en: "see" }, picture: "no-such" };
  const faults = faultsOf([
    { name: "a", help: bad },
    { name: "b", help: good },
  ]);
  assert.ok(faults.includes("a: demand.read") && faults.includes("a: no picture no-such"), faults.join());
  assert.ok(
    faults.some((f) => f.includes("is explained by a and b")),
    faults.join(),
  );
});

/** Pages and the permission they ask for, as the rooms write or declare them; pages without one are everybody's. */
const pages = new Map<string, string | undefined>([
  ["/account", undefined],
  ...[...house.records.values()].map(({ records }) => [records.path, `${records.name}.read`] as const),
  ...globSync("features/*/web/index.ts", { cwd: repositoryRoot }).flatMap((file) =>
    [...readFileSync(join(repositoryRoot, file), "utf8").matchAll(/\{\s{0,40}path: "([^"]{1,80})",\s{0,40}component: [^\n]{1,140}/g)].map(
      (m) => [m[1] as string, /permission: "([^"]{1,60})"/.exec(m[0])?.[1]] as const,
    ),
  ),
]);

/** Steps of a role that lead nowhere or to a page it may not open. */
const lost = (role: string, hrefs: readonly string[]): string[] =>
  hrefs.filter((href) => {
    const permission = pages.get(href);
    return !pages.has(href) || (permission !== undefined && !house.permissions.get(role)?.includes(permission));
  });

test("each role has a first day of five steps, every one to a page it may open", () => {
  assert.deepEqual(Object.keys(TOURS).toSorted(), Object.keys(ROLES).toSorted());
  for (const [role, steps] of Object.entries(TOURS)) {
    assert.equal(steps.length, 5, role);
    const hrefs = steps.map((step) => step.href);
    assert.deepEqual(lost(role, hrefs), [], role);
    for (const { say } of steps) assert.deepEqual(foreignWords(say.zh), [], role);
  }
  assert.deepEqual(lost("entry", ["/work/audit", "/nowhere"]), ["/work/audit", "/nowhere"], "canary");
});
