import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { DEFAULT_WEIGHTS } from "@bihuan/matching";
import { z } from "zod";
import { PLACE_FORM } from "../features/places/register.ts";
import { POLICY_FACTS } from "../features/policies/register.ts";
import { contract } from "../app/contract.ts";
import { openClient } from "../platform/db/connections.ts";
import { nextKey, serveInstallation, type Served, type Visitor } from "./served.ts";

/** Two windows on one record: whoever saves second is told, sees both texts, and undoes nothing. For every endpoint that edits. */
let served: Served;
let adviser: Visitor;
let leader: Visitor;
let security: Visitor;
let owner: ReturnType<typeof openClient>;

before(async () => {
  served = await serveInstallation({ sample: true });
  owner = openClient(served.installation.owner);
  await owner.connect();
  [adviser, leader, security] = [await served.signIn("baomu"), await served.signIn("lingdao"), await served.signIn("anquan")];
});
after(async () => {
  await owner.end();
  await served[Symbol.asyncDispose]();
});

interface Shape {
  path: string;
  permission: string;
  keys: readonly string[];
  isOptional: (key: string) => boolean;
}

/** Every endpoint with what it is given. */
function shapesOf(node: unknown, path: string[] = []): Shape[] {
  const own = (node as { "~orpc"?: { inputSchema?: unknown; meta?: { permission: string } } })["~orpc"];
  if (!own) return Object.entries(node as Record<string, unknown>).flatMap(([key, child]) => shapesOf(child, [...path, key]));
  const { inputSchema: schema } = own;
  const shape: Record<string, z.ZodType> = schema instanceof z.ZodObject ? schema.shape : {};
  return [
    {
      path: path.join("."),
      permission: own.meta?.permission ?? "",
      keys: Object.keys(shape),
      isOptional: (key) => shape[key]?.safeParse(undefined).success ?? true,
    },
  ];
}

/** A record named and its values given, or a name that says it: that is an edit. */
const isEdit = ({ path, keys }: Shape): boolean =>
  (keys.includes("values") && keys.some((k) => k === "id" || k === "code")) ||
  /\.(edit|change|update|rename|move|set|report|endPost|activate)[A-Z]?\w*$/.test(path);

/** Named like an edit, and none: what they do, a second one cannot undo. */
const NONE: Readonly<Record<string, string>> = {
  "notices.setNoticeSetting": "one's own choice, written whole: of two the later is what the person wants",
  "parks.reportVisit": "a report is a row of its own, sent once under its key; nothing that stands is written over",
  "tasks.setDay": "the head's day is set once, under the row's lock: a day that stands refuses a second",
  "work.changeRound": "holds, releases or undoes one listed round by its state",
  "work.moveUnit": "a unit moves once: what stands is asked again in its own transaction",
};

test("an edit without the version it saw is found in the contract", () => {
  const edits = shapesOf(contract).filter((s) => isEdit(s) && !(s.path in NONE));
  assert.ok(edits.length >= 12, `edits: ${edits.map((e) => e.path).join(" ")}`);
  for (const e of edits) assert.ok(e.keys.includes("version") && !e.isOptional("version"), `${e.path} takes no version`);
  const canary = shapesOf({ editThing: { "~orpc": { inputSchema: z.object({ id: z.number(), values: z.unknown() }) } } });
  assert.ok(
    canary.every((s) => isEdit({ ...s, path: `x.${s.path}` }) && !s.keys.includes("version")),
    "the canary is caught",
  );
});

/** What tells an act from another window's: a version or what stood when it was opened; a step of a case; a key under which it is one act. */
const TELLS = ["version", "seen", "expectedSeq", "requestKey", "instead"];
const isRecord = (key: string): boolean => /^(id|code|run|\w+Ids?)$/.test(key);
/** Changes something of a record that stands, in words or figures, and says nothing of what it saw. */
const isBlind = ({ path, permission, keys }: Shape): boolean =>
  (permission.endsWith(".edit") || /\.(put|write|enter|paste|pin|draw|import)[A-Z]\w*$/.test(path)) &&
  !["public", "link"].includes(permission) &&
  !/\.(list|find|read|preview)[A-Z]\w*$/.test(path) &&
  keys.some(isRecord) &&
  keys.some((k) => !isRecord(k)) &&
  !keys.some((k) => TELLS.includes(k));

