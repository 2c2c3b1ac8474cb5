import type { Readable } from "node:stream";
import type { ProcessDef } from "@bihuan/casework";
import { chinaDay } from "@bihuan/kit";
import { catalogueOf, type Catalogue, type FactKind } from "@bihuan/indicators";
import type { AnyContractRouter } from "@orpc/contract";
import type { AnyRouter } from "@orpc/server";
import type { RawBuilder } from "kysely";
import type { Actor, Scope } from "../access/scope.ts";
import type { Db } from "../db/database.ts";
import type { Label, ListInput } from "../http/contract.ts";
import type { Services } from "../http/server.ts";
import type { RoomHelp } from "./help.ts";
import type { Parameter } from "../parameters/parameters.ts";
import { columnOf, permissionsOf, type Records } from "../records/define.ts";
import type { Hand } from "../records/hand.ts";
import { listRecords } from "../records/list.ts";
import type { LinkSheet } from "../links/sheet.ts";
import type { LinkReading, LinkUpload } from "../links/upload.ts";
import { filesOf, type Written } from "../records/papers.ts";
import type { Sensitive } from "../records/sight.ts";
import { searchedOf } from "../records/searched.ts";
import type { Register, Values } from "../register/fields.ts";
import { withFiles, type SearchedRegister } from "../search/register.ts";
import type { SealedColumn } from "../sensitive/sealed.ts";

/** A list as a file: its rows under the asker's scope, page by page. */
export interface ListFile {
  readonly permission: string;
  readonly register: Register;
  page(
    db: Db,
    scope: Scope,
    input: ListInput,
    now: number,
    asker?: { readonly actor: Actor; readonly services: Services },
  ): Promise<{ rows: Values[]; next: string | null; total?: number }>;
}

