import type { Label, Refusal } from "../http/contract.ts";

/** What went wrong, sorted by what the person can do about it. */
export type Trouble =
  | { readonly kind: "refused"; readonly refusal: Refusal }
  | { readonly kind: "signed-out" }
  | { readonly kind: "forbidden" }
  | { readonly kind: "not-found" }
  | { readonly kind: "too-many"; readonly retryAfterSeconds: number }
  | { readonly kind: "offline" }
  | { readonly kind: "bug"; readonly requestId: string | undefined };

/** A bug of the server; it is logged there under this request id. */
export class ServerFault extends Error {
  readonly requestId: string | undefined;
  constructor(requestId: string | undefined) {
    super("server fault");
    this.requestId = requestId;
  }
}

/** The network gave no answer. */
export class NoAnswer extends Error {}

/** The code that `troubleOf` sorts by, from the status of an answer. */
export const STATUS_CODES: Readonly<Record<number, string>> = {
  401: "UNAUTHORIZED",
  403: "FORBIDDEN",
  404: "NOT_FOUND",
  422: "REFUSED",
  429: "TOO_MANY_REQUESTS",
  // The machine's own refusals: a full disk, a database that is away.
  503: "REFUSED",
};

/** Sorts whatever a call threw. Told by shape, not by class: errors of oRPC, of plain fetches and of bundles apart look alike. */
export function troubleOf(error: unknown): Trouble {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : undefined;
  if (error instanceof NoAnswer || cause instanceof NoAnswer) return { kind: "offline" };
  if (error instanceof ServerFault) return { kind: "bug", requestId: error.requestId };
  if (cause instanceof ServerFault) return { kind: "bug", requestId: cause.requestId };
  const { code, data } = (typeof error === "object" && error !== null ? error : {}) as { code?: unknown; data?: unknown };
  switch (code) {
    case "REFUSED":
      return isRefusal(data) ? { kind: "refused", refusal: data } : { kind: "bug", requestId: undefined };
    case "UNAUTHORIZED":
      return { kind: "signed-out" };
    case "FORBIDDEN":
      return { kind: "forbidden" };
    case "NOT_FOUND":
      return { kind: "not-found" };
    case "TOO_MANY_REQUESTS":
      return { kind: "too-many", retryAfterSeconds: Number((data as { retryAfterSeconds?: number } | undefined)?.retryAfterSeconds ?? 60) };
    default:
      return { kind: "bug", requestId: undefined };
  }
}

function isRefusal(data: unknown): data is Refusal {
  const message = (data as { message?: Partial<Label> } | null | undefined)?.message;
  return typeof message?.zh === "string" && typeof message.en === "string";
}

/** The sentence for the person. */
export function sayTrouble(trouble: Trouble): Label {
  switch (trouble.kind) {
    case "refused":
      return trouble.refusal.message;
    case "signed-out":
      return { zh: "登录已过期，请重新登录；已填的内容还在。", en: "You are signed out. Sign in again; what you typed is kept." };
    case "forbidden":
      return {
        zh: "当前岗位没有这项权限。可换岗位，或请管理员授权。",
        en: "Your current post may not do this. Switch post or ask an administrator.",
      };
    case "not-found":
      return { zh: "没有找到：地址可能有误，或不对您开放。", en: "Not found: the address may be wrong, or it is not open to you." };
    case "too-many":
      return {
        zh: `操作太频繁，请 ${trouble.retryAfterSeconds} 秒后再试。`,
        en: `Too many requests. Try again in ${trouble.retryAfterSeconds} seconds.`,
      };
    case "offline":
      return { zh: "网络不通，没有送达。请检查网络后重试。", en: "No connection; nothing was sent. Check the network and try again." };
    case "bug":
      return {
        zh: "系统出错，已记录。请重试；仍不行请把编号告诉管理员。",
        en: "The system failed and recorded it. Try again, or give the number below to an administrator.",
      };
  }
}
