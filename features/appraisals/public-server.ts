import { implement } from "@orpc/server";
import { wall, type Context } from "../../platform/http/server.ts";
import { afarFile, castAfar, lookAfar, signToken, whoAfar } from "./afar.ts";
import { boardForTeller, lookTeller, tellTeller } from "./afar-count.ts";
import { castBallot, openBallot } from "./casting.ts";
import { afarTellerContract, ballotsContract, ownAppraisalContract } from "./contract.ts";
import { handIn, lookOwn } from "./own.ts";

const api = implement({ ballots: ballotsContract, afarTeller: afarTellerContract, ownAppraisal: ownAppraisalContract })
  .$context<Context>()
  .use(wall);

export const ballotsRouter = api.ballots.router({
  openBallot: api.ballots.openBallot.handler(({ input, context: { services } }) => openBallot(services, input.code)),
  castBallot: api.ballots.castBallot.handler(async ({ input, context: { services } }) => {
    await castBallot(services, input.code, input.cells);
    return { ok: true };
  }),
  lookAfar: api.ballots.lookAfar.handler(({ input, context: { services } }) => lookAfar(services, input.key)),
  whoAfar: api.ballots.whoAfar.handler(({ input, context: { services } }) => whoAfar(services, input.key, input.link)),
  signToken: api.ballots.signToken.handler(({ input, context: { services } }) => signToken(services, input)),
  castAfar: api.ballots.castAfar.handler(async ({ input, context: { services } }) => {
    await castAfar(services, input);
    return { ok: true };
  }),
  afarFile: api.ballots.afarFile.handler(({ input, context: { services } }) => afarFile(services, input.key)),
});

export const afarTellerRouter = api.afarTeller.router({
  look: api.afarTeller.look.handler(({ input, context: { services } }) => lookTeller(services, input.token)),
  tell: api.afarTeller.tell.handler(async ({ input, context: { services } }) => {
    await tellTeller(services, input.token, input.what, JSON.stringify(input.value));
    return { ok: true };
  }),
  board: api.afarTeller.board.handler(({ input, context: { services } }) => boardForTeller(services, input.token)),
});

export const ownAppraisalRouter = api.ownAppraisal.router({
  look: api.ownAppraisal.look.handler(({ input, context: { services } }) => lookOwn(services, input.token)),
  handIn: api.ownAppraisal.handIn.handler(({ input, context: { services } }) => handIn(services, input.token, input.text)),
});
