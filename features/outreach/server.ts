import { catalogueOf } from "@bihuan/indicators";
import { chinaDay } from "@bihuan/kit";
import { implement } from "@orpc/server";
import { listEvents } from "../../platform/casework/casework.ts";
import { wall, type Context } from "../../platform/http/server.ts";
import { serveRecords } from "../../platform/records/serve.ts";
import { publicServiceContract, serviceContract } from "./service-contract.ts";
import {
  answerClosed,
  answerSite,
  askProof,
  checkProof,
  handPartnerLink,
  handSiteLink,
  joinActivity,
  openPartner,
  openSite,
  seeActivity,
} from "./service-links.ts";
import { servedClosedDoors } from "./closed-desk.ts";
import { closedDoorTo } from "./closed-public.ts";
import { outreachContract, publicOutreachContract } from "./contract.ts";
import { handOrderLink, orderDesk, placeOrder, planOrders, unitIdOf } from "./desk.ts";
import { outreachFacts } from "./facts.ts";
import { openPartnerPlace } from "./open-place.ts";
import { lectures } from "./lectures.ts";
import { orders } from "./orders.ts";
import { answerOffer, answerOrder, openOffer, openOrder, orderLecture, readMenu } from "./by-link.ts";

export const closedDoor = closedDoorTo(servedClosedDoors);
export const servedLectures = serveRecords(lectures);

export const servedOrders = serveRecords(orders, {
  facts: catalogueOf(outreachFacts),
  gates: {
    placed: ({ row }) => row.teacherId !== null,
    begun: ({ row, today }) => row.onDay !== null && row.onDay <= today,
  },
  on: {
    // He is not asked again for this order, and his hours are free.
    decline: async (s) => {
      const { teacherId, onDay } = s.row;
      const reason = (await listEvents(s.db, s.record.id)).at(-1)?.reason ?? "";
      await s.db
        .insertInto("lecture_declined")
        .values({ order_id: s.record.id, teacher_id: teacherId as number, on_day: onDay as string, reason })
        .execute();
      await s.set({ teacherId: null, onDay: null, fromTime: null, toTime: null });
    },
    confirm: async (s) =>
      void (await s.fact("lecture.held", {
        occurredOn: s.row.onDay ?? s.today,
        measures: { people: s.row.present ?? 0 },
        dimensions: { audience: s.row.audience, basis: s.row.basis ?? "proxy" },
      })),
  },
  sections: { desk: ({ db, record, today }) => orderDesk(db, record, today) },
});
const api = implement(outreachContract).$context<Context>().use(wall);

export const outreachRouter = api.router({
  planOrders: api.planOrders.handler(({ context: { actor, services } }) =>
    services.database.read(actor.scope, (db) => planOrders(db, actor.scope.unitId, chinaDay(services.now()))),
  ),
  placeOrder: api.placeOrder.handler(({ input, context }) => placeOrder(servedOrders, context, input)),
  handOrderLink: api.handOrderLink.handler(({ input, context }) =>
    context.services.database.write(context.actor.scope, async (tx) =>
      handOrderLink(context, tx, input.id, await unitIdOf(servedOrders, tx, input.id), input.party),
    ),
  ),
});

const open = implement(publicOutreachContract).$context<Context>().use(wall);

export const publicOutreachRouter = open.router({
  readMenu: open.readMenu.handler(({ input, context }) => readMenu(context.services, input.region)),
  orderLecture: open.orderLecture.handler(({ input, context }) => orderLecture(servedOrders, context, input)),
  openOrder: open.openOrder.handler(({ input, context }) => openOrder(context, input.token)),
  answerOrder: open.answerOrder.handler(({ input, context }) => answerOrder(servedOrders, context, input)),
  openOffer: open.openOffer.handler(({ input, context }) => openOffer(context, input.token)),
  answerOffer: open.answerOffer.handler(({ input, context }) => answerOffer(servedOrders, context, input)),
});

const service = implement(serviceContract).$context<Context>().use(wall);

export const serviceRouter = service.router({
  openPartnerPlace: service.openPartnerPlace.handler(({ input, context }) => openPartnerPlace(context, input)),
  handSiteLink: service.handSiteLink.handler(({ input, context }) => handSiteLink(context, input.id)),
  joinActivity: service.joinActivity.handler(({ input, context }) => joinActivity(context, input)),
  seeActivity: service.seeActivity.handler(({ input, context }) => seeActivity(context, input)),
  handPartnerLink: service.handPartnerLink.handler(({ input, context }) => handPartnerLink(context, input.id)),
});

const door = implement(publicServiceContract).$context<Context>().use(wall);

export const publicServiceRouter = door.router({
  openSite: door.openSite.handler(({ input, context }) => openSite(context, input.token)),
  answerSite: door.answerSite.handler(({ input, context }) => answerSite(context, input)),
  openPartner: door.openPartner.handler(({ input, context }) => openPartner(context, input.token)),
  answerClosed: door.answerClosed.handler(({ input, context }) => answerClosed(context, input)),
  askProof: door.askProof.handler(({ input, context }) => askProof(context, input)),
  checkProof: door.checkProof.handler(({ input, context }) => checkProof(context.services, input.number)),
});
