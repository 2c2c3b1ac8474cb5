import { describeRefusal, type ProcessDef } from "@bihuan/casework";
import type { Result } from "@bihuan/kit";
import type { CaseRefusal } from "../casework/casework.ts";
import { notFound, refuseRequest } from "./server.ts";

/** The value, or the end of the request with the process's refusal in the person's words. */
export function stepped<T>(result: Result<T, CaseRefusal>, process: ProcessDef): T {
  if (result.ok) return result.value;
  if (result.error.code === "not-found") return notFound();
  if (result.error.code === "request-reused") return refuseReused();
  if (result.error.code === "not-given") return refuseNotGiven();
  return refuseRequest(result.error.code, describeRefusal(result.error, process));
}

/** One request key stands for one act; what carries it a second time for something else is not done, and not answered with the first. */
export const refuseReused = (): never =>
  refuseRequest("request-reused", {
    zh: "这次提交用的是先前另一次办理的编号，没有办理；请刷新页面后再办",
    en: "This submission carries the number of an earlier act; it was not done. Please reload the page and try again",
  });

/** Whoever was given some cases of one who is away acts on those alone. */
export const refuseNotGiven = (): never => refuseRequest("not-given", NOT_GIVEN);
export const NOT_GIVEN = {
  zh: "代办时只办交给您的那几件；这一件不在其中",
  en: "As a deputy you act on the cases given to you; this is none of them",
};
