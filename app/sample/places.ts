import { chinaDay, seededRandom } from "@bihuan/kit";
import { toUnits } from "@bihuan/reach";
import { sql } from "kysely";
import { Readable } from "node:stream";
import type pg from "pg";
import { acceptTarget, planTargets } from "../../features/builds/builds.ts";
import { servedBuilds } from "../../features/builds/server.ts";
import { actOnRecord } from "../../platform/records/hand.ts";
import { recordCoverage } from "../../features/circle/recorded.ts";
import { saveNetwork, savePopulation } from "../../features/circle/load.ts";
import { insertPlaces, saveBoundary, type NewPlace } from "../../features/places/index.ts";
import { writeOfficialDocument } from "../../platform/documents/gbt9704.ts";
import type { Db } from "../../platform/db/database.ts";
import type { Context, Services } from "../../platform/http/server.ts";
import { mintActor, type Actor } from "../../platform/access/scope.ts";
import { rolePermissions } from "../permissions.ts";
import type { Cast, CastMember } from "./cast.ts";
import { inventTown, type Town } from "./town.ts";

const SEED = 20261123;
const OPEN_HOURS = ["周二至周日 9:00-17:00", "工作日 8:30-18:00", "每天 9:00-21:00", "周末 10:00-16:00"];

interface Kind {
  kind: string;
  standing: "point" | "resource";
  word: string;
  n: number;
}
const KINDS: readonly Kind[] = [
  { kind: "science_hall", standing: "point", word: "科技馆", n: 1 },
  { kind: "activity_room", standing: "point", word: "社区科普活动室", n: 4 },
  { kind: "base", standing: "point", word: "科普教育基地", n: 2 },
  { kind: "gallery", standing: "point", word: "科普画廊", n: 2 },
  { kind: "library", standing: "resource", word: "社区图书室", n: 12 },
  { kind: "culture_house", standing: "resource", word: "文化站", n: 8 },
  { kind: "park", standing: "resource", word: "口袋公园", n: 18 },
  { kind: "school", standing: "resource", word: "小学", n: 14 },
];

/** The invented town with its places, written as the owner: it is ground, not work. */
export async function loadTown(db: Db, client: pg.Client, services: Services, cast: Cast): Promise<void> {
  const unit = cast.units.yanjiang;
  const town = inventTown(SEED);
  await saveNetwork(db, services.files, unit, "虚构路网（示例）", town.network, { sample: true });
  await savePopulation(db, unit, "虚构人口（示例）", town.cells, { sample: true });
  const { rows } = await client.query<{ code: string; name: string }>(
    "select code, name from region where parent_code = '512002' order by code limit $1",
    [town.districts.length],
  );
  for (const [i, ring] of town.districts.entries()) {
    const code = rows[i]?.code;
    if (code)
      await saveBoundary(db, code, { type: "Polygon", coordinates: [ring.map((p) => [...p])] }, "wgs84", { sample: true, anyway: true });
  }
  await insertPlaces(db, { unitId: unit.id, unitPath: unit.path, batchId: null, sample: true }, inventPlaces(town, rows));
  await db
    .updateTable("place")
    .set({ operator_unit_ids: [cast.units.community.id, cast.units.school.id] })
    .where("sample", "=", true)
    .where(sql<boolean>`cardinality(operators) = 2`)
    .execute();
}