const READS = "changes nothing";
const ADDS = "adds a row of its own; nothing that stands is written over";
const ONCE = "done once under the row's lock: what stands refuses a second";
const OWN = "one's own column, question or sheet; of two the later is what the person wants";
/** Blind, and nobody's text is undone by it. */
const BLIND: Readonly<Record<string, string>> = {
  "appraisals.checkIn": OWN,
  "appraisals.count": ONCE,
  "appraisals.deal": "codes are dealt anew before anybody votes, by the roll",
  "appraisals.enterVoters": ADDS,
  "appraisals.keyPile": "sealed by its teller; two tellers' piles are compared",
  "appraisals.putImprovement": ADDS,
  "assessments.attachEvidence": ADDS,
  "capital.fixBaseline": ADDS,
  "capital.lendPieces": "pieces by their codes, each once",
  "capital.returnPieces": "pieces by their codes, each once",
  "capital.seePieces": "pieces by their codes; seen twice is seen",
  "caravans.replanTour": ADDS,
  "caravans.savePlan": ADDS,
  "caravans.startPlan": ADDS,
  "congressDesk.holdVote": ONCE,
  "congressDesk.takeVote": ONCE,
  "events.joinEvent": ADDS,
  "events.seeEvent": READS,
  "fairs.planDuty": "drawn anew as a whole; the page says beforehand that what was changed by hand changes too",
  "fairs.startTimetable": ADDS,
  "funds.addNamed": ADDS,
  "funds.chooseDraft": "one of the kept drafts, in the course; another person puts it on show",
  "funds.pastePayments": ONCE,
  "innovation.decideSame": ONCE,
  "outreach.joinActivity": ADDS,
  "outreach.seeActivity": READS,
  "parks.enterObjection": ADDS,
  "policies.linkPolicies": "one line between two texts, drawn or taken away",
  "projects.addMilestone": ADDS,
  "projects.reachMilestone": ONCE,
  "societies.declineSent": ONCE,
  "series.bringFigures": "figures are never changed: a batch stands beside the earlier ones and is taken back as a whole",
  "station_reviews.enterScore": ONCE,
  "station_reviews.enterStandingBack": ONCE,
  "surveys.drawSample": "the same list draws the same names; a list's digest stands with the sample",
  "surveys.drawStations": "the seed draws the same for the same wish; once a person is drawn it is refused",
  "thinktank.enterAdoption": ADDS,
  "thinktank.enterReview": ONCE,
  "training.markPresent": OWN,
  "units.addUnit": ADDS,
};

test("what changes a record blindly is named here with why nobody's text is undone by it", () => {
  const blind = shapesOf(contract)
    .filter(isBlind)
    .map((s) => s.path)
    .filter((path) => !/\.(useFile|undoImport)$/.test(path));
  assert.deepEqual(blind.toSorted(), Object.keys(BLIND).toSorted());
  const canary = shapesOf({
    pinThing: { "~orpc": { meta: { permission: "thing.edit" }, inputSchema: z.object({ id: z.number(), lat: z.number() }) } },
  });
  assert.ok(canary.length === 1 && canary.every(isBlind), "the canary is caught");
});

interface Window {
  version: number;
  save(version: number, words: string): Promise<unknown>;
  /** What stands now of what the windows write. */
  stands(): Promise<unknown>;
}

const need = async () => {
  const { id } = await adviser.api.services.createDemand({
    values: {
      title: `两个窗口 ${nextKey()}`,
      demanderName: "某合作社（示例）",
      demanderKind: "cooperative",
      contactName: "联系人（示例）",
      phone: "19900200000",
      source: "phone",
      presentState: `柑橘落果（示例）${nextKey()}`,
    },
    requestKey: nextKey(),
    duplicateReason: "示例",
  });
  return id;
};
const townOf = async () => {
  const mine = await leader.api.units.browseUnits({});
  return mine.below.find((u) => u.validTo === null)?.id as number;
};
const placeOf = async () => {
  const { id } = await adviser.api.places.createPlace({
    values: { name: `示例站 ${nextKey()}`, kind: "science_hall", standing: "point" },
  });
  return { id, place: await adviser.api.places.getPlace({ id }) };
};

