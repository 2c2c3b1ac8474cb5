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

const entryName = z.object({ list: z.string().max(40), id: idSchema });
const label = z.object({ zh: z.string(), en: z.string() });
const entry = z.object({
  list: z.string(),
  id: z.number(),
  name: z.string(),
  units: z.array(z.string()),
  label,
  /** null where the asker may not open that register. */
  href: z.string().nullable(),
});
const evidence = z.array(z.object({ zh: z.string(), en: z.string(), points: z.number() }));
const comparison = { grade: z.enum(["likely", "possible", "apart"]), points: z.number(), evidence };
const merge = z.object({
  id: z.number(),
  kept: entry,
  gone: entry,
  evidence,
  reason: z.string(),
  /** null while it waits. */
  state: z.enum(["agreed", "refused", "parted"]).nullable(),
  setName: z.string(),
  setAt: z.string(),
  decidedName: z.string().nullable(),
  partedName: z.string().nullable(),
  partReason: z.string().nullable(),
  can: z.object({ agree: z.boolean(), refuse: z.boolean() }),
});
const purpose = z.string().trim().min(2).max(200);
const reason = z.string().trim().min(1).max(300);

export const peopleContract = {
  /** One person once: the entries that are he, what waits, who else he may be and why. */
  getSamePerson: endpoint("person.merge")
    .route({ method: "POST", path: "/persons/same" })
    .input(entryName)
    .output(z.object({ entry, entries: z.array(entry), merges: z.array(merge), candidates: z.array(entry.extend(comparison)) })),
  listDoubles: endpoint("person.merge")
    .route({ method: "POST", path: "/persons/doubles" })
    .input(z.object({ after: z.string().max(60).optional() }))
    .output(z.object({ seen: z.number(), pairs: z.array(z.object({ a: entry, b: entry, ...comparison })), next: z.string().nullable() })),
  listMerges: endpoint("person.merge").route({ method: "GET", path: "/persons/merges" }).output(z.array(merge)),
  proposeMerge: endpoint("person.merge")
    .route({ method: "POST", path: "/persons/merges" })
    .input(z.object({ a: entryName, b: entryName, reason }))
    .output(z.object({ id: z.number() })),
  /** A second person agrees; either sets it aside. */
  decideMerge: endpoint("person.merge")
    .route({ method: "POST", path: "/persons/merges/{id}" })
    .input(z.object({ id: idSchema, agree: z.boolean() }))
    .output(done),
  partPersons: endpoint("person.merge")
    .route({ method: "POST", path: "/persons/merges/{id}/part" })
    .input(z.object({ id: idSchema, reason }))
    .output(done),
  /** Everybody once, of all registers of talents that the asker may open. */
  listTalents: endpoint("talent.read")
    .route({ method: "POST", path: "/people/talents" })
    .input(listInputSchema)
    .output(
      pageOf(
        z.object({
          id: z.number(),
          list: z.string(),
          name: z.string(),
          units: z.string(),
          fields: z.string(),
          titles: z.string(),
          lists: z.array(z.string()),
          unitName: z.string(),
          entries: z.array(z.object({ list: z.string(), id: z.number() })),
        }),
      ),
    ),
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
        /** The identity number as it is shown before a look; null where the asker may not know of it. */
        identity: z
          .object({
            stored: z.object({ masked: z.string(), purpose: z.string(), keepUntil: z.string() }).nullable(),
            isOver: z.boolean(),
            looks: z.array(z.object({ at: z.string(), name: z.string(), purpose: z.string() })),
          })
          .nullable(),
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
  setIdentity: endpoint("person.identity")
    .route({ method: "POST", path: "/people/{id}/identity" })
    .input(z.object({ id: idSchema, version: versionSchema, number: z.string().max(40), purpose, keepUntil: daySchema }))
    .output(done),
  /** Shown once, and recorded with what it was looked at for. */
  lookIdentity: endpoint("person.identity")
    .route({ method: "POST", path: "/people/{id}/identity/look" })
    .input(z.object({ id: idSchema, purpose }))
    .output(z.object({ number: z.string() })),
  eraseIdentity: endpoint("person.identity")
    .route({ method: "POST", path: "/people/{id}/identity/erase" })
    .input(z.object({ id: idSchema }))
    .output(done),
  findByIdentity: endpoint("person.identity")
    .route({ method: "POST", path: "/people/by-identity" })
    .input(z.object({ number: z.string().max(40), purpose }))
    .output(z.array(z.object({ id: z.number(), name: z.string(), unitName: z.string() }))),
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
