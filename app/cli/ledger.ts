import { readFileSync, writeFileSync } from "node:fs";
import { rebuildRollups } from "../../platform/ledger/ledger.ts";
import { judgeProof, proveConsistency, proveFact, type Proof, type ProofRefusal } from "../../platform/ledger/proofs.ts";
import { rotateSealKey } from "../../platform/ledger/seal-keys.ts";
import { digestOfSeal, readOutside, sealLedger } from "../../platform/ledger/seals.ts";
import { verifySeals } from "../../platform/ledger/verify.ts";
import { opened, owned, refuse, say, type Command } from "./command.ts";

const REFUSALS: Readonly<Record<ProofRefusal, string>> = {
  "no-fact": "没有这条事实 There is no such fact",
  "not-sealed":
    "这条事实还没有封存，过一小时再试，或先运行 npm run cli -- seal The fact is not sealed yet; try again in an hour, or run seal first",
  "no-seal": "没有这一号封存 There is no such seal",
  order: "先写较早的封存号，再写较晚的；较早的须有事实 Name the earlier seal first; it must hold facts",
  broken:
    "台账与封存不符，证明不出来；请运行 npm run cli -- verify-seals The ledger differs from its seals and nothing can be proven; run verify-seals",
};
const number = (text: string | undefined): number | undefined => (/^[1-9]\d{0,14}$/.test(text ?? "") ? Number(text) : undefined);
const option = (args: readonly string[], name: string): string | undefined =>
  args.includes(name) ? args[args.indexOf(name) + 1] : undefined;

function keep(proof: Proof | ProofRefusal, file: string): number {
  if (typeof proof === "string") return refuse(REFUSALS[proof], 1);
  writeFileSync(file, `${JSON.stringify(proof, null, 2)}\n`);
  say(`已写入 Written: ${file}`);
  return 0;
}

export const ledgerCommands: Record<string, Command> = {
  "rebuild-rollups": {
    usage: "rebuild-rollups",
    what: "recounts every roll-up from the facts, in one transaction",
    run: () =>
      owned(async (client) => {
        const began = Date.now();
        await rebuildRollups((text) => client.query(text));
        say(`Roll-ups recounted in ${((Date.now() - began) / 1000).toFixed(1)} s`);
        return 0;
      }),
  },
  seal: {
    usage: "seal",
    what: "seals what is new now, as the server does every hour",
    run: () =>
      opened(async ({ services }) => {
        const seal = await sealLedger(services);
        say(
          seal ? `第 ${seal.statement.n} 号封存 Seal ${seal.statement.n}: ${digestOfSeal(seal)}` : "没有新的记录要封存 Nothing new to seal",
        );
        return 0;
      }),
  },
  "rotate-seal-key": {
    usage: "rotate-seal-key",
    what: "makes a new key for seals from now on; earlier keys stay in the file, to verify",
    run: () =>
      opened(async ({ services }) => {
        say(`新的封存密钥 New key: ${rotateSealKey(services)}`);
        return 0;
      }),
  },
  "verify-seals": {
    usage: "verify-seals",
    what: "reckons every seal, every sealed record and every roll-up again; exit code 1 and each fault in words when something is off",
    run: () =>
      opened(async ({ services }) => {
        let told = 0;
        const check = await verifySeals(services, (done, all, what) => {
          if (Date.now() < told + 2000) return;
          told = Date.now();
          say(`… ${what.zh} ${what.en}: ${done} / ${all}`);
        });
        for (const { words } of check.faults) say(`✗ ${words.zh}\n  ${words.en}`);
        const { fact, event, audit } = check.records;
        say(
          `${check.faultCount === 0 ? "核验无误 Everything matches" : `发现 ${check.faultCount} 处不符 ${check.faultCount} faults`}: ${check.seals} seals, ${fact} facts, ${event} events, ${audit} audit entries, ${check.cells} cells of roll-ups, ${(check.millis / 1000).toFixed(1)} s`,
        );
        return check.faultCount === 0 ? 0 : 1;
      }),
  },
  "prove-fact": {
    usage: "prove-fact ID [--seal NUMBER] [--out FILE]",
    what: "writes a small file that proves, offline, that the fact stands in the ledger under the seal (default: the last)",
    run: async (args) => {
      const [id, seal] = [number(args[0]), number(option(args, "--seal"))];
      if (id === undefined || (args.includes("--seal") && seal === undefined)) return undefined;
      return opened(async ({ services }) => keep(await proveFact(services, id, seal), option(args, "--out") ?? `fact-${id}.proof.json`));
    },
  },
  "prove-seals": {
    usage: "prove-seals EARLIER [LATER] [--out FILE]",
    what: "writes a small file that proves, offline, that a later seal (default: the last) keeps everything of an earlier one",
    run: async (args) => {
      const earlier = number(args[0]);
      const later = number(args[1]);
      if (earlier === undefined) return undefined;
      return opened(async ({ services }) =>
        keep(await proveConsistency(services, earlier, later), option(args, "--out") ?? `seals-${earlier}-${later ?? "last"}.proof.json`),
      );
    },
  },
  "verify-proof": {
    usage: "verify-proof FILE [--digest DIGEST | --digests seals.jsonl]",
    what: "judges such a file without any database; with a digest from a mail, a report or the digests' file also whether its seal is the published one",
    run: async ([file, ...args]) =>
      file === undefined ? undefined : verifyProof(file, option(args, "--digest"), option(args, "--digests")),
  },
};

function verifyProof(file: string, digest: string | undefined, digests: string | undefined): number {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return refuse(`读不出证明文件 The file cannot be read as a proof: ${file}`, 1);
  }
  const verdict = judgeProof(content);
  if (!verdict.holds)
    return refuse(
      {
        format: "不是证明文件 This is no proof file",
        statement: "证明不成立：封存的内容与它的摘要不符 The proof fails: a seal's statement does not have its digest",
        proof: "证明不成立：事实或路径被改动过 The proof fails: the fact or the path was changed",
      }[verdict.why],
      1,
    );
  if (verdict.fact) say(`事实 Fact: ${JSON.stringify(verdict.fact, null, 2)}`);
  for (const seal of verdict.seals) say(`第 ${seal.n} 号封存 Seal ${seal.n}, ${seal.at}\n  摘要 digest ${seal.digest}`);
  const published = [
    ...(digest === undefined ? [] : [digest.toLowerCase()]),
    ...(digests === undefined ? [] : [...readOutside(digests)].flatMap((l) => ("n" in l ? [l.digest] : []))),
  ];
  if (digest === undefined && digests === undefined) {
    say(
      "证明成立。请把摘要与邮件、冻结报告或摘要文件中的核对。 The proof holds. Compare the digest with a mail, a frozen report or the digests' file.",
    );
    return 0;
  }
  const isKnown =
    digest !== undefined
      ? verdict.seals.some((s) => published.includes(s.digest))
      : verdict.seals.every((s) => published.includes(s.digest));
  if (!isKnown)
    return refuse(
      "证明自身成立，但封存摘要与给出的不同：不可采信 The proof holds in itself, but its digest is not the one given: do not believe it",
      1,
    );
  say("证明成立，封存摘要相符。 The proof holds, and the digest is the published one.");
  return 0;
}
