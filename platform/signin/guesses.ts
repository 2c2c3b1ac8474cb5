import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type pg from "pg";

/**
 * Guesses at a password are counted before they are judged: of thirty at once five are looked at. They are counted by name and source,
 * so that a stranger locks himself out and not the owner. A device that signed in before has a count of its own, which no
 * stranger can reach.
 */
export interface Guesses {
  /** Counts one; says whether it may be judged, and whether it is the last for now. */
  take(name: string, source: string): Promise<{ judged: boolean; last: boolean }>;
  /** The password was right: the source's count ends. */
  clear(name: string, source: string): Promise<void>;
}

export const FAILURES = 5;
/** From all strangers together, however many networks they have. */
const STRANGERS = 100;
export const LOCK_MINUTES = 15;
/** The count begins anew: an hour after the last miss, and once a lock has ended. */
const ANEW = "(l.last_at < now() - interval '1 hour' or coalesce(l.locked_until <= now(), false))";
const EVERYBODY = "*";

export function openGuesses(pool: pg.Pool): Guesses {
  /** One statement: of two at once the second waits for the first's count. No row comes back while the lock lasts. */
  const count = async (name: string, source: string, most: number): Promise<number | undefined> => {
    const { rows } = await pool.query<{ failures: number }>(
      `insert into lockout as l (username, source, failures, locked_until) values ($1, $2, 1, null)
       on conflict (username, source) do update set
         failures = case when ${ANEW} then 1 else l.failures + 1 end, last_at = now(),
         locked_until = case when l.failures + 1 >= $3 and not ${ANEW} then now() + interval '${LOCK_MINUTES} minutes' end
       where l.locked_until is null or l.locked_until <= now()
       returning failures`,
      [name, source, most],
    );
    return rows[0]?.failures;
  };
  return {
    take: async (name, source) => {
      const own = await count(name, source, FAILURES);
      if (own === undefined) return { judged: false, last: false };
      const all = isStranger(source) ? await count(name, EVERYBODY, STRANGERS) : 0;
      return { judged: all !== undefined, last: own >= FAILURES || all === STRANGERS };
    },
    clear: async (name, source) => {
      await pool.query("delete from lockout where username = $1 and source = $2", [name, source]);
      if (isStranger(source))
        await pool.query(
          "update lockout set failures = greatest(failures - 1, 0), locked_until = null where username = $1 and source = $2 and failures < $3",
          [name, EVERYBODY, STRANGERS],
        );
    },
  };
}

const isStranger = (source: string): boolean => source.startsWith("net:");

/** Whom an address belongs to, near enough: a house's addresses share one count. */
export function networkOf(address: string): string {
  const v4 = /^(?:::ffff:)?(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}$/.exec(address);
  if (v4) return `net:${v4[1]}`;
  const [head = "", tail] = address.split("::");
  const before = head === "" ? [] : head.split(":");
  const after = tail ? tail.split(":") : [];
  const whole =
    tail === undefined ? before : [...before, ...Array<string>(Math.max(0, 8 - before.length - after.length)).fill("0"), ...after];
  return `net:${whole.slice(0, 4).join(":")}`;
}

/** A cookie per account that signed in here: it opens nothing, it only gives the device a count of its own. */
export function openDevices(secret: string) {
  const seal = (name: string, id: string): string => createHmac("sha256", secret).update(`device ${id} ${name}`).digest("base64url");
  const cookieName = (name: string): string => `bihuan_device_${createHash("sha256").update(name).digest("hex").slice(0, 12)}`;
  return {
    cookieName,
    make: (name: string): string => {
      const id = randomBytes(12).toString("base64url");
      return `${id}.${seal(name, id)}`;
    },
    /** The source of guesses a device counts as, where its cookie is of this house and this name. */
    read: (name: string, cookies: string): string | undefined => {
      const value = new RegExp(`(?:^|;\\s*)${cookieName(name)}=([\\w-]{16})\\.([\\w-]{43})(?:;|$)`).exec(cookies);
      if (!value) return undefined;
      const [, id = "", given = ""] = value;
      return timingSafeEqual(Buffer.from(given), Buffer.from(seal(name, id))) ? `device:${id}` : undefined;
    },
  };
}
