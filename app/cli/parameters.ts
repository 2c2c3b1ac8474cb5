import { findAssociation } from "../../features/units/index.ts";
import { ownerDb } from "../../platform/db/database.ts";
import { chinaDay } from "@bihuan/kit";
import { house } from "../rooms.ts";
import { owned, refuse, say, type Command } from "./command.ts";

const PARAMETERS = [...house.parameters.values()];

export const parameterCommands: Record<string, Command> = {
  "set-parameter": {
    usage: "set-parameter NAME VALUE --unit REGION-CODE",
    what: `a threshold or share for a unit and everything below it; ${PARAMETERS.map((p) => `${p.name} (${p.least} to ${p.most}, else ${p.initial}): ${p.what.en}`).join("; ")}`,
    run: async ([name, value, flag, code]) =>
      name && value && flag === "--unit" && code ? setParameter(name, Number(value), code) : undefined,
  },
};

async function setParameter(name: string, value: number, code: string): Promise<number> {
  const parameter = PARAMETERS.find((p) => p.name === name);
  if (!parameter) return refuse(`no such parameter: ${name}; there are ${PARAMETERS.map((p) => p.name).join(", ")}`);
  if (!(value >= parameter.least && value <= parameter.most))
    return refuse(`${name} lies between ${parameter.least} and ${parameter.most}`);
  return owned(async (client) => {
    const db = ownerDb(client);
    const unit = await findAssociation(db, code);
    if (!unit) return refuse(`no association in force has the region code ${code}`);
    await db
      .insertInto("parameter")
      .values({
        ...{ name, unit_id: unit.id, unit_path: unit.path, value, set_by: "console", from_on: chinaDay(Date.now()) },
        ...{ outcome: "agreed", decided_by: "console", decided_at: new Date().toISOString() },
      })
      .execute();
    await db
      .insertInto("audit_entry")
      .values({
        actor_id: "system",
        unit_id: unit.id,
        act: "parameter.set",
        subject: `unit:${unit.id}`,
        detail: JSON.stringify({ name, value }),
      })
      .execute();
    say(`${name} = ${value} for ${unit.name} and below`);
    return 0;
  });
}