const WINDOWS: Readonly<Record<string, () => Promise<Window>>> = {
  "services.editDemand": async () => {
    const id = await need();
    const d = await adviser.api.services.getDemand({ id });
    const contact = await adviser.api.services.lookContact({ id });
    return {
      version: d.version,
      save: (version, words) => adviser.api.services.editDemand({ id, version, values: { ...d.values, ...contact, target: words } }),
      stands: async () => (await adviser.api.services.getDemand({ id })).values.target,
    };
  },
  "services.editSupply": async () => {
    const values = {
      name: `两窗专家（示例）${nextKey()}`,
      kind: "expert",
      organisation: "某学院（示例）",
      summary: "柑橘",
      capacity: 2,
      contactName: "联系人（示例）",
      phone: "19900200001",
      consentOn: "2026-01-01",
    };
    const { id } = await adviser.api.services.createSupply({ values });
    return {
      version: (await adviser.api.services.getSupply({ id })).version,
      save: (version, words) => adviser.api.services.editSupply({ id, version, values: { ...values, summary: words } }),
      stands: async () => (await adviser.api.services.getSupply({ id })).values.summary,
    };
  },
  "people.editPerson": async () => {
    const { unitId } = (await (await leader.fetch("/api/me")).json()) as { unitId: number };
    const values = { name: "两窗人（示例）", unitId, title: "干事" };
    const { id } = await leader.api.people.createPerson({ values });
    return {
      version: (await leader.api.people.getPerson({ id })).version,
      save: (version, words) => leader.api.people.editPerson({ id, version, values: { ...values, title: words } }),
      stands: async () => (await leader.api.people.getPerson({ id })).values.title,
    };
  },
  "people.setIdentity": async () => {
    const { unitId } = (await (await leader.fetch("/api/me")).json()) as { unitId: number };
    const { id } = await leader.api.people.createPerson({ values: { name: "两窗身份（示例）", unitId, title: "干事" } });
    const save = (version: number, purpose: string) =>
      leader.api.people.setIdentity({ id, version, number: "11010519491231002X", purpose, keepUntil: "2031-12-31" });
    return {
      version: (await leader.api.people.getPerson({ id })).version,
      save,
      stands: async () => (await leader.api.people.getPerson({ id })).identity?.stored?.purpose,
    };
  },
  "people.endPost": async () => {
    const { unitId } = (await (await leader.fetch("/api/me")).json()) as { unitId: number };
    const { id: personId } = await leader.api.people.createPerson({ values: { name: "离岗人（示例）", unitId, title: "干事" } });
    const { id } = await security.api.people.givePost({ personId, unitId, role: "entry", title: "", fromOn: "2026-01-01" });
    const post = async () => (await security.api.people.getPerson({ id: personId })).posts.find((p) => p.id === id);
    return {
      version: (await post())?.version as number,
      save: (version, words) => security.api.people.endPost({ id, version, toOn: words === "甲的话" ? "2026-12-30" : "2026-12-31" }),
      stands: async () => ((await post())?.toOn === "2026-12-30" ? "甲的话" : "乙的话"),
    };
  },
  "units.renameUnit": async () => {
    const unitId = await townOf();
    return {
      version: (await leader.api.units.browseUnits({ id: unitId })).unit.version,
      save: (version, words) =>
        leader.api.units.renameUnit({
          unitId,
          version,
          values: { name: `${words}科协（示例）`, on: words === "甲的话" ? "2026-11-01" : "2026-11-02" },
        }),
      stands: async () => (await leader.api.units.browseUnits({ id: unitId })).unit.name.replace("科协（示例）", ""),
    };
  },
  "projects.editAgreement": async () => {
    const { id, values } = await agreement();
    const view = await adviser.api.projects.getAgreement({ id });
    return {
      version: view.version,
      save: (version, words) => adviser.api.projects.editAgreement({ id, version, values: { ...values, partyB: words } }),
      stands: async () => (await adviser.api.projects.getAgreement({ id })).partyB,
    };
  },
  "places.editPlace": async () => {
    const { id, place } = await placeOf();
    const values = Object.fromEntries([...PLACE_FORM].map((k) => [k, place.values[k]]));
    return {
      version: place.version,
      save: (version, words) => adviser.api.places.editPlace({ id, version, values: { ...values, address: words } }),
      stands: async () => (await adviser.api.places.getPlace({ id })).values.address,
    };
  },
  "places.movePlace": async () => {
    const { id, place } = await placeOf();
    return {
      version: place.version,
      save: (version, words) => adviser.api.places.movePlace({ id, version, lat: words === "甲的话" ? 30.12 : 30.13, lon: 104.65 }),
      stands: async () => ((await adviser.api.places.getPlace({ id })).lat === 30.12 ? "甲的话" : "乙的话"),
    };
  },
  "places.setOperators": async () => {
    const { id, place } = await placeOf();
    const unit = await townOf();
    return {
      version: place.version,
      save: (version, words) => adviser.api.places.setOperators({ id, version, unitIds: words === "甲的话" ? [unit] : [] }),
      stands: async () => ((await adviser.api.places.getPlace({ id })).operatorUnits.length === 1 ? "甲的话" : "乙的话"),
    };
  },
  "places.reportVenue": async () => {
    const operator = await served.signIn("shequ");
    const [first] = await operator.api.places.listVenues();
    assert.ok(first);
    const venue = async () => (await operator.api.places.listVenues()).find((v) => v.id === first.id);
    return {
      version: first.version,
      save: (version, words) =>
        operator.api.places.reportVenue({
          id: first.id,
          version,
          values: { ...first.values, phone: words === "甲的话" ? "19900211111" : "19900222222" },
        }),
      stands: async () => ((await venue())?.values.phone === "19900211111" ? "甲的话" : "乙的话"),
    };
  },
  "policies.editPolicy": async () => {
    const { id } = await leader.api.policies.createPolicy({
      values: {
        title: `两个窗口试行办法（示例）${nextKey()}`,
        level: "document",
        text: `两个窗口试行办法（示例）\n第一条 示例。\n第二条 示例 ${nextKey()}。`,
        isPublic: false,
      },
      requestKey: nextKey(),
    });
    const p = await leader.api.policies.getPolicy({ id });
    return {
      version: p.version,
      save: (version, words) =>
        leader.api.policies.editPolicy({
          id,
          version,
          values: { ...Object.fromEntries(POLICY_FACTS.map((k) => [k, p.own[k]])), issuer: words },
        }),
      stands: async () => (await leader.api.policies.getPolicy({ id })).own.issuer,
    };
  },
  "indicators.setTargets": async () => {
    const { indicators } = leader.api;
    const { year, targetsVersion } = await indicators.homeFigures();
    return {
      version: targetsVersion,
      save: (version, source) =>
        indicators.setTargets({ year, version, source, targets: { confirmed_demands: source === "甲的话" ? "71" : "72" } }),
      stands: async () => (await indicators.homeFigures()).figures.find((f) => f.code === "confirmed_demands")?.targetSource,
    };
  },
  "fairs.setAdviser": async () => {
    const { rows } = await adviser.api.fair.list({ limit: 1 } as never);
    const fairId = rows[0]?.id as number;
    const asked = await adviser.api.fairs.listAdvisers({ fairId });
    const person = asked[0]?.personId ?? (await adviser.api.fairs.readDuty({ fairId })).advisers[0]?.personId ?? 0;
    await adviser.api.fairs.addAdvisers({ fairId, personIds: [person] });
    const line = async () => (await adviser.api.fairs.readDuty({ fairId })).advisers.find((a) => a.personId === person);
    return {
      version: (await line())?.version as number,
      save: (version, words) =>
        adviser.api.fairs.setAdviser({ fairId, personId: person, version, hours: words === "甲的话" ? "1 09:00-10:00" : "1", comes: true }),
      stands: async () => ((await line())?.hours === "1 09:00-10:00" ? "甲的话" : "乙的话"),
    };
  },
  "matching.activateWeights": async () => {
    const id = await need();
    const view = await leader.api.matching.getWeights({ demandId: id });
    return {
      version: view.version,
      save: (version, words) => leader.api.matching.activateWeights({ version, weights: DEFAULT_WEIGHTS, note: words }),
      stands: async () => (await leader.api.matching.getWeights({ demandId: id })).versions.map((v) => v.note)[0],
    };
  },
};

