import { Select } from "antd";
import { useId } from "react";
import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { waysOf, type Kind, type Term } from "../choosing.ts";
import { indicatorsStrings } from "./strings.ts";

/** What is counted, how, and only which of it: three choices, and one more for each property the facts have. */
export function TermChoice({
  kinds,
  term,
  onChange,
  title,
}: {
  readonly kinds: readonly Kind[];
  readonly term: Term;
  readonly onChange: (term: Term) => void;
  readonly title: string;
}) {
  const s = useStrings(indicatorsStrings);
  const word = useWord();
  const id = useId();
  const kind = kinds.find((k) => k.kind === term.kind);
  return (
    <fieldset className="bh-field">
      <legend>{title}</legend>
      <div className="bh-form-grid">
        <div className="bh-field">
          <label htmlFor={`${id}k`}>{s.whatCounted}</label>
          <Select
            id={`${id}k`}
            showSearch
            optionFilterProp="label"
            value={kind ? term.kind : null}
            options={kinds.map((k) => ({ value: k.kind, label: word(k.label) }))}
            onChange={(chosen: string) => onChange({ kind: chosen, how: "count", where: {} })}
          />
        </div>
        {kind && (
          <div className="bh-field">
            <label htmlFor={`${id}h`}>{s.howCounted}</label>
            <Select
              id={`${id}h`}
              value={term.how}
              options={waysOf(kind).map((w) => ({ value: w.how, label: word(w.label) }))}
              onChange={(how: string) => onChange({ ...term, how })}
            />
          </div>
        )}
        {kind?.dimensions.map((d) => (
          <div className="bh-field" key={d.key}>
            <label htmlFor={id + d.key}>{s.onlyWhere(word(d.label))}</label>
            <Select
              id={id + d.key}
              mode="multiple"
              value={[...(term.where[d.key] ?? [])]}
              placeholder={s.all}
              options={d.values.map((v) => ({ value: v.value, label: word(v.label) }))}
              onChange={(values: string[]) => onChange({ ...term, where: { ...term.where, [d.key]: values } })}
            />
          </div>
        ))}
      </div>
    </fieldset>
  );
}
