import { z } from "zod";
import { availableActionSchema, caseSchema, eventSchema } from "../casework/present.ts";
import { turnSchema } from "../casework/turn.ts";
import { daySchema, endpoint, idSchema, labelSchema, listInputSchema, pageOf, requestKeySchema } from "../http/contract.ts";
import type { Register } from "../register/fields.ts";
import type { RowOf } from "../register/typed.ts";
import { MOST_PASTED, type Records } from "./define.ts";

const values = z.record(z.string(), z.unknown());
const version = z.number().int().nonnegative();

/** What the mechanism adds to a stored row. */
export type Standing = {
  id: number;
  version: number;
  unitName: string;
  state?: string;
  dueOn?: string | null;
  openedOn?: string;
  adviserName?: string | null;
};
export type ListedRow<R> = RowOf<R> & Standing;

export const fileSchema = z.object({
  id: z.number(),
  name: z.string(),
  bytes: z.number(),
  mediaType: z.string(),
  sha256: z.string(),
  kind: z.string().nullable(),
  uploadedAt: z.string(),
});
const warningSchema = z.object({ key: z.string(), label: labelSchema, day: z.string(), days: z.number() });
const childSchema = z.looseObject({ id: z.number() });

/** Everything a record's page shows. */
export const recordPageSchema = z.object({
  id: z.number(),
  version,
  title: z.string(),
  values,
  /** Titles of the records that fields name, as `expert:12`. */
  names: z.record(z.string(), z.string()),
  unitName: z.string(),
  case: caseSchema.nullable(),
  turn: turnSchema,
  events: z.array(eventSchema),
  actions: z.array(availableActionSchema),
  children: z.record(z.string(), z.array(childSchema)),
  files: z.array(fileSchema),
  remarks: z.array(z.object({ id: z.number(), text: z.string(), who: z.string(), at: z.string() })),
  changes: z.array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown(), at: z.string(), who: z.string() })),
  warnings: z.array(warningSchema),
  sections: z.record(z.string(), z.unknown()),
  /** Papers that come out of it as it stands. */
  papers: z.array(z.object({ key: z.string(), label: labelSchema })),
  can: z.object({ edit: z.boolean(), remark: z.boolean(), addFile: z.boolean() }),
});
export type RecordPageData = z.infer<typeof recordPageSchema>;

/** What happens to one of many: what is done with it, or why nothing is. */
export const toldSchema = z.object({ id: z.number(), title: z.string(), does: labelSchema.nullable(), refusal: labelSchema.nullable() });
const cells = z
  .array(z.array(z.string().max(4000)).max(200))
  .min(1)
  .max(20_001);
/** A table and what is known of it beside its cells. */
const table = z.object({
  rows: cells,
  at: z.array(z.number().int().positive()).max(20_001).optional(),
  fields: z.array(z.string().max(60).nullable()).max(200).optional(),
  same: z.record(z.string().max(60), z.unknown()).optional(),
  unit: z.string().max(10).optional(),
  since1904: z.boolean().optional(),
});
const cellFault = z.object({ row: z.number(), field: labelSchema, fault: labelSchema, value: z.string(), column: z.number() });
const rowFault = z.object({ row: z.number(), fault: labelSchema });
const pasted = table.extend({ rows: cells.max(MOST_PASTED + 1) });

const one = z.object({ id: idSchema });
/** One act on many records, with one reason for all where it asks for one. */
const many = z.object({
  action: z.string().max(60),
  ids: z.array(idSchema).min(1).max(2000),
  reason: z.string().max(4000).optional(),
  note: z.string().max(4000).optional(),
});
const listed = <R extends Register>() =>
  pageOf(z.custom<ListedRow<R>>()).extend({
    /** Of the records, units and persons that rows and filters name, as `expert:12`. */
    names: z.record(z.string(), z.string()),
  });
const LISTED = listed<Register>();

