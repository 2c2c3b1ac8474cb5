import { createRouterClient } from "@orpc/server";
import type { ContractRouterClient } from "@orpc/contract";
import type pg from "pg";
import type { contract } from "../app/contract.ts";
import { mintActor, type Actor } from "../platform/access/scope.ts";
import { openClient } from "../platform/db/connections.ts";
import { routerOf } from "../platform/rooms/room.ts";
import { openTestInstallation, type TestInstallation } from "./installation.ts";

export type Client = ContractRouterClient<typeof contract>;

/** A province, two cities, three counties, a town, and a person in each: the house's own handlers, called without a wire. */
export interface World extends AsyncDisposable {
  readonly installation: TestInstallation;
  readonly units: Readonly<Record<string, { id: number; path: number[] }>>;
  actor(unit: string, roles: readonly string[]): Actor;
  client(unit: string, roles: readonly string[]): Client;
  as(actor: Actor): Client;
  /** Somebody without an account, at an address of his own. */
  visitor(address: string): Client;
  /** Something done as the owner of the tables: posts, addresses. */
  owner(work: (client: pg.Client) => Promise<void>): Promise<void>;
}

const TREE: readonly (readonly [name: string, parent: string | null])[] = [
  ["全国", null],
  ["示例省", "全国"],
  ["甲市", "示例省"],
  ["乙市", "示例省"],
  ["甲一县", "甲市"],
  ["甲二县", "甲市"],
  ["乙一县", "乙市"],
  ["甲一镇", "甲一县"],
];

export async function makeWorld(options: { house?: TestInstallation["services"]["house"] } = {}): Promise<World> {
  const installation = await openTestInstallation({ sample: false, ...options });
  const owner = openClient(installation.owner);
  await owner.connect();
  const units: Record<string, { id: number; path: number[] }> = {};
  const people: Record<string, number> = {};
  for (const [name, parent] of TREE) {
    const unit = await owner.query<{ id: number; path: number[] }>(
      "INSERT INTO unit (name, kind, parent_id, path) VALUES ($1, 'association', $2, '{}') RETURNING id, path",
      [`${name}科协（示例）`, parent === null ? null : units[parent]?.id],
    );
    units[name] = unit.rows[0] as { id: number; path: number[] };
    const person = await owner.query<{ id: string }>("INSERT INTO person (name, unit_id, unit_path) VALUES ($1, $2, $3) RETURNING id", [
      `${name}某人（示例）`,
      units[name].id,
      units[name].path,
    ]);
    people[name] = Number(person.rows[0]?.id);
  }
  await owner.end();
  const { services } = installation;
  services.rootUnitId = units["全国"]?.id ?? 0;
  const second = new Map<string, number>();
  const actor = (unit: string, roles: readonly string[]): Actor =>
    mintActor(
      { personId: (people[unit] ?? 0) + (second.get(unit) ?? 0), name: unit, unitPath: units[unit]?.path ?? [], roles },
      services.house.permissions,
    );
  const from = (who: Actor | undefined, address: string): Client =>
    createRouterClient(routerOf(services.house), {
      context: { actor: who, requestId: "test", address, services },
    }) as unknown as Client;
  const as = (who: Actor): Client => from(who, "127.0.0.1");
  return {
    installation,
    units,
    actor,
    as,
    visitor: (address) => from(undefined, address),
    client: (unit, roles) => as(actor(unit, roles)),
    owner: async (work) => {
      const client = openClient(installation.owner);
      await client.connect();
      await work(client).finally(() => client.end());
    },
    [Symbol.asyncDispose]: () => installation.close(),
  };
}