/** A file made when it is asked for. */
export interface Paper {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** The same, sent as it is written. */
export interface StreamedPaper extends Omit<Paper, "bytes"> {
  readonly bytes: Readable;
}

/** `asked`: the names in the address and behind its question mark. Whoever may not have the file finds none. */
export type MakePaper = (
  services: Services,
  actor: Actor,
  asked: Readonly<Record<string, string>>,
) => Promise<Paper | StreamedPaper | undefined>;

/** An entry of a person, as a register gives it; what the register does not hold is empty. */
export interface PersonRow {
  readonly id: number;
  readonly name: string;
  readonly units: readonly string[];
  readonly phones: readonly string[];
  readonly emails: readonly string[];
  /** Keyed hash of the identity number. */
  readonly identity: string | null;
  readonly bornYear: number | null;
  readonly fields: readonly string[];
  /** Asked of registers of talents alone. */
  readonly titles?: readonly string[];
  /** What he does there: stations, projects, courses. */
  readonly works: readonly string[];
  readonly unitPath: readonly number[];
}

/** A register that names persons: one person may stand in several, and is shown as one (decisions/0060). */
export interface PersonList {
  /** Its table, which its migration lets tell `person_entry` of changed rows. */
  readonly list: string;
  readonly label: Label;
  readonly permission: string;
  /** Where an entry is opened: the path before its number. */
  readonly path: string;
  readonly rows: RawBuilder<PersonRow>;
  /** Its persons stand in the one list of talents: `rows` give `titles`, too. */
  readonly talents?: true;
}

export interface FileRights {
  readonly read: string;
  readonly add: readonly string[];
  /** Files may come as long as the case is open, though its fields no longer change: papers of what goes on. */
  readonly whileOpen?: true;
  /** The search knows nothing of what stands in these files. */
  readonly searched?: false;
}

/** A paragraph, table or chart that a room offers to the year report: figures in braces, by their codes. */
export interface OfferedSentence {
  readonly chapter: string;
  readonly text: string;
  readonly kind?: "sentence" | "table" | "chart";
  readonly by?: "years" | "units" | "months";
  /** Left out while this figure is missing or zero. */
  readonly needs?: string;
}

type Contracts = Readonly<Record<string, AnyContractRouter>>;
type Declared = Readonly<Record<string, Hand & { readonly contract: AnyContractRouter; readonly router: unknown }>>;

/** What a room gives the house: its folder says it once, and everything that works across rooms reads it from there. */
export interface Room<C extends Contracts = Contracts, R extends Declared = Declared> {
  readonly name: string;
  /** What it is for, who does what, how, and its hard words. */
  readonly help?: RoomHelp;
  /** Its declared records by their names: list, page, acts, permissions, file, search, uploads and words follow. */
  readonly records?: R;
  /** Endpoints of its own, by the name under which the browser calls them. */
  readonly contracts?: C;
  readonly routers?: Readonly<Record<string, unknown>>;
  /** Role → permissions that the room owns beside those of its records. */
  readonly permissions?: Readonly<Record<string, readonly string[]>>;
  readonly processes?: readonly ProcessDef[];
  readonly facts?: readonly FactKind[];
  /** What it offers to the year report. */
  readonly sentences?: readonly OfferedSentence[];
  readonly searched?: readonly SearchedRegister[];
  readonly persons?: readonly PersonList[];
  /** Tables that fields name a row of and no register declares: the column by which such a row is called. */
  readonly named?: Readonly<Record<string, string>>;
  /** What superiors read by a grant alone beside its declared records: tables whose own walls ask for it. */
  readonly sensitive?: readonly (Sensitive & { readonly tables: readonly string[] })[];
  /** Where its sealed texts lie, for the keys' rotation. */
  readonly sealed?: readonly SealedColumn[];
  readonly lists?: Readonly<Record<string, ListFile>>;
  /** Thresholds and shares that offices set for themselves. */
  readonly parameters?: readonly Parameter[];
  /** Files made when asked for, by their address beneath /api/. */
  readonly papers?: Readonly<Record<string, MakePaper>>;
  /** Papers in the official layout that come out of its declared records; their pages offer them. */
  readonly written?: Written;
  /** Purpose of a one-time link → what its holder may send as a file. */
  readonly uploads?: Readonly<Record<string, LinkUpload>>;
  /** Purpose of a link → which files its holder may open. */
  readonly readings?: Readonly<Record<string, LinkReading>>;
  /** The same for a table that the holder fetches, fills in and sends back. */
  readonly sheets?: Readonly<Record<string, LinkSheet>>;
  /** Who sees and who adds files of its processes; of declared records reading is reading and adding is editing where nothing is said. */
  readonly files?: Readonly<Record<string, FileRights>>;
}

/** Checks a room where it is written; its contracts keep their types. */
export const defineRoom = <const C extends Contracts = Record<never, never>, const R extends Declared = Record<never, never>>(
  room: Room<C, R>,
): Room<C, R> => room;

type ContractOf<T> = T extends Room<infer C, infer R> ? C & { readonly [K in keyof R]: R[K]["contract"] } : never;
type Every<U> = (U extends unknown ? (one: U) => void : never) extends (all: infer A) => void ? A : never;
type ContractsOf<T extends readonly unknown[]> = Every<ContractOf<T[number]>>;

/** Every endpoint of some rooms; server, browser and OpenAPI are made from it. Rooms may share a name: their endpoints stand under it together. */
export const contractOf = <T extends readonly unknown[]>(rooms: T): { readonly [K in keyof ContractsOf<T>]: ContractsOf<T>[K] } =>
  byName((rooms as readonly Room[]).flatMap((r) => [r.contracts ?? {}, each(r, (served) => served.contract)])) as never;

/** The handlers behind them. */
export const routerOf = (house: House): AnyRouter =>
  byName(house.rooms.flatMap((r) => [r.routers ?? {}, each(r, (served) => served.router)])) as AnyRouter;

function byName(groups: readonly Readonly<Record<string, unknown>>[]): Record<string, unknown> {
  const out: Record<string, Record<string, unknown>> = {};
  for (const [name, endpoints] of groups.flatMap((g) => Object.entries(g)))
    out[name] = once(`endpoint ${name}`, [...Object.entries(out[name] ?? {}), ...Object.entries(endpoints as object)]);
  return out;
}

const each = <V>(room: Room, of: (served: Declared[string]) => V): Record<string, V> =>
  Object.fromEntries(Object.entries(room.records ?? {}).map(([name, served]) => [name, of(served)]));

/** The rooms, put together once: what handlers find as `services.house`. */
export interface House {
  readonly rooms: readonly Room[];
  readonly permissions: ReadonlyMap<string, readonly string[]>;
  readonly processes: Readonly<Record<string, ProcessDef>>;
  readonly facts: Catalogue;
  readonly sentences: readonly OfferedSentence[];
  /** Declared records by their name, which is the kind of their subjects. */
  readonly records: ReadonlyMap<string, Hand>;
  /** Kind of record → the column of its title. */
  readonly titles: ReadonlyMap<string, string>;
  readonly lists: ReadonlyMap<string, ListFile>;
  readonly searched: readonly SearchedRegister[];
  readonly persons: ReadonlyMap<string, PersonList>;
  readonly sensitive: ReadonlyMap<string, SensitiveKind>;
  readonly sealed: readonly SealedColumn[];
  readonly papers: Readonly<Record<string, MakePaper>>;
  readonly written: Written;
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly uploads: ReadonlyMap<string, LinkUpload>;
  readonly readings: ReadonlyMap<string, LinkReading>;
  readonly sheets: ReadonlyMap<string, LinkSheet>;
  /** Process → who sees and who adds its files. */
  readonly files: ReadonlyMap<string, FileRights>;
  /** Words of acts and subjects that the audit trail shows. */
  readonly words: Readonly<Record<string, Label>>;
}

export function composeHouse(rooms: readonly Room[], staff: Readonly<Record<string, readonly string[]>> = {}): House {
  const hands: readonly Hand[] = rooms.flatMap((r) => Object.values(r.records ?? {}));
  const all = hands.map((h) => h.records);
  const titles = new Map([...all.map((r) => [r.name, columnOf(r.title)] as const), ...rooms.flatMap((r) => Object.entries(r.named ?? {}))]);
  const permissions = new Map<string, string[]>();
  for (const table of [...rooms.map((r) => r.permissions ?? {}), ...all.map(permissionsOf), staff])
    for (const [role, held] of Object.entries(table)) permissions.set(role, [...(permissions.get(role) ?? []), ...held]);
  const files: ReadonlyMap<string, FileRights> = new Map(
    Object.entries({
      ...Object.fromEntries(all.map((r) => [r.name, { read: `${r.name}.read`, add: [`${r.name}.edit`] }])),
      ...once(
        "files of",
        rooms.flatMap((r) => Object.entries(r.files ?? {})),
      ),
    }),
  );
  const written = once(
    "papers of",
    rooms.flatMap((r) => Object.entries(r.written ?? {})),
  );
  const processes = [...rooms.flatMap((r) => r.processes ?? []), ...all.flatMap((r) => r.process ?? [])];
  return {
    rooms,
    permissions,
    processes: once(
      "process",
      processes.map((p) => [p.name, p]),
    ),
    facts: catalogueOf(rooms.flatMap((r) => r.facts ?? [])),
    sentences: rooms.flatMap((r) => r.sentences ?? []),
    records: new Map(hands.map((h) => [h.records.name, h])),
    titles,
    lists: new Map(
      Object.entries(
        once("list", [
          ...rooms.flatMap((r) => Object.entries(r.lists ?? {})),
          ...hands.map((h) => [h.records.name, listFile(h, titles)] as const),
        ]),
      ),
    ),
    parameters: new Map(
      Object.entries(
        once(
          "parameter",
          rooms.flatMap((r) => r.parameters ?? []).map((p) => [p.name, p]),
        ),
      ),
    ),
    uploads: new Map(
      Object.entries(
        once(
          "upload by link",
          rooms.flatMap((r) => Object.entries(r.uploads ?? {})),
        ),
      ),
    ),
    readings: new Map(
      Object.entries(
        once(
          "reading by link",
          rooms.flatMap((r) => Object.entries(r.readings ?? {})),
        ),
      ),
    ),
    sheets: new Map(
      Object.entries(
        once(
          "sheet by link",
          rooms.flatMap((r) => Object.entries(r.sheets ?? {})),
        ),
      ),
    ),
    papers: once("paper", [...rooms.flatMap((r) => Object.entries(r.papers ?? {})), ...filesOf(hands, written)]),
    written,
    persons: new Map(rooms.flatMap((r) => r.persons ?? []).map((p) => [p.list, p])),
    sensitive: sensitiveOf(rooms, all),
    sealed: rooms.flatMap((r) => r.sealed ?? []),
    // A kind's place is its number in the index: declared records follow what stood before them.
    searched: [...rooms.flatMap((r) => r.searched ?? []), ...all.map(searchedOf)].map((r) => withFiles(r, files.get(r.kind))),
    files,
    words: wordsOf(all),
  };
}

const listFile = (hand: Hand, titles: ReadonlyMap<string, string>): ListFile => ({
  permission: `${hand.records.name}.read`,
  register: hand.records.list,
  async page(db, scope, input, now) {
    const page = await listRecords(db, scope, hand, input, { today: chinaDay(now), titles, whole: true });
    return { rows: [...page.rows], next: page.next, total: page.total };
  },
});

/** What a superior reads by a grant alone, under the name it is granted by. */
export interface SensitiveKind {
  readonly label: Label;
  readonly tables: readonly string[];
  /** Those of its registers that are declared records. */
  readonly records: readonly Records[];
}

function sensitiveOf(rooms: readonly Room[], all: readonly Records[]): ReadonlyMap<string, SensitiveKind> {
  const declared = all.flatMap((r) => (r.access.sensitive ? [{ ...r.access.sensitive, tables: [r.name], records: [r] }] : []));
  const others = rooms.flatMap((r) => r.sensitive ?? []).map((s) => ({ ...s, records: [] as Records[] }));
  return new Map(
    [...Map.groupBy([...declared, ...others], (s) => s.kind)].map(([kind, of]) => [
      kind,
      { label: (of[0] as Sensitive).label, tables: of.flatMap((s) => s.tables), records: of.flatMap((s) => s.records) },
    ]),
  );
}

const wordsOf = (all: readonly Records[]): Record<string, Label> =>
  Object.fromEntries(
    all.flatMap(({ name, register: { label } }) => [
      [`${name}.create`, { zh: `登记${label.zh}`, en: `${label.en}: entered` }],
      [`${name}.edit`, { zh: `修改${label.zh}`, en: `${label.en}: edited` }],
      [`${name}.guarded`, { zh: `${label.zh}：有内容被拒收`, en: `${label.en}: content refused` }],
      [name, label],
    ]),
  );

function once<T>(what: string, entries: readonly (readonly [string, T])[]): Record<string, T> {
  const out: Record<string, T> = {};
  for (const [name, value] of entries) {
    if (name in out) throw new Error(`two rooms bring the ${what} ${name}`);
    out[name] = value;
  }
  return out;
}
