import { spelledLike } from "../register/spelling.ts";
import type { ProcessDef } from "@bihuan/casework";
import { chinaDay } from "@bihuan/kit";
import { implement } from "@orpc/server";
import { sql } from "kysely";
import { inScope } from "../access/in-scope.ts";
import { auditLook } from "../audit/audit.ts";
import type { Label } from "../http/contract.ts";
import { notFound, refuseRequest, wall, type Context, type Services } from "../http/server.ts";
import { tellMentioned } from "../notices/mentions.ts";
import type { Register } from "../register/fields.ts";
import { refusedIn } from "../register/guard.ts";
import { withSight, withSightOf } from "./sight.ts";
import { refuseGuarded } from "./guarded.ts";
import { actOnMany, previewBulk } from "./bulk.ts";
import { dropChild, putChild } from "./children.ts";
import { recordsContract } from "./contract.ts";
import { columnOf, type Records } from "./define.ts";
import { listWarnings, viewRecords } from "./due.ts";
import { groupRecords } from "./groups.ts";
import { refuseUnchanged } from "../register/version.ts";
import { actOnRecord, createRecord, editRecord, type Asked, type Hand, type Saved } from "./hand.ts";
import { namesToIds } from "./import-names.ts";
import { importRows, previewImport, readTable, rememberedFields, rememberedSame } from "./import.ts";
import { listSame } from "./import-same.ts";
import { listImports, undoImport } from "./import-undo.ts";
import { pasteRows, previewPaste } from "./paste.ts";
import type { Cells, Told } from "./read-table.ts";
import { onceOf } from "./goes-on.ts";
import { listRecords } from "./list.ts";
import { findFiles, useFile } from "./record-files.ts";
import { recordPage } from "./page.ts";
import { findRecord, namesIn } from "./rows.ts";
import type { Special } from "./special.ts";

/** A room's records, served: its contract and handlers, and the hand that the house and the room's own code work with. */
export interface Served<R extends Register = Register, P extends ProcessDef = ProcessDef> extends Hand {
  readonly contract: ReturnType<typeof recordsContract<R>>;
  readonly router: ReturnType<typeof routerOf<R>>;
  readonly of?: [R, P];
}

/** Serves a declaration; `special` is the room's own code, piece by piece. A gate without its truth is a bug. */
export function serveRecords<R extends Register, P extends ProcessDef>(records: Records<R, P>, special: Special<R, P> = {}): Served<R, P> {
  const gates = Object.keys(records.process?.gates ?? {});
  const missing = gates.filter((name) => !(name in (special.gates ?? {})));
  if (missing.length > 0) throw new Error(`${records.name}: nobody says whether ${missing.join(", ")} hold`);
  const hand = { records, special } as unknown as Hand;
  return { ...hand, contract: recordsContract(records as unknown as Records<R>), router: routerOf(records as unknown as Records<R>, hand) };
}

