import { z } from "zod";
import { endpoint, idSchema, labelSchema, listInputSchema, pageOf } from "../../platform/http/contract.ts";

const pathId = z.object({ id: z.coerce.number().pipe(idSchema) });
const lat = z.number().min(-90).max(90);
const lon = z.number().min(-180).max(180);
export const systemSchema = z.enum(["wgs84", "cgcs2000", "gcj02", "bd09"]);
const values = z.record(z.string(), z.unknown());

const repeatedRow = z.object({ row: z.number().int(), first: z.number().int(), name: z.string() });
/** Ten million characters, most of them Chinese: a hundred thousand rows, which the screen sends in slices. */
const IMPORT_MEGABYTES = 30;
const importInput = z.object({
  name: z.string().trim().min(1).max(200),
  /** Tab-separated, the first line a header: what Excel copies. */
  text: z.string().min(1).max(10_000_000),
  system: systemSchema,
  kind: z.string().max(30).optional(),
  standing: z.enum(["point", "resource"]).optional(),
  /** Its workbook counts days from 1904. */
  since1904: z.boolean().optional(),
  /** Of a long table a part; without it the text is the whole. */
  slice: z
    .object({
      from: z.number().int().min(0),
      of: z.number().int().min(0),
      batchId: idSchema.optional(),
      mark: z.string().max(40),
      /** Its rows that repeat an earlier row of the whole table; rows of the slice, firsts of the table. */
      repeats: z
        .array(repeatedRow.extend({ same: z.boolean() }))
        .max(5000)
        .optional(),
    })
    .optional(),
  /** Store rows that repeat an earlier one all the same. */
  keepRepeats: z.boolean().optional(),
});
const cellFaults = z.array(z.object({ row: z.number(), column: z.string(), text: z.string(), fault: labelSchema }));
const report = z.object({
  rows: z.number(),
  good: z.number(),
  faults: cellFaults,
  faultCount: z.number(),
  kept: cellFaults,
  keptCount: z.number(),
  ignored: z.array(z.string()),
  waiting: z.number(),
  swapped: z.number(),
  outside: z.number(),
  outsideNames: z.array(z.string()),
  duplicates: z.number(),
  duplicateRows: z.array(repeatedRow),
  repeated: z.number(),
  repeatedRows: z.array(repeatedRow),
  already: z.number(),
  offset: z.object({ compared: z.number(), checked: z.boolean(), metres: z.number(), suspected: systemSchema.nullable() }).nullable(),
});

/** The register of places. */
const registerContract = {
  listPlaces: endpoint("place.read")
    .route({ method: "POST", path: "/places/list" })
    .input(listInputSchema)
    .output(pageOf(z.looseObject({ id: z.number(), name: z.string() }))),
  getPlace: endpoint("place.read")
    .route({ method: "GET", path: "/places/{id}" })
    .input(pathId)
    .output(
      z.object({
        id: z.number(),
        version: z.number(),
        values,
        lat: z.number().nullable(),
        lon: z.number().nullable(),
        sourceText: z.string().nullable(),
        sample: z.boolean(),
        /** Where anybody finds it; null while it is not shown to the public. */
        publicAt: z.string().nullable(),
        /** Units with an account that answer for it. */
        operatorUnits: z.array(z.object({ id: z.number(), name: z.string() })),
        history: z.array(
          z.object({ field: z.string(), before: z.unknown(), after: z.unknown(), at: z.string(), who: z.string().nullable() }),
        ),
        can: z.object({ edit: z.boolean() }),
      }),
    ),
  createPlace: endpoint("place.edit")
    .route({ method: "POST", path: "/places" })
    .input(z.object({ values }))
    .output(z.object({ id: z.number() })),
  editPlace: endpoint("place.edit")
    .route({ method: "POST", path: "/places/{id}/edit" })
    .input(z.object({ id: idSchema, version: z.number().int(), values }))
    .output(z.object({ version: z.number() })),
  movePlace: endpoint("place.edit")
    .route({ method: "POST", path: "/places/{id}/move" })
    .input(z.object({ id: idSchema, version: z.number().int(), lat, lon }))
    .output(z.object({ version: z.number(), doubt: z.boolean() })),
  checkImport: endpoint("place.edit", { megabytes: IMPORT_MEGABYTES })
    .route({ method: "POST", path: "/places/import/check" })
    .input(importInput)
    .output(report),
  storeImport: endpoint("place.edit", { megabytes: IMPORT_MEGABYTES })
    .route({ method: "POST", path: "/places/import" })
    .input(importInput)
    /** `stored`: rows the batch holds so far. */
    .output(z.object({ batchId: z.number(), report, stored: z.number() })),
  listBatches: endpoint("place.read")
    .route({ method: "GET", path: "/places/batches" })
    .output(
      z.array(
        z.object({
          id: z.number(),
          name: z.string(),
          system: z.string(),
          rowsRead: z.number(),
          /** More than have been read: it broke off and can be gone on with. */
          rowsTotal: z.number(),
          mark: z.string().nullable(),
          stored: z.number(),
          refused: z.number(),
          suspected: z.string().nullable(),
          madeAt: z.string(),
          undoneAt: z.string().nullable(),
        }),
      ),
    ),
  /** What taking a batch back would do: what goes, what stays because somebody worked on it (some of it by name). */
  previewUndo: endpoint("place.edit")
    .route({ method: "GET", path: "/places/batches/{id}/undo" })
    .input(pathId)
    .output(z.object({ removed: z.number(), kept: z.number(), keptNames: z.array(z.string()) })),
  undoImport: endpoint("place.edit")
    .route({ method: "POST", path: "/places/batches/{id}/undo" })
    .input(z.object({ id: idSchema }))
    .output(z.object({ removed: z.number(), kept: z.number() })),
};

/** What an operator does for the places its unit runs. */
const venuesContract = {
  listVenues: endpoint("venue.report")
    .route({ method: "GET", path: "/venues" })
    .output(
      z.array(
        z.object({
          id: z.number(),
          version: z.number(),
          name: z.string(),
          address: z.string().nullable(),
          operators: z.array(z.string()),
          bookable: z.boolean(),
          /** Bookings nobody has answered yet. */
          waiting: z.number(),
          isClosed: z.boolean(),
          values: z.object({ hours: z.string().nullable(), phone: z.string().nullable(), condition: z.string().nullable() }),
        }),
      ),
    ),
  reportVenue: endpoint("venue.report")
    .route({ method: "POST", path: "/venues/{id}" })
    .input(z.object({ id: idSchema, version: z.number().int(), values: z.record(z.string(), z.unknown()) }))
    .output(z.object({ version: z.number() })),
  /** The staff names who may answer for a place of its register. */
  setOperators: endpoint("place.edit")
    .route({ method: "POST", path: "/places/{id}/operators" })
    .input(z.object({ id: idSchema, version: z.number().int(), unitIds: z.array(idSchema).max(10) }))
    .output(z.object({ version: z.number() })),
};

export const placesContract = { ...registerContract, ...venuesContract };
