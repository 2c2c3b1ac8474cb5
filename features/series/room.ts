import { defineRoom } from "../../platform/rooms/room.ts";
import { seriesContract } from "./contract.ts";
import { help } from "./help.ts";
import { seriesRouter, servedSeries } from "./server.ts";

export const seriesRoom = defineRoom({
  name: "series",
  help,
  records: { series: servedSeries },
  contracts: { series: seriesContract },
  routers: { series: seriesRouter },
});