function inventPlaces(town: Town, towns: readonly { code: string; name: string }[]): NewPlace[] {
  const random = seededRandom(SEED);
  const out: NewPlace[] = [];
  for (const k of KINDS)
    for (let i = 1; i <= k.n; i++) {
      const [x, y] = [300 + random.next() * 6600, 300 + random.next() * 4200];
      const p = town.at(x, y);
      const district = towns[(y < 2400 ? 3 : 0) + Math.min(2, Math.floor(x / 2400))];
      const point = k.standing === "point";
      out.push({
        values: {
          name: `${district?.name ?? ""}${k.word}${k.n > 1 ? `${i}号` : ""}（示例）`,
          kind: k.kind,
          standing: k.standing,
          address: `虚构路 ${10 + random.below(400)} 号（示例）`,
          hours: point ? random.pick(OPEN_HOURS) : null,
          free: true,
          groups: point ? ["youth", random.pick(["elderly", "farmers", "workers"])] : [],
          barrierFree: random.next() > 0.4,
          operators: point && i === 1 ? "雁江区某社区（示例）、某小学（示例）" : "某社区（示例）",
          bookable: point && k.kind !== "gallery",
          condition: "good",
          openedOn: point ? `202${3 + random.below(3)}-0${1 + random.below(9)}-15` : null,
          checkedOn: point ? "2026-09-10" : null,
        },
        lat: toUnits(p.lat),
        lon: toUnits(p.lon),
        system: "wgs84",
        sourceText: null,
        quality: point && random.next() > 0.3 ? "checked" : "imported",
        doubt: null,
        townCode: district?.code ?? null,
      });
    }
  for (const [name, kind] of [
    ["雁江某企业开放日（示例）", "open_day"],
    ["某农技协示范园（示例）", "base"],
    ["某社区科普角（示例）", "activity_room"],
  ] as const)
    out.push({
      values: { name, kind, standing: "point", address: "虚构路，待上图（示例）" },
      lat: null,
      lon: null,
      system: null,
      sourceText: null,
      quality: "waiting",
      doubt: null,
      townCode: null,
    });
  return out;
}

/** Twenty-five new places of the year: played through the room's own doors, two of them as far as acceptance. */
export async function playBuilds(services: Services, cast: Cast): Promise<void> {
  const town = inventTown(SEED);
  const random = seededRandom(SEED + 1);
  const on = (day: string, who: CastMember): Context & { actor: Actor } => ({
    actor: mintActor({ personId: who.personId, name: who.name, unitPath: who.unitPath, roles: [who.role] }, rolePermissions),
    requestId: "sample",
    address: "sample",
    services: { ...services, now: () => Date.parse(`${day}T02:00:00Z`) },
  });
  const adviser = (day: string) => on(day, cast.people.adviser);
  const reviewer = (day: string) => on(day, cast.people.reviewer);
  const { ids } = await planTargets(adviser("2026-02-20"), {
    year: 2026,
    requestKey: "sample-builds",
    targets: Array.from({ length: 25 }, (_, i) => {
      const p = town.at(400 + random.next() * 6400, 400 + random.next() * 4000);
      const greenway = i % 5 === 0;
      return {
        title: `${greenway ? "绿道" : "社区"}科普示范场景${i + 1}号（示例）`,
        kind: greenway ? "reading_point" : "activity_room",
        ...p,
      };
    }),
  });
  for (const [i, id] of ids.slice(0, 6).entries()) {
    const context = adviser("2026-04-08");
    const step = { id, action: "start", requestKey: `sample-start-${i}` };
    await services.database.write(context.actor.scope, (tx) => actOnRecord(servedBuilds, context, tx, step));
  }
  for (const [i, id] of ids.slice(0, 2).entries()) {
    const day = `2026-0${8 + i}-18`;
    const context = reviewer(day);
    const fileId = await attachRecord(context, id, day);
    await acceptTarget(context, { id, acceptedOn: day, fileId, requestKey: `sample-accept-${i}` });
  }
  // The sample's own day: the figure stands on the scorecard from the first look.
  const today = chinaDay(services.now());
  await recordCoverage(reviewer(today < "2026-10-08" ? today : "2026-10-08"));
}

async function attachRecord({ actor, services }: Context & { actor: Actor }, caseId: number, day: string): Promise<number> {
  const bytes = await writeOfficialDocument({
    title: "科普示范场景验收记录（示例）",
    blocks: [{ type: "paragraph", text: "本记录为示例，场景、人员均为虚构。" }],
    signature: "雁江区科学技术协会（示例）",
    date: day,
  });
  const received = await services.files.receive(
    Readable.toWeb(Readable.from([bytes])) as ReadableStream<Uint8Array>,
    "验收记录（示例）.docx",
  );
  if (!received.ok) throw new Error(received.error);
  return services.database.write(actor.scope, (tx) => services.files.attach(tx, actor, caseId, "验收记录（示例）.docx", received.value));
}
