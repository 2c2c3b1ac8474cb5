import { sql } from "kysely";
import type { Db } from "../../platform/db/database.ts";
import { refuseRequest } from "../../platform/http/server.ts";
import { createRecord, type Asked, type Hand } from "../../platform/records/hand.ts";
import type { Found } from "../../platform/records/rows.ts";
import { ballotOf } from "./desk.ts";
import { resultsOf } from "./result.ts";

/** A second round among those who were tied, for the seats that are left: the same scheme, tellers and roll; asked for twice it is one. */
export async function secondRound(hand: Hand, asked: Asked, tx: Db, record: Found): Promise<{ id: number }> {
  const ballot = await ballotOf(tx, record.id);
  const parts = ballot?.result?.parts ?? [];
  const outcome = parts.find((p) => p.outcome)?.outcome;
  if (record.state !== "published" || !ballot || !outcome || outcome.tied.length === 0)
    return refuseRequest("no-tie", {
      zh: "公布以后、有人票数相同并且还有名额，才有第二轮",
      en: "There is a second round once it is published and somebody is tied for a seat",
    });
  const tied = resultsOf(ballot.definition, parts).filter((r) => r.outcome === "tied");
  const { schemeId, kind, meetingOn, place, chair, keepYears, body } = record.values;
  const { id } = await createRecord(hand, asked, tx, {
    values: {
      title: `${record.title.slice(0, 90)}（第二轮）`,
      ...{ kind, schemeId, meetingOn, place, chair, keepYears, body },
      seats: outcome.seatsLeft,
    },
    requestKey: `appraisal-second-${record.id}`,
  });
  const { rows } = await sql`update appraisal set second = true where id = ${id} and not second returning id`.execute(tx);
  if (rows.length === 0) return { id };
  await sql`insert into appraisal_person (appraisal_id, no, name, post) select ${id}, i, n, p
    from unnest(${tied.map((t) => t.name)}::text[], ${tied.map((t) => t.post)}::text[]) with ordinality x(n, p, i)`.execute(tx);
  await sql`insert into appraisal_teller (appraisal_id, name, role) select ${id}, name, role from appraisal_teller where appraisal_id = ${record.id}`.execute(
    tx,
  );
  await sql`insert into appraisal_voter (appraisal_id, name, class) select ${id}, name, class from appraisal_voter where appraisal_id = ${record.id} order by id`.execute(
    tx,
  );
  return { id };
}
