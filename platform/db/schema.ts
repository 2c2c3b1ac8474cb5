// Generated from the migrated database by `npm run cli -- schema`; do not edit.
import type { ColumnType, GeneratedAlways } from "kysely";

/** A column the database fills when an insert leaves it out. */
export type Generated<T> = T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>;
/** A timestamp reads as an ISO instant. */
export type Instant = ColumnType<string, string | Date, string | Date>;
/** jsonb is written as JSON text and read as the value. */
// oxlint-disable-next-line no-explicit-any
export type Json = ColumnType<any, string, string>;

export interface Schema {
  audit_entry: AuditEntryTable;
  case_event: CaseEventTable;
  case_tally: CaseTallyTable;
  field_history: FieldHistoryTable;
  ledger_fact: LedgerFactTable;
  ledger_rollup: LedgerRollupTable;
  ledger_seal: LedgerSealTable;
  ledger_value: LedgerValueTable;
  one_time_link: OneTimeLinkTable;
  outgoing_message: OutgoingMessageTable;
  saved_view: SavedViewTable;
  schema_migration: SchemaMigrationTable;
  stored_file: StoredFileTable;
  work_case: WorkCaseTable;
}

export interface AuditEntryTable {
  id: GeneratedAlways<number>;
  at: Generated<Instant>;
  actor_id: string;
  unit_id: number | null;
  act: string;
  subject: string | null;
  detail: Generated<Json>;
  request_id: string | null;
}

export interface CaseEventTable {
  case_id: number;
  seq: number;
  action: string;
  to_state: string;
  at: Instant;
  actor_id: string;
  role: string;
  reason: string | null;
  note: string | null;
  data: Generated<Json>;
  request_key: string | null;
}

export interface CaseTallyTable {
  process: string;
  unit_id: number;
  unit_path: number[];
  state: string;
  n: number;
}

export interface FieldHistoryTable {
  id: GeneratedAlways<number>;
  register: string;
  record_id: number;
  field: string;
  before: Json | null;
  after: Json | null;
  actor_id: string;
  at: Generated<Instant>;
}

export interface LedgerFactTable {
  id: GeneratedAlways<number>;
  kind: string;
  occurred_on: string;
  recorded_at: Generated<Instant>;
  unit_id: number;
  unit_path: number[];
  region_code: string | null;
  subject: string;
  measures: Generated<Json>;
  dimensions: Generated<Json>;
  keys: Generated<Json>;
  evidence: Generated<Json>;
  actor_id: string;
  supersedes: number | null;
  void: Generated<boolean>;
  reason: string | null;
}

export interface LedgerRollupTable {
  kind: string;
  month: string;
  unit_id: number;
  unit_path: number[];
  dimensions: string;
  n: number;
  sums: Json;
}

export interface LedgerSealTable {
  id: GeneratedAlways<number>;
  through: number;
  facts: number;
  digest: Buffer;
  sealed_at: Generated<Instant>;
}

export interface LedgerValueTable {
  kind: string;
  month: string;
  unit_id: number;
  unit_path: number[];
  dimensions: string;
  name: string;
  value: number;
  n: number;
}

export interface OneTimeLinkTable {
  id: GeneratedAlways<number>;
  token_hash: Buffer;
  purpose: string;
  case_id: number;
  party: string;
  unit_id: number;
  created_by: string;
  created_at: Generated<Instant>;
  expires_at: Instant;
  opened_at: Instant | null;
  used_at: Instant | null;
  outcome: string | null;
  revoked_at: Instant | null;
}

export interface OutgoingMessageTable {
  id: GeneratedAlways<number>;
  channel: string;
  recipient: string;
  subject: string;
  body: string;
  case_id: number | null;
  created_at: Generated<Instant>;
  sent_at: Instant | null;
  attempts: Generated<number>;
  last_error: string | null;
}

export interface SavedViewTable {
  id: GeneratedAlways<number>;
  person_id: number;
  list: string;
  name: string;
  query: Json;
  created_at: Generated<Instant>;
}

export interface SchemaMigrationTable {
  name: string;
  digest: string;
  applied_at: Generated<Instant>;
}

export interface StoredFileTable {
  id: GeneratedAlways<number>;
  sha256: Buffer;
  name: string;
  media_type: string;
  bytes: number;
  case_id: number;
  uploaded_by: string;
  uploaded_at: Generated<Instant>;
}

export interface WorkCaseTable {
  id: GeneratedAlways<number>;
  process: string;
  title: string;
  state: string;
  since: Instant;
  opened_on: string;
  due_on: string | null;
  closed_on: string | null;
  seq: Generated<number>;
  unit_id: number;
  unit_path: number[];
  shared_path: Generated<number[]>;
  owner_role: string | null;
  owner_unit_id: number | null;
  owner_person_id: number | null;
  adviser_person_id: number | null;
  parent_id: number | null;
  grey_reason: string | null;
}
