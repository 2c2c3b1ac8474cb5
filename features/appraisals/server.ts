import { fingerprint } from "@bihuan/ballots";
import { catalogueOf } from "@bihuan/indicators";
import { chinaDay } from "@bihuan/kit";
import { implement } from "@orpc/server";
import { sql } from "kysely";
import { audit } from "../../platform/audit/audit.ts";
import { notFound, refuseRequest, wall, type Context } from "../../platform/http/server.ts";
import { openToWrite } from "../../platform/records/hand.ts";
import type { Db } from "../../platform/db/database.ts";
import type { Label } from "../../platform/http/contract.ts";
import { findRecord, type Found } from "../../platform/records/rows.ts";
import { serveRecords } from "../../platform/records/serve.ts";
import type { Done, Seen } from "../../platform/records/special.ts";
import { afarOf, dropAfar, giveVoterLinks, issuedOf, openedOf, tellersOf } from "./afar.ts";
import { inviteTellers } from "./afar-count.ts";
import { appraisals } from "./appraisals.ts";
import { appraisalsContract } from "./contract.ts";
import { count, keyPile } from "./count.ts";
import { handedOut, handOutFaults, quorumWords, withTokens, type Definition } from "./definition.ts";
import { ballotOf, deal, defined, planFaults, seesScheme, undeal } from "./desk.ts";
import { enterExamples } from "./examples.ts";
import { appraisalFacts } from "./facts.ts";
import { lookNote, notesShown, writeNote } from "./notes.ts";
import { givePages } from "./own.ts";
import { resultsOf } from "./result.ts";
import { checkIn, dropVoter, enterVoters, listVoters } from "./roll.ts";
import { schemes } from "./schemes.ts";
import { secondRound } from "./second.ts";

type Appraisal = (typeof appraisals)["register"];
export const servedSchemes = serveRecords(schemes);

const changed = (s: Done<Appraisal>): Promise<void> => undeal(s.db, s.record.id);
async function withScheme(s: Done<Appraisal>): Promise<void> {
  if (!(await seesScheme(s.db, s.record)))
    refuseRequest("no-scheme", { zh: "没有这个测评办法：选本单位或上级的", en: "No such scheme: choose one of your own or of a superior" });
}

/** What must have come, by what was frozen, else as it would be now. */
async function quorumOf(db: Db, record: Found, frozen: Definition | undefined): Promise<Label | null> {
  if (frozen) return quorumWords(frozen);
  const isBefore = record.state === "plan" || record.state === "meeting";
  return isBefore && (await seesScheme(db, record)) ? quorumWords(await defined(db, record)) : null;
}

/** What the page says of the vote: never anything of a ballot before the count, sums of merged parts after it. */
async function voteOf({ db, record }: Seen<Appraisal>) {
  const ballot = await ballotOf(db, record.id);
  const faults = record.state === "plan" || record.state === "meeting" ? await planFaults(db, record) : [];
  const { rows: sizes } = await sql<{ class: string; due: number; present: number }>`select class, count(*)::int as due,
    count(*) filter (where present)::int as present from appraisal_voter where appraisal_id = ${record.id} group by class order by class`.execute(
    db,
  );
  const { rows: classes } = await sql<{
    key: string;
    label: string;
  }>`select key, label from appraisal_scheme_class where scheme_id = ${Number(record.values["schemeId"])}
    order by key`.execute(db);
  const parts = ballot?.result?.parts;
  const afar = await afarOf(db, record.id);
  return {
    afar: afar
      ? {
          tellers: (await tellersOf(db, record.id)).map((t) => ({ no: t.no, name: t.name, ready: t.ready, shared: t.share !== null })),
          fingerprint: afar.election && fingerprint(openedOf(afar.election)),
          issued: [...(await issuedOf(db, record.id)).values()].reduce((n, m) => n + m, 0),
          file: afar.file !== null,
        }
      : null,
    faults,
    quorum: await quorumOf(db, record, ballot?.definition),
    classes: classes.map((c) => ({ ...c, due: 0, present: 0, ...sizes.find((s) => s.class === c.key) })),
    unknown: sizes.filter((s) => !classes.some((c) => c.key === s.class)).map((s) => s.class),
    definition: ballot?.definition ?? null,
    counted: ballot?.result !== null && ballot?.result !== undefined,
    parts: parts ?? null,
    results: ballot && parts ? resultsOf(ballot.definition, parts) : null,
  };
}
export type VoteSection = Awaited<ReturnType<typeof voteOf>>;

