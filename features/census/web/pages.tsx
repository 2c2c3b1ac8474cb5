import { Button } from "antd";
import { useState, useId } from "react";
import { useLocale, useStrings } from "../../../platform/i18n/locale.ts";
import { say, type FormDefinition, type Item } from "../../../platform/forms/form.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { useRouteParams } from "../../../platform/ui/address.ts";
import { MonthInput } from "../../../platform/ui/form/MonthInput.tsx";
import { Page, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { QrCode } from "../../../platform/ui/QrCode.tsx";
import { callOf } from "../../../platform/ui/records/client.ts";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { conditionInWords } from "../condition.ts";
import { census } from "./api.ts";
import { censusStrings, minutesOf } from "./strings.ts";
import { Heads } from "../../../platform/ui/Heads.tsx";

const Print = () => (
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

/** The same form on paper, to be typed in later under the unit's link. */
export function PaperPage() {
  const s = useStrings(censusStrings);
  const { locale } = useLocale();
  const id = Number(useRouteParams().id);
  const loaded = useLoad(["census", "paper", id], async () => ({
    round: await callOf("census_round").get({ id }),
    form: await census.lookForm({ id }),
  }));
  return (
    <WhenLoaded of={loaded}>
      {({ round, form }) => (
        <Page
          title={round.title}
          lead={`${round.unitName} · ${s.paperUntil(showDay(String(round.values["untilOn"]), locale))}`}
          tools={<Print />}
        >
          <p>{String(round.values["purpose"])}</p>
          <p>{s.paperUnit}：＿＿＿＿＿＿＿＿＿＿＿＿</p>
          <PaperItems items={form.definition.items} definition={form.definition} />
          <p>
            {s.filledBy}：＿＿＿＿＿＿＿＿　{s.dayBlank}
          </p>
        </Page>
      )}
    </WhenLoaded>
  );
}

function PaperItems({ items, definition }: { readonly items: readonly Item[]; readonly definition: FormDefinition }) {
  const s = useStrings(censusStrings);
  const { locale } = useLocale();
  const { language } = definition;
  return (
    <ol className="bh-paper-form">
      {items.map((i) => {
        const label = say(i.label, language) || i.name;
        if (i.is === "question" && (i.kind === "calculate" || i.kind === "hidden")) return null;
        return (
          <li key={i.name}>
            {i.is === "group" && i.repeat ? s.times(label) : label}
            {i.is === "question" && i.required === "true()" && ` *${s.required}`}
            {i.relevant && (
              <div className="bh-quiet">{s.onlyIf(conditionInWords(i.relevant, definition, locale === "en" ? "en" : "zh"))}</div>
            )}
            {i.is === "question" && (
              <div className="bh-quiet">{[say(i.hint, language), say(i.constraintSaid, language)].filter(Boolean).join("；")}</div>
            )}
            {i.is === "group" ? (
              <PaperItems items={i.items} definition={definition} />
            ) : i.list === undefined ? (
              i.kind !== "note" && <div>{i.kind === "day" ? s.dayBlank : i.kind === "integer" ? s.wholeBlank : s.blank}</div>
            ) : (
              <div>
                {i.kind === "many" && s.several}
                {(definition.lists[i.list] ?? []).map((c) => `□ ${say(c.label, language)}`).join("　")}
              </div>
            )}
          </li>
        );
      })}
    </ol>
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
