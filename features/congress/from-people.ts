import { sql } from "kysely";
import { rowsOf } from "../../platform/db/rows.ts";
import { notFound } from "../../platform/http/server.ts";
import { createRecord } from "../../platform/records/hand.ts";
import { refuseFields } from "../../platform/records/rows.ts";
import type { Values } from "../../platform/register/fields.ts";
import { listTalents } from "../people/index.ts";
import type { Signed } from "./choose-desk.ts";
import { servedNominees } from "./people-server.ts";

const MOST_SHOWN = 20;

/** People of the registers that the asker may open, each once, with what an entry begins from. No telephone: whoever nominates asks for it himself. */
export const findPeople = (context: Signed, words: string) =>
  context.services.database.read(context.actor.scope, async (db) => {
    if (words === "") return [];
    const { rows } = await listTalents(db, context.actor.scope, { search: words, filter: {}, limit: MOST_SHOWN } as never, context);
    const { persons } = context.services.house;
    return rows.map(({ list, id, name, units, titles, lists }) => ({
      ...{ list, id, name, employer: units.slice(0, 100), titles: titles.slice(0, 60) },
      lists: lists.map((l) => persons.get(l)?.label.zh ?? l),
    }));
  });

interface From {
  readonly list: string;
  /** Of the register of people, from which the entry begins. */
  readonly entryId: number;
  readonly values: Values;
  readonly requestKey: string;
}
/** Somebody nominated from what a register says of him, which he has agreed to: the entry says which register, and the day. */
export const nominateFrom = (context: Signed, { list, entryId, values, requestKey }: From) =>
  context.services.database.write(context.actor.scope, async (tx) => {
    const { actor, services } = context;
    const persons = services.house.persons.get(list);
    if (!persons?.talents || !actor.permissions.has(persons.permission)) return notFound();
    const path = sql`r."unitPath"[${sql.lit(actor.scope.unitPath.length)}]`;
    const [entry] = await rowsOf<{ name: string }>(
      tx,
      sql`select r.name from (${persons.rows}) r where r.id = ${entryId} and ${path} = ${actor.scope.unitId}`,
    );
    if (!entry) return notFound();
    if (values["name"] !== entry.name)
      refuseFields({ name: { zh: `名册上是${entry.name}；换了人请重新选`, en: `The register says ${entry.name}; choose another there` } });
    if ((values["consentOn"] ?? "") === "")
      refuseFields({ consentOn: { zh: "用名册里的信息，要先经本人同意", en: "What a register says is used only once he has agreed" } });
    const made = await createRecord(servedNominees, context, tx, { values, requestKey });
    await sql`update congress_nominee set taken_from = ${persons.label.zh} where id = ${made.id}`.execute(tx);
    return made;
  });
