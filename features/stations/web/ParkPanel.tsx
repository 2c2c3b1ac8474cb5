import { Select } from "antd";
import { useState } from "react";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { showDay, type Register } from "../../../platform/register/fields.ts";
import { Chart } from "../../../platform/ui/chart/Chart.tsx";
import { MoneyText } from "../../../platform/ui/record/FieldText.tsx";
import { Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import type { PanelProps } from "../../../platform/ui/records/RecordPage.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { attractions, companies } from "../companies.ts";
import { compareQuarters, inWords, nameQuarter } from "../quarters.ts";
import type { ParkPage } from "../parks-desk.ts";
import { parksApi } from "./api.ts";
import { parksStrings } from "./strings.ts";
import { Heads } from "../../../platform/ui/Heads.tsx";

const wordsOf = (register: Register, key: string, value: string | null) =>
  register.fields.find((f) => f.key === key)?.options?.find((o) => o.value === value)?.label;

/** A park's page: its companies by standing, its quarters as a chart and side by side, how far its projects have come. */
export function ParkPanel({ data, given }: PanelProps) {
  const park = given as ParkPage;
  const s = useStrings(parksStrings);
  const word = useWord();
  const both = { zh: parksStrings.zh, en: parksStrings.en };
  const label = (key: "output" | "tax" | "funnel" | "projects") => ({ zh: both.zh[key], en: both.en[key] });
  const working = park.quarters.filter((q) => q.companies > 0);
  const stages = ["talked", "signed", "landed", "producing"] as const;
  const total = (key: (typeof stages)[number]) => park.funnel.reduce((n, f) => n + f[key], 0);
  return (
    <div id="park">
      <Section title={s.companies}>
        {park.companies.length === 0 && <p className="bh-quiet">{s.noCompanies}</p>}
        <ul>
          {park.companies.map((c) => (
            <li key={c.standing}>
              {word(wordsOf(companies.register, "standing", c.standing) ?? { zh: c.standing, en: c.standing })} {c.n}
            </li>
          ))}
        </ul>
      </Section>
      {working.length > 0 && (
        <Chart
          title={label("output")}
          kind="bars"
          categories={working.map((q) => word(nameQuarter(q.quarter)))}
          series={[
            { name: { zh: "产值", en: "Output" }, values: working.map((q) => q.outputFen / 1_000_000) },
            { name: label("tax"), values: working.map((q) => q.taxFen / 1_000_000) },
          ]}
          href={(i) => `/stations/quarters/${working[i]?.id ?? ""}`}
        />
      )}
      {working.length > 1 && <Compare parkId={data.id} quarters={working} />}
      {total("talked") > 0 && (
        <>
          <Chart
            title={label("funnel")}
            kind="funnel"
            categories={stages.map((k) => s[k])}
            series={[{ name: label("projects"), values: stages.map(total) }]}
          />
          <Section title={s.amounts}>
            <div className="bh-scroll">
              <table className="bh-plain-table">
                <Heads of={[s.projects, ...stages.map((k) => s[k]), s.ended, s.amount, s.inPlace, s.days]} right="rest" />
                <tbody>
                  {park.funnel.map((f) => (
                    <tr key={f.kind ?? ""}>
                      <th scope="row">
                        {word(wordsOf(attractions.register, "kind", f.kind) ?? { zh: parksStrings.zh.noKind, en: parksStrings.en.noKind })}
                      </th>
                      {[...stages.map((k) => f[k]), f.ended].map((n, i) => (
                        // oxlint-disable-next-line no-array-index-key -- the columns are fixed
                        <td key={i} className="bh-right bh-number">
                          {n}
                        </td>
                      ))}
                      <td className="bh-right">
                        <MoneyText fen={f.amountFen} />
                      </td>
                      <td className="bh-right">
                        <MoneyText fen={f.inPlaceFen} />
                      </td>
                      <td className="bh-right bh-number">{f.days ?? "—"}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </Section>
        </>
      )}
    </div>
  );
}

function Compare({ parkId, quarters }: { readonly parkId: number; readonly quarters: ParkPage["quarters"] }) {
  const s = useStrings(parksStrings);
  const word = useWord();
  const scope = quarters.at(-1)?.scope === "registered" ? ("registered" as const) : ("working" as const);
  const all = quarters.filter((q) => q.scope === scope).map((q) => q.quarter);
  const [pair, setPair] = useState({ before: all.at(-2) ?? all[0] ?? "", now: all.at(-1) ?? "" });
  const loaded = useLoad(["parks", parkId, scope, pair.before, pair.now], () => parksApi.compareQuarters({ parkId, scope, ...pair }));
  const choose = (which: "before" | "now") => (
    <Select
      aria-label={s[which]}
      value={pair[which]}
      options={all.map((value) => ({ value, label: word(nameQuarter(value)) }))}
      popupMatchSelectWidth={false}
      onChange={(value) => setPair({ ...pair, [which]: value })}
    />
  );
  return (
    <Section title={s.compare} id="compare">
      <p className="bh-actions-row bh-no-print">
        {choose("before")} {choose("now")}
      </p>
      <WhenLoaded of={loaded}>
        {(sides) => {
          const sentences = inWords(compareQuarters(sides.before, sides.now), pair.before, pair.now);
          return sentences.length === 0 ? (
            <p className="bh-quiet">{s.nothing}</p>
          ) : (
            <ul>
              {sentences.map((x) => (
                <li key={x.zh}>{word(x)}</li>
              ))}
            </ul>
          );
        }}
      </WhenLoaded>
    </Section>
  );
}

interface Was {
  readonly was: readonly { name: string; park: string | null; fromOn: string }[];
  readonly elsewhere: readonly { unitName: string; enteredOn: string }[];
}

/** What a company was called and where it stood; that it stands in another ledger too. */
export function CompanyPanel({ given }: PanelProps) {
  const { was, elsewhere } = given as Was;
  const s = useStrings(parksStrings);
  const { locale } = useLocale();
  if (was.length < 2 && elsewhere.length === 0) return null;
  return (
    <Section title={s.was} id="was">
      <ul>
        {was.map((w) => (
          <li key={`${w.fromOn}${w.name}`}>
            {showDay(w.fromOn, locale)} · {w.name} · {w.park ?? s.outside}
          </li>
        ))}
      </ul>
      {elsewhere.map((e) => (
        <p key={e.unitName} className="bh-notice bh-notice-warn">
          {s.elsewhere(e.unitName, showDay(e.enteredOn, locale))}
        </p>
      ))}
    </Section>
  );
}
