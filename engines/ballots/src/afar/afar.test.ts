import assert from "node:assert/strict";
import { constants, generateKeyPairSync, privateDecrypt, type KeyObject } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { seededRandom } from "@bihuan/kit";
import { verify } from "../../verifier/verify.ts";
import { ballotBytes, HEAD, makeBallot, makeCredential, parseBallot, type Choice, type Form, type Parsed } from "./ballot.ts";
import { finishToken, requestToken } from "./blind.ts";
import { readBoard, sumPart, type Board, type Entry } from "./board.ts";
import { Counter } from "./counts.ts";
import { fingerprint, openElection, tokenMessage, type Election, type Opened } from "./election.ts";
import { publish } from "./file.ts";
import { challenge, inverse, mod, numberBytes, ORDER, Point, randomScalar, readPoint, readScalar } from "./group.ts";
import { deal, makeOffer, takePart, type Dealt, type TellerPart } from "./keys.ts";
import { combine, openShare, type Share } from "./teller.ts";
import { verifyBallot, verifyMany } from "./verify.ts";

const seeded = seededRandom(16);
const random = (n: number): Uint8Array => Uint8Array.from({ length: n }, () => seeded.below(256));
const hexOf = (b: Uint8Array): string => Buffer.from(b).toString("hex");

const rsa = [0, 1, 2].map(() => generateKeyPairSync("rsa", { modulusLength: 2048 }));
const tokenKeys = rsa.map(({ publicKey }) => {
  const { n, e } = publicKey.export({ format: "jwk" });
  const hex = (s: string | undefined): string =>
    Buffer.from(s ?? "", "base64url")
      .toString("hex")
      .replace(/^0+/, "");
  return { n: hex(n), e: hex(e) };
});
const keyOf = (classNo: number) => tokenKeys[classNo] as (typeof tokenKeys)[number];

const setups = [1, 2, 3].map((no) => makeOffer("2026 测评（示例）", no, 2, 3, random));
const election: Election = {
  id: "2026 测评（示例）",
  persons: ["甲", "乙"],
  grades: 4,
  abstain: true,
  classes: [
    { key: "A", voters: 8, token: keyOf(0) },
    { key: "B", voters: 2, token: keyOf(1) },
    { key: "C", voters: 6, token: keyOf(2) },
  ],
  least: 5,
  threshold: 2,
  tellers: setups.map((s) => s.offer),
};
function open(other: Partial<Election> = {}): Opened {
  const opened = openElection({ ...election, ...other });
  assert.ok(!("refused" in opened));
  return opened;
}
const opened = open();
const dealt = setups.flatMap((s) => deal(election.id, s.secret, election.tellers, random));
const tellers = setups.map((s): TellerPart => {
  const part = takePart(election.id, s.secret, election.tellers, dealt);
  assert.ok(part.ok);
  return part.value;
});

interface Voter {
  readonly secret: bigint;
  readonly class: string;
  readonly token: Uint8Array;
}
function voter(classNo: number, signer = classNo): Voter {
  const { secret, credential } = makeCredential(random);
  const key = election.classes[classNo]?.key as string;
  const message = tokenMessage(opened, key, credential);
  const request = requestToken(keyOf(signer), message, random);
  assert.ok(request);
  const privateKey = rsa[signer]?.privateKey as KeyObject;
  const signed = new Uint8Array(privateDecrypt({ key: privateKey, padding: constants.RSA_NO_PADDING }, request.blinded));
  const token = finishToken(keyOf(signer), message, request, signed);
  assert.ok(token);
  return { secret, class: key, token };
}
function ballot(who: Voter, no: number, choices: readonly Choice[], form: Form = "batch", at = opened): Entry {
  const made = makeBallot(at, { secret: who.secret, class: who.class, no }, choices, random, form);
  assert.ok(made.ok);
  return { ballot: made.value, token: who.token };
}
const fault = (entry: { readonly ballot: Uint8Array }, at = opened) => verifyBallot(at, entry.ballot, random);
const bent = (bytes: Uint8Array, at: number, by: (old: Uint8Array) => Uint8Array | bigint, length = 32): Uint8Array => {
  const out = bytes.slice();
  const value = by(bytes.slice(at, at + length));
  out.set(typeof value === "bigint" ? numberBytes(value, length) : value, at);
  return out;
};

