import { defineRoom } from "../../platform/rooms/room.ts";
import { servedCampaigns, servedFigures } from "./server.ts";

export const eventsRoom = defineRoom({ name: "events", records: { campaign: servedCampaigns, media_figure: servedFigures } });
