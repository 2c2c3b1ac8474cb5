import { chinaDay } from "@bihuan/kit";
import { Button } from "antd";
import { useId, useState } from "react";
import { useLocale, useStrings, useWord } from "../../i18n/locale.ts";
import type { Label } from "../../http/contract.ts";
import type { AsOf } from "../../records/as-of-contract.ts";
import type { Records } from "../../records/define.ts";
import { showDay, showValue, type Field } from "../../register/fields.ts";
import { AppLink } from "../AppLink.tsx";
import { EmptyState } from "../EmptyState.tsx";
import { DayBox } from "../form/DayInput.tsx";
import { exportUrl } from "../list/export-url.ts";
import { MoneyText } from "../record/FieldText.tsx";
import { Page, WhenLoaded } from "../Page.tsx";
import { StateTag } from "../record/StateTag.tsx";
import { tonesOf } from "../record/tones.ts";
import { useLoad } from "../useLoad.ts";
import { recordsStrings } from "./strings.ts";

interface Props {
  readonly records: Records;
  readonly title: Label;
  /** Columns beyond the register's, first. */
  readonly more?: readonly Field[];
  readonly load: (day: string, cursor: string | undefined) => Promise<AsOf>;
}

/** A register as it stood at the end of a day: how many in each state, every record with its values of then, the whole as a file. */
export function AsOfPage({ records, title, load, more: beyond = [] }: Props) {
  const s = useStrings(recordsStrings);
  const word = useWord();
  const id = useId();
  const { locale } = useLocale();
  const today = chinaDay(Date.now());
  const [day, setDay] = useState(today);
  const loaded = useLoad([records.name, "as-of", day], () => load(day, undefined), { keep: true });
  const [more, setMore] = useState<{ of: string; pages: readonly AsOf[] }>({ of: day, pages: [] });
  const fields = [...beyond, ...records.register.fields.filter((f) => f.list === "shown" && f.computed !== true && f.key !== "state")];
  const states = records.process?.states ?? {};
  const tones: ReturnType<typeof tonesOf> = records.process ? tonesOf(records.process) : {};
  return (
    <Page
      title={word(title)}
      lead={s.asOfLead}
      tools={
        <a className="bh-no-print" href={exportUrl(`${records.name}_as_of`)("xlsx", { filter: { day }, limit: 20 }, [])} download>
          {s.asOfFile(showDay(day, locale))}
        </a>
      }
    >
      <p className="bh-actions-row bh-no-print">
        <label htmlFor={id}>{s.asOfDay}</label>
        <DayBox id={id} value={day} onChange={(typed) => typed !== "" && typed <= today && setDay(typed)} />
      </p>
      <WhenLoaded of={loaded}>
        {(first) => {
          const pages = [first, ...(more.of === day ? more.pages : [])];
          const next = pages.at(-1)?.next ?? null;
          return (
            <>
              <p aria-live="polite">
                {s.asOfCount(
                  showDay(day, locale),
                  Object.values(first.tally).reduce((a, b) => a + b, 0),
                )}
                {Object.entries(states)
                  .filter(([name]) => (first.tally[name] ?? 0) > 0)
                  .map(([name, state]) => (
                    <span key={name}>
                      {" "}
                      <StateTag label={state.label} tone={tones[name]} /> {first.tally[name]}
                    </span>
                  ))}
              </p>
              {first.rows.length === 0 ? (
                <EmptyState title={s.none} />
              ) : (
                <div className="bh-scroll bh-panel" tabIndex={0} role="region" aria-label={word(title)}>
                  <table className="bh-plain-table">
                    <thead>
                      <tr>
                        {[records.register.fields.find((f) => f.key === records.title)?.label ?? title].map((l) => (
                          <th key={l.en} scope="col">
                            {word(l)}
                          </th>
                        ))}
                        <th scope="col">{s.state}</th>
                        <th scope="col">{s.since}</th>
                        {fields
                          .filter((f) => f.key !== records.title)
                          .map((f) => (
                            <th key={f.key} scope="col" className={f.type === "money" || f.type === "integer" ? "bh-right" : undefined}>
                              {word(f.label)}
                            </th>
                          ))}
                      </tr>
                    </thead>
                    <tbody>
                      {pages
                        .flatMap((p) => p.rows)
                        .map((r) => (
                          <tr key={r.id}>
                            <th scope="row">
                              <AppLink href={`${records.path}/${r.id}`}>{String(r[records.title] ?? "")}</AppLink>
                            </th>
                            <td>
                              <StateTag label={states[r.state]?.label ?? { zh: r.state, en: r.state }} tone={tones[r.state]} />
                            </td>
                            <td>{showDay(r.sinceOn, locale)}</td>
                            {fields
                              .filter((f) => f.key !== records.title)
                              .map((f) => (
                                <td key={f.key} className={f.type === "money" || f.type === "integer" ? "bh-right" : undefined}>
                                  {r[f.key] === null || r[f.key] === undefined ? (
                                    "—"
                                  ) : f.type === "money" ? (
                                    <MoneyText fen={r[f.key] as number} />
                                  ) : (
                                    showValue(f, r[f.key], locale)
                                  )}
                                </td>
                              ))}
                          </tr>
                        ))}
                    </tbody>
                  </table>
                </div>
              )}
              {next !== null && (
                <Button
                  className="bh-no-print"
                  onClick={() => void load(day, next).then((page) => setMore({ of: day, pages: [...pages.slice(1), page] }))}
                >
                  {s.moreRows}
                </Button>
              )}
            </>
          );
        }}
      </WhenLoaded>
    </Page>
  );
}
