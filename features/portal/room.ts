import { defineRoom } from "../../platform/rooms/room.ts";
import { help } from "./help.ts";
import { portalContract } from "./contract.ts";
import { portalRouter } from "./server.ts";

export const portalRoom = defineRoom({ name: "portal", help, contracts: { portal: portalContract }, routers: { portal: portalRouter } });
