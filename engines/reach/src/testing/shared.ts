import { existsSync } from "node:fs";
import { join } from "node:path";

/** Real data beside the repository (or where BIHUAN_SHARED says); undefined when a file is absent, and the test skips. */
export function findShared(path: string): string | undefined {
  const repository = join(import.meta.dirname, "../../../..");
  const roots = [process.env["BIHUAN_SHARED"], join(repository, "../shared/data"), join(repository, "../../shared/data")];
  for (const root of roots) if (root !== undefined && existsSync(join(root, path))) return join(root, path);
  return undefined;
}
