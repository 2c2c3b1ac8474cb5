/**
 * Counts a published vote again. This one file is all of it: it uses the curve and the hashes of @noble and no line of the programs that made the ballots or opened the
 * tallies. What it checks is written in ../DESIGN.md, section "The file".
 */
import { pippenger } from "@noble/curves/abstract/curve.js";
import { ristretto255 } from "@noble/curves/ed25519.js";
import { bytesToNumberBE, bytesToNumberLE } from "@noble/curves/utils.js";
import { sha384, sha512 } from "@noble/hashes/sha2.js";
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";

export interface Report {
  /** True when the tellers' keys, every share and every count hold. */
  readonly holds: boolean;
  /** What does not, in order of discovery. */
  readonly problems: readonly string[];
  /** Entries that count for nothing, by place, with why; a correct result leaves them out. */
  readonly passedOver: readonly { readonly entry: number; readonly why: string }[];
  readonly counted: number;
  readonly parts: readonly {
    readonly classes: readonly string[];
    readonly ballots: number;
    readonly counts: readonly (readonly number[])[];
  }[];
}

interface PublishedFile {
  format: string;
  election: {
    id: string;
    persons: string[];
    grades: number;
    abstain: boolean;
    classes: { key: string; voters: number; token: { n: string; e: string } }[];
    least: number;
    threshold: number;
    tellers: { commitments: string[]; proof: string }[];
  };
  entries: { ballot: string; token: string }[];
  shares: { no: number; board: string; parts: { classes: string[]; cells: { share: string; proof: string }[] }[] }[];
  result: { classes: string[]; ballots: number; counts: number[][] }[];
}

type P = InstanceType<typeof ristretto255.Point>;
const G = ristretto255.Point.BASE;
const O = ristretto255.Point.ZERO;
const Q = ristretto255.Point.Fn.ORDER;
const POSITIVE = (x: bigint): bigint => ((x % Q) + Q) % Q;
const TWO128 = 2n ** 128n;

class Broken extends Error {}
const must = (condition: boolean, what: string): void => {
  if (!condition) throw new Broken(what);
};

type Part = string | number | Uint8Array;
function hash(...parts: Part[]): Uint8Array {
  const pieces: Uint8Array[] = [];
  for (const part of ["bihuan ballots 1", ...parts]) {
    const body = typeof part === "object" ? part : utf8ToBytes(`${part}`);
    const n = body.length;
    pieces.push(Uint8Array.of(n & 255, (n >>> 8) & 255, (n >>> 16) & 255, (n >>> 24) & 255), body);
  }
  return sha512(concatBytes(...pieces));
}
const short = (...parts: Part[]): bigint => bytesToNumberLE(hash(...parts).subarray(0, 16));

/** Takes a byte string apart from the front. */
class Reader {
  readonly bytes: Uint8Array;
  at = 0;
  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }
  raw(n: number): Uint8Array {
    must(this.at + n <= this.bytes.length, "too short");
    this.at += n;
    return this.bytes.subarray(this.at - n, this.at);
  }
  point(): P {
    const raw = this.raw(32);
    try {
      return ristretto255.Point.fromBytes(raw);
    } catch {
      throw new Broken("a point that is none");
    }
  }
  scalar(): bigint {
    const value = bytesToNumberLE(this.raw(32));
    must(value < Q, "a number out of range");
    return value;
  }
  short(): bigint {
    return bytesToNumberLE(this.raw(16));
  }
  end(): void {
    must(this.at === this.bytes.length, "too long");
  }
}
const fromHex = (text: string): Reader => {
  must(typeof text === "string" && /^([0-9a-f]{2})*$/.test(text), "not hexadecimal");
  return new Reader(hexToBytes(text));
};
const isZero = (terms: readonly (readonly [bigint, P])[]): boolean =>
  pippenger(
    ristretto255.Point,
    terms.map((t) => t[1]),
    terms.map((t) => POSITIVE(t[0])),
  ).equals(O);

interface Setting {
  file: PublishedFile;
  context: Uint8Array;
  joint: P;
  keys: P[];
  worth: bigint[];
}

