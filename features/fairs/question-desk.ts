import type { Db } from "../../platform/db/database.ts";
import { actOnRecord, editRecord, type Asked, type Hand } from "../../platform/records/hand.ts";
import { findRecord } from "../../platform/records/rows.ts";

/** The answer written and shown in one act, for whoever sits at a stream; of two at once the second is told. */
export async function answerQuestion(
  hand: Hand,
  asked: Asked,
  tx: Db,
  input: { id: number; version: number; answer: string; shownAs: string | null; requestKey: string },
): Promise<void> {
  const found = await findRecord(tx, hand.records, input.id);
  const { text, fairId, projectId } = found.values;
  await editRecord(hand, asked, tx, {
    ...{ id: input.id, version: input.version },
    values: { text, fairId, projectId, answer: input.answer, shownAs: input.shownAs || null },
  });
  await actOnRecord(hand, asked, tx, { id: input.id, action: "answer", requestKey: input.requestKey });
}
