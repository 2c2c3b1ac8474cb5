import { implement } from "@orpc/server";
import type { Db } from "../../platform/db/database.ts";
import { wall, type Context, type Services } from "../../platform/http/server.ts";
import type { HelpWord, RoomHelp } from "../../platform/rooms/help.ts";
import { helpContract } from "./contract.ts";

const api = implement(helpContract).$context<Context>().use(wall);

const helpOf = ({ house }: Services): { room: string; help: RoomHelp }[] =>
  house.rooms.flatMap(({ name, help }) => (help ? [{ room: name, help }] : []));
const withAlso = ({ word, means, also }: HelpWord) => ({ word, means, also: [...(also ?? [])] });

/** Whether this person has ended the first day's steps. */
export const hasEndedTour = async (db: Db): Promise<boolean> =>
  (await db.selectFrom("tour_end").select("person_id").executeTakeFirst()) !== undefined;

export const helpRouter = api.router({
  listHelp: api.listHelp.handler(({ context: { services } }) =>
    helpOf(services).map(({ room, help: { title, purpose, who, task, steps, words, picture } }) => ({
      room,
      title,
      purpose,
      who: [...who],
      task,
      steps: [...steps],
      words: words.map(withAlso),
      picture: picture ?? null,
    })),
  ),
  listWords: api.listWords.handler(({ context: { services } }) =>
    helpOf(services).flatMap(({ room, help }) => help.words.map((w) => ({ room, ...withAlso(w) }))),
  ),
  endTour: api.endTour.handler(({ context: { actor, services } }) =>
    services.database.write(actor.scope, async (tx) => {
      await tx
        .insertInto("tour_end")
        .values({ person_id: actor.personId as number })
        .onConflict((oc) => oc.doNothing())
        .execute();
      return { ok: true } as const;
    }),
  ),
});
