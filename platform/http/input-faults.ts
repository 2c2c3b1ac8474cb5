import { ORPCError, ValidationError } from "@orpc/server";
import type { Label, Refusal } from "./contract.ts";

/** What a contract's check says of one value (zod's own shape of an issue, as far as it is used). */
interface Issue {
  readonly code?: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[];
  readonly expected?: string;
  readonly input?: unknown;
  readonly origin?: string;
  readonly minimum?: number | bigint;
  readonly maximum?: number | bigint;
}

/**
 * Input that does not fit its contract, as a refusal in words at its field. It keeps status 400: a screen's own form should have
 * refused first, and the journeys take a 400 for a fault of the screen; but nobody who typed a number is told that the system failed.
 */
export function inputRefusal(error: unknown): ORPCError<"REFUSED", Refusal> | undefined {
  if (!(error instanceof ORPCError) || error.code !== "BAD_REQUEST" || !(error.cause instanceof ValidationError)) return undefined;
  const fields: Record<string, Label> = {};
  for (const issue of error.cause.issues as readonly Issue[]) {
    const [first] = issue.path ?? [];
    const key = String(typeof first === "object" ? first.key : (first ?? ""));
    fields[key] ??= wordsOf(issue);
  }
  const [words] = Object.values(fields) as [Label?];
  const message: Label = {
    zh: `没有办成，有一项填得不对：${words?.zh ?? "内容不合要求"}`,
    en: `Not done; one entry is not right: ${words?.en ?? "it does not fit"}`,
  };
  return new ORPCError("REFUSED", { status: 400, data: { code: "invalid", message, fields }, cause: error });
}

/**
 * What no column can hold: a letter NUL, half a character, a number beyond the column's, a day the calendar lacks. The contract says what an
 * entry is; what it leaves open ends here, whichever endpoint it came by.
 */
export function unstorable(error: unknown): Refusal | undefined {
  for (let e = error; e instanceof Error; e = e.cause) {
    const { code = "" } = e as { code?: string };
    if (/^22(003|007|008|021|P02|P05)$/.test(code))
      return {
        code: "invalid",
        message: {
          zh: "没有办成，有一项填得不对：数字太大、日期不存在或含有不能保存的字符",
          en: "Not done; one entry is not right: too large a number, a day that does not exist, or a character that cannot be stored",
        },
      };
  }
  return undefined;
}

function wordsOf(issue: Issue): Label {
  const isText = issue.origin === "string";
  const isList = issue.origin === "array";
  switch (issue.code) {
    case "invalid_type":
      if (issue.expected === "int") return { zh: "要填整数", en: "a whole number is needed" };
      if (issue.expected === "number") return { zh: "要填数字", en: "a number is needed" };
      return { zh: "没有填，或填的不是要求的内容", en: "it is missing, or not what is asked for" };
    case "too_small":
      if (isText)
        return Number(issue.minimum) <= 1
          ? { zh: "不能空着", en: "it must not be empty" }
          : atLeast(`${issue.minimum} 个字`, `${issue.minimum} characters`);
      return isList
        ? atLeast(`${issue.minimum} 项`, `${issue.minimum} entries`)
        : { zh: `不能小于 ${issue.minimum}`, en: `not less than ${issue.minimum}` };
    case "too_big":
      if (isText) return atMost(`${issue.maximum} 个字`, `${issue.maximum} characters`);
      return isList
        ? atMost(`${issue.maximum} 项`, `${issue.maximum} entries`)
        : { zh: `不能大于 ${issue.maximum}`, en: `not more than ${issue.maximum}` };
    case "invalid_format":
      return { zh: "写法不对", en: "it is not written as asked for" };
    case "invalid_value":
    case "invalid_union":
      return { zh: "不在可选范围内", en: "it is not one of the choices" };
    default:
      return { zh: "内容不合要求", en: "it does not fit" };
  }
}

const atLeast = (zh: string, en: string): Label => ({ zh: `至少 ${zh}`, en: `at least ${en}` });
const atMost = (zh: string, en: string): Label => ({ zh: `最多 ${zh}`, en: `at most ${en}` });
