import { contractOf } from "../platform/rooms/room.ts";
import { rooms } from "./rooms.ts";

/** Every endpoint of every room. */
export const contract = contractOf(rooms);