// Six of class A, two of B, five of C; the last of A votes twice, and one ballot is compact.
const voters = [0, 0, 0, 0, 0, 0, 1, 1, 2, 2, 2, 2, 2].map((c) => voter(c));
const choices = voters.map((_, i): Choice[] => [i % 4, i % 5 === 4 ? "abstain" : (i * 2) % 3]);
const entries = voters.map((v, i) => ballot(v, 1, choices[i] as Choice[], i === 3 ? "compact" : "batch"));
const entryOf = (i: number): Entry => entries[i] as Entry;
const revoted = ballot(voters[5] as Voter, 2, [0, "abstain"]);
const all = [...entries, revoted];
const counts = (of: readonly number[]): number[][] =>
  [0, 1].map((person) =>
    [0, 1, 2, 3].map((grade) => of.filter((i) => (i === 5 ? [0, "abstain"] : (choices[i] as Choice[]))[person] === grade).length),
  );
const plain = [counts([0, 1, 2, 3, 4, 5]), counts([6, 7, 8, 9, 10, 11, 12])];
const board = readBoard(opened, all, random);
const shareOf = (i: number, of: Board = board, asked: readonly (readonly string[])[] = of.parts ?? []) =>
  openShare(opened, tellers[i] as TellerPart, of, asked, random);
const shares = [0, 1, 2].map((i): Share => {
  const done = shareOf(i);
  assert.ok(done.ok);
  return done.value.share;
});
const [one, two, three] = shares as [Share, Share, Share];

test("a vote from afar: any two tellers count what a plain count gives, the last ballot of each, small classes merged; the second verifier agrees", () => {
  assert.deepEqual(board.refused, []);
  assert.deepEqual([board.replaced, board.counted.length, board.parts], [1, 13, [["A"], ["B", "C"]]]);
  for (const pair of [
    [one, two],
    [one, three],
    [two, three],
    [three, two, one],
  ]) {
    const opening = combine(opened, board, pair);
    assert.ok(opening.ok);
    assert.deepEqual(opening.value.parts, [
      { classes: ["A"], ballots: 6, counts: plain[0] },
      { classes: ["B", "C"], ballots: 7, counts: plain[1] },
    ]);
    if (pair[0] !== one) continue;
    const report = verify(publish(election, all, pair, opening.value));
    assert.deepEqual([report.holds, report.problems, report.passedOver, report.counted], [true, [], [], 13]);
  }
  assert.equal(combine(opened, board, [one]).ok, false, "one teller alone opens nothing");
  assert.equal(combine(opened, board, [one, one]).ok, false);
});

test("the verifier is one file that imports nothing but the curve and the hashes", () => {
  const source = readFileSync(join(import.meta.dirname, "../../verifier/verify.ts"), "utf8");
  const from = [...source.matchAll(/from "([^"]+)"/g)].map((m) => m[1] as string);
  assert.ok(from.length > 0 && from.every((name) => name.startsWith("@noble/")), from.join());
});

test("sizes: a ballot of ten persons and four grades is below 2.7 KB compact and 5.1 KB in the batch form", () => {
  assert.deepEqual([ballotBytes("compact", 10, 4), ballotBytes("batch", 10, 4)], [2646, 5062]);
  assert.ok(ballotBytes("compact", 10, 5) <= 3200 && ballotBytes("batch", 10, 5) <= 6300);
  assert.equal(entryOf(0).ballot.length, ballotBytes("batch", 2, 5));
  assert.equal(entryOf(3).ballot.length, ballotBytes("compact", 2, 5));
});

