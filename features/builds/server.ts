import { implement } from "@orpc/server";
import { sql } from "kysely";
import { wall, type Context } from "../../platform/http/server.ts";
import { serveRecords } from "../../platform/records/serve.ts";
import { unitAtDepth } from "../units/index.ts";
import { acceptTarget, pinTarget, planTargets, positionOf, spotsOf } from "./builds.ts";
import { buildsContract } from "./contract.ts";
import { builds } from "./register.ts";

const COUNTY_DEPTH = 4;

export const servedBuilds = serveRecords(builds, {
  gates: {
    record: async ({ files }) => (await files()) > 0,
    position: async ({ db, record }) => (await spotsOf(db, [record.id])).get(record.id)?.lat !== null,
  },
  on: {
    start: async (s) => {
      await s.set({ startedOn: s.today });
      // Built, it waits for the county's reviewers.
      const unitId = unitAtDepth(s.record.unitPath, COUNTY_DEPTH);
      await sql`update work_case set owner_person_id = null, owner_unit_id = ${unitId} where id = ${s.record.id}`.execute(s.db);
    },
  },
  computed: async (db, ids) =>
    new Map([...(await spotsOf(db, ids))].map(([id, spot]) => [id, { townName: spot.townName, position: positionOf(spot) }])),
  sections: {
    accept: async ({ db, record }) => (await spotsOf(db, [record.id])).get(record.id),
  },
});

const api = implement(buildsContract).$context<Context>().use(wall);

export const buildsRouter = api.router({
  planTargets: api.planTargets.handler(({ input, context }) => planTargets(context, input)),
  pinTarget: api.pinTarget.handler(({ input, context }) => pinTarget(context, input)),
  acceptTarget: api.acceptTarget.handler(({ input, context }) => acceptTarget(context, input)),
});
