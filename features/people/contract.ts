import { z } from "zod";
import { daySchema, endpoint, idSchema, listInputSchema, pageOf, versionSchema } from "../../platform/http/contract.ts";

const values = z.record(z.string(), z.unknown());
const done = z.object({ ok: z.literal(true) });
const post = z.object({
  id: z.number(),
  version: z.number(),
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
        version: z.number(),
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
          /** An officer's account: another group of officers must agree. */
          askAct: z.boolean(),
          withdraw: z.boolean(),
        }),
        /** What stands in the way of withdrawing consent; null where nothing does. */
        hindrance: z.enum(["in-office", "carries-cases"]).nullable(),
        /** The account opens posts beyond the asker's units. */
        above: z.boolean(),
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
    .input(z.object({ id: idSchema, version: versionSchema, values }))
    .output(done),
  /** By the person's own wish: hidden everywhere at once, and for good. */
  withdrawPerson: endpoint("person.edit")
    .route({ method: "POST", path: "/people/{id}/withdraw" })
    .input(z.object({ id: idSchema, version: versionSchema }))
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
    .input(z.object({ id: idSchema, version: versionSchema, toOn: daySchema }))
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
  askAccountAct: endpoint("officer.reset")
    .route({ method: "POST", path: "/people/{id}/account/ask" })
    .input(
      z.object({ id: idSchema, act: z.enum(["password", "second-factor", "block", "unblock"]), reason: z.string().trim().min(1).max(300) }),
    )
    .output(z.object({ half: z.string().nullable() })),
  listAccountRequests: endpoint("officer.reset")
    .route({ method: "GET", path: "/account-requests" })
    .output(
      z.array(
        z.object({
          id: z.number(),
          personId: z.number(),
          personName: z.string(),
          unitName: z.string(),
          act: z.string(),
          reason: z.string(),
          askerName: z.string(),
          askerRole: z.string(),
          askedAt: z.string(),
          can: z.object({ answer: z.boolean() }),
        }),
      ),
    ),
  answerAccountRequest: endpoint("officer.reset")
    .route({ method: "POST", path: "/account-requests/{id}" })
    .input(z.object({ id: idSchema, consent: z.boolean() }))
    .output(z.object({ half: z.string().nullable(), username: z.string() })),
  /** Who holds a post in office and has no account, with how many cases wait for each. */
  listAccountless: endpoint("account.manage")
    .route({ method: "GET", path: "/accounts/missing" })
    .output(
      z.object({
        people: z.array(z.object({ personId: z.number(), name: z.string(), unitName: z.string(), title: z.string(), waiting: z.number() })),
        isMore: z.boolean(),
      }),
    ),
  /** Sign-ins of the own subtree's people that somebody should look at, without addresses. */
  listOddSignIns: endpoint("signin.watch")
    .route({ method: "GET", path: "/sign-ins/odd" })
    .output(
      z.array(
        z.object({
          personId: z.number(),
          name: z.string(),
          unitName: z.string(),
          at: z.string(),
          why: z.enum(["locked", "failed", "night", "new-network"]),
          times: z.number(),
        }),
      ),
    ),
  /** What others did to one's account was read. */
  seeNotices: endpoint("signed-in").route({ method: "POST", path: "/account-notices/seen" }).output(done),
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
