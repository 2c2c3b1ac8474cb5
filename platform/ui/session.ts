import { queryOptions, useQuery } from "@tanstack/react-query";
import type { Label } from "../http/contract.ts";
import { fetchJson } from "./api.ts";
import type { Trouble } from "./refusal.ts";
import { keepTabOwner, keepTabPost } from "./frame/tab-post.ts";

export interface Post {
  readonly id: number;
  readonly title: string;
  readonly unitName: string;
  readonly roles: readonly string[];
}

/** The person signed in, acting in one post at a time. */
export interface Me {
  readonly personId: number;
  readonly name: string;
  readonly posts: readonly Post[];
  readonly postId: number;
  readonly locale: "zh-CN" | "en";
  readonly permissions: readonly string[];
  /** Cases that wait for this post: the badge of the workbench. */
  readonly waiting: number;
  /** Notices not yet read: the badge of the bell. */
  readonly unread: number;
  /** The first day's steps were neither gone through nor skipped. */
  readonly offerTour: boolean;
  /** What others did to this account since it was last told. */
  readonly notices: readonly { readonly act: string; readonly byName: string; readonly byRole: string; readonly at: string }[];
  /** What must be done before anything else is open: the first password changed, two-step sign-in turned on. */
  readonly due: "password" | "second-factor" | null;
}

export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: async () => {
    const me = await fetchJson<Me>("/api/me");
    keepTabOwner(me.personId, me.postId);
    return me;
  },
  staleTime: 60_000,
  retry: false,
});

/** undefined until known and for those not signed in. */
export const useMe = (): Me | undefined => useQuery(meQuery).data;

export function useMay(): (permission: string | undefined) => boolean {
  const me = useMe();
  return (permission) => permission === undefined || me?.permissions.includes(permission) === true;
}

/** This tab's post; a tab opened later begins with it too. */
export async function takePost(postId: number): Promise<void> {
  await fetchJson<unknown>("/api/me/post", { postId });
  keepTabPost(postId);
}
/** The tab's post was ended meanwhile: it goes on in one that is held. */
export const isPostGone = (trouble: Trouble | undefined): boolean => trouble?.kind === "refused" && trouble.refusal.code === "post-gone";

/** `second-step`: the password is right and the authenticator's code is asked for. */
export async function signIn(username: string, password: string): Promise<"done" | "second-step"> {
  const answer = await fetchJson<{ twoFactorRedirect?: boolean } | null>("/api/auth/sign-in/username", { username, password }).catch(
    (error: { data?: { code?: string } }) => {
      const words = CLOSED_DOORS[error.data?.code ?? ""];
      throw words ? Object.assign(new Error("refused"), { code: "REFUSED", data: { code: error.data?.code, message: words } }) : error;
    },
  );
  return answer?.twoFactorRedirect ? "second-step" : "done";
}
/** Refusals of the sign-in that name their way out. */
const CLOSED_DOORS: Readonly<Record<string, Label>> = {
  BLOCKED: { zh: "账号已停用，请联系系统管理员。", en: "This account is blocked; ask the system officer." },
  FIRST_PASSWORD_OVER: {
    zh: "初始密码已过期，请系统管理员重置。",
    en: "The first password has expired; ask the system officer for a new one.",
  },
  LOCKED: {
    zh: "连续 5 次未成功，已锁定 15 分钟；急用请系统管理员重置密码。",
    en: "Five failures: locked for 15 minutes. If it cannot wait, ask the system officer to reset the password.",
  },
};
/** Which ways in there are besides the password. */
export const askDoor = () => fetchJson<{ oidc: boolean }>("/api/door");

/** Leaves for the house's own sign-in; it leads back to `next`. */
export async function signInByHouse(next: string): Promise<void> {
  const { url } = await fetchJson<{ url: string }>("/api/auth/sign-in/social", {
    provider: "oidc",
    callbackURL: next,
    errorCallbackURL: "/sign-in",
  });
  location.assign(url);
}
export const verifyTotp = (code: string) => fetchJson<unknown>("/api/auth/two-factor/verify-totp", { code });
export const verifyBackupCode = (code: string) => fetchJson<unknown>("/api/auth/two-factor/verify-backup-code", { code });
export const changePassword = (currentPassword: string, newPassword: string) =>
  fetchJson<unknown>("/api/auth/change-password", { currentPassword, newPassword, revokeOtherSessions: true });
export const signOut = () => fetchJson<unknown>("/api/auth/sign-out", {});
export const enableTotp = (password: string) =>
  fetchJson<{ totpURI: string; backupCodes: string[] }>("/api/auth/two-factor/enable", { password });
export const disableTotp = (password: string) => fetchJson<unknown>("/api/auth/two-factor/disable", { password });

export interface SignInSession {
  readonly id: string;
  readonly token: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly ipAddress?: string | null;
  readonly userAgent?: string | null;
}
export const listSessions = () => fetchJson<SignInSession[]>("/api/auth/list-sessions");
export const revokeSession = (token: string) => fetchJson<unknown>("/api/auth/revoke-session", { token });
export const getSession = () =>
  fetchJson<{ session: { token: string }; user: { twoFactorEnabled?: boolean | null } } | null>("/api/auth/get-session");