async function agreement() {
  const id = await need();
  const values = { type: "contract", partyA: "甲方（示例）", partyB: "乙方（示例）", amountFen: 100_00, signedOn: "2026-11-20" };
  // Introduced by hand: what stands before an agreement is another test's matter.
  await owner.query("update work_case set state = 'in_talks' where id = $1", [id]);
  const made = await adviser.api.projects.createAgreement({ demandId: id, values, requestKey: nextKey() });
  return { id: made.id, values };
}

test("every edit has its two windows here", () => {
  const all = shapesOf(contract);
  // Declared records share one hand, whose versions the records' own tests try.
  const declared = new Set(all.filter((s) => s.path.endsWith(".putChild")).map((s) => s.path.split(".")[0]));
  const edits = all.filter((s) => s.keys.includes("version") && isEdit(s) && !declared.has(s.path.split(".")[0]));
  assert.deepEqual(edits.map((e) => e.path).toSorted(), Object.keys(WINDOWS).toSorted());
});

for (const [path, open] of Object.entries(WINDOWS))
  test(`two windows: ${path}`, async () => {
    const window = await open();
    await window.save(window.version, "甲的话");
    assert.equal(await window.stands(), "甲的话");
    const refused = await window.save(window.version, "乙的话").then(
      () => undefined,
      (error: { data?: { code?: string; message?: { zh: string }; data?: { version?: number; values?: object } } }) => error.data,
    );
    assert.equal(refused?.code, "stale", `${path} took the second window's text`);
    assert.match(refused?.message?.zh ?? "", /所填内容都在/);
    assert.ok((refused?.data?.version ?? 0) > window.version && refused?.data?.values, "with the text that stands and its version");
    assert.equal(await window.stands(), "甲的话", "nothing was undone");
    // Having seen it, the second may save.
    await window.save(refused?.data?.version as number, "乙的话");
    assert.equal(await window.stands(), "乙的话");
  });