test("the second verifier refuses a file with anything bent, and passes over what does not count", () => {
  const bad = { ballot: bent(entryOf(0).ballot, 200, (old) => old.map((x) => x ^ 1), 1), token: entryOf(0).token };
  const some = [...entries.slice(0, 5), entryOf(0), bad, { ballot: entryOf(1).ballot, token: entryOf(2).token }];
  const read = readBoard(opened, some, random);
  const passedOver = [
    [5, "replay"],
    [6, "malformed"],
    [7, "token"],
  ];
  assert.deepEqual(
    read.refused.map((r) => [r.index, r.fault.code]),
    passedOver,
  );
  const both = [0, 1].map((i) => {
    const done = shareOf(i, read);
    assert.ok(done.ok);
    return done.value.share;
  });
  const opening = combine(opened, read, both);
  assert.ok(opening.ok);
  type File = {
    election: { persons: string[]; least: number; classes: { voters: number }[] };
    entries: { ballot: string; token: string }[];
    shares: { parts: { cells: { share: string; proof: string }[] }[] }[];
    result: { ballots: number; counts: number[][] }[];
  };
  const after = (change: (file: File) => void) => {
    const file = JSON.parse(publish(election, some, both, opening.value)) as File;
    change(file);
    return verify(JSON.stringify(file));
  };
  const rises = (row: number[] | undefined, from: number, to: number): void => {
    if (row) [row[from], row[to]] = [(row[from] as number) - 1, (row[to] as number) + 1];
  };
  const report = after(() => undefined);
  assert.deepEqual([report.holds, report.passedOver.map((p) => p.entry), report.parts], [true, [5, 6, 7], opening.value.parts]);
  for (const change of [
    (f: File) => rises(f.result[0]?.counts[0], 0, 1),
    (f: File) => f.entries.shift(),
    (f: File) => f.entries.reverse(),
    (f: File) => f.election.persons.reverse(),
    (f: File) => (f.election.least = 1),
    (f: File) => f.shares.pop(),
    (f: File) => f.shares.splice(0, 1, f.shares[1] as File["shares"][number]),
    (f: File) => f.shares[0]?.parts[0]?.cells.reverse(),
  ])
    assert.equal(after(change).holds, false, change.toString());
  for (const text of ["", "[]", "{}", "null", '{"format":"bihuan ballots 1"}', "中文"]) assert.equal(verify(text).holds, false);
});

test("trap, weak Fiat–Shamir: proofs are bound to election, persons, classes, key and credential", () => {
  for (const other of [
    { id: "另一次" },
    { persons: ["乙", "甲"] },
    { grades: 3 },
    { least: 6 },
    { classes: [...election.classes].reverse() },
    { classes: election.classes.map((c) => ({ ...c, voters: c.voters + 1 })) },
    { classes: election.classes.map((c) => ({ ...c, token: keyOf(0) })) },
  ]) {
    // The tellers prove their keys for one election's name; another name needs another proof.
    const tellersOf = other.id ? { tellers: [1, 2, 3].map((no) => makeOffer(other.id as string, no, 2, 3, random).offer) } : {};
    const at = open({ ...other, ...tellersOf });
    assert.notEqual(fingerprint(at), fingerprint(opened));
    assert.ok(fault(entryOf(0), at), `ballot of another election: ${JSON.stringify(other)}`);
    assert.ok(fault(entryOf(3), at), "compact as well");
  }
  assert.equal(fault(entryOf(0)), undefined);
  // Helios's mistake (Bernhard, Pereira and Warinschi 2012): the challenge of a share leaves the share out, which is then chosen after it.
  const [c1] = sumPart(opened, board, ["A"]).sums[0] as readonly [Point, Point];
  const [k, l] = [randomScalar(random), randomScalar(random)];
  const weak = challenge("weak", Point.BASE.multiply(k).toBytes(), c1.multiply(l).toBytes());
  const teller = tellers[0] as TellerPart;
  const z = mod(k + weak * teller.part);
  const forged = c1.multiply(mod((z - l) * inverse(weak)));
  assert.ok(!forged.equals(c1.multiply(teller.part)));
  const first = Point.BASE.multiply(z).subtract((opened.tellerKeys[0] as Point).multiply(weak));
  const second = c1.multiply(z).subtract(forged.multiply(weak));
  assert.equal(challenge("weak", first.toBytes(), second.toBytes()), weak, "a weak verifier believes it");
  const cells = one.parts[0]?.cells ?? [];
  const proof = hexOf(numberBytes(weak, 16)) + hexOf(numberBytes(z, 32));
  const bad = {
    ...one,
    parts: one.parts.map((p, i) => (i === 0 ? { ...p, cells: [{ share: forged.toHex(), proof }, ...cells.slice(1)] } : p)),
  };
  const done = combine(opened, board, [bad, two, three]);
  assert.ok(done.ok);
  assert.deepEqual(done.value.bad, [1], "the teller is named, the others count");
  assert.equal(combine(opened, board, [bad, two]).ok, false);
  assert.equal(verify(publish(election, all, [bad, two], done.value)).holds, false);
});

