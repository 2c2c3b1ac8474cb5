import type { Db } from "../db/database.ts";
import type { FilePlace } from "../files/files.ts";
import type { OpenLink } from "./links.ts";

/** What the holder of a link may send as a file, said on its page before anything travels. */
export interface LinkUpload {
  /** Bytes of one file at most. */
  readonly mostBytes: number;
  /** Files of one place at most; the same content twice is one. */
  readonly mostFiles: number;
  /** Endings that are taken, of those the house takes at all. */
  readonly takes: readonly string[];
  /** Where it belongs; refuses in words. `record` is what the form names beside the link's own case. */
  readonly place: (db: Db, link: OpenLink, record: number | undefined) => Promise<FilePlace>;
}
