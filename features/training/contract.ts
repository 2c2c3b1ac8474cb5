import { z } from "zod";
import { daySchema, endpoint, idSchema, requestKeySchema } from "../../platform/http/contract.ts";

const one = z.object({ courseId: idSchema });
const code = z.string().min(10).max(40);

/** What the room does beside its declared records. */
export const trainingContract = {
  /** People with a post in the asker's subtree, by words, role and unit, who are not in the course yet. */
  listRoster: endpoint("course.edit")
    .route({ method: "POST", path: "/training/roster" })
    .input(one.extend({ words: z.string().max(40).default(""), role: z.string().max(40).optional() }))
    .output(z.array(z.object({ id: z.number(), name: z.string(), unitName: z.string(), title: z.string().nullable() }))),
  addPeople: endpoint("course.edit")
    .route({ method: "POST", path: "/training/people" })
    .input(one.extend({ version: z.number().int(), personIds: z.array(idSchema).min(1).max(500) }))
    .output(z.object({ added: z.number(), version: z.number() })),
  listToEnrol: endpoint("course.read")
    .route({ method: "GET", path: "/training/to-enrol" })
    .output(
      z.array(
        z.object({
          id: z.number(),
          title: z.string(),
          unitName: z.string(),
          subject: z.string().nullable(),
          firstOn: daySchema,
          lastOn: daySchema,
          seats: z.number().nullable(),
          taken: z.number(),
          enrolled: z.boolean(),
        }),
      ),
    ),
  enrol: endpoint("course.read")
    .route({ method: "POST", path: "/training/enrol" })
    .input(one)
    .output(z.object({ ok: z.boolean() })),
  /** Marks who is at a session, or takes a mark back. */
  markPresent: endpoint("course.edit")
    .route({ method: "POST", path: "/training/present" })
    .input(one.extend({ sessionId: idSchema, people: z.array(idSchema).min(1).max(2000), present: z.boolean() }))
    .output(z.object({ ok: z.boolean() })),
  /** The participants' codes, for their cards; the look is recorded. */
  listCodes: endpoint("course.edit")
    .route({ method: "POST", path: "/training/codes" })
    .input(one)
    .output(z.array(z.object({ id: z.number(), code: z.string() }))),
  /** Whose code the organiser has before him, and today's sessions. */
  openCode: endpoint("course.edit")
    .route({ method: "POST", path: "/training/code" })
    .input(z.object({ code }))
    .output(
      z.object({
        courseId: z.number(),
        title: z.string(),
        personRow: z.number(),
        name: z.string(),
        employer: z.string(),
        sessions: z.array(z.object({ id: z.number(), topic: z.string(), fromTime: z.string(), toTime: z.string(), present: z.boolean() })),
      }),
    ),
  markByCode: endpoint("course.edit")
    .route({ method: "POST", path: "/training/present-by-code" })
    .input(z.object({ code, sessionId: idSchema }))
    .output(z.object({ ok: z.boolean() })),
  issueCertificates: endpoint("course.edit")
    .route({ method: "POST", path: "/training/certificates" })
    .input(one)
    .output(z.object({ issued: z.number() })),
  /** The name on a certificate put right: a new version of the same number. */
  correctCertificate: endpoint("course.edit")
    .route({ method: "POST", path: "/training/certificates/correct" })
    .input(
      z.object({
        number: z.string().max(40),
        version: z.number().int(),
        name: z.string().trim().min(1).max(40),
        reason: z.string().trim().min(2).max(200),
      }),
    )
    .output(z.object({ version: z.number() })),
  /** Public: what a certificate's number stands for. */
  checkCertificate: endpoint("public")
    .route({ method: "POST", path: "/training/certificates/check" })
    .input(z.object({ number: z.string().max(40) }))
    .output(
      z.object({
        number: z.string(),
        version: z.number(),
        initials: z.string(),
        title: z.string(),
        level: z.string().nullable(),
        firstOn: daySchema,
        lastOn: daySchema,
        issuedOn: daySchema,
        unitName: z.string(),
      }),
    ),
  /** The page of a participant's link. */
  openCourse: endpoint("link", { crowd: true })
    .route({ method: "POST", path: "/training/link" })
    .input(z.object({ code }))
    .output(
      z.object({ title: z.string(), name: z.string(), firstOn: daySchema, lastOn: daySchema, takesWords: z.boolean(), told: z.boolean() }),
    ),
  tellCourse: endpoint("link", { crowd: true })
    .route({ method: "POST", path: "/training/link/feedback" })
    .input(z.object({ code, useful: z.string().trim().min(1).max(1000), missing: z.string().trim().max(1000).default("") }))
    .output(z.object({ ok: z.boolean() })),
  askCourse: endpoint("link", { crowd: true })
    .route({ method: "POST", path: "/training/link/question" })
    .input(z.object({ code, question: z.string().trim().min(2).max(200), requestKey: requestKeySchema }))
    .output(z.object({ ok: z.boolean() })),
};