test("trap, swapped proofs: between persons of a ballot and between ballots", () => {
  for (const form of ["batch", "compact"] as const) {
    const [a, b] = [0, 1].map((i) => ballot(voters[i] as Voter, 7, [2, 2], form).ballot) as [Uint8Array, Uint8Array];
    const length = (a.length - HEAD - (form === "batch" ? 64 : 48)) / 2;
    const swapped = a.slice();
    swapped.set(a.subarray(HEAD, HEAD + length), HEAD + length);
    swapped.set(a.subarray(HEAD + length, HEAD + 2 * length), HEAD);
    assert.deepEqual(fault({ ballot: swapped }), { code: "proof", person: 0 });
    const taken = a.slice();
    taken.set(b.subarray(HEAD, HEAD + length), HEAD);
    assert.deepEqual(fault({ ballot: taken }), { code: "proof", person: 0 });
    const copied = b.slice();
    copied.set(a.subarray(6, HEAD), 6);
    assert.ok(fault({ ballot: copied }), "another's ballot under one's own credential");
    assert.equal(fault({ ballot: a }), undefined);
    for (let at = HEAD; at < a.length; at += 61) assert.ok(fault({ ballot: bent(a, at, (old) => old.map((x) => x ^ 4), 1) }), `byte ${at}`);
    assert.ok(fault({ ballot: bent(a, 2, () => 8n, 4) }), "another number than was signed");
    assert.ok(fault({ ballot: bent(a, 1, () => 2n, 1) }), "another class than was signed");
  }
});

test("trap, cancelling errors: two ballots whose errors sum to nothing are both refused and named", () => {
  const k = 5;
  // The first person's first answer, which stands after two points, commitments and all challenges but one.
  const at = HEAD + 64 + 64 * k + 16 * (k - 1);
  const d = randomScalar(random);
  const [a, b] = [entryOf(0).ballot, entryOf(1).ballot];
  const move = (bytes: Uint8Array, by: bigint): Uint8Array => bent(bytes, at, (old) => mod((readScalar(old) as bigint) + by));
  const [up, down] = [move(a, d), move(b, -d)];
  const parsed = [up, down].map((bytes) => {
    const p = parseBallot(opened, bytes);
    assert.ok(p.ok);
    return p.value;
  }) as [Parsed, Parsed];
  const error = (p: Parsed): Point => {
    const cell = p.cells[0] as Parsed["cells"][number];
    const [e, z] = [cell.challenges[0] as bigint, cell.answers[0] as bigint];
    return Point.BASE.multiply(z)
      .subtract(cell.c1.multiply(e))
      .subtract(cell.commitments[0] as Point);
  };
  assert.ok(!error(parsed[0]).is0() && error(parsed[0]).add(error(parsed[1])).is0(), "a sum without weights is zero");
  const { bad, ballots } = verifyMany(opened, [a, up, entryOf(2).ballot, down], random);
  assert.deepEqual(
    bad.map((x) => [x.index, x.fault]),
    [
      [1, { code: "proof", person: 0 }],
      [3, { code: "proof", person: 0 }],
    ],
  );
  assert.deepEqual(
    ballots.map((x) => x !== undefined),
    [true, false, true, false],
  );
});

test("trap, rogue key: a teller's point chosen after the others' is refused, and a proof that does not bind it", () => {
  const [a, b, c] = election.tellers as [Election["tellers"][number], Election["tellers"][number], Election["tellers"][number]];
  const own = randomScalar(random);
  // His own key less all others': the sum would be his alone.
  const rogue = Point.BASE.multiply(own)
    .subtract(Point.fromHex(a.commitments[0] as string))
    .subtract(Point.fromHex(b.commitments[0] as string));
  const refused = (tellersNow: Election["tellers"]) => {
    const done = openElection({ ...election, tellers: tellersNow });
    return "refused" in done ? done.refused : undefined;
  };
  const bad = { code: "no-possession", no: 3 } as const;
  assert.deepEqual(refused([a, b, { commitments: [rogue.toHex(), c.commitments[1] as string], proof: c.proof }]), bad);
  // A proof over its nonce alone is easily had for a point nobody knows the secret of.
  const nonce = rogue.multiply(7n);
  const weak = challenge("weak", nonce.toBytes());
  const z = 99n;
  const chosen = Point.BASE.multiply(z).subtract(nonce).multiply(inverse(weak));
  assert.equal(challenge("weak", Point.BASE.multiply(z).subtract(chosen.multiply(weak)).toBytes()), weak, "a weak verifier believes it");
  const proof = hexOf(numberBytes(weak, 16)) + hexOf(numberBytes(z, 32));
  assert.deepEqual(refused([a, b, { commitments: [chosen.toHex(), c.commitments[1] as string], proof }]), bad);
  assert.deepEqual(refused([a, b, a]), bad, "another's offer");
  assert.deepEqual(refused([a, b, makeOffer("另一次", 3, 2, 3, random).offer]), bad, "an offer of another election");
  assert.deepEqual(refused([a, c, b]), { code: "no-possession", no: 2 }, "at another's place");
  assert.deepEqual(refused([a, b, { ...c, commitments: [Point.ZERO.toHex(), c.commitments[1] as string] }]), {
    code: "malformed-offer",
    no: 3,
  });
  assert.deepEqual(refused([a, b, { ...c, commitments: [c.commitments[0] as string] }]), { code: "malformed-offer", no: 3 });
  assert.deepEqual(refused([a]), { code: "tellers" });
});