/** What is asked and answered is the same for every register: made once, not for each. */
const shapes = {
  group: {
    input: listInputSchema.pick({ filter: true, search: true }).extend({ by: z.string().max(60).optional() }),
    output: z.object({
      groups: z.array(
        z.object({
          value: z.union([z.string(), z.number(), z.boolean()]).nullable(),
          name: z.string().nullable(),
          n: z.number(),
          sums: z.record(z.string(), z.number()),
        }),
      ),
      isCut: z.boolean(),
    }),
  },
  /** By words, those under way before those that have ended, of which the state is told. */
  find: {
    input: z.object({ words: z.string().max(40) }),
    output: z.array(z.object({ id: z.number(), title: z.string(), ended: labelSchema.nullable() })),
  },
  listSame: {
    input: z.object({ values, except: idSchema.optional() }),
    output: z.array(z.object({ id: z.number(), title: z.string(), href: z.string().optional() })),
  },
  create: { input: z.object({ values, requestKey: requestKeySchema }) },
  edit: { input: one.extend({ version, values }), output: z.object({ version }) },
  look: { input: one.extend({ field: z.string().max(60) }), output: z.object({ value: z.unknown() }) },
  act: {
    input: one.extend({
      action: z.string().max(60),
      requestKey: requestKeySchema,
      expectedSeq: z.number().int().optional(),
      reason: z.string().max(4000).optional(),
      note: z.string().max(4000).optional(),
    }),
    output: z.object({ state: z.string() }),
  },
  putChild: {
    input: one.extend({ version, child: z.string().max(60), childId: idSchema.optional(), values }),
    output: z.object({ id: z.number(), version }),
  },
  dropChild: { input: one.extend({ version, child: z.string().max(60), childId: idSchema }), output: z.object({ version }) },
  remark: { input: one.extend({ text: z.string().trim().min(1).max(2000) }) },
  findFiles: {
    input: z.object({ words: z.string().max(40) }),
    output: z.array(z.object({ id: z.number(), name: z.string(), of: z.string(), uploadedAt: z.string() })),
  },
  useFile: { input: one.extend({ fileId: idSchema, kind: z.string().max(40).optional() }) },
  previewBulk: { input: many, output: z.array(toldSchema) },
  actOnMany: { input: many.extend({ requestKey: requestKeySchema }), output: z.array(toldSchema) },
  previewImport: {
    output: z.object({
      columns: z.array(z.object({ heading: z.string(), field: z.string().nullable() })),
      missing: z.array(labelSchema),
      total: z.number(),
      good: z.number(),
      sameCount: z.number(),
      same: z.array(z.object({ row: z.number(), id: z.number(), title: z.string() })),
      faultRows: z.number(),
      faults: z.array(cellFault),
      doubtRows: z.number(),
      doubts: z.array(cellFault),
      serials: z.array(cellFault),
      /** What the same sender said last time once for every row. */
      remembered: values,
    }),
  },
  importRows: {
    input: table.extend({
      requestKey: requestKeySchema,
      name: z.string().max(200).default("粘贴的表格"),
      partial: z.boolean().default(true),
    }),
    output: z.object({
      stored: z.number(),
      left: z.number(),
      doubtful: z.number(),
      batch: z.number(),
      /** Rows that only storing showed to be impossible: left out, each with why. */
      refused: z.array(rowFault),
    }),
  },
  previewPaste: {
    output: z.object({
      columns: z.array(z.object({ heading: z.string(), field: z.string().nullable() })),
      total: z.number(),
      changes: z.array(
        z.object({
          row: z.number(),
          id: z.number(),
          version,
          title: z.string(),
          cells: z.array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })),
        }),
      ),
      /** Of the records that cells name, as `expert:12`. */
      names: z.record(z.string(), z.string()),
      /** Rows that say what stands already. */
      same: z.number(),
      fresh: z.array(z.object({ row: z.number(), title: z.string() })),
      faults: z.array(cellFault),
      doubts: z.array(cellFault),
      serials: z.array(cellFault),
      refused: z.array(rowFault),
    }),
  },
  pasteRows: {
    input: pasted.extend({
      requestKey: requestKeySchema,
      name: z.string().max(200).default("粘贴在清单上"),
      seen: z.array(z.object({ row: z.number().int(), id: idSchema, version })).max(MOST_PASTED),
    }),
    output: z.object({ changed: z.number(), added: z.number(), refused: z.array(rowFault) }),
  },
  listImports: {
    input: z.object({}),
    output: z.array(
      z.object({
        id: z.number(),
        name: z.string(),
        read: z.number(),
        stored: z.number(),
        doubtful: z.number(),
        left: z.number(),
        madeAt: z.string(),
        undoneAt: z.string().nullable(),
      }),
    ),
  },
  undoImport: { output: z.object({ removed: z.number() }) },
  listWarnings: {
    input: z.object({ most: z.number().int().min(1).max(500).default(200) }),
    output: z.array(z.object({ id: z.number(), title: z.string(), unitName: z.string(), warnings: z.array(warningSchema) })),
  },
  view: {
    input: z.object({ kind: z.enum(["calendar", "timeline", "board", "map"]), from: daySchema.optional(), to: daySchema.optional() }),
    output: z.object({
      rows: z.array(
        z.object({
          id: z.number(),
          title: z.string(),
          state: z.string().nullable(),
          unitName: z.string(),
          from: z.string().nullable(),
          to: z.string().nullable(),
          lat: z.number().nullable(),
          lon: z.number().nullable(),
          seq: z.number().nullable(),
        }),
      ),
      isCut: z.boolean(),
    }),
  },
};

/** What the screen of a room's own list asks besides its page. */
export const ownListContract = ({ path }: Records, permission: string) => ({
  group: endpoint(permission)
    .route({ method: "POST", path: `/lists${path}/group` as const })
    .input(shapes.group.input)
    .output(shapes.group.output),
});

