import { sql } from "kysely";
import type { Db } from "../../platform/db/database.ts";
import { fillForm } from "../../platform/forms/fill.ts";
import type { Answers } from "../../platform/forms/form.ts";
import { begunWith, entriesOf } from "./desk.ts";
import { compiledOf, formOf } from "./form-desk.ts";
import { differingIn } from "./merged.ts";

/** What stands on each paper form before it is filled in: of every unit that has to answer still, in the order of the tree. */
export async function papersOf(db: Db, round: { id: number; title: string }, today: string) {
  const { rows } = await sql<{
    id: number;
    unitId: number;
    unitName: string;
    untilOn: string;
    answers: Answers | null;
    returns: { path: string; reason: string }[];
  }>`select r.id, r.unit_id as "unitId", u.name as "unitName", r.until_on as "untilOn", r.answers, (select coalesce(json_agg(json_build_object('path', t.path, 'reason', t.reason)
      order by t.id), '[]') from census_return t where t.reply_id = r.id and not t.answered) as returns
    from census_reply r join unit u on u.id = r.asked_id where r.round_id = ${round.id} and r.state in ('asked', 'returned') order by u.path`.execute(
    db,
  );
  if (rows.length === 0) return [];
  const { definition } = await formOf(db, round);
  const at = { today, now: `${today}T00:00:00` };
  const entries = await entriesOf(
    db,
    rows.map((r) => r.unitId),
  );
  const papers = [];
  for (const { unitId, ...r } of rows) {
    const earlier = r.answers ? undefined : await begunWith(db, r.id, definition);
    const answers = r.answers ?? earlier?.answers ?? null;
    const parts = earlier?.parts ?? [];
    papers.push({
      ...r,
      answers,
      sent: r.answers !== null,
      known: (entries.get(unitId) ?? []).filter((k) => k.value !== r.unitName),
      repliedOn: earlier?.repliedOn ?? null,
      units: parts.map((p) => p.unitName),
      differing: earlier && parts.length > 1 ? differingIn(definition, parts, earlier.answers, at) : [],
      whole: parts.length === 1 && answers !== null && fillForm(compiledOf(definition), answers, at).faults.length === 0,
    });
  }
  return papers;
}
