import { sql } from "kysely";
import type { Db } from "../../platform/db/database.ts";
import { rowsOf } from "../../platform/db/rows.ts";
import { createRecord, type Asked } from "../../platform/records/hand.ts";
import { ballotOf } from "./desk.ts";
import { servedAppraisals } from "./server.ts";

/** What another room elects by: more than half of this base. */
export type ElectionBase = "present" | "due";
export interface Stands {
  readonly name: string;
  readonly post: string;
}

/** Schemes in force on a day, own or of units above, by which more than half of the base elects among the candidates alone. */
export const electionSchemes = (db: Db, base: ElectionBase, day: string): Promise<{ id: number; name: string }[]> =>
  rowsOf(
    db,
    sql`select id, name from appraisal_scheme where elect_num = 1 and elect_den = 2 and elect_above and elect_base = ${base} and write_in is not true
      and from_on <= ${day}::date and coalesce(to_on, 'infinity') >= ${day}::date order by name, id`,
  );

/** An election of another room begins here with its candidates; roll, tellers, ballots and count are this room's. Asked for twice it is one. */
export async function beginElection(
  asked: Asked,
  tx: Db,
  given: {
    readonly title: string;
    readonly schemeId: number;
    readonly seats: number;
    readonly meetingOn: string;
    readonly keepYears: number;
    readonly candidates: readonly Stands[];
    readonly requestKey: string;
  },
): Promise<{ id: number }> {
  const { candidates, requestKey, ...values } = given;
  const { id } = await createRecord(servedAppraisals, asked, tx, { values: { kind: "candidates", ...values }, requestKey });
  await sql`insert into appraisal_person (appraisal_id, no, name, post) select ${id}, i, n, p
    from unnest(${candidates.map((c) => c.name)}::text[], ${candidates.map((c) => c.post)}::text[]) with ordinality x(n, p, i)
    where not exists (select from appraisal_person where appraisal_id = ${id})`.execute(tx);
  return { id };
}

export interface ElectionCount {
  readonly heldOn: string;
  readonly due: number;
  readonly present: number;
  readonly issued: number;
  readonly returned: number;
  readonly valid: number;
  /** Votes for are null where so few ballots came that counts are told to nobody. */
  readonly candidates: readonly (Stands & { readonly votesFor: number | null })[];
}
/** How an election ended, once it is published; undefined before. */
export async function electionCount(db: Db, id: number): Promise<ElectionCount | undefined> {
  const [row] = await rowsOf<{ heldOn: string }>(
    db,
    sql`select meeting_on as "heldOn" from appraisal where id = ${id} and state in ('published', 'archived')`,
  );
  const ballot = row && (await ballotOf(db, id));
  if (!row || !ballot?.result) return undefined;
  const { definition: d } = ballot;
  const parts = ballot.result.parts ?? [];
  const isTold = parts.length > 0 && parts.every((part) => part.counts);
  const forThem = d.grades.findIndex((g) => g.top);
  const sum = <T>(all: readonly T[], of: (x: T) => number): number => all.reduce((n, x) => n + of(x), 0);
  return {
    heldOn: row.heldOn,
    due: sum(d.classes, (c) => c.due),
    present: sum(d.classes, (c) => c.present),
    issued: sum(d.classes, (c) => c.codes + c.sheets),
    returned: sum(parts, (p) => p.returned),
    valid: sum(parts, (p) => p.valid),
    candidates: d.persons.map((p, i) => ({
      ...p,
      votesFor: isTold ? sum(parts, (part) => part.counts?.[i]?.[forThem] ?? 0) : null,
    })),
  };
}