/** The endpoints of declared records; a room's own stand beside: `{ ...recordsContract(agreements), submit: endpoint(…) }`. */
export function recordsContract<R extends Register>(records: Records<R>) {
  const { name, path } = records;
  const [read, edit, act] = [`${name}.read`, `${name}.edit`, `${name}.act`];
  const at = (what: string) => `/records${path}/${what}` as const;
  return {
    list: endpoint(read)
      .route({ method: "POST", path: at("list") })
      .input(listInputSchema)
      .output(LISTED as unknown as ReturnType<typeof listed<R>>),
    /** How many of a list's records hold each value of a column, with subtotals of its amounts; without a column all of them in one. */
    group: endpoint(read)
      .route({ method: "POST", path: at("group") })
      .input(shapes.group.input)
      .output(shapes.group.output),
    get: endpoint(read)
      .route({ method: "POST", path: at("get") })
      .input(one)
      .output(recordPageSchema),
    /** Title and number of those whose title holds the words: for fields that name a record. */
    find: endpoint(read)
      .route({ method: "POST", path: at("find") })
      .input(shapes.find.input)
      .output(shapes.find.output),
    /** Records that are the same by the declaration: told before saving, never an obstacle. */
    listSame: endpoint(read)
      .route({ method: "POST", path: at("same") })
      .input(shapes.listSame.input)
      .output(shapes.listSame.output),
    create: endpoint(edit)
      .route({ method: "POST", path: at("create") })
      .input(shapes.create.input)
      .output(one),
    edit: endpoint(edit)
      .route({ method: "POST", path: at("edit") })
      .input(shapes.edit.input)
      .output(shapes.edit.output),
    /** Shows a sensitive value; the look is recorded. */
    look: endpoint(read)
      .route({ method: "POST", path: at("look") })
      .input(shapes.look.input)
      .output(shapes.look.output),
    act: endpoint(records.process ? act : edit)
      .route({ method: "POST", path: at("act") })
      .input(shapes.act.input)
      .output(shapes.act.output),
    putChild: endpoint(edit)
      .route({ method: "POST", path: at("put-child") })
      .input(shapes.putChild.input)
      .output(shapes.putChild.output),
    dropChild: endpoint(edit)
      .route({ method: "POST", path: at("drop-child") })
      .input(shapes.dropChild.input)
      .output(shapes.dropChild.output),
    remark: endpoint(read)
      .route({ method: "POST", path: at("remark") })
      .input(shapes.remark.input)
      .output(one),
    /** Files one has sent oneself, of any record, newest first. */
    findFiles: endpoint(edit)
      .route({ method: "POST", path: at("find-files") })
      .input(shapes.findFiles.input)
      .output(shapes.findFiles.output),
    /** The same file as evidence of this record too. */
    useFile: endpoint(edit)
      .route({ method: "POST", path: at("use-file") })
      .input(shapes.useFile.input)
      .output(one),
    /** What an act would do with each of these, before it does anything. */
    previewBulk: endpoint(records.process ? act : edit)
      .route({ method: "POST", path: at("preview-bulk") })
      .input(shapes.previewBulk.input)
      .output(shapes.previewBulk.output),
    actOnMany: endpoint(records.process ? act : edit)
      .route({ method: "POST", path: at("act-on-many") })
      .input(shapes.actOnMany.input)
      .output(shapes.actOnMany.output),
    /** Rows of a pasted or read table: what is right, what is wrong where, what is there already. Nothing is stored. */
    previewImport: endpoint(edit)
      .route({ method: "POST", path: at("preview-import") })
      .input(table)
      .output(shapes.previewImport.output),
    importRows: endpoint(edit)
      .route({ method: "POST", path: at("import") })
      .input(shapes.importRows.input)
      .output(shapes.importRows.output),
    /** Rows pasted on the list: what would change from what to what, what would be added, and why not. Nothing is stored. */
    previewPaste: endpoint(edit)
      .route({ method: "POST", path: at("preview-paste") })
      .input(pasted)
      .output(shapes.previewPaste.output),
    pasteRows: endpoint(edit)
      .route({ method: "POST", path: at("paste") })
      .input(shapes.pasteRows.input)
      .output(shapes.pasteRows.output),
    listImports: endpoint(edit)
      .route({ method: "POST", path: at("imports") })
      .input(shapes.listImports.input)
      .output(shapes.listImports.output),
    /** Takes a batch back as a whole; refused, with the rows named, once one of them was used. */
    undoImport: endpoint(edit)
      .route({ method: "POST", path: at("undo-import") })
      .input(one)
      .output(shapes.undoImport.output),
    listWarnings: endpoint(read)
      .route({ method: "POST", path: at("warnings") })
      .input(shapes.listWarnings.input)
      .output(shapes.listWarnings.output),
    /** The rows of a calendar, timeline, board or map: those whose days meet the span, at most 1,000. */
    view: endpoint(read)
      .route({ method: "POST", path: at("view") })
      .input(shapes.view.input)
      .output(shapes.view.output),
  };
}
export type RecordsContract = ReturnType<typeof recordsContract>;
