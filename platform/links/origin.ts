import { createHmac, createSecretKey, randomBytes, timingSafeEqual, type KeyObject } from "node:crypto";

/** Where a request comes from, as far as links care: the network's address and the browser's device cookie. */
export interface Origin {
  address: string;
  /** The identity in a device cookie that the server itself has set; browsers in which staff has signed in carry one. */
  device?: string | undefined;
}

/** One network: an address of IPv4 whole, of IPv6 its first four groups, which is what a household or an office is given. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "");
  if (!plain.includes(":")) return plain;
  const [front = "", back] = plain.split("::");
  const left = front.split(":").filter(Boolean);
  const right = (back ?? "").split(":").filter(Boolean);
  const groups =
    back === undefined ? left : [...left, ...Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => "0"), ...right];
  return groups
    .slice(0, 4)
    .map((g) => Number.parseInt(g, 16).toString(16))
    .join(":");
}

const MOST_OURS = 5000;

/** Device cookies: a random identity and its signature, so that nobody can plant one that looks like another's. */
export class Devices {
  /** A key object: as bytes Node takes it for one at every sum, which costs five times the sum. */
  readonly #key: KeyObject;
  /** Judged before: a device sends its cookie with every request. */
  readonly #ours = new Set<string>();

  constructor(secret: string) {
    this.#key = createSecretKey(createHmac("sha256", secret).update("devices").digest());
  }

  make(): string {
    const id = randomBytes(16).toString("base64url");
    return `${id}.${this.#sign(id).toString("base64url")}`;
  }

  /** The identity, or nothing where the cookie is not one of ours. */
  read(cookie: string | undefined): string | undefined {
    if (cookie === undefined) return undefined;
    const [id = "", signature = ""] = cookie.split(".");
    if (this.#ours.has(cookie)) return id;
    const given = Buffer.from(signature, "base64url");
    const wanted = this.#sign(id);
    if (id === "" || given.length !== wanted.length || !timingSafeEqual(given, wanted)) return undefined;
    if (this.#ours.size >= MOST_OURS) this.#ours.clear();
    this.#ours.add(cookie);
    return id;
  }

  #sign(id: string): Buffer {
    return createHmac("sha256", this.#key).update(id).digest().subarray(0, 16);
  }
}
