import { betterAuth } from "better-auth";
import { APIError, createAuthMiddleware, getSessionFromCtx } from "better-auth/api";
import { twoFactor, username } from "better-auth/plugins";
import type pg from "pg";
import { openPool } from "../db/connections.ts";
import { Remembered } from "../http/remembered.ts";
import { addressOf, OIDC, oidcPlugin, type Oidc } from "./oidc.ts";
import { openAccounts, type Accounts } from "./accounts.ts";
import { isSpent, spendCode } from "./codes.ts";
import { ASKS_PASSWORD, isOpen } from "./endpoints.ts";
import { FAILURES, LOCK_MINUTES, networkOf, openDevices, openGuesses } from "./guesses.ts";

/** Accounts, passwords (scrypt), TOTP and sessions are better-auth's; this file sets its rules and adds the lock-out. */
export interface SignIn {
  handle(request: Request, address: string): Promise<Response>;
  /** The account behind a request's cookies, remembered for a few seconds; revoking forgets at once. */
  findAccount(headers: Headers): Promise<SignedIn | undefined>;
  readonly accounts: Accounts;
  /** Every endpoint the library has, open or not: for the test that reads which of them answer. */
  endpoints(): string[];
  /** With a password of the caller's choice: the sample and the tests. Officers' accounts come from `accounts`. */
  createAccount(account: { username: string; name: string; password: string }): Promise<string>;
  /** Another server changed a session. */
  forget(): void;
  close(): Promise<void>;
}

export interface SignedIn {
  accountId: string;
  /** Still the first password: until it is changed the session opens nothing else. */
  firstPassword: boolean;
  twoFactor: boolean;
}

/** What happens at the door and is written down. Nobody's account: the name is not known here, and is not written. */
export interface SignInEvent {
  act:
    | "signin.in"
    | "signin.out"
    | "signin.failed"
    | "signin.locked"
    | "signin.password"
    | "signin.second-factor-on"
    | "signin.second-factor-off"
    | "signin.sessions-ended";
  accountId: string | null;
  address: string;
}

/** The caller's address as the server saw it; whatever a client sends under this name is overwritten. */
const ADDRESS_HEADER = "x-bihuan-address";
const BASE = "/api/auth";
const REMEMBER_MILLIS = 5000;
const DEVICE_SECONDS = 365 * 86_400;

