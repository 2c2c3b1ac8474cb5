import type { ContractRouterClient } from "@orpc/contract";
import { house, rooms } from "../app/rooms.ts";
import { processWithHandOver } from "../platform/casework/process.ts";
import type { RecordsContract } from "../platform/records/contract.ts";
import { defineRecords } from "../platform/records/define.ts";
import { serveRecords } from "../platform/records/serve.ts";
import { composeHouse, defineRoom, type Room } from "../platform/rooms/room.ts";

/** A room of one field whose table a test makes in its own database: what the mechanism does is seen without what a room adds. */
const label = { zh: "玩具", en: "toy" };
const process = processWithHandOver({
  name: "toy",
  label,
  initial: "made",
  states: {
    made: { label: { zh: "做好", en: "made" }, final: false, owner: "adviser", limit: { days: 3 } },
    offered: { label: { zh: "摆出", en: "offered" }, final: false, owner: "reviewer", limit: { days: 3 } },
    played: { label: { zh: "玩过", en: "played" }, final: true },
  },
  gates: {},
  actions: {
    make: { label: { zh: "做", en: "Make" }, from: [], to: "made", by: ["adviser"] },
    offer: { label: { zh: "摆", en: "Offer" }, from: ["made"], to: "offered", by: ["adviser"] },
    play: { label: { zh: "玩", en: "Play" }, from: ["offered"], to: "played", by: ["reviewer"], bulk: true },
    shelve: { label: { zh: "收起", en: "Shelve" }, from: ["offered"], to: "made", by: ["adviser"], reason: "required", bulk: true },
  },
});
const register = { name: "toy", label, fields: [{ key: "name", label, type: "text", required: true, list: "shown" }] };
const toy = serveRecords(
  defineRecords({
    register,
    process,
    title: "name",
    path: "/toys",
    access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser"] },
    words: { create: label, empty: label },
    // The compiler knows the tables of the migrations alone.
  } as never),
);

export const TOY_TABLE = `CREATE TABLE toy (id bigint PRIMARY KEY REFERENCES work_case, name text NOT NULL);
  SELECT wall_case_rows('toy', 'toy', ARRAY[]::text[])`;
export type ToyCalls = { readonly toy: ContractRouterClient<RecordsContract> };
export const houseWithToys = composeHouse(
  [...rooms, defineRoom({ name: "toys", records: { toy } })] as readonly Room[],
  Object.fromEntries([...house.permissions].map(([role, held]) => [role, held.filter((p) => p === "staff")])),
);
