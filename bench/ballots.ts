import { execFileSync, spawnSync } from "node:child_process";
import { constants, generateKeyPairSync, privateDecrypt, randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  combine,
  deal,
  finishToken,
  makeBallot,
  makeCredential,
  makeOffer,
  openElection,
  openShare,
  publish,
  readBoard,
  requestToken,
  takePart,
  tokenMessage,
  verifyMany,
} from "@bihuan/ballots";
import { verify } from "@bihuan/ballots/verifier";
import { inChromium } from "./ballots-chromium.ts";
import { flag, machine, option, Table, time } from "./table.ts";

/** npm run bench:ballots: ten persons, four grades, so many ballots; seconds are of the processor, belenios-tool's on fewer ballots and said so; Chromium's by the clock. */
const voters = Number(option("ballots", "300"));
const peers = Number(option("peers", "10"));
const random = (n: number): Uint8Array => new Uint8Array(randomBytes(n));
function measure<T>(work: () => T): { readonly ms: number; readonly value: T } {
  const from = process.cpuUsage();
  const value = work();
  const { user, system } = process.cpuUsage(from);
  return { ms: (user + system) / 1000, value };
}
const sure = <T>(done: { ok: true; value: T } | { ok: false; error: unknown }): T => {
  if (!done.ok) throw new Error(JSON.stringify(done.error));
  return done.value;
};

const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
const jwk = rsa.publicKey.export({ format: "jwk" });
const hex = (s: string | undefined): string =>
  Buffer.from(s ?? "", "base64url")
    .toString("hex")
    .replace(/^0+/, "");
const token = { n: hex(jwk.n), e: hex(jwk.e) };
const persons = Array.from({ length: 10 }, (_, i) => `第${i + 1}人（示例）`);
const setups = [1, 2, 3].map((no) => makeOffer("bench", no, 2, 3, random));
const tellers = setups.map((s) => s.offer);
const election = {
  id: "bench",
  persons,
  grades: 4,
  abstain: false,
  classes: [{ key: "A", voters, token }],
  least: 10,
  threshold: 2,
  tellers,
};
const opened = openElection(election);
if ("refused" in opened) throw new Error(JSON.stringify(opened.refused));
const dealt = setups.flatMap((s) => deal("bench", s.secret, tellers, random));
const parts = setups.map((s) => sure(takePart("bench", s.secret, tellers, dealt)));
const choices = (i: number): number[] => persons.map((_, p) => (i * (p + 3)) % 4);

const people = Array.from({ length: voters }, makeCredential.bind(undefined, random));
makeBallot(opened, { secret: 5n, class: "A", no: 1 }, choices(1), random);
const made = measure(() => people.map((v, i) => sure(makeBallot(opened, { secret: v.secret, class: "A", no: 1 }, choices(i), random))));
const few = Math.min(voters, 20);
const compact = people
  .slice(0, few)
  .map((v, i) => sure(makeBallot(opened, { secret: v.secret, class: "A", no: 1 }, choices(i), random, "compact")));
const tokens = measure(() =>
  people.map(({ credential }) => {
    const message = tokenMessage(opened, "A", credential);
    const request = requestToken(token, message, random);
    if (!request) throw new Error("request");
    const signed = new Uint8Array(privateDecrypt({ key: rsa.privateKey, padding: constants.RSA_NO_PADDING }, request.blinded));
    return finishToken(token, message, request, signed) as Uint8Array;
  }),
);
const batch = measure(() => verifyMany(opened, made.value, random));
const single = measure(() => verifyMany(opened, compact, random));
// A server verifies all day long: the same once it is compiled.
const later = measure(() => verifyMany(opened, made.value, random));
if (batch.value.bad.length + single.value.bad.length > 0) throw new Error("a ballot is refused");
const entries = made.value.map((ballot, i) => ({ ballot, token: tokens.value[i] as Uint8Array }));
const board = readBoard(opened, entries, random);
const counted = measure(() => {
  const shares = parts.map((p) => sure(openShare(opened, p, board, board.parts ?? [], random)).share);
  return { shares, opening: sure(combine(opened, board, shares)) };
});
const file = publish(election, entries, counted.value.shares, counted.value.opening);
const again = measure(() => verify(file));
if (!again.value.holds) throw new Error(again.value.problems.join());

