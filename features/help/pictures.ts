import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { MakePaper } from "../../platform/rooms/room.ts";

const FOLDER = join(import.meta.dirname, "../../docs/pictures");

/** A picture that some room's help names; no other file is read. */
export const readPicture: MakePaper = async ({ house }, _actor, { name }) => {
  const named = house.rooms.find(({ help }) => help?.picture !== undefined && help.picture === name)?.help?.picture;
  const bytes = named && (await readFile(join(FOLDER, `${named}.png`)).catch(() => undefined));
  return bytes ? { name: `${named}.png`, type: "image/png", bytes } : undefined;
};
