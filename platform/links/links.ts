import { createHmac, createSecretKey, randomBytes, type KeyObject } from "node:crypto";
import { ok, refuse, type Result } from "@bihuan/kit";
import type { Actor } from "../access/scope.ts";
import { audit } from "../audit/audit.ts";
import type { Database, Db } from "../db/database.ts";
import { tokenIn } from "./token-text.ts";
import { Devices, networkOf, type Origin } from "./origin.ts";

/**
 * One-time links: one person, one purpose, one use. The token has 100 random bits in Crockford's base 32, so that it can
 * be read from paper; the database keeps its keyed hash alone. A new link for the same case, purpose and party revokes
 * the one before.
 */
export interface LinkPurpose {
  caseId: number;
  purpose: string;
  /** The role in whose place the holder acts, as in the process: demander, supplier. */
  party: string;
  unitId: number;
  validDays: number;
  /** Where it is issued. Without it nobody can say that the answer came from elsewhere. */
  from?: Origin | undefined;
}

/** Whether an answer came from the holder himself, or may have come from whoever issued the link. */
export type LinkBasis = "self" | "proxy";

export interface OpenLink {
  id: number;
  caseId: number;
  purpose: string;
  party: string;
  unitId: number;
  expiresAt: string;
  createdBy: string;
}

export type LinkRefusal = "unknown" | "used" | "expired" | "revoked" | "edited" | "closed";

/** So long a network counts as the staff's after a link was issued from it. */
export const STAFF_NETWORK_DAYS = 90;
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

export class Links {
  readonly #key: KeyObject;
  readonly #database: Database;
  readonly devices: Devices;

  constructor(database: Database, secret: string) {
    this.#database = database;
    this.devices = new Devices(secret);
    this.#key = createSecretKey(createHmac("sha256", secret).update("one-time links").digest());
  }

  /** Issues a link in the transaction of the act that needs it. The token is returned once and stored nowhere. */
  async issue(tx: Db, actor: Actor, link: LinkPurpose, nowMillis: number): Promise<{ id: number; token: string; expiresAt: string }> {
    const token = [...randomBytes(20)].map((byte) => ALPHABET[byte & 31]).join("");
    const expiresAt = new Date(nowMillis + link.validDays * 86_400_000).toISOString();
    await tx
      .updateTable("one_time_link")
      .set({ revoked_at: new Date(nowMillis).toISOString(), revoked_because: null })
      .where("case_id", "=", link.caseId)
      .where("purpose", "=", link.purpose)
      .where("party", "=", link.party)
      .where("used_at", "is", null)
      .where((eb) => eb.or([eb("revoked_at", "is", null), eb("revoked_because", "=", "edited")]))
      .execute();
    const { id } = await tx
      .insertInto("one_time_link")
      .values({
        token_hash: this.#hash(token),
        purpose: link.purpose,
        case_id: link.caseId,
        party: link.party,
        unit_id: link.unitId,
        created_by: actor.id,
        expires_at: expiresAt,
        issued_network: link.from ? this.#hash(`network ${networkOf(link.from.address)}`) : null,
        issued_device: link.from?.device ? this.#hash(`device ${link.from.device}`) : null,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    await audit(tx, actor, {
      act: "link.issue",
      subject: `link:${id}`,
      detail: { purpose: link.purpose, party: link.party, caseId: link.caseId },
    });
    return { id, token, expiresAt };
  }

  /** Looks a token up without using it. */
  async open(token: string, nowMillis: number): Promise<Result<OpenLink, LinkRefusal>> {
    return this.#database.plumbing((db) => this.#find(db, token, nowMillis, false));
  }

  /** Uses the link up in the caller's transaction; of two at once the second is refused. */
  async use(tx: Db, token: string, outcome: string, nowMillis: number): Promise<Result<OpenLink, LinkRefusal>> {
    const found = await this.#find(tx, token, nowMillis, true);
    if (found.ok)
      await tx
        .updateTable("one_time_link")
        .set({ used_at: new Date(nowMillis).toISOString(), outcome })
        .where("id", "=", found.value.id)
        .execute();
    return found;
  }

  /** The system sent it to the recorded phone or mail and showed its token to nobody; a doubtful contact may be somebody else than the party. */
  async keepUnseen(tx: Db, id: number, doubtful: boolean): Promise<void> {
    await tx.updateTable("one_time_link").set({ handed: false, doubtful_contact: doubtful }).where("id", "=", id).execute();
  }

  /**
   * What an answer from here is worth. In the holder's stead: from a browser in which staff has signed in; by a link sent to a
   * doubtful contact; by a link that staff has seen, from any network from which links were issued of late. Doubt counts against.
   */
  async basisOf(db: Db, linkId: number, from: Origin, nowMillis: number): Promise<LinkBasis> {
    const link = await db
      .selectFrom("one_time_link")
      .select(["issued_network", "handed", "doubtful_contact"])
      .where("id", "=", linkId)
      .executeTakeFirstOrThrow();
    if (from.device !== undefined || link.doubtful_contact) return "proxy";
    if (!link.handed) return "self";
    if (link.issued_network === null) return "proxy";
    return (await this.isStaffNetwork(db, from, nowMillis)) ? "proxy" : "self";
  }

  /** A network from which staff issued links of late. */
  async isStaffNetwork(db: Db, from: Origin, nowMillis: number): Promise<boolean> {
    const known = await db
      .selectFrom("one_time_link")
      .select("id")
      .where("issued_network", "=", this.#hash(`network ${networkOf(from.address)}`))
      .where("created_at", ">", new Date(nowMillis - STAFF_NETWORK_DAYS * 86_400_000).toISOString())
      .limit(1)
      .executeTakeFirst();
    return known !== undefined;
  }

  /** Links of a unit's open cases stay good when another unit takes the cases over. */
  async transfer(tx: Db, fromUnitId: number, toUnitId: number): Promise<void> {
    await tx
      .updateTable("one_time_link")
      .set({ unit_id: toUnitId })
      .where("unit_id", "=", fromUnitId)
      .where("used_at", "is", null)
      .execute();
  }

  async #find(db: Db, token: string, nowMillis: number, lock: boolean): Promise<Result<OpenLink, LinkRefusal>> {
    let q = db
      .selectFrom("one_time_link")
      .selectAll()
      .where("token_hash", "=", this.#hash(normalise(token)));
    if (lock) q = q.forUpdate();
    const row = await q.executeTakeFirst();
    if (!row) return refuse("unknown");
    if (row.used_at) return refuse("used");
    if (row.revoked_at) return refuse((row.revoked_because as "edited" | "closed" | null) ?? "revoked");
    if (Date.parse(row.expires_at) <= nowMillis) return refuse("expired");
    return ok({
      id: row.id,
      caseId: row.case_id,
      purpose: row.purpose,
      party: row.party,
      unitId: row.unit_id,
      expiresAt: row.expires_at,
      createdBy: row.created_by,
    });
  }

  /** A keyed hash of codes that are no links: whoever reads the table where it lies cannot make one. */
  keyed(text: string): Buffer {
    return createHmac("sha256", this.#key).update(`code ${text}`).digest();
  }

  #hash(token: string): Buffer {
    return createHmac("sha256", this.#key).update(token).digest();
  }
}

/** As printed: four groups of five, read aloud without I, L, O, U. */
export const printToken = (token: string): string => token.match(/.{1,5}/g)?.join("-") ?? token;

const normalise = (token: string): string => tokenIn(token) ?? token;
