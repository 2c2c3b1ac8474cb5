import { InputNumber, Select } from "antd";
import { chinaDay } from "@bihuan/kit";
import { useId } from "react";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { useAddress, useGo } from "../../../platform/ui/address.ts";
import { createApi } from "../../../platform/ui/api.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { Page, Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import type { goalsContract } from "../goal-contract.ts";
import { standingOf } from "../rules.ts";
import { goalStrings } from "./goal-strings.ts";
import { printValue } from "./print.ts";

const { call } = createApi<typeof goalsContract>("goals");
type Goals = Awaited<ReturnType<typeof call.list>>;

/** Year and unit of the address; this year and the own unit where nothing is said. */
export function useGoalAddress(): { year: number; unitId?: number; href: (code?: string, year?: number) => string } {
  const [address] = useAddress();
  const typed = address.get("year") ?? "";
  const year = /^20\d\d$/.test(typed) ? Number(typed) : Number(chinaDay(Date.now()).slice(0, 4));
  const unit = /^\d{1,9}$/.test(address.get("unit") ?? "") ? Number(address.get("unit")) : undefined;
  const href = (code?: string, of = year) =>
    `/indicators/goals${code === undefined ? "" : `/${code}`}?year=${of}${unit === undefined ? "" : `&unit=${unit}`}`;
  return { year, href, ...(unit === undefined ? {} : { unitId: unit }) };
}

/** The one list of a unit's year. */
export function GoalsPage() {
  const s = useStrings(goalStrings);
  const id = useId();
  const go = useGo();
  const { year, unitId, href } = useGoalAddress();
  const list = useLoad(["goals", year, unitId], () => call.list({ year, ...(unitId === undefined ? {} : { unitId }) }));
  return (
    <Page
      title={list.data ? s.goals(list.data.unit.name, year) : s.loading}
      lead={s.lead}
      tools={
        <>
          <label htmlFor={`${id}y`}>{s.year}</label>
          <InputNumber id={`${id}y`} min={2000} max={2099} value={year} onChange={(y) => y !== null && go(href(undefined, y))} />
        </>
      }
    >
      <WhenLoaded of={list}>{(data) => <List data={data} href={href} />}</WhenLoaded>
    </Page>
  );
}

function List({ data, href }: { readonly data: Goals; readonly href: (code?: string) => string }) {
  const s = useStrings(goalStrings);
  const word = useWord();
  const id = useId();
  const go = useGo();
  const { locale } = useLocale();
  return (
    <>
      {data.goals.length === 0 ? (
        <p className="bh-quiet">{s.none}</p>
      ) : (
        <div className="bh-scroll" tabIndex={0} role="region" aria-label={s.loading}>
          <table className="bh-plain-table">
            <thead>
              <tr>
                <th scope="col">{s.name}</th>
                <th scope="col" className="bh-right">
                  {s.target}
                </th>
                <th scope="col" className="bh-right">
                  {s.value}
                </th>
                <th scope="col">{s.standing}</th>
                <th scope="col">{s.from}</th>
                <th scope="col">{s.split}</th>
              </tr>
            </thead>
            <tbody>
              {data.goals.map((g) => {
                const standing = standingOf(g, data.yearShare);
                return (
                  <tr key={g.code}>
                    <td>
                      <AppLink href={href(g.code)}>{word(g.name)}</AppLink>
                    </td>
                    <td className="bh-right bh-number">{printValue(g.unit, g.target, locale)}</td>
                    <td className="bh-right bh-number">{printValue(g.unit, g.value, locale) ?? s.noValue}</td>
                    <td>{standing && s[standing]}</td>
                    <td>
                      {g.givenBy ?? s.own}
                      <br />
                      <small className="bh-quiet">{g.source}</small>
                    </td>
                    <td>
                      {g.split
                        ? s.splitTo(g.split.units, g.split.kept > 0 ? (printValue(g.unit, g.split.kept, locale) ?? "") : "")
                        : s.notSplit}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
      {data.can.split && data.others.length > 0 && (
        <Section title={s.add}>
          <label htmlFor={`${id}a`}>{s.choose}</label>
          <Select
            id={`${id}a`}
            showSearch={{ optionFilterProp: "label" }}
            style={{ width: "100%", maxWidth: 420 }}
            placeholder={s.choose}
            options={data.others.map((o) => ({ value: o.code, label: word(o.name) }))}
            onChange={(code: string) => go(href(code))}
          />
        </Section>
      )}
    </>
  );
}