function readSetting(file: PublishedFile): Setting {
  const e = file.election;
  must(file.format === "bihuan ballots 1", "another format");
  must(
    e.grades >= 2 && e.grades <= 4 && e.persons.length > 0 && e.classes.length > 0 && e.classes.length < 256,
    "an election that cannot be",
  );
  const context = hash(
    ...["election", e.id, e.grades, e.abstain ? 1 : 0],
    ...[e.persons.length, ...e.persons],
    ...[e.classes.length, ...e.classes.flatMap((c) => [c.key, c.voters, c.token.n, c.token.e])],
    ...[
      e.least,
      e.threshold,
      e.tellers.length,
      ...e.tellers.flatMap((t) => [t.commitments.length, ...t.commitments.map((c) => hexToBytes(c))]),
    ],
  );
  must(Number.isInteger(e.least) && e.least >= 5, "parts of fewer than five");
  must(e.threshold >= 2 && e.tellers.length >= e.threshold && e.tellers.length < 10, "too few tellers");
  const lines = e.tellers.map((teller, i) => {
    must(teller.commitments.length === e.threshold, `teller ${i + 1}: commitments`);
    const points = teller.commitments.map((c) => fromHex(c).point());
    const proof = fromHex(teller.proof);
    const [c, z] = [proof.short(), proof.scalar()];
    proof.end();
    const announced = G.multiplyUnsafe(z).subtract((points[0] as P).multiplyUnsafe(c));
    const again = short("possession", e.id, i + 1, e.threshold, e.tellers.length, ...points.map((p) => p.toBytes()), announced.toBytes());
    must(again === c, `teller ${i + 1} does not prove his key`);
    return points;
  });
  const keys = e.tellers.map((_, i) =>
    lines.flatMap((points) => points.map((p, power) => p.multiplyUnsafe(BigInt(i + 1) ** BigInt(power)))).reduce((a, b) => a.add(b), O),
  );
  const roll = e.classes.reduce((n, c) => n + c.voters, 0);
  const worth = Array.from({ length: e.grades }, (_, i) => BigInt(roll + 1) ** BigInt(i));
  if (e.abstain) worth.unshift(0n);
  return { file, context, joint: lines.reduce((sum, points) => sum.add(points[0] as P), O), keys, worth };
}

interface Ballot {
  group: number;
  serial: number;
  who: string;
  cells: [P, P][];
}

/** One ballot: its equations, each times a number drawn from all of its bytes, must sum to nothing. */
function readBallot({ file, context, joint, worth }: Setting, bytes: Uint8Array): Ballot {
  const r = new Reader(bytes);
  const form = r.raw(1)[0];
  must(form === 1 || form === 2, "an unknown form");
  const isBatch = form === 2;
  const group = r.raw(1)[0] as number;
  must(group < file.election.classes.length, "an unknown class");
  const serial = Number(bytesToNumberLE(r.raw(4)));
  const voter = r.point();
  must(!voter.equals(O), "an empty credential");
  const head = bytes.subarray(1, 38);
  const terms: [bigint, P][] = [];
  let toBase = 0n;
  let toJoint = 0n;
  let drawn = 0;
  const weight = (): bigint => short("own weights", bytes, drawn++);
  const cells: [P, P][] = [];
  for (let person = 0; person < file.election.persons.length; person++) {
    const [a, b] = [r.point(), r.point()];
    must(!a.equals(O), "an empty ciphertext");
    cells.push([a, b]);
    const sent = isBatch ? worth.map(() => [r.point(), r.point()] as [P, P]) : undefined;
    const cs = Array.from({ length: isBatch ? worth.length - 1 : worth.length }, () => r.short());
    const zs = worth.map(() => r.scalar());
    const whole = (pairs: [P, P][]): bigint =>
      short("cell", context, head, person, a.toBytes(), b.toBytes(), ...pairs.flatMap(([x, y]) => [x.toBytes(), y.toBytes()]));
    if (sent) {
      const missing = whole(sent) - cs.reduce((x, y) => x + y, 0n);
      cs.push(((missing % TWO128) + TWO128) % TWO128);
      worth.forEach((value, j) => {
        const [c, z, u, v] = [cs[j] as bigint, zs[j] as bigint, weight(), weight()];
        const [x, y] = sent[j] as [P, P];
        toBase += u * z + v * c * value;
        toJoint += v * z;
        terms.push([-u * c, a], [-v * c, b], [-u, x], [-v, y]);
      });
    } else {
      const found = worth.map((value, j): [P, P] => {
        const [c, z] = [cs[j] as bigint, zs[j] as bigint];
        return [
          G.multiplyUnsafe(z).subtract(a.multiplyUnsafe(c)),
          joint.multiplyUnsafe(z).subtract(b.subtract(G.multiplyUnsafe(POSITIVE(value))).multiplyUnsafe(c)),
        ];
      });
      must(whole(found) === cs.reduce((x, y) => x + y, 0n) % TWO128, `a value not allowed for person ${person + 1}`);
    }
  }
  const body = bytes.subarray(0, r.at);
  if (isBatch) {
    const nonce = r.point();
    const u = weight();
    toBase += u * r.scalar();
    terms.push([-u, nonce], [-u * short("signature", context, body, nonce.toBytes()), voter]);
    must(isZero([...terms, [toBase, G], [toJoint, joint]]), "a proof or the signature does not hold");
  } else {
    const [c, z] = [r.short(), r.scalar()];
    const nonce = G.multiplyUnsafe(z).subtract(voter.multiplyUnsafe(c));
    must(short("signature", context, body, nonce.toBytes()) === c, "the signature does not hold");
  }
  r.end();
  return { group, serial, who: bytesToHex(voter.toBytes()), cells };
}

