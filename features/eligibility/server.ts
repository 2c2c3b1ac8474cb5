import { chinaDay } from "@bihuan/kit";
import { implement } from "@orpc/server";
import { sql } from "kysely";
import type { Db } from "../../platform/db/database.ts";
import { wall, type Context } from "../../platform/http/server.ts";
import { tell } from "../../platform/notices/notices.ts";
import { findRecord } from "../../platform/records/rows.ts";
import { serveRecords } from "../../platform/records/serve.ts";
import type { Done } from "../../platform/records/special.ts";
import { articleOf, findPolicy } from "../policies/index.ts";
import { benefits } from "./benefits.ts";
import { concernsNeed } from "./concerns.ts";
import { eligibilityContract } from "./contract.ts";
import { firms } from "./firms.ts";
import { judge, type Judgement } from "./judge.ts";
import { endOffer, factsOf, offersOn, putOffer, type Offer } from "./offers.ts";

export const servedFirms = serveRecords(firms);

type OfBenefit = Done<typeof benefits.register>;
/** The document is looked for by what was typed, whenever that changes. */
const findDocument = async ({ db, row, record }: OfBenefit): Promise<void> => {
  await sql`update benefit set policy_id = ${await findPolicy(db, row.policy)} where id = ${record.id}`.execute(db);
};
const policyOf = async (db: Db, id: number): Promise<number | null> =>
  (await sql<{ id: number | null }>`select policy_id as id from benefit where id = ${id}`.execute(db)).rows[0]?.id ?? null;

/** Blanks and quotation marks are written in many ways; words are not. */
const bare = (text: string): string => text.replace(/[\s“”"'‘’「」]/g, "");

async function quotations(db: Db, id: number): Promise<{ id: number; found: boolean }[]> {
  const policyId = await policyOf(db, id);
  const { rows } = await sql<{ id: number; address: string; clause: string }>`select id, address, clause from benefit_condition
    where benefit_id = ${id} order by id`.execute(db);
  const out: { id: number; found: boolean }[] = [];
  for (const r of rows) {
    const body = policyId === null ? null : await articleOf(db, policyId, bare(r.address));
    out.push({ id: r.id, found: body !== null && bare(body).includes(bare(r.clause)) });
  }
  return out;
}

const inWords = ({ verdict, missing, reasons }: Judgement) => ({
  verdict,
  missing: [...missing],
  reasons: reasons.map(({ term, holds, has, lapsedOn }) => ({
    holds: holds === undefined ? null : holds !== (term.how === "none"),
    how: term.how,
    subject: term.subject,
    comparison: term.comparison,
    value: term.value,
    has,
    lapsedOn,
    address: term.address,
    clause: term.clause,
  })),
});

interface Fit {
  readonly id: number;
  readonly name: string;
  readonly unitId: number;
  readonly unitName: string;
  readonly verdict: "applies" | "open";
  readonly missing: string[];
}
/** Firms of the reader's area whom an offer is for, or may be for; the offer's own unit and those beneath it alone. */
async function firmsFor(db: Db, offer: Offer, unitId: number, day: string): Promise<{ judged: number; firms: Fit[] }> {
  const { rows } = await sql<{
    id: number;
    name: string;
    unitId: number;
    unitName: string;
  }>`select f.id, f.name, f.unit_id as "unitId", u.name as "unitName"
    from firm f join unit u on u.id = f.unit_id where ${unitId} = any (f.unit_path) order by f.name, f.id limit 20000`.execute(db);
  const facts = await factsOf(
    db,
    rows.map((r) => r.id),
  );
  const fits = rows.flatMap((r): Fit[] => {
    const { verdict, missing } = judge(offer.terms, facts.get(r.id) ?? [], day);
    return verdict === "not" ? [] : [{ ...r, verdict, missing: [...missing] }];
  });
  return { judged: rows.length, firms: fits.toSorted((a, b) => Number(a.verdict === "open") - Number(b.verdict === "open")).slice(0, 500) };
}

/** Whoever looks after firms that a new benefit is for hears so, once for each benefit. */
async function tellAdvisers({ db, record, actor, at, row, today }: OfBenefit): Promise<void> {
  const [offer] = await offersOn(db, record.unitPath, today, record.id);
  if (!offer) return;
  const { firms: fits } = await firmsFor(db, offer, record.unitPath.at(-1) ?? 0, today);
  const byUnit = Map.groupBy(fits, (f) => f.unitId);
  for (const [unitId, those] of byUnit) {
    const { rows } = await sql<{
      id: number;
    }>`select distinct p.person_id as id from post p where p.unit_id = ${unitId} and p.role = 'adviser'
      and p.from_on <= ${today}::date and (p.to_on is null or p.to_on >= ${today}::date)`.execute(db);
    const applies = those.filter((f) => f.verdict === "applies").length;
    await tell(
      db,
      rows.map((r) => r.id).filter((id) => id !== actor.personId),
      {
        kind: "moved",
        subject: `benefit:${record.id}`,
        caseId: record.id,
        title: row.title,
        words: {
          zh: `新核对的惠企事项：您这里 ${applies} 家企业适用，${those.length - applies} 家还差情况`,
          en: `A benefit was checked: it applies to ${applies} of your firms; of ${those.length - applies} something is not known`,
        },
        byName: actor.name,
        at,
      },
    );
  }
}

export const servedBenefits = serveRecords(benefits, {
  gates: {
    found: async ({ db, record }) => (await policyOf(db, record.id)) !== null,
    conditions: async ({ children }) => (await children("conditions")) > 0,
    quoted: async ({ db, record }) => (await quotations(db, record.id)).every((q) => q.found),
  },
  on: {
    create: findDocument,
    edit: findDocument,
    submit: findDocument,
    check: async (s) => {
      await findDocument(s);
      await s.set({ checkedOn: s.today });
      await putOffer(s.db, s.record.id, s.today);
      await tellAdvisers(s);
    },
    end: (s) => endOffer(s.db, s.record.id, s.today).then(() => undefined),
  },
  sections: {
    fits: async ({ db, record }) => ({
      policyId: await policyOf(db, record.id),
      lost: (await quotations(db, record.id)).filter((q) => !q.found).length,
    }),
  },
});

const api = implement(eligibilityContract).$context<Context>().use(wall);
export const eligibilityRouter = api.router({
  listOffersFor: api.listOffersFor.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, async (db) => {
      const firm = await findRecord(db, firms as never, input.firmId);
      const day = input.day ?? chinaDay(services.now());
      const facts = (await factsOf(db, [firm.id])).get(firm.id) ?? [];
      const offers = await offersOn(db, firm.unitPath, day);
      return {
        day,
        offers: offers.map(({ terms, id: _, ...offer }) => {
          const judged = inWords(judge(terms, facts, day));
          return { ...offer, ...judged, verdict: offer.changed && judged.verdict === "applies" ? "open" : judged.verdict };
        }),
      };
    }),
  ),
  concernsNeed: api.concernsNeed.handler(({ input, context }) => concernsNeed(context, input.demandId)),
  listFirmsFor: api.listFirmsFor.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, async (db) => {
      const benefit = await findRecord(db, benefits as never, input.benefitId);
      const day = chinaDay(services.now());
      const [offer] = await offersOn(db, benefit.unitPath, day, benefit.id);
      return offer ? firmsFor(db, offer, actor.scope.unitId, day) : { judged: 0, firms: [] };
    }),
  ),
});
