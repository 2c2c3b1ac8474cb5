import { Input } from "antd";
import { useId, useState } from "react";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Section } from "../../../platform/ui/Page.tsx";
import type { PanelProps } from "../../../platform/ui/records/RecordPage.tsx";
import { draftShelf } from "../../../platform/ui/form/draft.ts";
import { ImportSheets } from "../../../platform/ui/records/ImportSheets.tsx";
import { readPasted, type SheetTable } from "../../../platform/ui/tables.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import type { QuarterRow } from "../quarter-desk.ts";
import { FIGURES, nameQuarter, readFigure, readSheet, SHEET_HEADINGS, showFigure, type FigureKey } from "../quarters.ts";
import { parksApi } from "./api.ts";
import { parksStrings } from "./strings.ts";
import { ActButton } from "../../../platform/ui/ActButton.tsx";

type Typed = Readonly<Record<string, string>>;
const shelf = draftShelf(sessionStorage);

/** A quarter's table: an empty cell shows last quarter's figure in grey, only changes are typed; companies that sent nothing are taken over as they were by a
 * step of its own, and stay marked. What was typed stays in the tab until it is stored. */
export function QuarterDesk({ data, given, reload }: PanelProps) {
  const rows = given as readonly QuarterRow[];
  const s = useStrings(parksStrings);
  const word = useWord();
  const { locale } = useLocale();
  const key = `park_quarter.${data.id}`;
  const [typed, setTyped] = useState<Typed>(() => (shelf.get(key)?.values ?? {}) as Typed);
  const [saved, setSaved] = useState<number>();
  const act = useRefusal();
  const unreadAt = useId();
  const open = data.case?.state === "asked" && data.can.edit;
  const put = (more: Typed) => {
    const next = { ...typed, ...more };
    setTyped(next);
    shelf.keep(key, { values: next });
  };
  const faults = act.trouble?.kind === "refused" ? (act.trouble.refusal.fields ?? {}) : {};
  const unread = Object.entries(typed).filter(([cell, text]) => {
    const figure = cell.split(".")[1];
    return figure !== "why" && readFigure(figure as FigureKey, text) === undefined;
  });
  const isTouched = (r: QuarterRow) => Object.keys(typed).some((cell) => cell.startsWith(`${r.companyId}.`));
  /** Figures of a row that are, or will be, last quarter's. */
  const same = (r: QuarterRow) =>
    FIGURES.filter((f) => {
      const was = r.last?.[f.key] ?? null;
      return was !== null && typed[`${r.companyId}.${f.key}`] === undefined && (r.now ?? r.last)?.[f.key] === was;
    }).length;
  const silent = rows.filter((r) => r.now === null && r.last !== null);
  const carried = rows.filter((r) => r.carried === true);
  const names = (some: readonly QuarterRow[]) => some.map((r) => r.name).join(s.comma);
  const save = (rest: boolean) =>
    act.run(async () => {
      const changed = rows.filter(isTouched);
      const { stored } = await parksApi.saveQuarter({
        id: data.id,
        version: data.version,
        rest,
        rows: changed.map((r) => ({
          companyId: r.companyId,
          values: Object.fromEntries(
            FIGURES.flatMap((f) => {
              const text = typed[`${r.companyId}.${f.key}`];
              return text === undefined ? [] : [[f.key, readFigure(f.key, text) ?? null]];
            }),
          ),
          ...(typed[`${r.companyId}.why`] ? { why: typed[`${r.companyId}.why`] } : {}),
        })),
      });
      shelf.drop(key);
      setTyped({});
      setSaved(stored);
      await reload();
    });
  return (
    <Section title={s.desk} id="desk">
      <p className="bh-quiet">{data.case?.state === "open" ? s.askFirst : s.deskHelp}</p>
      <p role="status">
        {s.done(rows.filter((r) => r.now !== null).length, rows.length)}
        {saved !== undefined && ` · ${s.saved(saved)}`}
      </p>
      {carried.length > 0 && <p className="bh-notice bh-notice-warn">{s.carriedAre(carried.length, names(carried))}</p>}
      {rows.length === 0 && <p className="bh-quiet">{s.noCompanies}</p>}
      {rows.length > 0 && (
        <div className="bh-scroll" tabIndex={0} role="group" aria-label={s.desk}>
          <table className="bh-plain-table">
            <thead>
              <tr>
                <th scope="col">{s.company}</th>
                {FIGURES.map((f) => (
                  <th key={f.key} scope="col" className="bh-right">
                    {f[locale === "en" ? "en" : "zh"]}
                    {f.money && <small>{s.thousand}</small>}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((r) => (
                <tr key={r.companyId}>
                  <th scope="row" style={{ minWidth: 200 }}>
                    {r.name}
                    <div className="bh-quiet">
                      {[
                        r.carried === null ? (isTouched(r) ? s.unsaved : s.empty) : r.carried ? s.carried : s.filled,
                        r.carried !== true && (r.now !== null || isTouched(r)) && same(r) > 0 && s.sameAsLast(same(r)),
                        r.lastQuarter === null ? s.noLast : s.lastWas(word(nameQuarter(r.lastQuarter))),
                        r.nameBefore && s.renamed(r.nameBefore),
                        r.parkBefore !== null && s.moved(r.parkBefore),
                        r.why,
                      ]
                        .filter(Boolean)
                        .join(" · ")}
                    </div>
                    {open &&
                      (Object.keys(faults).some((f) => f.startsWith(`${r.companyId}.`)) || typed[`${r.companyId}.why`] !== undefined) && (
                        <Input
                          aria-label={`${r.name} ${s.why}`}
                          placeholder={s.why}
                          maxLength={200}
                          value={typed[`${r.companyId}.why`] ?? ""}
                          onChange={(e) => put({ [`${r.companyId}.why`]: e.target.value })}
                        />
                      )}
                  </th>
                  {FIGURES.map((f) => {
                    const cell = `${r.companyId}.${f.key}`;
                    return (
                      <td key={f.key} className="bh-right">
                        {open ? (
                          <Input
                            aria-label={`${r.name} ${f.zh}`}
                            inputMode="decimal"
                            style={{ width: 104, textAlign: "right", fontWeight: typed[cell] === undefined ? undefined : 600 }}
                            status={faults[cell] || unread.some(([c]) => c === cell) ? "error" : ""}
                            value={typed[cell] ?? showFigure(f.key, r.now?.[f.key] ?? null)}
                            placeholder={
                              typed[cell] !== undefined ? s.unknown : r.now === null ? showFigure(f.key, r.last?.[f.key] ?? null) : ""
                            }
                            onChange={(e) => put({ [cell]: e.target.value })}
                          />
                        ) : (
                          showFigure(f.key, r.now?.[f.key] ?? null) || "—"
                        )}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <ErrorPanel trouble={act.trouble} />
      {Object.keys(faults).length > 0 && (
        <ul className="bh-notice bh-notice-warn">
          {Object.entries(faults).map(([cell, label]) => (
            <li key={cell}>{word(label)}</li>
          ))}
        </ul>
      )}
      {open && (
        <>
          {unread.length > 0 && (
            <p className="bh-fault" id={unreadAt}>
              {s.unreadCells(unread.length)}
            </p>
          )}
          <p className="bh-actions-row bh-no-print">
            <ActButton
              type="primary"
              loading={act.busy}
              changed={Object.keys(typed).length > 0}
              whyAt={unread.length > 0 ? unreadAt : undefined}
              onClick={() => void save(false)}
            >
              {s.save}
            </ActButton>
          </p>
          <Paste rows={rows} onTake={put} />
          {silent.length > 0 && (
            <>
              <p>{s.silent(silent.length, names(silent))}</p>
              <ActButton loading={act.busy} why={Object.keys(typed).length > 0 && s.saveFirst} onClick={() => void save(true)}>
                {s.saveRest}
              </ActButton>
            </>
          )}
        </>
      )}
    </Section>
  );
}

function Paste({ rows, onTake }: { readonly rows: readonly QuarterRow[]; readonly onTake: (more: Typed) => void }) {
  const s = useStrings(parksStrings);
  const word = useWord();
  const [text, setText] = useState("");
  const [told, setTold] = useState<Pick<ReturnType<typeof readSheet>, "faults" | "unmatched">>({ faults: [], unmatched: [] });
  const act = useRefusal();
  const [table, setTable] = useState<SheetTable>();
  const take = (heading?: number) => {
    const pasted = readPasted(text, SHEET_HEADINGS, heading);
    setTable(pasted);
    const read = readSheet(
      pasted,
      rows.map((r) => ({ id: r.companyId, name: r.name, code: r.code })),
    );
    setTold(read);
    onTake(
      Object.fromEntries(
        read.rows.flatMap((r) =>
          Object.entries(r.values).map(([figure, value]) => [
            `${r.companyId}.${figure}`,
            showFigure(figure as FigureKey, value).replaceAll(",", ""),
          ]),
        ),
      ),
    );
  };
  return (
    <details className="bh-no-print">
      <summary>{s.paste}</summary>
      <Input.TextArea aria-label={s.paste} placeholder={s.pasteHint} rows={4} value={text} onChange={(e) => setText(e.target.value)} />
      <ActButton missing={[text.trim() === "" && s.paste]} onClick={() => void act.run(async () => take())}>
        {s.take}
      </ActButton>
      <ErrorPanel trouble={act.trouble} />
      {table && (
        <ImportSheets
          sheets={[table]}
          chosen={0}
          busy={act.busy}
          onChoose={() => undefined}
          onHeading={(row) => void act.run(async () => take(row))}
        />
      )}
      <ul>
        {told.unmatched.length > 0 && <li className="bh-fault">{s.unmatched(told.unmatched.join(s.comma))}</li>}
        {told.faults.map((f) => (
          <li key={f.zh} className="bh-fault">
            {word(f)}
          </li>
        ))}
      </ul>
    </details>
  );
}