test("of two at the same instant one is told", async () => {
  const window = await (WINDOWS["services.editSupply"] as () => Promise<Window>)();
  const ends = await Promise.allSettled(["甲的话", "乙的话"].map((words) => window.save(window.version, words)));
  assert.deepEqual(ends.map((e) => e.status).toSorted(), ["fulfilled", "rejected"]);
});

/** A save of the same words that is none: each with what it means instead. */
const SAID_AGAIN: Readonly<Record<string, string>> = {
  "fairs.setAdviser": "a line of a plan, written whole",
  "indicators.setTargets": "told apart code by code: the same figure adds no row",
  "matching.activateWeights": "a version with words of its own, each time",
  "people.endPost": "the same last day, audited each time",
  "people.setIdentity": "sealed: what stands is not opened to be compared",
  "places.movePlace": "a pin set again on its spot says that it was looked at",
  "places.reportVenue": "says that it was looked at today",
  "places.setOperators": "the list as a whole, audited each time",
  "units.renameUnit": "the present name is refused at its field",
};

for (const [path, open] of Object.entries(WINDOWS))
  if (!(path in SAID_AGAIN))
    test(`saved again without a change: ${path}`, async () => {
      const window = await open();
      await window.save(window.version, "甲的话");
      const standing = (save: Promise<unknown>) =>
        save.then(
          () => assert.fail("an older version was taken"),
          (error: { data?: { data?: { version: number } } }) => error.data?.data?.version as number,
        );
      const version = await standing(window.save(window.version, "乙的话"));
      const history = async (): Promise<string> =>
        (
          await owner.query(
            "select (select count(*) from field_history) as h, (select count(*) from audit_entry where act like '%.edit') as a",
          )
        ).rows
          .map((r) => `${r.h} ${r.a}`)
          .join();
      const before = await history();
      const refused = await window.save(version, "甲的话").then(
        () => undefined,
        (error: { data?: { code?: string; message?: { zh: string } } }) => error.data,
      );
      assert.equal(refused?.code, "unchanged", JSON.stringify(refused));
      assert.match(refused?.message?.zh ?? "", /没有改动/);
      assert.equal(await history(), before, "no history, no audit");
      // The version is still the one that stood before.
      await window.save(version, "乙的话");
      assert.equal(await window.stands(), "乙的话");
    });