export function openSignIn(options: {
  database: pg.PoolConfig;
  /** Address of a replica that answers who is signed in while the primary is away. */
  replica?: string | undefined;
  /** Sessions changed here: other servers must forget what they remember. */
  changed?: () => void;
  secret: string;
  origin: string;
  oidc?: Oidc | undefined;
  /** Writes down what happened; it stands before the answer leaves. */
  record: (event: SignInEvent) => Promise<void>;
}): SignIn {
  const shared = { ...options.database, max: 4, options: "-c search_path=signin", application_name: "bihuan sign-in", keepAlive: true };
  const pool = openPool(shared, options.replica === undefined ? undefined : openPool({ ...shared, connectionString: options.replica }));
  const guesses = openGuesses(pool);
  const devices = openDevices(options.secret);
  const isSecure = options.origin.startsWith("https:");
  const auth = betterAuth({
    appName: "Bihuan 闭环",
    baseURL: options.origin,
    basePath: BASE,
    secret: options.secret,
    database: pool,
    trustedOrigins: [options.origin, options.origin.replace("127.0.0.1", "localhost")],
    telemetry: { enabled: false },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10 },
    session: { expiresIn: 12 * 3600, updateAge: 1800 },
    rateLimit: {
      enabled: true,
      window: 60,
      max: 120,
      customRules: {
        "/sign-in/social": { window: 60, max: 30 },
        "/sign-in/username": { window: 60, max: 30 },
        "/two-factor/verify-totp": { window: 60, max: 10 },
      },
    },
    plugins: [username(), twoFactor({ issuer: "Bihuan 闭环" }), ...(options.oidc ? [oidcPlugin(options.oidc)] : [])],
    account: { accountLinking: { enabled: true, trustedProviders: [OIDC] } },
    advanced: {
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      cookiePrefix: "bihuan",
      useSecureCookies: isSecure,
      defaultCookieAttributes: { sameSite: "strict" },
      // The way back from the house's sign-in begins on another site; a strict cookie would stay behind.
      cookies: { state: { attributes: { sameSite: "lax" } } },
    },
    databaseHooks: {
      // Whoever comes by the house's sign-in needs no first password: it ends unused.
      account: {
        create: {
          after: async (account) => {
            if (account.providerId !== OIDC) return;
            await pool.query(
              `with first as (update standing set first_password_until = null where user_id = $1 and first_password_until is not null returning user_id)
               delete from account where "userId" in (select user_id from first) and "providerId" = 'credential'`,
              [account.userId],
            );
          },
        },
      },
      // Whatever way somebody comes in, a session begins here.
      session: {
        create: {
          before: async (session, context) => {
            if (
              context?.path === "/two-factor/verify-totp" &&
              !(await spendCode(pool, context.context.secretConfig, session.userId, String(context.body?.code ?? "")))
            )
              throw spentCode();
            const { rows } = await pool.query<{ blocked: boolean }>(
              "select blocked_at is not null as blocked from standing where user_id = $1 and (blocked_at is not null or first_password_until < now())",
              [session.userId],
            );
            if (rows[0]?.blocked) throw new APIError("FORBIDDEN", { code: "BLOCKED", message: "账号已停用，请联系系统管理员" });
            if (rows[0]) throw new APIError("FORBIDDEN", { code: "FIRST_PASSWORD_OVER", message: "初始密码已过期，请系统管理员重置" });
          },
        },
      },
    },
    hooks: { before: createAuthMiddleware(beforeJudging), after: createAuthMiddleware(afterJudging) },
  });

  /** Whose password is guessed here, and the count it belongs to. */
  async function guessOf(context: AuthContext): Promise<{ name: string; source: string; accountId: string | null } | undefined> {
    if (context.path === "/sign-in/username") {
      const name = nameOf(context.body);
      const source = devices.read(name, context.headers?.get("cookie") ?? "") ?? networkOf(addressIn(context));
      const { rows } = await pool.query<{ id: string }>('select id from "user" where username = $1', [name]);
      return { name, source, accountId: rows[0]?.id ?? null };
    }
    if (!ASKS_PASSWORD.has(context.path)) return undefined;
    const session = await getSessionFromCtx(context as never);
    return session
      ? { name: `account:${session.user.id}`, source: `session:${session.session.id}`, accountId: session.user.id }
      : undefined;
  }

  async function beforeJudging(context: AuthContext) {
    if (context.path === "/change-password" && context.body?.newPassword === context.body?.currentPassword)
      throw new APIError("BAD_REQUEST", { code: "SAME_PASSWORD", message: "新密码不能与原密码相同" });
    const guess = await guessOf(context);
    if (guess) {
      const { judged, last } = await guesses.take(guess.name, guess.source);
      if (!judged)
        throw new APIError("TOO_MANY_REQUESTS", { code: "LOCKED", message: `连续 ${FAILURES} 次未成功，请 ${LOCK_MINUTES} 分钟后再试` });
      judging.set(context.headers as Headers, { ...guess, last });
    }
    if (context.path === "/two-factor/verify-totp") {
      const challenge = await context.getSignedCookie(context.context.createAuthCookie("two_factor").name, context.context.secret);
      const known = challenge && (await context.context.internalAdapter.findVerificationValue(challenge));
      if (known && (await isSpent(pool, context.context.secretConfig, known.value, String(context.body?.code ?? "")))) throw spentCode();
    }
    if (context.path === "/sign-out" || context.path.startsWith("/revoke-")) {
      const session = await getSessionFromCtx(context as never);
      if (session) leaving.set(context.headers as Headers, session.user.id);
    }
    // Asked for or not, a new password ends every other session; and no device is spared the second step.
    if (context.path === "/change-password") return { context: { body: { ...context.body, revokeOtherSessions: true } } };
    if (context.path.startsWith("/two-factor/verify-")) return { context: { body: { ...context.body, trustDevice: false } } };
    return undefined;
  }

  async function afterJudging(context: AuthContext) {
    const refused = context.context.returned instanceof APIError;
    const guess = judging.get(context.headers as Headers);
    const record = (act: SignInEvent["act"], accountId: string | null) => options.record({ act, accountId, address: addressIn(context) });
    if (refused) {
      if (guess) await record(guess.last ? "signin.locked" : "signin.failed", guess.accountId);
      else if (context.path.startsWith("/two-factor/verify-")) await record("signin.failed", context.context.session?.user.id ?? null);
      return;
    }
    if (guess) await guesses.clear(guess.name, guess.source);
    const left = leaving.get(context.headers as Headers);
    if (left !== undefined) await record(context.path === "/sign-out" ? "signin.out" : "signin.sessions-ended", left);
    const before = context.context.session?.user;
    const begun = context.context.newSession;
    if (context.path === "/change-password" && before) {
      await pool.query("update standing set first_password_until = null where user_id = $1", [before.id]);
      return record("signin.password", before.id);
    }
    if ((context.path === "/two-factor/verify-totp" && before && begun) || context.path === "/two-factor/disable") {
      const account = before ?? begun?.user;
      if (!account) return;
      const kept = begun?.session.token ?? context.context.session?.session.token ?? "";
      await pool.query('delete from session where "userId" = $1 and token <> $2', [account.id, kept]);
      return record(context.path === "/two-factor/disable" ? "signin.second-factor-off" : "signin.second-factor-on", account.id);
    }
    // With two steps the first one's session is taken back by the library: who is in is known after the second.
    const isIn = begun && !(context.path === "/sign-in/username" && (begun.user as { twoFactorEnabled?: boolean }).twoFactorEnabled);
    if (!isIn || !/^\/(sign-in|callback|two-factor\/verify-)/.test(context.path)) return;
    await record("signin.in", begun.user.id);
    const name = String((begun.user as { username?: unknown }).username ?? "");
    if (devices.read(name, context.headers?.get("cookie") ?? "") === undefined)
      context.setCookie(devices.cookieName(name), devices.make(name), {
        path: "/api/auth",
        httpOnly: true,
        sameSite: "strict",
        secure: isSecure,
        maxAge: DEVICE_SECONDS,
      });
  }

  const lately = new Remembered<SignedIn | undefined>(REMEMBER_MILLIS);
  const changed = (): void => {
    lately.forget();
    options.changed?.();
  };
  const createAccount: SignIn["createAccount"] = async ({ username: name, name: displayName, password }) => {
    const context = await auth.$context;
    const user = await context.internalAdapter.createUser(
      { name: displayName, email: addressOf(name), emailVerified: true, username: name, displayUsername: name } as never,
      { method: "admin" } as never,
    );
    await context.internalAdapter.linkAccount({
      userId: user.id,
      providerId: "credential",
      accountId: user.id,
      password: await context.password.hash(password),
    });
    return user.id;
  };
  const standingOf = async (user: { id: string; twoFactorEnabled?: boolean | null | undefined }): Promise<SignedIn> => {
    const { rowCount } = await pool.query("select from standing where user_id = $1 and first_password_until is not null", [user.id]);
    return { accountId: user.id, firstPassword: rowCount !== 0, twoFactor: user.twoFactorEnabled === true };
  };
  return {
    handle: async (incoming, address) => {
      if (!isOpen(incoming.method, new URL(incoming.url).pathname.slice(BASE.length))) return new Response(null, { status: 404 });
      const headers = new Headers(incoming.headers);
      headers.set(ADDRESS_HEADER, address);
      const request = new Request(incoming, { headers });
      // Whatever changes a session is felt at once.
      if (request.method !== "GET") lately.forget();
      const response = await auth.handler(request);
      if (request.method !== "GET") changed();
      return response;
    },
    findAccount: async (headers) => {
      const cookie = headers.get("cookie") ?? "";
      if (!cookie.includes("bihuan")) return undefined;
      return lately.get(cookie, async () => {
        const session = await auth.api.getSession({ headers });
        return session ? standingOf(session.user) : undefined;
      });
    },
    endpoints: () =>
      Object.values(auth.api as unknown as Record<string, { path?: string; options?: { method?: string | string[] } }>).flatMap(
        ({ path, options: o }) => (path ? [o?.method ?? "GET"].flat().map((method) => `${method} ${path}`) : []),
      ),
    createAccount,
    accounts: openAccounts(pool, {
      createAccount,
      hash: async (password) => (await auth.$context).password.hash(password),
      forget: changed,
    }),
    forget: () => lately.forget(),
    close: () => pool.end(),
  };
}

type AuthContext = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0];

const spentCode = () => new APIError("UNAUTHORIZED", { code: "INVALID_CODE", message: "这个验证码已经用过，请等下一个" });

/** Kept from before to after the library's judgement, by the request's own headers. */
const judging = new WeakMap<Headers, { name: string; source: string; accountId: string | null; last: boolean }>();
const leaving = new WeakMap<Headers, string>();
const addressIn = (context: AuthContext): string => context.headers?.get(ADDRESS_HEADER) ?? "unknown";

const nameOf = (body: unknown): string =>
  String((body as { username?: unknown } | undefined)?.username ?? "")
    .toLowerCase()
    .slice(0, 100);
