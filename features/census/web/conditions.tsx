import { useLocale } from "../../../platform/i18n/locale.ts";
import type { Values } from "../../../platform/register/fields.ts";
import type { ChildCells } from "../../../platform/ui/records/ChildSection.tsx";
import { conditionInWords } from "../condition.ts";
import { formOfRows, type QuestionRow } from "../questions.ts";

function Condition({ said, rows }: { readonly said: string; readonly rows: readonly Values[] }) {
  const { locale } = useLocale();
  return <>{conditionInWords(said, formOfRows("", rows as unknown as readonly QuestionRow[]), locale === "en" ? "en" : "zh")}</>;
}
const cell = (key: "relevant" | "constraint") => (row: Values, rows: readonly Values[]) => (
  <Condition said={String(row[key])} rows={rows} />
);

/** When a question is asked and what its answer must hold, as sentences. */
export const conditionCells: ChildCells = { relevant: cell("relevant"), constraint: cell("constraint") };
