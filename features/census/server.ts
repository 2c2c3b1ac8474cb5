import { catalogueOf } from "@bihuan/indicators";
import { addDays, chinaDay, monthOf } from "@bihuan/kit";
import { implement } from "@orpc/server";
import { sql } from "kysely";
import { audit } from "../../platform/audit/audit.ts";
import { refuseRequest, wall, type Context } from "../../platform/http/server.ts";
import { actOnRecord, openToWrite } from "../../platform/records/hand.ts";
import { findRecord, nextVersion, refuseFields } from "../../platform/records/rows.ts";
import { serveRecords, type Served } from "../../platform/records/serve.ts";
import type { Done } from "../../platform/records/special.ts";
import { censusContract } from "./contract.ts";
import { askUnits, burdenOf, canSignIn, settle, unitsToAsk } from "./desk.ts";
import { censusFacts } from "./facts.ts";
import { formFaults, formOf, heldOf, putDefinition, readWorkbook } from "./form-desk.ts";
import { papersOf } from "./papers.ts";
import { linksOf, progressOf, tableOf } from "./progress.ts";
import { replies } from "./replies.ts";
import { lookReply, openReply, returnReply, submitReply } from "./reply-desk.ts";
import { rounds } from "./rounds.ts";
import { isOpen } from "./rules.ts";

const facts = catalogueOf(censusFacts);

export const servedReplies: Served<(typeof replies)["register"], NonNullable<(typeof replies)["process"]>> = serveRecords(replies, {
  gates: {
    // Sent once more than it was taken: the form alone sends.
    filled: async ({ db, record }) =>
      (
        await sql<{ fresh: boolean }>`select (select count(*) from census_submission where reply_id = ${record.id})
          > (select count(*) from case_event where case_id = ${record.id} and action = 'reply') as fresh`.execute(db)
      ).rows[0]?.fresh === true,
    marked: async ({ db, record }) =>
      (await sql`select from census_return where reply_id = ${record.id} and not answered limit 1`.execute(db)).rows.length > 0,
  },
  on: {
    return: async (s) => {
      const unit = { id: s.record.unitId, canSignIn: await canSignIn(s.db, s.record.unitId, s.today) };
      await settle(s.db, s.record.id, unit, s.row.untilOn > s.today ? s.row.untilOn : addDays(s.today, 7));
    },
    excuse: async (s) => {
      if (s.actor.scope.unitId !== s.row.issuerId)
        refuseRequest("not-your-unit", { zh: "由发起单位记为未回", en: "Whoever asked notes that there is no reply" });
    },
    accept: async (s) => {
      // A returned answer that was not mended is no longer asked for.
      await sql`update census_return set answered = true where reply_id = ${s.record.id}`.execute(s.db);
    },
  },
});

export const servedRounds = serveRecords(rounds, {
  facts,
  gates: {
    form: async ({ db, record }) => formFaults((await formOf(db, record)).definition).length === 0,
    units: async ({ db, record, row, today }) => (await unitsToAsk(db, record.unitId, row.kinds, today)).length > 0,
    looked: async ({ db, record }) =>
      (await sql`select from census_reply where round_id = ${record.id} and state in ('replied', 'returned') limit 1`.execute(db)).rows
        .length === 0,
    over: async ({ db, record, row, today }) =>
      row.untilOn < today ||
      (await sql`select from census_reply where round_id = ${record.id} and state = 'asked' limit 1`.execute(db)).rows.length === 0,
  },
  on: {
    ask: async (s) => {
      if (s.row.untilOn < s.today) refuseFields({ untilOn: { zh: "截止日已经过了", en: "The day has passed" } });
      const form = await formOf(s.db, s.record);
      const held = (await heldOf(s.db, s.services, { id: s.record.id, earlierId: s.row.earlierId }, form, s.today)).filter(isOpen);
      if (held.length > 0)
        refuseRequest("held", {
          zh: `系统里已有、不能再问：${held.map((h) => `“${h.label}”（${h.where.zh}）`).join("；")}`,
          en: `Held already, not to be asked again: ${held.map((h) => `${h.label} (${h.where.en})`).join("; ")}`,
        });
      if (form.name === null) await putDefinition(s.db, "census", s.record.id, "", form.definition, []);
      await s.set({ askedOn: s.today });
      const round = {
        id: s.record.id,
        title: s.row.title,
        unitId: s.record.unitId,
        untilOn: s.row.untilOn,
        kinds: s.row.kinds,
      };
      await askUnits(s.db, s, round, form.definition, s.today, s.at);
    },
    close: async (s) => {
      await excuseRest(s, "late");
      const c = (await progressOf(s.db, s.record.id)).coverage;
      await s.fact("census.closed", { measures: { asked: c.asked, accepted: c.accepted, unchanged: c.unchanged } });
    },
    cancel: (s) => excuseRest(s, "cancelled"),
  },
});

