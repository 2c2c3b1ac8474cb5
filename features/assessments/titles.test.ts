import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { makeWorld, type World } from "../../tests/records-world.ts";
import { nextKey, refusalOf } from "../../tests/served.ts";
import type { Actor } from "../../platform/access/scope.ts";
import { pdfOf } from "../../platform/testing/evidence.ts";
import { titleStanding } from "./titles.ts";

let world: World;
before(async () => {
  world = await makeWorld();
});
after(() => world[Symbol.asyncDispose]());

const file = async (who: Actor, id: number, kind: string): Promise<void> => {
  const { services } = world.installation;
  const received = await services.files.receive(new Blob([pdfOf(`${kind} ${id}`)]).stream(), `${kind}.pdf`);
  assert.ok(received.ok);
  await services.database.write(who.scope, (tx) =>
    services.files.attach(tx, who, { case_id: id, subject: null, kind }, `${kind}.pdf`, received.value),
  );
};

test("a county's path to a title: applied, being earned, named by another with decision and period, reviewed, expired; never shown as valid after its day", async () => {
  const province = world.units["示例省"]?.id as number;
  const clerk = world.client("甲一县", ["adviser"]);
  const values = {
    title: "示范县（示例）",
    batch: "第二批",
    namedById: province,
    basis: "示例科协〔2026〕1号",
    listedOn: null,
    givenOn: null,
    docNo: null,
    validUntil: null,
  };
  const { id } = await clerk.title_award.create({
    values: { ...values, namedById: world.units["甲一县"]?.id as number },
    requestKey: nextKey(),
  });
  const act = (client: typeof clerk, action: string, reason?: string) =>
    client.title_award.act({ id, action, requestKey: nextKey(), ...(reason ? { reason } : {}) });
  assert.equal(await refusalOf(act(clerk, "list")), "gate-unmet");
  await file(world.actor("甲一县", ["adviser"]), id, "application");
  assert.equal(await refusalOf(act(clerk, "list")), "gate-unmet", "nobody names himself");
  await clerk.title_award.edit({ id, version: (await clerk.title_award.get({ id })).version, values });
  await act(clerk, "list");
  assert.equal(await refusalOf(act(world.client("甲市", ["leader"]), "name")), "not-your-unit", "a city names nobody for the province");
  const leader = world.client("示例省", ["leader"]);
  assert.equal(await refusalOf(act(leader, "name")), "gate-unmet");
  const page = await leader.title_award.get({ id });
  assert.equal(
    await refusalOf(clerk.title_award.edit({ id, version: page.version, values: { ...values, givenOn: "2026-11-01" } })),
    "not-your-unit",
  );
  await leader.title_award.edit({
    id,
    version: page.version,
    values: { ...values, listedOn: "2026-03-01", givenOn: "2026-11-01", docNo: "示例〔2026〕9号", validUntil: "2026-12-01" },
  });
  await file(world.actor("示例省", ["leader"]), id, "decision");
  await act(leader, "name");
  const now = async () =>
    (await clerk.title_award.list({ filter: {} } as never)).rows.find((r) => r.id === id) as unknown as {
      standing: string;
      validUntil: string;
    };
  assert.equal((await now()).standing, "valid");
  await act(world.client("示例省", ["reviewer"]), "review", "资料齐，继续保持");
  assert.equal(await refusalOf(act(leader, "expire")), "gate-unmet");
  const { services } = world.installation;
  const clock = services.now;
  services.now = () => clock() + 30 * 86_400_000;
  assert.equal((await now()).standing, "expired", "nobody has closed its case, and it is no longer valid");
  await act(world.client("示例省", ["reviewer"]), "expire");
  services.now = clock;
  const course = (await clerk.title_award.get({ id })).events.map((e) => e.action);
  assert.deepEqual(course, ["apply", "list", "name", "review", "expire"]);
});

test("a title holds to its last day and no longer", () => {
  assert.deepEqual(
    [
      ["creating", null],
      ["named", "2026-11-28"],
      ["named", "2026-11-27"],
      ["withdrawn", "2030-01-01"],
    ].map(([s, u]) => titleStanding(s as string, u as string | null, "2026-11-28")),
    ["none", "valid", "expired", "withdrawn"],
  );
});
