import { catalogueOf } from "@bihuan/indicators";
import { addMonths, chinaDay } from "@bihuan/kit";
import { sql } from "kysely";
import { mintLinkActor } from "../../platform/access/scope.ts";
import type { Db } from "../../platform/db/database.ts";
import { rowsOf } from "../../platform/db/rows.ts";
import type { Label } from "../../platform/http/contract.ts";
import { notFound, originOf, type Context } from "../../platform/http/server.ts";
import { readParameter, type Parameter } from "../../platform/parameters/parameters.ts";
import { actOnRecord } from "../../platform/records/hand.ts";
import { refuseFields } from "../../platform/records/rows.ts";
import { serveRecords, type Served } from "../../platform/records/serve.ts";
import type { Done } from "../../platform/records/special.ts";
import { answererOf, handLink, hereOf, holderOf } from "../services/index.ts";
import type { Signed } from "./choose-desk.ts";
import { dutyFacts } from "./facts.ts";
import { contacts, proposals } from "./proposal.ts";

type Proposal = (typeof proposals)["register"];
/** From the answer to the end of a second one. */
const LINK_DAYS = 120;

export const REPLY_MONTHS: Parameter = {
  name: "congress_reply_months",
  initial: 3,
  least: 1,
  most: 12,
  kind: "count",
  label: { zh: "代表提案几个月内答复", en: "Months to answer a proposal" },
  what: { zh: "从立案那天起算，过了期限就在提案上标明", en: "Counted from the day it is taken in; beyond it the proposal is marked" },
};
export const EXTENSION_MONTHS: Parameter = {
  name: "congress_extension_months",
  initial: 1,
  least: 1,
  most: 6,
  kind: "count",
  label: { zh: "代表提案可以延期几个月", en: "Months a proposal may be extended" },
  what: { zh: "只能延一次，延期要写明原因", en: "Once, with a reason" },
};

/** Whoever proposes or holds a contact day is a delegate. */
async function checkDelegate(s: Done<Proposal> | Done<(typeof contacts)["register"]>): Promise<void> {
  const [n] = await rowsOf<{ state: string }>(s.db, sql`select state from congress_nominee where id = ${s.row.delegateId}`);
  if (n?.state !== "delegate" && n?.state !== "left") refuseFields({ delegateId: { zh: "不是代表", en: "No delegate" } });
}
async function checkProposal(s: Done<Proposal>): Promise<void> {
  await checkDelegate(s);
  if (s.row.withId === null) return;
  const [lead] = await rowsOf<{ withId: number | null; unitId: number }>(
    s.db,
    sql`select with_id as "withId", unit_id as "unitId" from congress_proposal where id = ${s.row.withId}`,
  );
  const fault: Label | undefined =
    s.row.withId === s.record.id
      ? { zh: "不能并案于自己", en: "Not to itself" }
      : lead?.unitId !== s.record.unitId
        ? { zh: "看不到这件提案", en: "This proposal is not seen from here" }
        : lead.withId !== null
          ? { zh: "那一件已并入别的提案，请选主案", en: "That one is joined to another; choose the lead" }
          : undefined;
  if (fault) refuseFields({ withId: fault });
}

async function setTerm(s: Done<Proposal>, replyBy: string, more: object): Promise<void> {
  await s.set({ replyBy, ...more });
  await s.db.updateTable("work_case").set({ due_on: replyBy }).where("id", "=", s.record.id).execute();
}

/** What a proposal came to: counted with who said so and whether it was answered in time. */
async function tell(s: Done<Proposal>, opinion: "satisfied" | "unsatisfied"): Promise<void> {
  await s.fact("congress.answered", {
    dimensions: {
      basis: s.row.basis ?? "proxy",
      timely: s.row.inTime === true ? "yes" : "no",
      opinion,
      code: s.row.answerCode ?? "D",
    },
    keys: { proposal: s.record.id },
  });
}