export const servedAppraisals = serveRecords(appraisals, {
  facts: catalogueOf(appraisalFacts),
  gates: {
    ready: async ({ db, record }) => (await planFaults(db, record)).length === 0,
    dealt: async ({ db, record }) => {
      const ballot = await ballotOf(db, record.id);
      return ballot !== undefined && handOutFaults(withTokens(ballot.definition, await issuedOf(db, record.id))).length === 0;
    },
    counted: async ({ db, record }) => Boolean((await ballotOf(db, record.id))?.result),
    signed: async ({ files }) => (await files("signed")) > 0,
    mended: async ({ db, record }) =>
      (
        await sql`select from appraisal_improvement i join appraisal_person p on p.id = i.person_id where p.appraisal_id = ${record.id} and i.done_on is null limit 1`.execute(
          db,
        )
      ).rows.length === 0,
  },
  on: {
    create: withScheme,
    edit: async (s) => {
      await withScheme(s);
      await changed(s);
    },
    child: changed,
    revise: changed,
    restart: async (s) => {
      await changed(s);
      // The tellers' key may have opened what is void now.
      await dropAfar(s.db, s.record.id);
    },
    open: async (s) => {
      await sql`select appraisal_afar_close(${s.record.id})`.execute(s.db);
      const ballot = await ballotOf(s.db, s.record.id);
      if (!ballot?.definition.classes.some((c) => c.afar)) return;
      const definition = withTokens(ballot.definition, await issuedOf(s.db, s.record.id));
      await sql`update appraisal_ballot set definition = ${JSON.stringify(definition)}::jsonb where appraisal_id = ${s.record.id}`.execute(
        s.db,
      );
    },
    cancel: changed,
    bell: async (s) => {
      await sql`update appraisal_ballot set phones = appraisal_bell(${s.record.id}) where appraisal_id = ${s.record.id}`.execute(s.db);
    },
    publish: async (s) => {
      const ballot = await ballotOf(s.db, s.record.id);
      if (!ballot) return;
      const { classes, persons } = ballot.definition;
      const parts = ballot.result?.parts ?? [];
      const sum = (of: (p: (typeof parts)[number]) => number) => parts.reduce((n, p) => n + of(p), 0);
      await s.fact("appraisal.held", {
        measures: {
          persons: persons.length,
          due: classes.reduce((n, c) => n + c.due, 0),
          present: classes.reduce((n, c) => n + c.present, 0),
          returned: sum((p) => p.returned),
          valid: sum((p) => p.valid),
        },
      });
      await sql`select appraisal_clear(${s.record.id})`.execute(s.db);
    },
  },
  sections: { vote: voteOf, notes: ({ db, actor, record }) => notesShown(db, actor, record.id) },
});

const own = implement({ appraisals: appraisalsContract }).$context<Context>().use(wall).appraisals;

