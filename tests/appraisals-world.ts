import { makeWorld, type Client, type World } from "./records-world.ts";
import { nextKey } from "./served.ts";

/** The one world of all tests of appraisals: a county's adviser, and somebody who votes without an account. Set by `openAppraisals`. */
export let world: World;
export let adviser: Client;
export let voter: Client;
export async function openAppraisals(): Promise<void> {
  world = await makeWorld();
  world.installation.clock.millis = Date.parse("2026-12-10T02:00:00Z");
  adviser = world.client("甲一县", ["adviser"]);
  voter = world.visitor("10.0.0.1");
}

export const act = (id: number, action: string, who = adviser, reason?: string) =>
  who.appraisal.act({ id, action, requestKey: nextKey(), ...(reason === undefined ? {} : { reason }) });
export const stateOf = async (id: number) => (await adviser.appraisal.get({ id })).case?.state;

/** A scheme of four grades, 100/80/60/40, its classes and rules as given. */
export async function makeScheme(who: Client, classes: Record<string, string>, rules: object[] = []): Promise<number> {
  const { id } = await who.appraisal_scheme.create({
    values: {
      name: `办法 ${nextKey()}（示例）`,
      source: "示例",
      base: "valid",
      quorumNum: 2,
      quorumDen: 3,
      quorumAbove: false,
      fromOn: "2026-01-01",
    },
    requestKey: nextKey(),
  });
  const child = async (name: string, values: object) =>
    who.appraisal_scheme.putChild({ id, version: (await who.appraisal_scheme.get({ id })).version, child: name, values: values as never });
  for (const [i, [label, value]] of (
    [
      ["优秀", "100"],
      ["称职", "80"],
      ["基本称职", "60"],
      ["不称职", "40"],
    ] as const
  ).entries())
    await child("grades", { no: i + 1, label, value, top: i === 0 });
  for (const [key, weight] of Object.entries(classes)) await child("classes", { key, label: `${key}类（示例）`, weight });
  for (const rule of rules) await child("rules", { source: "示例", ...rule });
  return id;
}

export async function makeAppraisal(
  schemeId: number,
  persons: number,
  roll: Record<string, number>,
  absent: Record<string, number> = {},
): Promise<number> {
  const { id } = await adviser.appraisal.create({
    values: { title: `年度测评 ${nextKey()}（示例）`, kind: "middle", schemeId, meetingOn: "2026-12-20", keepYears: 10 },
    requestKey: nextKey(),
  });
  const child = async (name: string, values: object) =>
    adviser.appraisal.putChild({ id, version: (await adviser.appraisal.get({ id })).version, child: name, values: values as never });
  for (let i = 1; i <= persons; i++) await child("persons", { no: i, name: `被评${i}（示例）`, post: "科长" });
  await child("tellers", { name: "监甲（示例）", role: "chief" });
  await child("tellers", { name: "计乙（示例）", role: "count" });
  const list = Object.entries(roll).flatMap(([key, n]) => Array.from({ length: n }, (_, i) => `${key}票${i + 1} ${key}`));
  await adviser.appraisals.enterVoters({ id, list: list.join("\n") });
  await act(id, "convene");
  const voters = await adviser.appraisals.listVoters({ id });
  const here = voters.filter((v) => Number(v.name.slice(2)) > (absent[v.class] ?? 0));
  await adviser.appraisals.checkIn({ id, voterIds: here.map((v) => v.id), present: true });
  return id;
}

export const deal = (id: number, classes: Record<string, [codes: number, sheets: number] | "afar">) =>
  adviser.appraisals.deal({
    id,
    classes: Object.entries(classes).map(([key, how]) =>
      how === "afar" ? { key, codes: 0, sheets: 0, afar: true } : { key, codes: how[0], sheets: how[1] },
    ),
  });
export const resultOf = async (id: number) =>
  (await adviser.appraisal.get({ id })).sections["vote"] as import("../features/appraisals/server.ts").VoteSection;

/** Uploads as the room's page would. */
export const attach = async (id: number, kind: string): Promise<void> => {
  const actor = world.actor("甲一县", ["adviser"]);
  await world.installation.services.database.write(actor.scope, (tx) =>
    tx
      .insertInto("stored_file")
      .values({
        sha256: Buffer.alloc(32, 7),
        name: "签字（示例）.pdf",
        media_type: "application/pdf",
        bytes: 9,
        case_id: id,
        kind,
        uploaded_by: actor.id,
      })
      .execute(),
  );
};
