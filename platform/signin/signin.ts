import { betterAuth } from "better-auth";
import { APIError, createAuthMiddleware } from "better-auth/api";
import { twoFactor, username } from "better-auth/plugins";
import pg from "pg";
import { addressOf, OIDC, oidcPlugin, type Oidc } from "./oidc.ts";
import { openAccounts, type Accounts } from "./accounts.ts";

/** Accounts, passwords (scrypt), TOTP and sessions are better-auth's; this file sets its rules and adds the lock-out. */
export interface SignIn {
  handle(request: Request, address: string): Promise<Response>;
  /** The account behind a request's cookies, remembered for a few seconds; revoking forgets at once. */
  findAccount(headers: Headers): Promise<SignedIn | undefined>;
  readonly accounts: Accounts;
  /** With a password of the caller's choice: the sample and the tests. Officers' accounts come from `accounts`. */
  createAccount(account: { username: string; name: string; password: string }): Promise<string>;
  close(): Promise<void>;
}

export interface SignedIn {
  accountId: string;
  /** Still the first password: until it is changed the session opens nothing else. */
  firstPassword: boolean;
  twoFactor: boolean;
}

/** The caller's address as the server saw it; whatever a client sends under this name is overwritten. */
const ADDRESS_HEADER = "x-bihuan-address";
const FAILURES = 5;
/** The count begins anew: an hour after the last miss, and once a lock has ended. */
const ANEW = "(l.last_at < now() - interval '1 hour' or coalesce(l.locked_until <= now(), false))";
const LOCK_MINUTES = 15;
const REMEMBER_MILLIS = 5000;

export function openSignIn(options: { database: pg.PoolConfig; secret: string; origin: string; oidc?: Oidc | undefined }): SignIn {
  const pool = new pg.Pool({ ...options.database, max: 4, options: "-c search_path=signin", application_name: "bihuan sign-in" });
  pool.on("error", () => {});
  const auth = betterAuth({
    appName: "Bihuan 闭环",
    baseURL: options.origin,
    basePath: "/api/auth",
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
    // Accounts are made by the system officer, never by an address on the internet.
    disabledPaths: ["/sign-up/email", "/sign-in/email", "/is-username-available", "/request-password-reset", "/link-social"],
    plugins: [username(), twoFactor({ issuer: "Bihuan 闭环" }), ...(options.oidc ? [oidcPlugin(options.oidc)] : [])],
    account: { accountLinking: { enabled: true, trustedProviders: [OIDC] } },
    advanced: {
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      cookiePrefix: "bihuan",
      useSecureCookies: options.origin.startsWith("https:"),
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
          before: async (session) => {
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
    hooks: {
      before: createAuthMiddleware(async (context) => {
        if (context.path === "/change-password" && context.body?.newPassword === context.body?.currentPassword)
          throw new APIError("BAD_REQUEST", { code: "SAME_PASSWORD", message: "新密码不能与原密码相同" });
        if (context.path !== "/sign-in/username") return;
        const locked = await pool.query("select from lockout where username = $1 and locked_until > now()", [nameOf(context.body)]);
        if (locked.rowCount)
          throw new APIError("TOO_MANY_REQUESTS", { code: "LOCKED", message: `连续 ${FAILURES} 次未成功，请 ${LOCK_MINUTES} 分钟后再试` });
      }),
      after: createAuthMiddleware(async (context) => {
        if (context.path === "/change-password" && !(context.context.returned instanceof APIError))
          await pool.query("update standing set first_password_until = null where user_id = $1", [context.context.session?.user.id]);
        if (context.path !== "/sign-in/username") return;
        if (context.context.returned instanceof APIError) {
          await pool.query(
            `insert into lockout as l (username, failures) values ($1, 1) on conflict (username) do update set
               failures = case when ${ANEW} then 1 else l.failures + 1 end, last_at = now(),
               locked_until = case when l.failures + 1 >= ${FAILURES} and not ${ANEW} then now() + interval '${LOCK_MINUTES} minutes' end`,
            [nameOf(context.body)],
          );
        } else await pool.query("delete from lockout where username = $1", [nameOf(context.body)]);
      }),
    },
  });

  const remembered = new Map<string, { account: SignedIn | undefined; until: number }>();
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
      const headers = new Headers(incoming.headers);
      headers.set(ADDRESS_HEADER, address);
      const request = new Request(incoming, { headers });
      // Whatever changes a session is felt at once.
      if (request.method !== "GET") remembered.clear();
      const response = await auth.handler(request);
      if (request.method !== "GET") remembered.clear();
      return response;
    },
    findAccount: async (headers) => {
      const cookie = headers.get("cookie") ?? "";
      if (!cookie.includes("bihuan")) return undefined;
      const now = Date.now();
      const known = remembered.get(cookie);
      if (known && known.until > now) return known.account;
      if (remembered.size > 5000) remembered.clear();
      const session = await auth.api.getSession({ headers });
      const account = session ? await standingOf(session.user) : undefined;
      remembered.set(cookie, { account, until: now + REMEMBER_MILLIS });
      return account;
    },
    createAccount,
    accounts: openAccounts(pool, {
      createAccount,
      hash: async (password) => (await auth.$context).password.hash(password),
      forget: () => remembered.clear(),
    }),
    close: () => pool.end(),
  };
}

const nameOf = (body: unknown): string =>
  String((body as { username?: unknown } | undefined)?.username ?? "")
    .toLowerCase()
    .slice(0, 100);
