import type { sql } from "kysely";
import type { Db } from "./database.ts";

/** The rows of a statement written as SQL; what they hold is said by whoever asks. */
export const rowsOf = async <T>(db: Db, query: ReturnType<typeof sql>): Promise<T[]> => (await query.execute(db)).rows as T[];
