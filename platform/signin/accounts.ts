import { randomBytes } from "node:crypto";
import type pg from "pg";

/** How an account stands, as its officer sees it; never a password, never a token. */
export interface AccountState {
  id: string;
  username: string;
  blocked: boolean;
  /** The first password has not been changed by its owner yet. */
  firstPassword: boolean;
  twoFactor: boolean;
  /** Locked by wrong passwords until then. */
  lockedUntil: string | null;
  sessions: number;
}

export interface SessionOfAccount {
  id: string;
  since: string;
  until: string;
  address: string | null;
  device: string | null;
}

/** What officers do with accounts. Their sessions end at once where it matters. */
export interface Accounts {
  describe(id: string): Promise<AccountState | undefined>;
  /** A new account with a first password, shown once; undefined when the name is taken. */
  create(account: { username: string; name: string }): Promise<{ id: string; firstPassword: string } | undefined>;
  /** Ends every session and gives a first password again; a lock by wrong passwords is lifted. */
  resetPassword(id: string, firstPassword?: string): Promise<string>;
  /** Whoever lost the authenticator and the backup codes begins anew; every session ends. */
  dropSecondFactor(id: string): Promise<void>;
  block(id: string, blocked: boolean): Promise<void>;
  listSessions(id: string): Promise<SessionOfAccount[]>;
  /** Ends one session or all; returns how many ended. */
  endSessions(id: string, sessionId?: string): Promise<number>;
}

export const FIRST_PASSWORD_DAYS = 7;

/** 60 random bits in letters that nobody confuses on paper. */
const invent = (letters: number): string =>
  [...randomBytes(letters)]
    .map((byte) => "23456789abcdefghjkmnpqrstuvwxyz".charAt(byte % 31))
    .join("")
    .replace(/(.{4})(?=.)/g, "$1-");
const inventPassword = (): string => invent(12);
/** Half of a first password that two officers bring together: 40 bits that the other does not know. */
export const inventHalf = (): string => invent(8);

export function openAccounts(
  pool: pg.Pool,
  door: {
    createAccount(account: { username: string; name: string; password: string }): Promise<string>;
    hash(password: string): Promise<string>;
    /** Forgets what is remembered of sessions. */
    forget(): void;
  },
): Accounts {
  const mark = (id: string): Promise<unknown> =>
    pool.query(
      `insert into standing (user_id, first_password_until) values ($1, now() + interval '${FIRST_PASSWORD_DAYS} days')
       on conflict (user_id) do update set first_password_until = excluded.first_password_until`,
      [id],
    );
  const endSessions = async (id: string, sessionId?: string): Promise<number> => {
    const ended = await pool.query(`delete from session where "userId" = $1 and ($2::text is null or id = $2)`, [id, sessionId ?? null]);
    door.forget();
    return ended.rowCount ?? 0;
  };
  return {
    describe: async (id) => {
      const { rows } = await pool.query<Omit<AccountState, "lockedUntil"> & { lockedUntil: Date | null }>(
        `select u.id, coalesce(u.username, '') as username, s.blocked_at is not null as blocked, s.first_password_until is not null as "firstPassword",
                coalesce(u."twoFactorEnabled", false) as "twoFactor",
                (select max(locked_until) from lockout l where l.username = u.username and l.locked_until > now()) as "lockedUntil",
                (select count(*)::int from session e where e."userId" = u.id and e."expiresAt" > now()) as sessions
         from "user" u left join standing s on s.user_id = u.id where u.id = $1`,
        [id],
      );
      return rows[0] && { ...rows[0], lockedUntil: rows[0].lockedUntil?.toISOString() ?? null };
    },
    create: async ({ username, name }) => {
      if ((await pool.query(`select from "user" where username = $1`, [username])).rowCount) return undefined;
      const firstPassword = inventPassword();
      const id = await door.createAccount({ username, name, password: firstPassword });
      await mark(id);
      return { id, firstPassword };
    },
    resetPassword: async (id, firstPassword = inventPassword()) => {
      await pool.query(`update account set password = $2, "updatedAt" = now() where "userId" = $1 and "providerId" = 'credential'`, [
        id,
        await door.hash(firstPassword),
      ]);
      await mark(id);
      await pool.query(`delete from lockout where username = (select username from "user" where id = $1)`, [id]);
      await endSessions(id);
      return firstPassword;
    },
    dropSecondFactor: async (id) => {
      await pool.query('delete from "twoFactor" where "userId" = $1', [id]);
      await pool.query('update "user" set "twoFactorEnabled" = false, "updatedAt" = now() where id = $1', [id]);
      await endSessions(id);
    },
    block: async (id, blocked) => {
      await pool.query(
        `insert into standing (user_id, blocked_at) values ($1, case when $2 then now() end)
         on conflict (user_id) do update set blocked_at = excluded.blocked_at`,
        [id, blocked],
      );
      if (blocked) await endSessions(id);
    },
    listSessions: async (id) => {
      const { rows } = await pool.query<{ id: string; since: Date; until: Date; address: string | null; device: string | null }>(
        `select id, "createdAt" as since, "expiresAt" as until, "ipAddress" as address, "userAgent" as device
         from session where "userId" = $1 and "expiresAt" > now() order by "createdAt" desc limit 50`,
        [id],
      );
      return rows.map((r) => ({ ...r, since: r.since.toISOString(), until: r.until.toISOString() }));
    },
    endSessions,
  };
}
