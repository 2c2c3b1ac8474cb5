import { defineRoom } from "../../platform/rooms/room.ts";
import { portalContract } from "./contract.ts";
import { portalRouter } from "./server.ts";

export const portalRoom = defineRoom({ name: "portal", contracts: { portal: portalContract }, routers: { portal: portalRouter } });
