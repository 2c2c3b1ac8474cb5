import { sql } from "kysely";
import type { Db } from "../db/database.ts";
import type { Label } from "../http/contract.ts";
import { refusalIn, refuseRequest } from "../http/server.ts";
import { chinaDay } from "@bihuan/kit";
import { actionsOf, actOnRecord, historyOf, type Asked, type Hand } from "./hand.ts";
import { findRecord } from "./rows.ts";

export interface Told {
  readonly id: number;
  readonly title: string;
  /** Why it takes no part; null when it does. */
  readonly refusal: Label | null;
}

/** What would happen to each, before anything does. */
export async function previewBulk(hand: Hand, { actor, services }: Asked, db: Db, action: string, ids: readonly number[]): Promise<Told[]> {
  mustBeBulk(hand, action);
  const told: Told[] = [];
  for (const id of new Set(ids)) {
    const record = await findRecord(db, hand.records, id).catch(() => undefined);
    if (!record) {
      told.push({ id, title: `#${id}`, refusal: { zh: "不在您的范围内", en: "Not within your area" } });
      continue;
    }
    const found = (await actionsOf(hand, db, actor, record, chinaDay(services.now()), await historyOf(db, id))).find(
      (a) => a.action === action,
    );
    const refusal = found?.allowed ? null : (found?.unmet[0]?.label ?? { zh: "现在的状态不能这样办", en: "Not from its present state" });
    told.push({ id, title: record.title, refusal });
  }
  return told;
}

const PER_TRANSACTION = 100;

/** One transaction for each hundred; within it what is refused is left out and told, and the rest is done. */
export async function actOnMany(
  hand: Hand,
  asked: Asked,
  input: { action: string; ids: readonly number[]; requestKey: string },
): Promise<Told[]> {
  mustBeBulk(hand, input.action);
  const { database } = asked.services;
  const ids = [...new Set(input.ids)].sort((a, b) => a - b);
  const told: Told[] = [];
  for (let i = 0; i < ids.length; i += PER_TRANSACTION)
    told.push(
      ...(await database.write(asked.actor.scope, async (tx) => {
        const part: Told[] = [];
        for (const id of ids.slice(i, i + PER_TRANSACTION)) {
          const title = (await findRecord(tx, hand.records, id).catch(() => undefined))?.title ?? `#${id}`;
          await sql`savepoint one`.execute(tx);
          try {
            await actOnRecord(hand, asked, tx, { id, action: input.action, requestKey: `${input.requestKey}.${id}` });
            part.push({ id, title, refusal: null });
          } catch (error) {
            const refusal =
              refusalIn(error)?.message ??
              ((error as { code?: string }).code === "NOT_FOUND" ? { zh: "不在您的范围内", en: "Not within your area" } : undefined);
            if (!refusal) throw error;
            await sql`rollback to savepoint one`.execute(tx);
            part.push({ id, title, refusal });
          }
          await sql`release savepoint one`.execute(tx);
        }
        return part;
      })),
    );
  return told;
}

function mustBeBulk({ records }: Hand, action: string): void {
  const found = records.process?.actions[action];
  if (!found?.bulk)
    refuseRequest("not-in-bulk", {
      zh: `“${found?.label.zh ?? action}”要一件一件办`,
      en: `“${found?.label.en ?? action}” is done one by one`,
    });
}
