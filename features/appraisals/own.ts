import { randomBytes } from "node:crypto";
import { chinaDay } from "@bihuan/kit";
import { sql } from "kysely";
import type { Db } from "../../platform/db/database.ts";
import { notFound, refuseRequest, type Services } from "../../platform/http/server.ts";
import type { Definition } from "./definition.ts";
import { resultsOf, type Part } from "./result.ts";

const hashOf = (services: Services, token: string): Buffer => services.links.keyed(`appraisal page ${token}`);

/** A new link to each person's page; told once. */
export async function givePages(services: Services, tx: Db, id: number): Promise<{ name: string; post: string; token: string }[]> {
  const { rows } = await sql<{
    id: number;
    name: string;
    post: string;
  }>`select id, name, post from appraisal_person where appraisal_id = ${id} order by no`.execute(tx);
  const out = [];
  for (const p of rows) {
    const token = randomBytes(18).toString("base64url");
    await sql`select appraisal_give_page(${p.id}, ${hashOf(services, token)})`.execute(tx);
    out.push({ name: p.name, post: p.post, token });
  }
  return out;
}

interface Page {
  name: string;
  post: string;
  title: string;
  state: string;
  unitName: string;
  meetingOn: string;
  statementsUntil: string | null;
  least: number | null;
  most: number | null;
  definition: Definition | null;
  result: { parts: Part[] | null } | null;
  statements: { version: number; text: string; onDay: string }[];
  improvements: { item: string; untilOn: string; doneOn: string | null }[];
}

async function pageOf(services: Services, token: string): Promise<Page> {
  const { rows } = await services.database.plumbing((db) =>
    sql<Page>`select name, post, title, state, unit_name as "unitName", meeting_on as "meetingOn", statements_until as "statementsUntil", statement_least as least,
      statement_most as most, definition, result, statements, improvements from appraisal_own_page(${hashOf(services, token)})`.execute(db),
  );
  return rows[0] ?? notFound();
}

const mayWrite = (p: Page, today: string): boolean => p.state === "plan" && (p.statementsUntil === null || today <= p.statementsUntil);

/** His own statement, his own result once it is published, what he mends: of the others nothing. */
export async function lookOwn(services: Services, token: string) {
  const p = await pageOf(services, token);
  const { definition: d, result } = p;
  const today = chinaDay(services.now());
  const own = d && result?.parts ? resultsOf(d, result.parts).find((r) => r.name === p.name && r.post === p.post) : undefined;
  return {
    name: p.name,
    title: p.title,
    unitName: p.unitName,
    meetingOn: p.meetingOn,
    mayWrite: mayWrite(p, today),
    statementsUntil: p.statementsUntil,
    least: p.least,
    most: p.most,
    statements: p.statements,
    improvements: p.improvements.map((i) => ({ ...i, isLate: i.doneOn === null && i.untilOn < today })),
    published: d !== null,
    result:
      d && own
        ? {
            outcome: own.outcome ?? null,
            score: own.score,
            band: own.band,
            top: own.top,
            line: own.line,
            grades: d.grades.map((g) => g.label),
            counts: own.counts === null ? null : [...own.counts],
            parts: own.parts.map((x, i) => ({
              ...x,
              name: (result?.parts?.[i]?.classes ?? []).map((k) => d.classes.find((c) => c.key === k)?.label ?? k).join("、"),
            })),
          }
        : null,
  };
}

export async function handIn(services: Services, token: string, text: string): Promise<{ version: number }> {
  const p = await pageOf(services, token);
  const today = chinaDay(services.now());
  if (!mayWrite(p, today))
    refuseRequest("statements-closed", {
      zh: "述职述廉已经截止，没有保存；请把文字另存，找会务人员",
      en: "Statements are closed and this was not stored; keep your text and ask the organisers",
    });
  const length = [...text.replace(/\s/g, "")].length;
  if (p.least !== null && length < p.least)
    refuseRequest("too-short", { zh: `现在 ${length} 字，至少要 ${p.least} 字`, en: `${length} characters; at least ${p.least}` });
  if (p.most !== null && length > p.most)
    refuseRequest("too-long", { zh: `现在 ${length} 字，最多 ${p.most} 字`, en: `${length} characters; at most ${p.most}` });
  const { rows } = await services.database.plumbing((db) =>
    sql<{ version: number | null }>`select appraisal_hand_in(${hashOf(services, token)}, ${text}, ${today}) as version`.execute(db),
  );
  const version = rows[0]?.version ?? null;
  return version === null
    ? refuseRequest("statements-closed", { zh: "述职述廉已经截止，没有保存", en: "Statements are closed; this was not stored" })
    : { version };
}
