import { chinaDay } from "@bihuan/kit";
import type { Actor } from "../../platform/access/scope.ts";
import type { Db } from "../../platform/db/database.ts";
import { instant, refuseRequest, type Context } from "../../platform/http/server.ts";
import { getDemand, stepDemand } from "./demands.ts";

type Asked = Context & { actor: Actor };

export interface Talk {
  on: string;
  who: string;
  words: string;
  files: { id: number; name: string }[];
}

/** 记录洽谈: when, who was there, what was said in two lines, and the files of it, which lie with the need already. */
export const recordTalk = (
  context: Asked,
  input: { id: number; requestKey: string; expectedSeq?: number | undefined; on: string; who: string; words: string; fileIds: number[] },
): Promise<{ state: string }> => {
  const { actor, services } = context;
  return services.database.write(actor.scope, async (tx) => {
    const d = await getDemand(tx, input.id);
    const fields: Record<string, { zh: string; en: string }> = {};
    if (input.on > chinaDay(services.now())) fields.on = { zh: "洽谈日期不能晚于今天", en: "Not later than today" };
    if (input.on < d.opened_on) fields.on = { zh: "早于需求登记的日期", en: "Before the need was registered" };
    if (Object.keys(fields).length > 0) refuseRequest("invalid", { zh: "有几项需要更正", en: "Some fields need correction" }, { fields });
    const files = await tx
      .selectFrom("stored_file")
      .select(["id", "name"])
      .where("case_id", "=", d.id)
      .where("id", "in", [0, ...input.fileIds])
      .orderBy("id")
      .execute();
    const moved = await stepDemand(
      tx,
      d,
      {
        action: "talk",
        actor,
        at: instant(context),
        requestKey: input.requestKey,
        note: `${input.who}：${input.words}`,
        data: { talk: { on: input.on, who: input.who, words: input.words, files } satisfies Talk },
        ...(input.expectedSeq === undefined ? {} : { expectedSeq: input.expectedSeq }),
      },
      services.now(),
    );
    return { state: moved.case.state };
  });
};

/** The talks of a need, newest first; notes of before, which had no more than a word, stay in its history. */
export async function listTalks(db: Db, demandId: number): Promise<Talk[]> {
  const rows = await db
    .selectFrom("case_event")
    .select("data")
    .where("case_id", "=", demandId)
    .where("action", "=", "talk")
    .orderBy("seq", "desc")
    .execute();
  return rows.flatMap((r) => (r.data as { talk?: Talk } | null)?.talk ?? []);
}
