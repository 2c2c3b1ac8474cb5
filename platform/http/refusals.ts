import { describeRefusal, type ProcessDef } from "@bihuan/casework";
import type { Result } from "@bihuan/kit";
import type { CaseRefusal } from "../casework/casework.ts";
import { notFound, refuseRequest } from "./server.ts";

/** The value, or the end of the request with the process's refusal in the person's words. */
export function stepped<T>(result: Result<T, CaseRefusal>, process: ProcessDef): T {
  if (result.ok) return result.value;
  if (result.error.code === "not-found") return notFound();
  return refuseRequest(result.error.code, describeRefusal(result.error, process));
}
