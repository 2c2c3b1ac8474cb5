import { z } from "zod";
import {
  daySchema,
  endpoint,
  idSchema,
  labelSchema,
  listInputSchema,
  pageOf,
  requestKeySchema,
  versionSchema,
} from "../../platform/http/contract.ts";
import { LEVELS } from "./about.ts";
import { VALIDITY } from "./validity.ts";

const level = z.enum(Object.keys(LEVELS) as [keyof typeof LEVELS, ...(keyof typeof LEVELS)[]]);
const validity = z.enum(Object.keys(VALIDITY) as [keyof typeof VALIDITY, ...(keyof typeof VALIDITY)[]]);
const day = z.string().nullable();
const address = z.string().min(1).max(80);

/** A document as it is named elsewhere: never without its validity and, where it has one, its successor. */
const namedSchema = z.object({
  id: z.number(),
  title: z.string(),
  issuedOn: day,
  validity,
  successor: z.object({ id: z.number(), title: z.string() }).nullable(),
});
export type NamedPolicy = z.infer<typeof namedSchema>;

const factsSchema = z.object({
  id: z.number(),
  title: z.string(),
  number: z.string().nullable(),
  issuer: z.string().nullable(),
  level,
  region: z.string().nullable(),
  issuedOn: day,
  inForceOn: day,
  repealedOn: day,
  isPublic: z.boolean(),
  unitName: z.string(),
  validity,
  successor: z.string().nullable(),
});

const values = z.record(z.string(), z.unknown());

const articleSchema = z.object({
  seq: z.number(),
  address: z.string(),
  headings: z.array(z.string()),
  body: z.string(),
  /** Stretches of the body that name a document held here. */
  references: z.array(z.object({ start: z.number(), end: z.number(), target: namedSchema, address: z.string().nullable() })),
  citedBy: z.number(),
});

export const policyViewSchema = z.object({
  facts: factsSchema,
  /** The day the validity is told for. */
  on: z.string(),
  inForceBasis: z.enum(["text", "assumed", "entered"]).nullable(),
  notes: z.string(),
  version: z.number(),
  /** What a correction begins with: the own last day, not the successor's first. */
  own: values,
  replacedBy: z.array(namedSchema),
  links: z.array(
    z.object({
      kind: z.enum(["replaces", "amends", "implements"]),
      direction: z.enum(["out", "in"]),
      entered: z.boolean(),
      other: namedSchema,
    }),
  ),
  versions: z.array(namedSchema),
  outline: z.array(z.object({ seq: z.number(), address: z.string(), headings: z.array(z.string()) })),
  articles: z.array(articleSchema),
  /** The article with which the next piece begins; null at the end. */
  next: z.number().nullable(),
  history: z.array(
    z.object({
      field: z.string(),
      before: z.unknown(),
      after: z.unknown(),
      at: z.string(),
      who: z.string().nullable(),
      reason: z.string().nullable(),
    }),
  ),
  can: z.object({ edit: z.boolean() }),
});

const relation = z.enum(["same", "changed", "moved", "split", "merged", "added", "removed"]);
const side = z.object({ address: z.string(), headings: z.array(z.string()) }).nullable();
export const comparisonSchema = z.object({
  older: namedSchema,
  newer: namedSchema,
  rows: z.array(
    z.object({
      relation,
      left: side,
      right: side,
      stretches: z.array(z.object({ sign: z.enum(["=", "-", "+"]), text: z.string() })),
    }),
  ),
});
export type Comparison = z.infer<typeof comparisonSchema>;

export const policiesContract = {
  listPolicies: endpoint("staff")
    .route({ method: "POST", path: "/policies/list" })
    .input(listInputSchema.extend({ on: daySchema.optional() }))
    .output(pageOf(factsSchema)),
  getPolicy: endpoint("staff")
    .route({ method: "GET", path: "/policies/{id}" })
    .input(
      z.object({
        id: z.coerce.number().pipe(idSchema),
        on: daySchema.optional(),
        from: z.coerce.number().int().min(1).optional(),
        at: address.optional(),
      }),
    )
    .output(policyViewSchema),
  listCitations: endpoint("staff")
    .route({ method: "POST", path: "/policies/{id}/citations" })
    .input(z.object({ id: idSchema, address: address.optional() }))
    .output(z.array(z.object({ policy: namedSchema, address: z.string(), excerpt: z.string() }))),
  comparePolicies: endpoint("staff")
    .route({ method: "GET", path: "/policies/{older}/compare/{newer}" })
    .input(z.object({ older: z.coerce.number().pipe(idSchema), newer: z.coerce.number().pipe(idSchema) }))
    .output(comparisonSchema),
  findPolicies: endpoint("staff")
    .route({ method: "POST", path: "/policies/find" })
    .input(z.object({ text: z.string().max(100) }))
    .output(z.array(namedSchema)),
  createPolicy: endpoint("policy.edit")
    .route({ method: "POST", path: "/policies" })
    .input(z.object({ values, requestKey: requestKeySchema }))
    .output(z.object({ id: z.number() })),
  editPolicy: endpoint("policy.edit")
    .route({ method: "POST", path: "/policies/{id}/edit" })
    .input(z.object({ id: idSchema, values, version: versionSchema }))
    .output(z.object({ id: z.number() })),
  getText: endpoint("policy.edit")
    .route({ method: "GET", path: "/policies/{id}/text" })
    .input(z.object({ id: z.coerce.number().pipe(idSchema) }))
    .output(z.object({ text: z.string(), version: z.number() })),
  /** A slip in the text put right, with its reason; what stood there stays in the history. */
  correctText: endpoint("policy.edit", { megabytes: 4 })
    .route({ method: "POST", path: "/policies/{id}/text" })
    .input(
      z.object({
        id: idSchema,
        version: versionSchema,
        text: z.string().trim().min(1).max(1_000_000),
        reason: z.string().trim().min(2).max(500),
      }),
    )
    .output(z.object({ id: z.number(), articles: z.number() })),
  linkPolicies: endpoint("policy.edit")
    .route({ method: "POST", path: "/policies/{id}/link" })
    .input(
      z.object({ id: idSchema, kind: z.enum(["replaces", "amends", "implements"]), toId: idSchema, remove: z.boolean().default(false) }),
    )
    .output(z.object({ ok: z.boolean() })),
};

export const publicPoliciesContract = {
  listPublic: endpoint("public")
    .route({ method: "POST", path: "/public/policies/list" })
    .input(z.object({ text: z.string().max(100).default(""), cursor: z.string().max(100).optional() }))
    .output(z.object({ rows: z.array(namedSchema), next: z.string().nullable() })),
  readPublic: endpoint("public")
    .route({ method: "GET", path: "/public/policies/{id}" })
    .input(z.object({ id: z.coerce.number().pipe(idSchema), from: z.coerce.number().int().min(1).optional() }))
    .output(
      z.object({
        policy: namedSchema,
        number: z.string().nullable(),
        issuer: z.string().nullable(),
        inForceOn: day,
        level: labelSchema,
        articles: z.array(z.object({ address: z.string(), headings: z.array(z.string()), body: z.string() })),
        next: z.number().nullable(),
      }),
    ),
};