/** RSASSA-PSS with SHA-384 and 48 bytes of salt, as RFC 8017 has it, over prefix and message. */
function isToken(key: { n: string; e: string }, message: Uint8Array, token: Uint8Array): boolean {
  const n = BigInt(`0x${key.n}`);
  const bits = n.toString(2).length;
  const size = Math.ceil(bits / 8);
  if (bits < 2048 || token.length !== 32 + size) return false;
  const s = bytesToNumberBE(token.subarray(32));
  if (s >= n) return false;
  let m = 1n;
  for (const bit of BigInt(`0x${key.e}`).toString(2)) m = (m * m * (bit === "1" ? s : 1n)) % n;
  const emLength = Math.ceil((bits - 1) / 8);
  const hex = m.toString(16).padStart(2 * emLength, "0");
  if (hex.length > 2 * emLength) return false;
  const em = hexToBytes(hex);
  if (em[emLength - 1] !== 0xbc || (em[0] as number) >> (8 - (8 * emLength - (bits - 1))) !== 0) return false;
  const h = em.slice(emLength - 49, emLength - 1);
  const db = em.slice(0, emLength - 49);
  for (let i = 0; i < db.length; i += 48) {
    const stream = sha384(concatBytes(h, Uint8Array.of(0, 0, 0, i / 48)));
    for (let j = i; j < Math.min(i + 48, db.length); j++) db[j] = (db[j] as number) ^ (stream[j - i] as number);
  }
  db[0] = (db[0] as number) & (255 >> (8 * emLength - (bits - 1)));
  const one = db.length - 49;
  if (db[one] !== 1 || db.subarray(0, one).some((x) => x !== 0)) return false;
  const mHash = sha384(concatBytes(token.subarray(0, 32), message));
  return bytesToHex(sha384(concatBytes(new Uint8Array(8), mHash, db.subarray(one + 1)))) === bytesToHex(h);
}

/** Classes of fewer than the least go into the next one, the last into the one before, until none is left. */
function merge(sizes: readonly (readonly [string, number])[], least: number): { keys: string[]; size: number }[] {
  const list = sizes.map(([key, size]) => ({ keys: [key], size }));
  for (let i = list.findIndex((x) => x.size < least); i >= 0; i = list.findIndex((x) => x.size < least)) {
    must(list.length > 1, "fewer ballots in all than may be told of");
    const left = i === list.length - 1 ? i - 1 : i;
    const [a, b] = list.splice(left, 2) as [{ keys: string[]; size: number }, { keys: string[]; size: number }];
    list.splice(left, 0, { keys: [...a.keys, ...b.keys], size: a.size + b.size });
  }
  return list;
}