function routerOf<R extends Register>(records: Records<R>, hand: Hand) {
  const contract = recordsContract(records);
  const { guard } = records.register;
  const api = implement(contract)
    .$context<Context>()
    .use(wall)
    .use(async ({ context, next }, input) => {
      const refusal = refusedIn(guard, input);
      return refusal ? refuseGuarded(context, records.name, refusal) : next();
    });
  const erased = records as unknown as Records;
  return {
    list: api.list.handler(({ input, context: { actor, services } }) =>
      withSightOf(services, actor, erased, null, async (db) => {
        const page = await listRecords(db, actor.scope, hand, input, besideOf(services));
        const can = { create: actor.permissions.has(`${records.name}.edit`), act: actor.permissions.has(`${records.name}.act`) };
        return { ...page, rows: page.rows as never, can, names: await namesIn(db, erased, services.house.titles, page.rows, input.filter) };
      }),
    ),
    group: api.group.handler(({ input, context: { actor, services } }) =>
      services.database.read(actor.scope, (db) => groupRecords(db, actor.scope, hand, input, besideOf(services))),
    ),
    get: api.get.handler(({ input, context: { actor, services } }) =>
      withSightOf(services, actor, erased, input.id, (db) => recordPage(hand, db, actor, input.id, services)),
    ),
    find: api.find.handler(({ input, context: { actor, services } }) =>
      services.database.read(actor.scope, async (db) => {
        const title = sql.ref(`r.${columnOf(records.title)}`);
        const states: Readonly<Record<string, { readonly label: Label; readonly final: boolean }>> = records.process?.states ?? {};
        const { rows } = await sql<{ id: number; title: string; state: string | null }>`select r.id, ${title} as title,
            ${records.process ? sql`r.state` : sql`null`} as state from ${sql.table(records.name)} r
            where ${sql.join([inScope("r", actor.scope), spelledLike(title, input.words.trim()), ...onceOf(records)], sql` and `)}
            order by r.id desc limit 20`.execute(db);
        const found = rows.map(({ state, ...r }) => {
          const at = state === null ? undefined : states[state];
          return { ...r, ended: at?.final ? at.label : null };
        });
        return [...found.filter((r) => r.ended === null), ...found.filter((r) => r.ended !== null)];
      }),
    ),
    listSame: api.listSame.handler(({ input, context: { actor, services } }) =>
      services.database.read(actor.scope, (db) => listSame(db, actor.scope, erased, input.values, input.except)),
    ),
    create: api.create.handler(({ input, context }) => {
      entered(erased);
      return context.services.database.write(context.actor.scope, (tx) => createRecord(hand, context, tx, input));
    }),
    edit: api.edit.handler(({ input, context }) =>
      context.services.database.write(context.actor.scope, async (tx) => changed(await editRecord(hand, context, tx, input))),
    ),
    look: api.look.handler(({ input, context: { actor, services } }) =>
      withSight(services, actor, { register: records.name, recordId: input.id, writes: true }, async (tx) => {
        const field = records.register.fields.find((f) => f.key === input.field && f.sensitive) ?? notFound();
        const record = await findRecord(tx, erased, input.id);
        await auditLook(tx, actor, `${records.name}:${input.id}`, [field.key]);
        return { value: record.values[field.key] };
      }),
    ),
    act: api.act.handler(({ input, context }) =>
      context.services.database.write(context.actor.scope, (tx) => actOnRecord(hand, context, tx, input)),
    ),
    putChild: api.putChild.handler(({ input, context }) =>
      context.services.database.write(context.actor.scope, async (tx) => changed(await putChild(hand, context, tx, input))),
    ),
    dropChild: api.dropChild.handler(({ input, context }) =>
      context.services.database.write(context.actor.scope, (tx) => dropChild(hand, context, tx, input)),
    ),
    remark: api.remark.handler(({ input, context: { actor, services } }) =>
      services.database.write(actor.scope, async (tx) => {
        await findRecord(tx, erased, input.id);
        const subject = `${records.name}:${input.id}`;
        const said = await tx
          .insertInto("remark")
          .values({ subject, text: input.text, actor_id: actor.id })
          .returning("id")
          .executeTakeFirstOrThrow();
        await tellMentioned(tx, actor, { subject, text: input.text, at: new Date(services.now()).toISOString() });
        return said;
      }),
    ),
    findFiles: api.findFiles.handler(({ input, context }) =>
      context.services.database.read(context.actor.scope, (db) => findFiles(db, context, input.words)),
    ),
    useFile: api.useFile.handler(({ input, context }) =>
      context.services.database.write(context.actor.scope, (tx) => useFile(hand, context, tx, input)),
    ),
    previewBulk: api.previewBulk.handler(({ input, context }) => previewBulk(hand, context, input)),
    actOnMany: api.actOnMany.handler(({ input, context }) => actOnMany(hand, context, input)),
    previewImport: api.previewImport.handler(async ({ input, context }) => {
      const table = await tableOf(erased, input, context);
      return context.services.database.read(context.actor.scope, async (db) => ({
        ...(await previewImport(db, context.actor.scope, erased, table)),
        remembered: input.same ? {} : await rememberedSame(db, context, erased, input.rows[0] ?? []),
      }));
    }),
    importRows: api.importRows.handler(async ({ input, context }) => {
      entered(erased);
      const table = await tableOf(erased, input, context);
      return context.services.database.write(context.actor.scope, (tx) => importRows(hand, context, tx, table, input));
    }),
    previewPaste: api.previewPaste.handler(async ({ input, context }) =>
      previewPaste(hand, context, await tableOf(erased, input, context), chinaDay(context.services.now())),
    ),
    pasteRows: api.pasteRows.handler(async ({ input, context }) => {
      const table = await tableOf(erased, input, context);
      const today = chinaDay(context.services.now());
      return context.services.database.write(context.actor.scope, (tx) => pasteRows(hand, context, tx, table, input, today));
    }),
    listImports: api.listImports.handler(({ context }) =>
      context.services.database.read(context.actor.scope, (db) => listImports(db, context, erased)),
    ),
    undoImport: api.undoImport.handler(({ input, context }) =>
      context.services.database.write(context.actor.scope, (tx) => undoImport(tx, context, erased, input.id)),
    ),
    listWarnings: api.listWarnings.handler(({ input, context: { actor, services } }) =>
      services.database.read(actor.scope, (db) => listWarnings(db, actor.scope, erased, chinaDay(services.now()), input.most)),
    ),
    view: api.view.handler(({ input, context: { actor, services } }) =>
      services.database.read(actor.scope, (db) => viewRecords(db, actor.scope, erased, input, services.now())),
    ),
  };
}

const besideOf = (services: Services) => ({ today: chinaDay(services.now()), titles: services.house.titles });

/** Records that come of acts elsewhere are entered by nobody; the room's own code makes them. */
function entered(records: Records): void {
  if (records.words.create) return;
  refuseRequest("made-elsewhere", {
    zh: `${records.register.label.zh}不在这里登记：${records.words.arise?.zh ?? ""}`,
    en: `${records.register.label.en}: none is entered here. ${records.words.arise?.en ?? ""}`,
  });
}

/** The table that was sent, its columns as assigned by hand, else as the same sender assigned them last time, else as their headings say. */
async function tableOf(records: Records, input: { rows: Cells } & Told, context: Asked) {
  const { rows: sent, fields: given, ...told } = input;
  const { rows, fields } = await context.services.database.read(context.actor.scope, async (db) => {
    const remembered = given ? undefined : await rememberedFields(db, context, records, sent[0] ?? []);
    const assigned = given ?? (remembered?.some((f) => typeof f === "string") ? (remembered as (string | null)[]) : undefined);
    return { rows: await namesToIds(db, context, records, sent, assigned), fields: assigned };
  });
  return readTable(records, rows, chinaDay(context.services.now()), { ...told, fields });
}

/** Who presses save hears where there was nothing to save; acts that save beside other things do not mind. */
function changed<T extends Saved>(saved: T): T {
  if (saved.unchanged) refuseUnchanged([]);
  return saved;
}
