import { defineRoom } from "../../platform/rooms/room.ts";
import { buildsPermissions } from "./access.ts";
import { listTargets } from "./builds.ts";
import { buildsContract } from "./contract.ts";
import { buildsFacts } from "./facts.ts";
import { buildProcess } from "./process.ts";
import { buildRegister } from "./register.ts";
import { buildsRouter } from "./server.ts";

export const buildsRoom = defineRoom({
  name: "builds",
  contracts: { places: buildsContract },
  routers: { places: buildsRouter },
  permissions: buildsPermissions,
  processes: [buildProcess],
  facts: buildsFacts,
  lists: { builds: { permission: "place.read", register: buildRegister, page: listTargets } },
  files: { build: { read: "place.read", add: ["build.edit", "build.accept"] } },
});
