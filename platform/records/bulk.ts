import { targetsOf } from "@bihuan/casework";
import type { Db } from "../db/database.ts";
import type { Label } from "../http/contract.ts";
import { refuseRequest } from "../http/server.ts";
import { actOnRecord, type Asked, type Hand } from "./hand.ts";
import { inOrder, looked, oneByOne, type Told } from "./one-by-one.ts";
import { findRecord } from "./rows.ts";

interface Many {
  readonly action: string;
  readonly ids: readonly number[];
  /** One for all of them, where the act asks for a reason; beside a listed one what else is to be said. */
  readonly reason?: string | undefined;
  readonly note?: string | undefined;
}

/** What would happen to each, before anything does: the acts themselves, taken back. */
export function previewBulk(hand: Hand, asked: Asked, input: Many): Promise<Told[]> {
  mustBeBulk(hand, input.action);
  return looked(
    (work) => asked.services.database.write(asked.actor.scope, work),
    (tx) => actOnEach(hand, asked, tx, { ...input, ids: inOrder(input.ids) }, "look"),
  );
}

const PER_TRANSACTION = 100;

/** One transaction for each hundred; within it what is refused is left out and told, and the rest is done. */
export async function actOnMany(hand: Hand, asked: Asked, input: Many & { readonly requestKey: string }): Promise<Told[]> {
  mustBeBulk(hand, input.action);
  const ids = inOrder(input.ids);
  const told: Told[] = [];
  for (let i = 0; i < ids.length; i += PER_TRANSACTION) {
    const some = { ...input, ids: ids.slice(i, i + PER_TRANSACTION) };
    told.push(...(await asked.services.database.write(asked.actor.scope, (tx) => actOnEach(hand, asked, tx, some, input.requestKey))));
  }
  return told;
}

const actOnEach = (hand: Hand, asked: Asked, tx: Db, { action, ids, reason, note }: Many, requestKey: string): Promise<Told[]> =>
  oneByOne(
    tx,
    ids,
    async (id) => (await findRecord(tx, hand.records, id).catch(() => undefined))?.title,
    async (id) => {
      await refuseElsewhere(hand, tx, id, action, `${requestKey}.${id}`);
      await actOnRecord(hand, asked, tx, {
        id,
        action,
        requestKey: `${requestKey}.${id}`,
        ...(reason === undefined ? {} : { reason }),
        ...(note === undefined ? {} : { note }),
      });
      return wordsOf(hand, action);
    },
  );

/** Of many, each says where it stands; what the same request has done already is past it. */
async function refuseElsewhere({ records }: Hand, tx: Db, id: number, action: string, requestKey: string): Promise<void> {
  const { state } = await findRecord(tx, records, id);
  const found = records.process?.actions[action];
  const label = records.process?.states[state ?? ""]?.label;
  if (!found || !label || found.from.includes(state ?? "")) return;
  const done = await tx
    .selectFrom("case_event")
    .select("seq")
    .where("case_id", "=", id)
    .where("request_key", "=", requestKey)
    .executeTakeFirst();
  if (!done)
    refuseRequest("not-from-this-state", {
      zh: `现在是“${label.zh}”，不能“${found.label.zh}”`,
      en: `It stands at “${label.en}”: not open to “${found.label.en}”`,
    });
}

/** The act, and where it leads when that is one place. */
function wordsOf({ records: { process } }: Hand, action: string): Label {
  const found = process?.actions[action];
  if (!process || !found) return { zh: action, en: action };
  const targets = found.to === "stay" ? [] : targetsOf(found, undefined);
  const to = targets.length === 1 ? process.states[targets[0] as string]?.label : undefined;
  return to ? { zh: `${found.label.zh}，到“${to.zh}”`, en: `${found.label.en}: then ${to.en}` } : found.label;
}

function mustBeBulk({ records }: Hand, action: string): void {
  const found = records.process?.actions[action];
  if (!found?.bulk)
    refuseRequest("not-in-bulk", {
      zh: `“${found?.label.zh ?? action}”要一件一件办`,
      en: `“${found?.label.en ?? action}” is done one by one`,
    });
}
