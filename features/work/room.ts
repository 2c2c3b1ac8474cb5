import { defineRoom } from "../../platform/rooms/room.ts";
import { help } from "./help.ts";
import { workPermissions } from "./access.ts";
import { workContract } from "./contract.ts";
import { deputiesContract } from "./deputies-contract.ts";
import { deputiesRouter } from "./deputies.ts";
import { noticesContract } from "./notices-contract.ts";
import { noticesRouter } from "./notices.ts";
import { workRouter } from "./server.ts";

export const workRoom = defineRoom({
  name: "work",
  help,
  contracts: { work: workContract, notices: noticesContract, deputies: deputiesContract },
  routers: { work: workRouter, notices: noticesRouter, deputies: deputiesRouter },
  permissions: workPermissions,
});
