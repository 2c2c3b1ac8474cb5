import { Button } from "antd";
import { useState } from "react";
import { createPortal } from "react-dom";
import { chinaDay } from "@bihuan/kit";
import type { Label } from "../../http/contract.ts";
import { useLocale, useStrings, useWord } from "../../i18n/locale.ts";
import { showDay, showValue, type Register, type Values } from "../../register/fields.ts";
import { usePrinted } from "../print-sheet.ts";
import { listStrings } from "../strings.ts";

/** A line of a form: its name and what stands there; nothing is a place to write. */
export type FormLine = readonly [label: string, value: string | null];

interface Props {
  /** 需求登记表. */
  readonly name: Label;
  /** The paper's number and the unit that keeps it. */
  readonly number: string | number;
  readonly unit: string;
  readonly lines: readonly FormLine[];
  /** What happened so far: day, act, who, remark. */
  readonly course?: readonly { readonly at: string; readonly label: Label; readonly who: string; readonly note?: string | null }[];
  /** Who signs. */
  readonly signs: readonly Label[];
}

/** A record as the paper form offices keep on file: one table, places to sign, heads repeated and pages numbered. */
export function PrintForm({ name, number, unit, lines, course = [], signs }: Props) {
  const s = useStrings(listStrings);
  const word = useWord();
  const { locale } = useLocale();
  const [stands, setStands] = useState(false);
  usePrinted(stands, () => setStands(false));
  return (
    <>
      <Button className="bh-no-print" onClick={() => setStands(true)}>
        {s.printForm(word(name))}
      </Button>
      {stands &&
        createPortal(
          <section className="bh-print-all bh-print-form">
            <h1>{word(name)}</h1>
            <p>
              {s.formNumber(String(number))} · {unit} · {showDay(chinaDay(Date.now()), locale)}
            </p>
            <table>
              <thead>
                <tr>
                  <th scope="col">{s.formItem}</th>
                  <th scope="col">{s.formContent}</th>
                </tr>
              </thead>
              <tbody>
                {lines.map(([label, value]) => (
                  <tr key={label}>
                    <th scope="row">{label}</th>
                    <td>{value || "\u00a0"}</td>
                  </tr>
                ))}
                {course.map((c, i) => (
                  <tr key={`${c.at}${i}`}>
                    <th scope="row">
                      {showDay(chinaDay(Date.parse(c.at)), locale)} {word(c.label)}
                    </th>
                    <td>{[c.who, c.note].filter(Boolean).join("：")}</td>
                  </tr>
                ))}
                {signs.map((sign) => (
                  <tr key={sign.zh} className="bh-print-sign">
                    <th scope="row">{word(sign)}</th>
                    <td>{s.signHere}</td>
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

/** A register's fields as lines, in its order. */
export const linesOf = (register: Register, values: Values, keys: readonly string[], locale: "zh-CN" | "en"): FormLine[] =>
  keys.flatMap((key) => {
    const field = register.fields.find((f) => f.key === key);
    return field ? [[field.label[locale === "en" ? "en" : "zh"], showValue(field, values[key], locale)] as const] : [];
  });
