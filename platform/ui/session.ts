import { queryOptions, useQuery } from "@tanstack/react-query";
import { fetchJson } from "./api.ts";

export interface Post {
  readonly id: number;
  readonly title: string;
  readonly unitName: string;
  readonly roles: readonly string[];
}

/** The person signed in, acting in one post at a time. */
export interface Me {
  readonly name: string;
  readonly posts: readonly Post[];
  readonly postId: number;
  readonly locale: "zh-CN" | "en";
  readonly permissions: readonly string[];
  /** Cases that wait for this post: the badge of the workbench. */
  readonly waiting: number;
}

export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: () => fetchJson<Me>("/api/me"),
  staleTime: 60_000,
  retry: false,
});

/** undefined until known and for those not signed in. */
export const useMe = (): Me | undefined => useQuery(meQuery).data;

export function useMay(): (permission: string | undefined) => boolean {
  const me = useMe();
  return (permission) => permission === undefined || me?.permissions.includes(permission) === true;
}

export const takePost = (postId: number) => fetchJson<unknown>("/api/me/post", { postId });

/** `second-step`: the password is right and the authenticator's code is asked for. */
export async function signIn(username: string, password: string): Promise<"done" | "second-step"> {
  const answer = await fetchJson<{ twoFactorRedirect?: boolean } | null>("/api/auth/sign-in/username", { username, password });
  return answer?.twoFactorRedirect ? "second-step" : "done";
}
export const verifyTotp = (code: string) => fetchJson<unknown>("/api/auth/two-factor/verify-totp", { code });
export const verifyBackupCode = (code: string) => fetchJson<unknown>("/api/auth/two-factor/verify-backup-code", { code });
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
