import { defineRoom } from "../../platform/rooms/room.ts";
import { reportsPermissions } from "./access.ts";
import { reportsContract } from "./contract.ts";
import { reportsRouter, writeReportFile } from "./server.ts";

export const reportsRoom = defineRoom({
  name: "reports",
  contracts: { reports: reportsContract },
  routers: { reports: reportsRouter },
  permissions: reportsPermissions,
  papers: { "reports/:id/docx": writeReportFile },
});
