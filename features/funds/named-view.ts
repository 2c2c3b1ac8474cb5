import type { Db } from "../../platform/db/database.ts";
import type { Found } from "../../platform/records/rows.ts";
import type { NamedView } from "./contract.ts";
import { readDraft } from "./drafts.ts";
import { isNamed, listNamed } from "./named.ts";
import { eligibilityOf } from "./rules.ts";

/** The list as the fund's page shows it. */
export async function namedView(db: Db, fund: Found, canEdit: boolean): Promise<NamedView | null> {
  if (!isNamed(fund)) return null;
  const no = fund.values["chosenDraft"];
  const pots = no === null ? [] : (await readDraft(db, fund.id, Number(no))).pots;
  const all = await listNamed(db, fund.id);
  return {
    canEdit,
    rows: all.map(({ id, name, beside, code }) => {
      const fen = pots.reduce((sum, p) => sum + (p.amounts[String(id)] ?? 0), 0);
      const why = pots.flatMap(({ plan }) => {
        const r = plan.recipients.find((x) => x.unitId === id);
        return (r && eligibilityOf(plan).get(r.code)) ?? [];
      });
      return { id, name, beside, code, amountFen: fen > 0 ? fen : null, why: fen > 0 ? null : (why[0] ?? null) };
    }),
  };
}
