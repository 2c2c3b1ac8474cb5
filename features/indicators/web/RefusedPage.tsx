import { lintText, refusedYardsticks } from "@bihuan/indicators";
import { Input } from "antd";
import { useId, useState } from "react";
import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { Page, Section } from "../../../platform/ui/Page.tsx";
import { indicatorsStrings } from "./strings.ts";

/** What no room takes as a basis of assessment, by which rule, and what to measure instead; a wording is tried as it is typed. */
export function RefusedPage() {
  const s = useStrings(indicatorsStrings);
  const word = useWord();
  const id = useId();
  const [text, setText] = useState("");
  const found = lintText(text);
  return (
    <Page title={s.refused} lead={s.refusedLead}>
      <div className="bh-field">
        <label htmlFor={id}>{s.tryWording}</label>
        <Input.TextArea
          id={id}
          rows={2}
          maxLength={2000}
          placeholder={s.tryExample}
          value={text}
          onChange={(e) => setText(e.target.value)}
        />
      </div>
      <div role="status">
        {text.trim() !== "" &&
          (found.length === 0 ? (
            <p className="bh-notice bh-notice-good">{s.notRefused}</p>
          ) : (
            found.map((f) => (
              <p key={f.word} className="bh-notice bh-notice-warn">
                {s.refusedWord(f.word)}
                {word(f.rule)}
                <br />
                {s.instead}
                {word(f.instead)}
              </p>
            ))
          ))}
      </div>
      <Section title={s.refusedList}>
        <div className="bh-scroll" tabIndex={0} role="group" aria-label={s.refusedList}>
          <table className="bh-plain-table">
            <thead>
              <tr>
                <th scope="col">{s.refusedWhat}</th>
                <th scope="col">{s.refusedInstead}</th>
                <th scope="col">{s.refusedBy}</th>
              </tr>
            </thead>
            <tbody>
              {refusedYardsticks.map((y) => (
                <tr key={y.about.en}>
                  <th scope="row" style={{ minWidth: "12em" }}>
                    {word(y.about)}
                  </th>
                  <td style={{ minWidth: "12em" }}>{word(y.instead)}</td>
                  <td style={{ minWidth: "16em" }}>{word(y.rule)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Section>
    </Page>
  );
}