export const appraisalsRouter = own.router({
  enterExamples: own.enterExamples.handler(({ context }) =>
    context.services.database.write(context.actor.scope, async (tx) => ({
      entered: await enterExamples(
        servedSchemes,
        context,
        tx,
        `examples-${context.requestId}`,
        `${chinaDay(context.services.now()).slice(0, 4)}-01-01`,
      ),
    })),
  ),
  listVoters: own.listVoters.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, async (db) => {
      await findRecord(db, appraisals as never, input.id);
      return listVoters(db, input.id);
    }),
  ),
  enterVoters: own.enterVoters.handler(({ input, context: { actor, services } }) =>
    services.database.write(actor.scope, async (tx) => {
      const record = await openToWrite(servedAppraisals, actor, tx, input.id);
      return { entered: await enterVoters(tx, actor, record, input.list) };
    }),
  ),
  checkIn: own.checkIn.handler(({ input, context: { actor, services } }) =>
    services.database.write(actor.scope, async (tx) => {
      const record = await openToWrite(servedAppraisals, actor, tx, input.id);
      return { present: await checkIn(tx, record, input) };
    }),
  ),
  dropVoter: own.dropVoter.handler(({ input, context: { actor, services } }) =>
    services.database.write(actor.scope, async (tx) => {
      const record = await openToWrite(servedAppraisals, actor, tx, input.id);
      await dropVoter(tx, actor, record, input.voterId);
      return { ok: true };
    }),
  ),
  deal: own.deal.handler(({ input, context: { actor, services } }) =>
    services.database.write(actor.scope, async (tx) => {
      await openToWrite(servedAppraisals, actor, tx, input.id);
      return deal(services, tx, actor, await findRecord(tx, appraisals as never, input.id), input.classes);
    }),
  ),
  inviteTellers: own.inviteTellers.handler(({ input, context: { actor, services } }) =>
    services.database.write(actor.scope, async (tx) => {
      const record = await openToWrite(servedAppraisals, actor, tx, input.id);
      await undeal(tx, record.id);
      return inviteTellers(services, tx, actor, record);
    }),
  ),
  giveVoterLinks: own.giveVoterLinks.handler(({ input, context: { actor, services } }) =>
    services.database.write(actor.scope, async (tx) => {
      const record = await openToWrite(servedAppraisals, actor, tx, input.id);
      const ballot = await ballotOf(tx, record.id);
      return giveVoterLinks(services, tx, actor, record, ballot?.definition.classes ?? []);
    }),
  ),
  secondRound: own.secondRound.handler(({ input, context }) =>
    context.services.database.write(context.actor.scope, async (tx) =>
      secondRound(servedAppraisals, context, tx, await findRecord(tx, appraisals as never, input.id, true)),
    ),
  ),
  received: own.received.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, async (db) => {
      const { received, codes } = await hallOf(db, input.id);
      return { received, codes };
    }),
  ),
  lookHall: own.lookHall.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, (db) => hallOf(db, input.id)),
  ),
  keyPile: own.keyPile.handler(({ input, context: { actor, services } }) =>
    services.database.write(actor.scope, async (tx) => keyPile(tx, await findRecord(tx, appraisals as never, input.id, true), input)),
  ),
  count: own.count.handler(({ input, context: { actor, services } }) =>
    services.database.write(actor.scope, async (tx) => count(tx, actor, await findRecord(tx, appraisals as never, input.id, true), input)),
  ),
  givePages: own.givePages.handler(({ input, context: { actor, services } }) =>
    services.database.write(actor.scope, async (tx) => {
      const record = await findRecord(tx, appraisals as never, input.id);
      if (record.state === "voting" || record.state === "counting")
        refuseRequest("not-now", { zh: "投票和计票的时候不发个人页", en: "No personal links while the vote is open or counted" });
      await audit(tx, actor, { act: "appraisal.pages", subject: `appraisal:${input.id}` });
      return givePages(services, tx, input.id);
    }),
  ),
  listStatements: own.listStatements.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, async (db) => {
      await findRecord(db, appraisals as never, input.id);
      return (
        await sql<{ no: number; name: string; versions: number; text: string | null; onDay: string | null }>`
          select p.no, p.name, coalesce(s.version, 0) as versions, s.text, s.on_day as "onDay" from appraisal_person p
          left join lateral (select * from appraisal_statement x where x.person_id = p.id order by x.version desc limit 1) s on true
          where p.appraisal_id = ${input.id} order by p.no`.execute(db)
      ).rows;
    }),
  ),
  writeNote: own.writeNote.handler(({ input, context }) => writeNote(context, input)),
  lookNote: own.lookNote.handler(({ input, context }) => lookNote(context, input)),
  listImprovements: own.listImprovements.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, async (db) => {
      await findRecord(db, appraisals as never, input.id);
      const { rows: persons } = await sql<{
        id: number;
        name: string;
      }>`select id, name from appraisal_person where appraisal_id = ${input.id} order by no`.execute(db);
      const { rows } = await sql<{ id: number; name: string; item: string; untilOn: string; doneOn: string | null; isLate: boolean }>`
        select i.id, p.name, i.item, i.until_on as "untilOn", i.done_on as "doneOn", i.done_on is null and i.until_on < ${chinaDay(services.now())}::date as "isLate" from appraisal_improvement i join appraisal_person p on p.id = i.person_id
        where p.appraisal_id = ${input.id} order by i.until_on, i.id`.execute(db);
      return { persons, rows };
    }),
  ),
  putImprovement: own.putImprovement.handler(({ input, context: { actor, services } }) =>
    services.database.write(actor.scope, async (tx) => {
      await publishedRecord(tx, input.id);
      const { rows } = await sql<{ id: number }>`insert into appraisal_improvement (person_id, item, until_on)
        select id, ${input.item}, ${input.untilOn} from appraisal_person where id = ${input.personId} and appraisal_id = ${input.id} returning id`.execute(
        tx,
      );
      await audit(tx, actor, { act: "appraisal.edit", subject: `appraisal:${input.id}`, detail: { improvement: rows[0]?.id ?? null } });
      return rows[0] ?? notFound();
    }),
  ),
  doneImprovement: own.doneImprovement.handler(({ input, context: { actor, services } }) =>
    services.database.write(actor.scope, async (tx) => {
      await publishedRecord(tx, input.id);
      const { rows } = await sql`update appraisal_improvement i set done_on = ${chinaDay(services.now())} from appraisal_person p
        where i.id = ${input.improvementId} and p.id = i.person_id and p.appraisal_id = ${input.id} and i.done_on is null returning i.id`.execute(
        tx,
      );
      await audit(tx, actor, { act: "appraisal.edit", subject: `appraisal:${input.id}`, detail: { improvementDone: input.improvementId } });
      return rows.length === 1 ? { ok: true } : notFound();
    }),
  ),
});

/** What the hall may see: a total over all classes, and the trial's code while one may try. */
async function hallOf(db: Seen<Appraisal>["db"], id: number) {
  const { title, state } = await findRecord(db, appraisals as never, id);
  const ballot = await ballotOf(db, id);
  const classes = ballot?.definition.classes ?? [];
  const { rows } = await sql<{ n: number | null }>`select appraisal_received(${id}) as n`.execute(db);
  return {
    ...{ title, state: state ?? "", received: rows[0]?.n ?? null },
    trial: state === "meeting" ? (ballot?.trial ?? null) : null,
    codes: classes.reduce((n, c) => n + (c.afar ? handedOut(c) : c.codes), 0),
    sheets: classes.reduce((n, c) => n + c.sheets, 0),
  };
}

async function publishedRecord(tx: Seen<Appraisal>["db"], id: number): Promise<void> {
  const record = await findRecord(tx, appraisals as never, id, true);
  if (record.state !== "published")
    refuseRequest("not-now", {
      zh: "公布以后、归档以前登记整改事项",
      en: "Improvements are entered after publication and before archiving",
    });
}