/** Who said nothing until the end is on record as silent; nothing waits any more. */
async function excuseRest(s: Done<(typeof rounds)["register"]>, reason: string): Promise<void> {
  const { rows } = await sql<{ id: number; state: string }>`select id, state from census_reply where round_id = ${s.record.id}
    and state in ('asked', 'returned', 'replied') order by id`.execute(s.db);
  for (const r of rows)
    await actOnRecord(servedReplies, s, s.db, {
      id: r.id,
      action: r.state === "replied" ? "accept" : "excuse",
      reason: r.state === "replied" ? undefined : reason,
      requestKey: `census-end-${r.id}`,
    });
}

const api = implement(censusContract).$context<Context>().use(wall);

export const censusRouter = api.router({
  putForm: api.putForm.handler(async ({ input, context: { actor, services } }) => {
    const { form, told } = await readWorkbook(input.name, Buffer.from(input.base64, "base64"));
    if (!form) return { ok: false, told: [...told] };
    await services.database.write(actor.scope, async (tx) => {
      await openToWrite(servedRounds, actor, tx, input.id);
      await nextVersion(tx, rounds, input.id, input.version);
      await putDefinition(tx, "census", input.id, input.name, form, told);
      await audit(tx, actor, { act: "census_round.edit", subject: `census_round:${input.id}`, detail: { form: input.name } });
    });
    return { ok: true, told: [...told] };
  }),
  dropForm: api.dropForm.handler(async ({ input, context: { actor, services } }) => {
    await services.database.write(actor.scope, async (tx) => {
      await openToWrite(servedRounds, actor, tx, input.id);
      await nextVersion(tx, rounds, input.id, input.version);
      await sql`delete from census_form where round_id = ${input.id}`.execute(tx);
      await audit(tx, actor, { act: "census_round.edit", subject: `census_round:${input.id}`, detail: { form: null } });
    });
    return { ok: true };
  }),
  lookForm: api.lookForm.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, async (db) => {
      const today = chinaDay(services.now());
      const round = await findRecord(db, rounds as never, input.id);
      const form = await formOf(db, round);
      const { earlierId, kinds } = round.values as { earlierId: number | null; kinds: string[] };
      const held = await heldOf(db, services, { id: input.id, earlierId }, form, today);
      const units = await unitsToAsk(db, round.unitId, kinds, today);
      const month = monthOf(today);
      return {
        name: form.name,
        definition: form.definition,
        told: [...form.told],
        faults: formFaults(form.definition),
        held: held.map((h) => ({ ...h, open: isOpen(h) })),
        units: units.length,
        withoutAccount: units.filter((u) => !u.canSignIn).length,
        month,
        burden: await burdenOf(
          db,
          actor.scope,
          month,
          units.map((u) => u.id),
        ),
      };
    }),
  ),
  progress: api.progress.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, async (db) => {
      await findRecord(db, rounds as never, input.id);
      return progressOf(db, input.id);
    }),
  ),
  listLinks: api.listLinks.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, async (db) => {
      await findRecord(db, rounds as never, input.id);
      return linksOf(db, input.id, chinaDay(services.now()));
    }),
  ),
  listPapers: api.listPapers.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, async (db) => {
      const round = await findRecord(db, rounds as never, input.id);
      return papersOf(db, round, chinaDay(services.now()));
    }),
  ),
  exportTable: api.exportTable.handler(({ input, context: { actor, services } }) =>
    services.database.write(actor.scope, async (tx) => {
      const round = await findRecord(tx, rounds as never, input.id);
      const bytes = await tableOf(tx, round, chinaDay(services.now()));
      await audit(tx, actor, { act: "census_round.export", subject: `census_round:${input.id}` });
      return { name: `${round.title}.xlsx`, base64: bytes.toString("base64") };
    }),
  ),
  lookReply: api.lookReply.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, (db) => lookReply(db, actor, input.id, chinaDay(services.now()))),
  ),
  returnReply: api.returnReply.handler(async ({ input, context }) => {
    await context.services.database.write(context.actor.scope, (tx) => returnReply(servedReplies, context, tx, input));
    return { ok: true };
  }),
  burden: api.burden.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, (db) => burdenOf(db, actor.scope, input.month)),
  ),
  openReply: api.openReply.handler(({ input, context: { services } }) => openReply(services, input.code)),
  submitReply: api.submitReply.handler(({ input, context: { services } }) => submitReply(servedReplies, services, input)),
});
