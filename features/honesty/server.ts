import { implement } from "@orpc/server";
import { wall, type Context } from "../../platform/http/server.ts";
import { honestyContract } from "./contract.ts";
import { actOnGrey, getGrey, markGrey } from "./grey.ts";
import { honestyOf } from "./honesty.ts";
import { readSigns, scanSigns } from "./signs.ts";

const api = implement(honestyContract).$context<Context>().use(wall);

export const honestyRouter = api.router({
  listSigns: api.listSigns.handler(({ context }) => readSigns(context)),
  scanSigns: api.scanSigns.handler(({ context }) => scanSigns(context)),
  markGrey: api.markGrey.handler(({ input, context }) => markGrey(context, input.demandIds)),
  getGrey: api.getGrey.handler(({ input, context }) => getGrey(context, input.id)),
  actOnGrey: api.actOnGrey.handler(({ input, context }) => actOnGrey(context, input)),
  honesty: api.honesty.handler(({ input, context }) => honestyOf(context, input)),
});
