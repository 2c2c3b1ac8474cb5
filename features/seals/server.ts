import { implement } from "@orpc/server";
import { notFound, refuseRequest, wall, type Context } from "../../platform/http/server.ts";
import { listDigests, proveConsistency, proveFact, type Proof, type ProofRefusal } from "../../platform/ledger/proofs.ts";
import { SealKeysMissing } from "../../platform/ledger/seal-keys.ts";
import { sealsContract } from "./contract.ts";
import { findLastCheck } from "./nightly.ts";

const api = implement(sealsContract).$context<Context>().use(wall);
const LISTED = 100;

const WORDS: Readonly<Record<ProofRefusal, { zh: string; en: string }>> = {
  "no-fact": { zh: "没有这条事实", en: "There is no such fact" },
  "not-sealed": { zh: "这条事实还没有封存，最多等一小时", en: "This fact is not sealed yet; it takes an hour at most" },
  "no-seal": { zh: "没有这一号封存", en: "There is no such seal" },
  order: { zh: "先选较早的封存，再选较晚的", en: "Choose the earlier seal first" },
  broken: {
    zh: "台账与封存不符，证明不出来；请审计员查看核验结果",
    en: "The ledger differs from its seals: nothing can be proven; the auditor sees what was found",
  },
};
/** A refusal in the user's words, missing keys too. */
async function proven(made: Promise<Proof | ProofRefusal>): Promise<Proof> {
  const proof = await made.catch((error: unknown) => {
    if (!(error instanceof SealKeysMissing)) throw error;
    return refuseRequest("keys-missing", error.words);
  });
  return typeof proof === "string" ? refuseRequest(proof, WORDS[proof]) : proof;
}

export const sealsRouter = api.router({
  listSeals: api.listSeals.handler(async ({ context: { services } }) => {
    const check = await findLastCheck(services);
    try {
      const seals = await listDigests(services, LISTED);
      return { seals: seals.map(({ n, at, digest }) => ({ n, at, digest })), trouble: null, check };
    } catch (error) {
      if (!(error instanceof SealKeysMissing)) throw error;
      return { seals: [], trouble: error.words, check };
    }
  }),
  proveFact: api.proveFact.handler(async ({ input, context: { actor, services } }) => {
    const own = await services.database.read(actor.scope, (db) =>
      db.selectFrom("ledger_fact").select("id").where("id", "=", input.id).executeTakeFirst(),
    );
    if (!own) return notFound();
    const proof = await proven(proveFact(services, input.id));
    if (proof.proves !== "fact") throw new Error("another proof than asked for");
    return { proof, seal: { n: proof.seal.n, at: proof.seal.at, digest: proof.seal.digest } };
  }),
  proveSeals: api.proveSeals.handler(async ({ input, context: { services } }) => ({
    proof: await proven(proveConsistency(services, input.earlier, input.later)),
  })),
});
