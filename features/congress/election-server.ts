import { byStrokes } from "@bihuan/kit";
import { leastCandidates } from "@bihuan/ballots";
import { sql } from "kysely";
import type { Db } from "../../platform/db/database.ts";
import { rowsOf } from "../../platform/db/rows.ts";
import { refuseRequest } from "../../platform/http/server.ts";
import { refuseFields } from "../../platform/records/rows.ts";
import { serveRecords, type Served } from "../../platform/records/serve.ts";
import type { Done, Seen } from "../../platform/records/special.ts";
import { ballotFault, resultsOf, type Candidate, type Result } from "./count.ts";
import { elections } from "./election.ts";
import { congressOf } from "./gather.ts";
import { electionBase, voteSeen } from "./vote-desk.ts";

type Election = (typeof elections)["register"];
interface Standing extends Candidate {
  readonly nomineeId: number;
  readonly name: string;
  readonly state: string;
  readonly congressId: number | null;
  readonly result: Result | null;
}
const candidatesOf = (db: Db, id: number): Promise<Standing[]> =>
  rowsOf(
    db,
    sql`select c.id, c.nominee_id as "nomineeId", c.votes_for as "votesFor", c.result, n.name, n.state, n.congress_id as "congressId"
      from congress_candidate c join congress_nominee n on n.id = c.nominee_id where c.election_id = ${id} order by c.id`,
  );
const faultOf = async (s: Seen<Election>) =>
  ballotFault(s.row, await candidatesOf(s.db, s.record.id), s.row.seats, await congressOf(s.db, s.row.congressId));

/** Whoever stands is a delegate of this congress; once the list is set only votes are entered. */
async function checkCandidates(s: Done<Election>): Promise<void> {
  const all = await candidatesOf(s.db, s.record.id);
  const stranger = all.find((c) => c.state !== "delegate" || c.congressId !== s.row.congressId);
  if (stranger)
    refuseFields({
      nomineeId: { zh: `${stranger.name}不是这届代表，委员从代表里产生`, en: `${stranger.name} is no delegate of this congress` },
    });
  if (s.record.state === "listed" && all.length !== s.row.candidates)
    refuseRequest("listed", {
      zh: "候选人名单已定，只能填票数；要改名单先点“重新拟候选人”",
      en: "The list is set; name candidates anew to change it",
    });
}
async function checkCongress(s: Done<Election>): Promise<void> {
  const congress = await congressOf(s.db, s.row.congressId).catch(() => undefined);
  if (congress?.state !== "seated")
    refuseFields({ congressId: { zh: "代表名单确认以后才选举", en: "Elections follow once the delegates are seated" } });
}

export const servedElections: Served<Election, NonNullable<(typeof elections)["process"]>> = serveRecords(elections, {
  gates: {
    delegates: async ({ db, record, row }) =>
      (await candidatesOf(db, record.id)).every((c) => c.state === "delegate" && c.congressId === row.congressId),
    enough: async ({ db, record, row }) => (await candidatesOf(db, record.id)).length >= leastCandidates(row.seats, row.morePercent),
    tallied: async (s) => (await faultOf(s)) === undefined,
    untied: async ({ db, record }) => (await candidatesOf(db, record.id)).every((c) => c.result !== "tied"),
  },
  on: {
    create: checkCongress,
    edit: checkCongress,
    child: checkCandidates,
    list: async (s) => s.set({ candidates: (await candidatesOf(s.db, s.record.id)).length }),
    count: async (s) => {
      const congress = await congressOf(s.db, s.row.congressId);
      const base = congress.majority === "due" ? (s.row.due ?? 0) : (s.row.present ?? 0);
      const results = [...resultsOf(await candidatesOf(s.db, s.record.id), s.row.seats, base)];
      await sql`update congress_candidate c set result = r.result from unnest(${results.map(([id]) => id)}::bigint[], ${results.map(([, r]) => r)}::text[]) r(id, result)
        where c.id = r.id`.execute(s.db);
    },
    unlist: (s) => sql`update congress_election set vote_id = null where id = ${s.record.id}`.execute(s.db).then(() => {}),
    back: (s) => sql`update congress_candidate set result = null where election_id = ${s.record.id}`.execute(s.db).then(() => {}),
  },
  sections: {
    vote: ({ db, record, actor, today }) =>
      voteSeen({ hand: servedElections, state: "listed", base: electionBase }, db, record, actor, today),
    count: async (s) => ({
      least: leastCandidates(s.row.seats, s.row.morePercent),
      fault: s.record.state === "listed" ? ((await faultOf(s)) ?? null) : null,
      // Ballots and rolls list names by strokes.
      names: byStrokes(await candidatesOf(s.db, s.record.id)).map(({ name, votesFor, result }) => ({ name, votesFor, result })),
    }),
  },
});
