import { Button } from "antd";
import { useState, useId } from "react";
import { useLocale, useStrings } from "../../../platform/i18n/locale.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { useRouteParams } from "../../../platform/ui/address.ts";
import { MonthInput } from "../../../platform/ui/form/MonthInput.tsx";
import { Page, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { QrCode } from "../../../platform/ui/QrCode.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { census } from "./api.ts";
import { censusStrings, minutesOf } from "./strings.ts";
import { Heads } from "../../../platform/ui/Heads.tsx";

export const Print = () => (
  <Button className="bh-no-print" type="primary" onClick={() => window.print()}>
    {useStrings(censusStrings).print}
  </Button>
);

/** A slip with its own link for each unit that has not answered. */
export function LinksPage() {
  const s = useStrings(censusStrings);
  const { locale } = useLocale();
  const id = Number(useRouteParams().id);
  const loaded = useLoad(["census", "links", id], () => census.listLinks({ id }));
  return (
    <Page title={s.links} lead={s.linksHelp} tools={<Print />}>
      <WhenLoaded of={loaded}>
        {(links) => (
          <ul className="bh-files">
            {links.map((l) => {
              const address = `${location.origin}/link/census#${l.code}`;
              return (
                <li key={l.id} className="bh-panel">
                  <strong>{l.unitName}</strong> {!l.canSignIn && <span className="bh-quiet">{s.noAccount}</span>}
                  <p>{showDay(l.untilOn, locale)}</p>
                  <div style={{ width: 120 }}>
                    <QrCode text={address} label={`${l.unitName} ${s.links}`} />
                  </div>
                  <a href={address} target="_blank" rel="noreferrer" style={{ overflowWrap: "anywhere" }}>
                    {address}
                  </a>
                </li>
              );
            })}
          </ul>
        )}
      </WhenLoaded>
    </Page>
  );
}

/** What each unit was asked in a month, whoever asked. */
export function BurdenPage() {
  const s = useStrings(censusStrings);
  const [month, setMonth] = useState(() => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7));
  const labelId = useId();
  const isMonth = /^\d{4}-(0[1-9]|1[0-2])$/.test(month);
  const loaded = useLoad(["census", "burden", isMonth ? month : ""], () => (isMonth ? census.burden({ month }) : Promise.resolve([])));
  return (
    <Page
      title={s.burdenTitle}
      lead={s.burdenLead}
      tools={
        <>
          <span id={labelId}>{s.month}</span> <MonthInput labelledBy={labelId} value={month} onChange={setMonth} />
        </>
      }
    >
      <WhenLoaded of={loaded}>
        {(rows) =>
          rows.length === 0 ? (
            <p className="bh-quiet">{s.burdenNone}</p>
          ) : (
            <table className="bh-plain-table">
              <Heads of={[s.unit, s.roundsHead, s.fields, s.minutes]} right="rest" />
              <tbody>
                {rows.map((r) => (
                  <tr key={r.unitId}>
                    <th scope="row">{r.unitName}</th>
                    <td className="bh-right">{r.rounds}</td>
                    <td className="bh-right">{r.fields}</td>
                    <td className="bh-right">{r.answered === 0 ? "" : minutesOf(r.seconds)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </WhenLoaded>
    </Page>
  );
}
