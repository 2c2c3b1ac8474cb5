import { useRouteParams, useAddress } from "../../../platform/ui/address.ts";
import { useLocale, useWord } from "../../../platform/i18n/locale.ts";
import { createApi } from "../../../platform/ui/api.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { Figure } from "../../../platform/ui/Figure.tsx";
import { Page, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { formatMoney } from "@bihuan/kit";
import type { indicatorsContract } from "../../indicators/contract.ts";

const { call } = createApi<typeof indicatorsContract>("indicators");

/** One figure of a report: its definition, its parts, and the way to each part's facts, as they stood. */
export function FigurePage() {
  const word = useWord();
  const { locale } = useLocale();
  const { code } = useRouteParams();
  const [address] = useAddress();
  const number = (name: string) => (address.get(name) ? { [name === "unit" ? "unitId" : name]: Number(address.get(name)) } : {});
  const asked = { from: address.get("from") ?? "", to: address.get("to") ?? "", ...number("unit"), ...number("asOf") };
  const card = useLoad(["figure", code, asked], () => call.scorecard(asked));
  return (
    <WhenLoaded of={card}>
      {(c) => {
        const v = c.values.find((x) => x.code === code);
        if (!v) return null;
        const print = (value: number | null) => (value === null ? null : v.unit === "fen" ? formatMoney(value, locale) : v.unit === "ratio" ? `${Number((value * 100).toFixed(1))}%` : value);
        return (
          <Page title={word(v.name)} lead={`${word(v.definition)}（${c.unit.name}，${asked.from} – ${asked.to}）`}>
            <div className="bh-figures"><Figure label={v.name} value={print(v.value)} numerator={v.numerator ?? undefined} denominator={v.denominator ?? undefined} /></div>
            <ul>{v.inputs.map((i, k) => <li key={k}><AppLink href={`/indicators/facts?${new URLSearchParams({ ...Object.fromEntries(address), aggregate: JSON.stringify(i.aggregate), code: v.code }).toString()}`}>{i.aggregate.fn}（{i.aggregate.kind}{i.aggregate.of ? `，${i.aggregate.of}` : ""}{i.aggregate.where.map((w) => `，${w.dimension}=${w.values.join("/")}`).join("")}）= {i.value ?? "—"} · n = {i.n}</AppLink></li>)}</ul>
          </Page>
        );
      }}
    </WhenLoaded>
  );
}
