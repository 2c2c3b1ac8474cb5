import { unzipSync } from "fflate";
import type { Actor } from "../platform/access/scope.ts";
import type { Services } from "../platform/http/server.ts";

/** What a paper of a record says to somebody; undefined where there is none for him, or nothing to write yet. */
export async function paperText(services: Services, actor: Actor, address: string, id: number): Promise<string | undefined> {
  const file = await services.house.papers[address]?.(services, actor, { id: String(id) }).catch((error: unknown) => {
    if ((error as { code?: string }).code === "NOT_FOUND") return undefined;
    throw error;
  });
  if (!file) return undefined;
  return new TextDecoder().decode(unzipSync(file.bytes as Uint8Array)["word/document.xml"]).replace(/<[^>]+>/g, "");
}
