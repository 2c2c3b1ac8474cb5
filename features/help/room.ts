import { defineRoom } from "../../platform/rooms/room.ts";
import { helpContract } from "./contract.ts";
import { help } from "./help.ts";
import { readPicture } from "./pictures.ts";
import { helpRouter } from "./server.ts";

export const helpRoom = defineRoom({
  name: "help",
  help,
  contracts: { help: helpContract },
  routers: { help: helpRouter },
  papers: { "help/pictures/:name": readPicture },
});