test("whoever deals a part that his commitments do not say is named; a part in transit says nothing", () => {
  const [first, second] = setups as [(typeof setups)[number], (typeof setups)[number], (typeof setups)[number]];
  const spoilt = dealt.map((d): Dealt =>
    d.from === 2 && d.to === 1 ? { ...d, sealed: (dealt.find((x) => x.from === 2 && x.to === 3) as Dealt).sealed } : d,
  );
  assert.deepEqual(takePart(election.id, first.secret, election.tellers, spoilt), { ok: false, error: { code: "bad-deal", from: 2 } });
  assert.ok(takePart(election.id, second.secret, election.tellers, spoilt).ok);
  assert.deepEqual(takePart(election.id, first.secret, election.tellers, dealt.slice(1)), {
    ok: false,
    error: { code: "bad-deal", from: 1 },
  });
  assert.equal(takePart("另一次", first.secret, election.tellers, dealt).ok, false);
});

test("trap, replay: the same ballot twice, and an older one after its voter has voted again", () => {
  const again = readBoard(opened, [...all, entryOf(5), revoted, entryOf(0)], random);
  assert.deepEqual(
    again.refused.map((r) => r.fault.code),
    ["replay", "replay", "replay"],
  );
  assert.deepEqual(again.sizes, board.sizes);
  assert.equal(again.counted.find((b) => hexOf(b.bytes) === hexOf(revoted.ballot))?.no, 2);
});

test("trap, malformed points: no element, the neutral one, a number beyond the order, a byte too many", () => {
  const whole = entryOf(0).ballot;
  const noPoints = [
    "ff".repeat(31) + "7f",
    `01${"00".repeat(31)}`,
    `ed${"ff".repeat(30)}7f`,
    "26948d35ca62e643e26a83177332e6b6afeb9d08e4268b650f1f5bbd8d81d371",
  ];
  for (const hex of noPoints) {
    const point = new Uint8Array(Buffer.from(hex, "hex"));
    assert.deepEqual(fault({ ballot: bent(whole, 6, () => point) }), { code: "credential" });
    for (const at of [HEAD, HEAD + 32, HEAD + 64])
      assert.deepEqual(fault({ ballot: bent(whole, at, () => point) }), { code: "malformed", person: 0 });
    assert.deepEqual(fault({ ballot: bent(whole, whole.length - 64, () => point) }), { code: "signature" });
  }
  const zero = new Uint8Array(32);
  assert.deepEqual(fault({ ballot: bent(whole, 6, () => zero) }), { code: "credential" });
  assert.deepEqual(fault({ ballot: bent(whole, HEAD, () => zero) }), { code: "malformed", person: 0 });
  // The same number, written as itself plus the order.
  const at = whole.length - 32;
  const larger = bent(whole, at, (old) => (readScalar(old) as bigint) + ORDER);
  assert.deepEqual(fault({ ballot: larger }), { code: "signature" });
  assert.deepEqual(fault({ ballot: whole.subarray(1) }), { code: "form" });
  assert.deepEqual(fault({ ballot: Uint8Array.from([...whole, 0]) }), { code: "length" });
  assert.deepEqual(fault({ ballot: new Uint8Array() }), { code: "form" });
  assert.deepEqual(fault({ ballot: bent(whole, 1, () => 9n, 1) }), { code: "class" });
});

