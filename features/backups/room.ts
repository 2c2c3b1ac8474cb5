import { defineRoom } from "../../platform/rooms/room.ts";
import { help } from "./help.ts";
import { backupsPermissions } from "./access.ts";
import { backupsContract } from "./contract.ts";
import { backupsRouter } from "./server.ts";

export const backupsRoom = defineRoom({
  name: "backups",
  help,
  contracts: { backups: backupsContract },
  routers: { backups: backupsRouter },
  permissions: backupsPermissions,
});
