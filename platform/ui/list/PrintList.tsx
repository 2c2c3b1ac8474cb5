import { Button } from "antd";
import { useEffect, useState } from "react";
import { createPortal } from "react-dom";
import { chinaDay } from "@bihuan/kit";
import type { ListInput } from "../../http/contract.ts";
import { useLocale, useStrings, useWord } from "../../i18n/locale.ts";
import { showDay, type Field, type Register } from "../../register/fields.ts";
import { FieldText, isNumeric } from "../record/FieldText.tsx";
import { ErrorPanel } from "../ErrorPanel.tsx";
import type { Page } from "./RegisterList.tsx";
import type { Row } from "./ListTable.tsx";
import { subjectOf, useConditions } from "./ListChips.tsx";
import { usePrinted } from "../print-sheet.ts";
import { useMe } from "../session.ts";
import { listStrings } from "../strings.ts";
import { useRefusal } from "../useRefusal.ts";

/** More rows than this are a file's matter, not a printer's. */
const MOST = 10_000;
const AT_ONCE = 200;
/** More columns than this want the sheet across. */
const WIDE = 7;

interface Props {
  readonly register: Register;
  readonly columns: readonly Field[];
  readonly load: (input: ListInput) => Promise<Page<Row>>;
  readonly input: ListInput;
  /** Records that are ticked: these alone, in the list's order. */
  readonly picked?: ReadonlySet<number> | undefined;
}

/** As many records a list is asked for by their numbers at once. */
const NAMED = 100;
function questions({ input, picked }: Pick<Props, "input" | "picked">): ListInput[] {
  if (!picked || picked.size === 0) return [input];
  const ids = [...picked].map(String);
  return Array.from({ length: Math.ceil(ids.length / NAMED) }, (_, i) => ({
    ...(input.sort ? { sort: input.sort } : {}),
    limit: AT_ONCE,
    filter: { id: ids.slice(i * NAMED, (i + 1) * NAMED) },
  }));
}

/** Prints every row of the list, not those in view, or those that are ticked: heads repeated, pages numbered, with its conditions, unit, person and day. */
export function PrintList({ register, columns, load, input, picked }: Props) {
  const s = useStrings(listStrings);
  const word = useWord();
  const { locale } = useLocale();
  const me = useMe();
  const work = useRefusal();
  const [sheet, setSheet] = useState<{ rows: readonly Row[]; names: Readonly<Record<string, string>>; isCut: boolean }>();
  const conditions = useConditions(register, picked && picked.size > 0 ? {} : input.filter, sheet?.names ?? {});
  usePrinted(sheet !== undefined, () => setSheet(undefined));
  const gather = () =>
    void work.run(async () => {
      const rows: Row[] = [];
      let names: Readonly<Record<string, string>> = {};
      let isCut = false;
      for (const asked of questions({ input, picked })) {
        let cursor: string | null | undefined;
        do {
          const page: Page<Row> = await load({ ...asked, limit: AT_ONCE, ...(cursor ? { cursor } : {}) });
          rows.push(...page.rows);
          names = { ...names, ...page.names };
          cursor = page.next;
        } while (cursor !== null && rows.length < MOST);
        isCut ||= cursor !== null;
      }
      setSheet({ rows, names, isCut });
    });
  // The browser's own way to paper would show what is in view, cut at the right.
  useEffect(() => {
    const onKey = (e: KeyboardEvent): void => {
      if (!(e.ctrlKey || e.metaKey) || e.shiftKey || e.altKey || e.key.toLowerCase() !== "p") return;
      e.preventDefault();
      if (!work.busy) gather();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  });
  const unit = me?.posts.find((p) => p.id === me.postId)?.unitName ?? "";
  return (
    <>
      <Button loading={work.busy} aria-keyshortcuts="Control+P" onClick={gather}>
        {picked && picked.size > 0 ? s.printPicked(picked.size) : s.print}
      </Button>
      <ErrorPanel trouble={work.trouble} />
      {sheet &&
        createPortal(
          <section className={columns.length > WIDE ? "bh-print-all bh-print-wide" : "bh-print-all"}>
            <h1>{word(register.label)}</h1>
            <p>
              {unit} · {me?.name} · {showDay(chinaDay(Date.now()), locale)} · {s.total(sheet.rows.length, !sheet.isCut)}
              {sheet.isCut ? ` · ${s.printCut(MOST)}` : ""}
            </p>
            {conditions.length > 0 && <p>{conditions.map((c) => c.text).join(locale === "en" ? "; " : "；")}</p>}
            <table>
              <thead>
                <tr>
                  <th scope="col">{s.number}</th>
                  {columns.map((f) => (
                    <th key={f.key} scope="col" className={isNumeric(f) ? "bh-right" : undefined}>
                      {word(f.label)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {sheet.rows.map((row, i) => (
                  <tr key={String(row["id"] ?? i)}>
                    <td>{i + 1}</td>
                    {columns.map((f) => (
                      <td key={f.key} className={isNumeric(f) ? "bh-right" : undefined}>
                        {sheet.names[subjectOf(f, row[f.key])] ?? <FieldText field={f} value={row[f.key]} />}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </section>,
          document.body,
        )}
    </>
  );
}