/** Reads the file's text and counts again. Never throws for what the file says. */
export function verify(text: string): Report {
  const problems: string[] = [];
  const passedOver: { entry: number; why: string }[] = [];
  const last = new Map<string, Ballot>();
  let result: PublishedFile["result"] = [];
  try {
    const file = JSON.parse(text) as PublishedFile;
    result = file.result;
    const setting = readSetting(file);
    const { context } = setting;
    const classes = file.election.classes;
    const raw: Uint8Array[] = [];
    file.entries.forEach((entry, i) => {
      const [bytes, token] = [fromHex(entry.ballot).bytes, fromHex(entry.token).bytes];
      raw.push(bytes, token);
      try {
        const ballot = readBallot(setting, bytes);
        const own = classes[ballot.group] as (typeof classes)[number];
        must(isToken(own.token, hash("token", context, own.key, hexToBytes(ballot.who)), token), "no token of this class");
        must(ballot.serial > (last.get(ballot.who)?.serial ?? -1), "an older ballot again");
        last.set(ballot.who, ballot);
      } catch (error) {
        if (!(error instanceof Broken)) throw error;
        passedOver.push({ entry: i, why: error.message });
      }
    });
    const board = bytesToHex(hash("board", context, file.entries.length, ...raw));
    const counted = [...last.values()];
    const sizes = classes.map((c, i) => [c.key, counted.filter((b) => b.group === i).length] as const);
    sizes.forEach(([key, size], i) => must(size <= (classes[i]?.voters ?? 0), `class ${key}: more ballots than voters`));
    const parts = merge(sizes, file.election.least);
    must(
      JSON.stringify(parts.map((p) => p.keys)) === JSON.stringify(result.map((p) => p.classes)),
      "other classes merged than the sizes ask for",
    );
    const sums = parts.map((p) =>
      file.election.persons.map((_, person) => {
        const own = counted.filter((b) => p.keys.includes(classes[b.group]?.key as string)).map((b) => b.cells[person] as [P, P]);
        return own.reduce(([a, b], [c, d]) => [a.add(c), b.add(d)] as [P, P], [O, O] as [P, P]);
      }),
    );
    const opened = new Map<number, P[][]>();
    for (const share of file.shares) {
      const own = setting.keys[share.no - 1];
      must(own !== undefined && share.board === board && !opened.has(share.no), `a share of another board or teller (${share.no})`);
      opened.set(
        share.no,
        parts.map((p, at) =>
          file.election.persons.map((_, person) => {
            const cell = share.parts[at]?.cells[person];
            must(cell !== undefined, `teller ${share.no}: a share is missing`);
            const d = fromHex((cell as { share: string }).share).point();
            const proof = fromHex((cell as { proof: string }).proof);
            const [c, z] = [proof.short(), proof.scalar()];
            proof.end();
            const a = sums[at]?.[person]?.[0] as P;
            const x = G.multiplyUnsafe(z).subtract((own as P).multiplyUnsafe(c));
            const y = a.multiplyUnsafe(z).subtract(d.multiplyUnsafe(c));
            const again = short(
              ...["opening", context, board, share.no, (own as P).toBytes(), p.keys.length, ...p.keys, person],
              ...[a, d, x, y].map((point) => point.toBytes()),
            );
            must(again === c, `teller ${share.no}: a share does not hold`);
            return d;
          }),
        ),
      );
    }
    must(opened.size >= file.election.threshold, "too few shares");
    const few = [...opened.keys()].slice(0, file.election.threshold).map(BigInt);
    parts.forEach((p, at) => {
      const told = result[at] as PublishedFile["result"][number];
      must(told.ballots === p.size, `${p.keys.join("+")}: another number of ballots`);
      file.election.persons.forEach((name, person) => {
        const counts = told.counts[person] ?? [];
        const all = counts.reduce((x, y) => x + y, 0);
        const areCounts = counts.length === file.election.grades && counts.every((c) => Number.isInteger(c) && c >= 0);
        must(areCounts && (file.election.abstain ? all <= p.size : all === p.size), `${name}: counts that cannot be`);
        let mask = O;
        for (const i of few) {
          const top = few.filter((j) => j !== i).reduce((x, j) => POSITIVE(x * j), 1n);
          const bottom = few.filter((j) => j !== i).reduce((x, j) => POSITIVE(x * (j - i)), 1n);
          const factor = POSITIVE(top * ristretto255.Point.Fn.inv(bottom));
          mask = mask.add((opened.get(Number(i))?.[at]?.[person] as P).multiplyUnsafe(factor));
        }
        const total = counts.reduce((sum, c, j) => sum + BigInt(c) * (setting.worth.slice(-file.election.grades)[j] as bigint), 0n);
        must(
          (sums[at]?.[person]?.[1] as P).subtract(mask).equals(G.multiplyUnsafe(POSITIVE(total))),
          `${name}: other counts than the ballots give`,
        );
      });
    });
  } catch (error) {
    problems.push(error instanceof Broken ? error.message : "the file cannot be read");
  }
  return { holds: problems.length === 0, problems, passedOver, counted: last.size, parts: result };
}