export const servedProposals: Served<Proposal, NonNullable<(typeof proposals)["process"]>> = serveRecords(proposals, {
  facts: catalogueOf(dutyFacts),
  gates: {
    office: ({ row }) => (row.leadOffice ?? "") !== "",
    once: ({ row }) => row.extended !== true,
    written: ({ row }) => row.answerCode !== null && (row.answer ?? "") !== "" && (row.letterNo ?? "") !== "",
    first: ({ row }) => (row.replies ?? 0) < 2,
    second: ({ row }) => (row.replies ?? 0) >= 2,
    form: async (s) => (await s.files("form")) > 0,
  },
  on: {
    create: checkProposal,
    edit: checkProposal,
    take: async (s) => {
      const months = await readParameter(s.db, s.record.unitPath, REPLY_MONTHS, s.today);
      await setTerm(s, addMonths(s.today, months), { takenOn: s.today });
      await s.fact("congress.proposed", { keys: { proposal: s.record.id } });
    },
    extend: async (s) => {
      const months = await readParameter(s.db, s.record.unitPath, EXTENSION_MONTHS, s.today);
      await setTerm(s, addMonths(s.row.replyBy ?? s.today, months), { extended: true });
    },
    answer: async (s) => {
      const replies = (s.row.replies ?? 0) + 1;
      const inTime = replies === 1 ? s.row.replyBy !== null && s.today <= s.row.replyBy : s.row.inTime;
      await s.set({ answeredOn: s.today, replies, inTime, basis: null });
      // Those joined to it are answered with the same words, each by a letter of his own.
      if (replies === 1)
        await sql`update congress_proposal set answer_code = ${s.row.answerCode}, answer = ${s.row.answer}, version = version + 1
          where with_id = ${s.record.id} and state = 'assigned' and answer is null`.execute(s.db);
    },
    // A second reply is a letter of its own; the first one's number stands in the history.
    dissatisfy: (s) => s.set({ letterNo: null }),
    satisfy: (s) => tell(s, "satisfied"),
    satisfy_on_paper: async (s) => {
      await s.set({ basis: "proxy" });
      await tell({ ...s, row: { ...s.row, basis: "proxy" } }, "satisfied");
    },
    leave_unresolved: (s) => tell(s, "unsatisfied"),
  },
  sections: {
    duty: async ({ db, record, row, today }) => ({
      late: record.state === "assigned" && row.replyBy !== null && row.replyBy < today,
      joined: await rowsOf<{ id: number; title: string; state: string }>(
        db,
        sql`select id, title, state from congress_proposal where with_id = ${record.id} order by id`,
      ),
    }),
  },
});

export const servedContacts = serveRecords(contacts, { on: { create: checkDelegate, edit: checkDelegate } });

export const handProposalLink = (context: Signed, id: number) =>
  context.services.database.write(context.actor.scope, async (tx) => {
    const [p] = await rowsOf<{ unitId: number }>(tx, sql`select unit_id as "unitId" from congress_proposal where id = ${id}`);
    const link = { caseId: id, unitId: (p ?? notFound()).unitId, purpose: "congress.proposal", party: "proposer", page: "proposal" };
    return handLink(context, tx, context.actor, link, false, LINK_DAYS);
  });

interface Seen {
  readonly title: string;
  readonly unitName: string;
  readonly delegate: string;
  readonly state: string;
  readonly leadOffice: string | null;
  readonly replyBy: string | null;
  readonly answerCode: string | null;
  readonly answer: string | null;
  readonly letterNo: string | null;
  readonly replies: number;
}
const seenBy = async (db: Db, id: number): Promise<Seen> =>
  (
    await rowsOf<Seen>(
      db,
      sql`select p.title, u.name as "unitName", n.name as delegate, p.state, p.lead_office as "leadOffice", p.reply_by as "replyBy", p.answer_code as "answerCode",
        p.answer, p.letter_no as "letterNo", coalesce(p.replies, 0) as replies
        from congress_proposal p join congress_nominee n on n.id = p.delegate_id join unit u on u.id = p.unit_id where p.id = ${id}`,
    )
  )[0] ?? notFound();

export async function openProposal(context: Context, token: string) {
  const { link, actor } = await holderOf(context.services, token, "congress.proposal");
  return context.services.database.read(actor.scope, async (db) => {
    const p = await seenBy(db, link.caseId);
    const answered = ["answered", "again", "satisfied", "unresolved"].includes(p.state);
    return {
      ...p,
      stateLabel: proposals.process?.states[p.state as "received"]?.label ?? { zh: "", en: "" },
      // A draft is nobody's answer yet.
      ...(answered ? {} : { answerCode: null, answer: null, letterNo: null }),
      canSay: p.state === "answered",
      here: await hereOf(context, db, link.id),
    };
  });
}

/** What the delegate says of the answer, by his own link; whose browser it was stands with the fact. */
export async function tellProposal(context: Context, input: { token: string; satisfied: boolean; words: string }) {
  const { services } = context;
  const held = await answererOf(context, input.token, "congress.proposal");
  const { link } = held;
  const actor = mintLinkActor({ id: link.id, party: "proposer", unitPath: held.actor.scope.unitPath });
  if (!input.satisfied && input.words === "") refuseFields({ words: { zh: "请写明哪里不满意", en: "Please say what is missing" } });
  return services.database.write(actor.scope, async (tx) => {
    const p = await seenBy(tx, link.caseId);
    const basis = await services.links.basisOf(tx, link.id, originOf(context), services.now());
    await sql`update congress_proposal set basis = ${basis}, version = version + 1 where id = ${link.caseId}`.execute(tx);
    await actOnRecord(servedProposals, { actor, services }, tx, {
      id: link.caseId,
      action: input.satisfied ? "satisfy" : p.replies < 2 ? "dissatisfy" : "leave_unresolved",
      requestKey: `proposal-${link.id}-${p.replies}`,
      ...(input.satisfied ? {} : { reason: input.words }),
    });
    return { ok: true as const, day: chinaDay(services.now()) };
  });
}
