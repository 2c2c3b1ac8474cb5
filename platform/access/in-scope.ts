import { sql, type RawBuilder, type SqlBool } from "kysely";
import type { Scope } from "./scope.ts";

/** The rows of a table (by its alias) that a scope holds, in the shape its per-depth indexes serve: equal cost at every level. */
export const inScope = (alias: string, scope: Pick<Scope, "unitId" | "unitPath">): RawBuilder<SqlBool> =>
  sql<SqlBool>`${sql.ref(`${alias}.unit_path`)}[${sql.lit(scope.unitPath.length)}] = ${scope.unitId}`;
