import { defineRoom } from "../../platform/rooms/room.ts";
import { help } from "./help.ts";
import { buildsPermissions } from "./access.ts";
import { buildsContract } from "./contract.ts";
import { buildsFacts, buildsSentences } from "./facts.ts";
import { buildsRouter, servedBuilds } from "./server.ts";

export const buildsRoom = defineRoom({
  name: "builds",
  help,
  records: { build: servedBuilds },
  contracts: { places: buildsContract },
  routers: { places: buildsRouter },
  permissions: buildsPermissions,
  facts: buildsFacts,
  sentences: buildsSentences,
  files: { build: { read: "build.read", add: ["build.edit", "build.accept"] } },
});