test("trap, a tally of one: tellers open the planned parts of one board and nothing else", () => {
  const codeOf = (done: ReturnType<typeof openShare>) => (done.ok ? undefined : done.error.code);
  for (const asked of [[["B"]], [["C"]], [["A"], ["B"], ["C"]], [[]], [["A", "B", "C"]], [["A"], ["A"], ["B"]]])
    assert.equal(codeOf(shareOf(0, board, asked)), "not-in-plan");
  const single = readBoard(opened, all.slice(0, 1), random);
  assert.equal(single.parts, undefined);
  assert.equal(codeOf(shareOf(0, single, [["A"]])), "too-few");
  assert.equal(codeOf(shareOf(0, readBoard(opened, all.slice(0, 4), random))), "too-few");
  // Two boards that differ by one voter would tell of him.
  const first = shareOf(0);
  assert.ok(first.ok);
  const fewer = readBoard(opened, all.slice(1), random);
  assert.equal(fewer.parts?.length, 2);
  assert.equal(codeOf(openShare(opened, first.value.teller, fewer, fewer.parts ?? [], random)), "already-opened");
  assert.ok(openShare(opened, first.value.teller, board, [], random).ok, "the same board again");
  const stranger = { no: 1, part: 5n };
  assert.equal(codeOf(openShare(opened, stranger, board, [], random)), "other-election");
});

test("a class with more ballots than voters is opened by nobody; a token of another class is none", () => {
  const third = ballot(voter(1), 1, [0, 0]);
  const stuffed = readBoard(opened, [...all, third], random);
  assert.deepEqual(stuffed.stuffed, ["B"]);
  const done = shareOf(0, stuffed);
  assert.deepEqual(done, { ok: false, error: { code: "stuffed", classes: ["B"] } });
  assert.deepEqual(
    readBoard(opened, [...all, ballot(voter(1, 0), 1, [0, 0])], random).refused.map((r) => r.fault.code),
    ["token"],
  );
});

test("what cannot be chosen or opened is refused before anything is made", () => {
  const make = (c: readonly Choice[], at = opened, no = 1) => makeBallot(at, { secret: 5n, class: "A", no }, c, random);
  for (const c of [[0], [0, 1, 2], [0, 4], [0, -1], [0, 0.5], []]) assert.deepEqual(make(c), { ok: false, error: { code: "choices" } });
  assert.deepEqual(make([0, "abstain"], open({ abstain: false })), { ok: false, error: { code: "choices" } });
  assert.deepEqual(make([0, 0], opened, 0), { ok: false, error: { code: "number" } });
  assert.deepEqual(makeBallot(opened, { secret: 5n, class: "D", no: 1 }, [0, 0], random), { ok: false, error: { code: "class" } });
  for (const [other, what] of [
    [{ grades: 5 }, "grades"],
    [{ persons: ["甲", "甲"] }, "persons"],
    [{ classes: [] }, "classes"],
    [{ least: 4 }, "least"],
  ] as const)
    assert.deepEqual(openElection({ ...election, ...other }), { refused: { code: "bad-election", what } });
});

test("counts come back out of sums: two to four grades, with and without abstaining, up to 40 ballots; a sum of none is told", () => {
  for (const grades of [2, 3, 4])
    for (const abstain of [false, true]) {
      const at = open({ grades, abstain, classes: [{ key: "A", voters: 90, token: keyOf(0) }] });
      const counter = new Counter(at, 40);
      for (let run = 0; run < 6; run++) {
        const ballots = [1, 2, 17, 40][run % 4] as number;
        const given = Array.from({ length: ballots }, () => seeded.below(grades + Number(abstain)) - Number(abstain));
        const expected = Array.from({ length: grades }, (_, g) => given.filter((x) => x === g).length);
        const total = expected.reduce((sum, n, g) => sum + BigInt(n) * at.base ** BigInt(g), 0n);
        // Another point of the curve for the same element, as it comes from the wire.
        const sum = readPoint(Point.BASE.multiplyUnsafe(total).toBytes()) as Point;
        assert.deepEqual(counter.count(sum, ballots), expected);
        assert.equal(counter.count(sum.add(Point.BASE.multiply(randomScalar(random))), ballots), undefined);
      }
    }
});
