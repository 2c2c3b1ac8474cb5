import { Button, Input } from "antd";
import { useState } from "react";
import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Section } from "../../../platform/ui/Page.tsx";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import type { PanelProps } from "../../../platform/ui/records/RecordPage.tsx";
import type { NamedView } from "../contract.ts";
import { yuan } from "../rules.ts";
import { funds } from "./api.ts";
import { fundsStrings } from "./strings.ts";

/** Whom a fund may award: chosen from the registers, with what the chosen draft gives each or why it gives nothing. */
export function NamedPanel({ data, given, reload }: PanelProps) {
  const s = useStrings(fundsStrings);
  const view = given as NamedView;
  const act = useRefusal();
  const firms = data.values["recipients"] === "firm";
  const total = view.rows.reduce((sum, r) => sum + (r.amountFen ?? 0), 0);
  return (
    <Section title={s.named(view.rows.length)} id="named">
      <p className="bh-quiet">{firms ? s.namedFirms : s.namedPersons}</p>
      {view.rows.length > 0 && (
        <div className="bh-scroll" tabIndex={0} role="group" aria-label={s.named(view.rows.length)}>
          <table className="bh-plain-table bh-stack">
            <thead>
              <tr>
                <th scope="col">{firms ? s.firm : s.person}</th>
                <th scope="col">{firms ? s.creditCode : s.employer}</th>
                <th scope="col" className="bh-right">
                  {s.amount}
                </th>
                {view.canEdit && <th scope="col" aria-label={s.dropNamed} />}
              </tr>
            </thead>
            <tbody>
              {view.rows.map((r) => (
                <tr key={r.id}>
                  <th scope="row">{r.name}</th>
                  <td data-label={firms ? s.creditCode : s.employer} className="bh-number">
                    {(firms ? r.code : r.beside) ?? "—"}
                  </td>
                  <td data-label={s.amount} className="bh-right bh-number">
                    {r.amountFen === null ? <span className="bh-quiet">{r.why ?? "—"}</span> : yuan(r.amountFen)}
                  </td>
                  {view.canEdit && (
                    <td className="bh-no-print">
                      <Button
                        size="small"
                        aria-label={`${s.dropNamed} ${r.name}`}
                        onClick={() =>
                          void act.run(async () => {
                            await funds.dropNamed({ id: data.id, namedId: r.id });
                            await reload();
                          })
                        }
                      >
                        {s.dropNamed}
                      </Button>
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
            {total > 0 && (
              <tfoot>
                <tr>
                  <th scope="row">{s.sum}</th>
                  <td />
                  <td className="bh-right bh-number">
                    <strong>{yuan(total)}</strong>
                  </td>
                  {view.canEdit && <td />}
                </tr>
              </tfoot>
            )}
          </table>
        </div>
      )}
      <ErrorPanel trouble={act.trouble} />
      {view.canEdit && <Choose id={data.id} firms={firms} reload={reload} />}
    </Section>
  );
}

function Choose({ id, firms, reload }: { readonly id: number; readonly firms: boolean; readonly reload: () => Promise<void> }) {
  const s = useStrings(fundsStrings);
  const word = useWord();
  const [words, setWords] = useState("");
  const [found, setFound] = useState<Awaited<ReturnType<typeof funds.findNamed>>>();
  const act = useRefusal();
  const find = async () => setFound(await funds.findNamed({ id, words }));
  const label = firms ? s.findFirm : s.findPerson;
  return (
    <>
      <form
        className="bh-say bh-no-print"
        onSubmit={(e) => {
          e.preventDefault();
          if (words.trim() !== "") void act.run(find);
        }}
      >
        <Input aria-label={label} placeholder={label} maxLength={60} value={words} onChange={(e) => setWords(e.target.value)} />
        <Button htmlType="submit" loading={act.busy}>
          {s.find}
        </Button>
      </form>
      <ErrorPanel trouble={act.trouble} />
      {found?.length === 0 && <p role="status">{s.foundNone}</p>}
      {found && found.length > 0 && (
        <ul className="bh-plain-list bh-no-print">
          {found.map((f) => (
            <li key={f.code ?? `${f.list}:${f.recordId}`}>
              {f.name} <span className="bh-quiet">{[f.code ?? f.beside, word(f.register)].filter(Boolean).join(" · ")}</span>{" "}
              {f.isIn ? (
                <span className="bh-quiet">{s.isIn}</span>
              ) : (
                <Button
                  size="small"
                  aria-label={`${s.addNamed} ${f.name}`}
                  onClick={() =>
                    void act.run(async () => {
                      await funds.addNamed({ id, code: f.code, list: f.list, recordId: f.recordId });
                      await find();
                      await reload();
                    })
                  }
                >
                  {s.addNamed}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** What an award is made of; its notice stands among the papers. */
export function AwardMoney({ given }: PanelProps) {
  const s = useStrings(fundsStrings);
  return (
    <Section title={s.money} id="money">
      <ul className="bh-plain-list">
        {Object.entries(given as Record<string, number>).map(([name, fen]) => (
          <li key={name}>
            {name} {yuan(fen)}
          </li>
        ))}
      </ul>
    </Section>
  );
}
