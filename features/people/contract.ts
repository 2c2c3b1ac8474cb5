import { z } from "zod";
import { daySchema, endpoint, idSchema, listInputSchema, pageOf } from "../../platform/http/contract.ts";

const values = z.record(z.string(), z.unknown());
const done = z.object({ ok: z.literal(true) });
const post = z.object({
  id: z.number(),
  role: z.string(),
  title: z.string(),
  unitId: z.number(),
  unitName: z.string(),
  fromOn: z.string(),
  toOn: z.string().nullable(),
  current: z.boolean(),
});
const account = z.object({
  username: z.string(),
  blocked: z.boolean(),
  firstPassword: z.boolean(),
  twoFactor: z.boolean(),
  lockedUntil: z.string().nullable(),
  sessions: z.number(),
});

export const peopleContract = {
  listPeople: endpoint("person.read")
    .route({ method: "POST", path: "/people/search" })
    .input(listInputSchema)
    .output(
      pageOf(
        z.object({
          id: z.number(),
          name: z.string(),
          unitName: z.string(),
          title: z.string(),
          roles: z.array(z.string()),
          hasAccount: z.boolean(),
        }),
      ),
    ),
  getPerson: endpoint("person.read")
    .route({ method: "GET", path: "/people/{id}" })
    .input(z.object({ id: idSchema }))
    .output(
      z.object({
        id: z.number(),
        values,
        unitName: z.string(),
        posts: z.array(post),
        hasAccount: z.boolean(),
        /** null where the asker may not see accounts, or there is none. */
        account: account.nullable(),
        history: z.array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown(), at: z.string(), actorName: z.string() })),
        can: z.object({
          edit: z.boolean(),
          givePost: z.boolean(),
          lookPhone: z.boolean(),
          makeAccount: z.boolean(),
          manageAccount: z.boolean(),
          endSessions: z.boolean(),
        }),
      }),
    ),
  lookPhone: endpoint("person.phone")
    .route({ method: "POST", path: "/people/{id}/phone" })
    .input(z.object({ id: idSchema }))
    .output(z.object({ phone: z.string().nullable(), email: z.string().nullable() })),
  createPerson: endpoint("person.edit")
    .route({ method: "POST", path: "/people" })
    .input(z.object({ values }))
    .output(z.object({ id: z.number() })),
  editPerson: endpoint("person.edit")
    .route({ method: "POST", path: "/people/{id}" })
    .input(z.object({ id: idSchema, values }))
    .output(done),
  givePost: endpoint("post.give")
    .route({ method: "POST", path: "/people/{personId}/posts" })
    .input(
      z.object({ personId: idSchema, unitId: idSchema, role: z.string().max(30), title: z.string().trim().max(60), fromOn: daySchema }),
    )
    .output(z.object({ id: z.number() })),
  /** The last day held; open cases stay with the person until a leader hands them over. */
  endPost: endpoint("post.give")
    .route({ method: "POST", path: "/posts/{id}/end" })
    .input(z.object({ id: idSchema, toOn: daySchema }))
    .output(z.object({ openCases: z.number() })),
  createAccount: endpoint("account.manage")
    .route({ method: "POST", path: "/people/{id}/account" })
    .input(z.object({ id: idSchema, username: z.string().max(30) }))
    .output(z.object({ username: z.string(), firstPassword: z.string() })),
  resetPassword: endpoint("account.manage")
    .route({ method: "POST", path: "/people/{id}/account/reset" })
    .input(z.object({ id: idSchema }))
    .output(z.object({ username: z.string(), firstPassword: z.string() })),
  blockAccount: endpoint("account.manage")
    .route({ method: "POST", path: "/people/{id}/account/block" })
    .input(z.object({ id: idSchema, blocked: z.boolean() }))
    .output(done),
  listSessions: endpoint("session.end")
    .route({ method: "GET", path: "/people/{id}/sessions" })
    .input(z.object({ id: idSchema }))
    .output(
      z.array(
        z.object({
          id: z.string(),
          since: z.string(),
          until: z.string(),
          address: z.string().nullable(),
          device: z.string().nullable(),
        }),
      ),
    ),
  endSessions: endpoint("session.end")
    .route({ method: "POST", path: "/people/{id}/sessions/end" })
    .input(z.object({ id: idSchema, sessionId: z.string().max(100).optional() }))
    .output(z.object({ ended: z.number() })),
};
