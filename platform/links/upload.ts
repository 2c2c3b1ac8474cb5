import type { Db } from "../db/database.ts";
import type { FilePlace } from "../files/files.ts";
import type { OpenLink } from "./links.ts";

/** What the holder of a link may send as a file: told on its page, held before anything travels and again here. */
export interface LinkLimits {
  /** Bytes of one file at most. */
  readonly mostBytes: number;
  /** Files of one place at most; the same content twice is one. */
  readonly mostFiles: number;
  /** Endings that are taken, of those the house takes at all. */
  readonly takes: readonly string[];
}

/** Papers, where a room sets nothing else. */
export const PAPERS: LinkLimits = {
  mostBytes: 20 * 1_048_576,
  mostFiles: 10,
  takes: ["pdf", "ofd", "docx", "doc", "wps", "xlsx", "xls", "et", "jpg", "jpeg", "png"],
};

export interface LinkUpload extends LinkLimits {
  /** Written down on the way by whoever holds the device, the office's own people too; nothing of it confirms a fact. */
  readonly logs?: true;
  /** Where it belongs; refuses in words. `record` is what the form names beside the link's own case. */
  readonly place: (db: Db, link: OpenLink, record: number | undefined) => Promise<FilePlace>;
}

/** Files that the holder of a link may open: of its own case, of these kinds; refuses in words. */
export type LinkReading = (db: Db, link: OpenLink) => Promise<{ readonly caseId: number; readonly kinds: readonly string[] }>;

export interface SentFile {
  readonly name: string;
  readonly bytes: number;
}
