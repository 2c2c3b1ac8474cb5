import { betterAuth } from "better-auth";
import { APIError, createAuthMiddleware } from "better-auth/api";
import { twoFactor, username } from "better-auth/plugins";
import pg from "pg";

/** Accounts, passwords (scrypt), TOTP and sessions are better-auth's; this file sets its rules and adds the lock-out. */
export interface SignIn {
  handle(request: Request, address: string): Promise<Response>;
  /** The account behind a request's cookies, remembered for a few seconds; revoking forgets at once. */
  findAccount(headers: Headers): Promise<string | undefined>;
  createAccount(account: { username: string; name: string; password: string }): Promise<string>;
  close(): Promise<void>;
}

/** The caller's address as the server saw it; whatever a client sends under this name is overwritten. */
const ADDRESS_HEADER = "x-bihuan-address";
const FAILURES = 5;
const LOCK_MINUTES = 15;
const REMEMBER_MILLIS = 5000;

export function openSignIn(options: { database: pg.PoolConfig; secret: string; origin: string }): SignIn {
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
      customRules: { "/sign-in/username": { window: 60, max: 30 }, "/two-factor/verify-totp": { window: 60, max: 10 } },
    },
    // Accounts are made by the system officer, never by an address on the internet.
    disabledPaths: ["/sign-up/email", "/sign-in/email", "/is-username-available", "/request-password-reset"],
    plugins: [username(), twoFactor({ issuer: "Bihuan 闭环" })],
    advanced: {
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      cookiePrefix: "bihuan",
      useSecureCookies: options.origin.startsWith("https:"),
      defaultCookieAttributes: { sameSite: "strict" },
    },
    hooks: {
      before: createAuthMiddleware(async (context) => {
        if (context.path !== "/sign-in/username") return;
        const locked = await pool.query("select from lockout where username = $1 and locked_until > now()", [nameOf(context.body)]);
        if (locked.rowCount)
          throw new APIError("TOO_MANY_REQUESTS", { code: "LOCKED", message: `连续 ${FAILURES} 次未成功，请 ${LOCK_MINUTES} 分钟后再试` });
      }),
      after: createAuthMiddleware(async (context) => {
        if (context.path !== "/sign-in/username") return;
        if (context.context.returned instanceof APIError) {
          await pool.query(
            `insert into lockout as l (username, failures) values ($1, 1) on conflict (username) do update set
               failures = case when l.last_at < now() - interval '1 hour' then 1 else l.failures + 1 end, last_at = now(),
               locked_until = case when l.failures + 1 >= ${FAILURES} then now() + interval '${LOCK_MINUTES} minutes' end`,
            [nameOf(context.body)],
          );
        } else await pool.query("delete from lockout where username = $1", [nameOf(context.body)]);
      }),
    },
  });

  const remembered = new Map<string, { account: string | undefined; until: number }>();
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
      remembered.set(cookie, { account: session?.user.id, until: now + REMEMBER_MILLIS });
      return session?.user.id;
    },
    createAccount: async ({ username: name, name: displayName, password }) => {
      const context = await auth.$context;
      const user = await context.internalAdapter.createUser(
        { name: displayName, email: `${name}@bihuan.invalid`, emailVerified: true, username: name, displayUsername: name } as never,
        { method: "admin" } as never,
      );
      await context.internalAdapter.linkAccount({
        userId: user.id,
        providerId: "credential",
        accountId: user.id,
        password: await context.password.hash(password),
      });
      return user.id;
    },
    close: () => pool.end(),
  };
}

const nameOf = (body: unknown): string =>
  String((body as { username?: unknown } | undefined)?.username ?? "")
    .toLowerCase()
    .slice(0, 100);