/** Seconds of the processor of a command. */
function userSeconds(folder: string, command: string): number {
  return Number(
    spawnSync("bash", ["-c", `TIMEFORMAT=%U; time ${command} >/dev/null 2>&1`], { cwd: folder, encoding: "utf8" })
      .stderr.trim()
      .split("\n")
      .at(-1),
  );
}
function belenios(): { readonly bytes: number; readonly makeMs: number; readonly verifyMs: number } | undefined {
  if (spawnSync("belenios-tool", ["--version"]).error) return undefined;
  const folder = mkdtempSync(join(tmpdir(), "bihuan-belenios-"));
  const run = (...args: string[]): string =>
    execFileSync("belenios-tool", args, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  const of = (end: string): string => readFileSync(join(folder, readdirSync(folder).find((f) => f.endsWith(end)) as string), "utf8");
  try {
    const common = ["--group", "BELENIOS-2048", "--uuid", "DNMaTcyRtUoYXv"];
    const questions = persons.map((question) => ({ answers: ["1", "2", "3", "4"], min: 1, max: 1, question }));
    writeFileSync(
      join(folder, "t.json"),
      JSON.stringify({ description: "x", name: "x", questions, administrator: "a", credential_authority: "c" }),
    );
    run("setup", "generate-credentials", "--count", String(peers), ...common);
    run("setup", "generate-trustee-key", "--group", "BELENIOS-2048");
    writeFileSync(join(folder, "public_keys.jsons"), of(".pubkey"));
    writeFileSync(join(folder, "public_creds.json"), of(".pubcreds"));
    run("setup", "make-trustees");
    run("setup", "make-election", ...common, "--template", "t.json");
    run("archive", "init");
    const empty = userSeconds(folder, "belenios-tool election verify");
    const creds = of(".privcreds").trim().split("\n");
    writeFileSync(join(folder, "choice.json"), JSON.stringify(persons.map((_, p) => [0, 1, 2, 3].map((g) => Number(g === p % 4)))));
    let seconds = 0;
    for (const line of creds) {
      writeFileSync(join(folder, "cred"), line.split(" ")[1] as string);
      seconds += userSeconds(folder, "belenios-tool election generate-ballot --privcred cred --ballot choice.json");
      writeFileSync(join(folder, "b.json"), run("election", "generate-ballot", "--privcred", "cred", "--ballot", "choice.json"));
      execFileSync("bash", ["-c", "belenios-tool archive add-event --type Ballot < b.json"], { cwd: folder, stdio: "ignore" });
    }
    const checked = userSeconds(folder, "belenios-tool election verify") - empty;
    return {
      bytes: readFileSync(join(folder, "b.json")).length,
      makeMs: (1000 * seconds) / creds.length,
      verifyMs: (1000 * checked) / creds.length,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
const peer = belenios();
const told = (text: (p: NonNullable<typeof peer>) => string): string => (peer ? text(peer) : "skipped: belenios-tool is not installed");

const table = new Table(`ten persons × four grades, ${voters} ballots`, "asked", "measured", "belenios-tool (BELENIOS-2048)");
table.row(
  "bytes of a ballot with its credential",
  "≤ 2,700 compact, ≤ 5,100 batch",
  `${compact[0]?.length.toLocaleString("en")} compact, ${made.value[0]?.length.toLocaleString("en")} batch`,
  told((p) => p.bytes.toLocaleString("en")),
);
table.row(
  "make a ballot",
  "≤ 3 ms",
  time(made.ms / voters),
  told((p) => time(p.makeMs)),
);
const phone = flag("no-chromium") ? undefined : await inChromium(election, choices(1), 6);
table.row(
  "make a ballot, Chromium slowed down six times, by the clock; at its own speed, of its thread",
  "≤ 40 ms",
  phone
    ? `${time(phone.module.next)}, the first ${time(phone.module.first)}; ${time(phone.unslowed.thread)}, six times that ${time(6 * phone.unslowed.thread)}; without WebAssembly ${time(phone.plain.next)}, ${time(phone.plain.first)}`
    : "not measured",
  "",
);
table.row(
  "verify 300, batch form",
  "≤ 0.4 s",
  `${time((batch.ms * 300) / voters)} in a process that has not done it before, ${time((later.ms * 300) / voters)} later`,
  told((p) => `${time(p.verifyMs * 300)} (${peers} measured)`),
);
table.row("verify 300, compact form", "≤ 1.2 s", `${time((single.ms * 300) / few)} (${few} measured)`, "");
table.row("three tellers' shares and the counts", "≤ 1 s", time(counted.ms), "");
table.row(
  "second verifier, whole file of ballots, tokens, shares, counts",
  "–",
  `${time(again.ms)}, ${(file.length / 1e6).toFixed(1)} MB`,
  "",
);
table.row("blind token: ask, sign, finish, check", "signing 0.65 ms", time(tokens.ms / voters), "");
console.log(machine());
table.print();
