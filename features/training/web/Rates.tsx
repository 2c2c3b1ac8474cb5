import { formatMoney } from "@bihuan/kit";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { defineStrings } from "../../../platform/i18n/strings.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { Section } from "../../../platform/ui/Page.tsx";
import type { PanelProps } from "../../../platform/ui/records/RecordPage.tsx";
import type { OverRate } from "../rules.ts";

const strings = defineStrings({
  zh: {
    title: "预算和费用标准",
    sum: (sum: string) => `明细合计 ${sum}`,
    within: "按登记的费用标准核对，没有超过的。",
    stops: "不能超过：",
    tells: "超过标准：",
    rates: "费用标准",
  },
  en: {
    title: "Budget and rates",
    sum: (sum: string) => `Items together: ${sum}`,
    within: "Compared with the rates on record: nothing exceeds them.",
    stops: "May not be exceeded:",
    tells: "Above the rate:",
    rates: "Rates",
  },
});

interface Budget {
  readonly sumFen: number;
  readonly over: readonly OverRate[];
}

/** The budget beside the rates in force: what exceeds one, with its source; nothing where no item is entered. */
export function Rates({ given }: PanelProps) {
  const s = useStrings(strings);
  const word = useWord();
  const { locale } = useLocale();
  const { sumFen, over } = given as Budget;
  if (sumFen === 0) return null;
  return (
    <Section title={s.title} id="rates">
      <p>{s.sum(formatMoney(sumFen, locale))}</p>
      {over.length === 0 && <p className="bh-quiet">{s.within}</p>}
      <ul>
        {over.map((o) => (
          <li key={o.says.zh}>
            {o.strict ? <strong>{s.stops}</strong> : s.tells} {word(o.says)}
          </li>
        ))}
      </ul>
      <AppLink href="/training/rates">{s.rates}</AppLink>
    </Section>
  );
}
