import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { addRound, dropRound, putAnswer } from "../../../platform/forms/answers.ts";
import type { Asked, AskedRepeat, Shown } from "../../../platform/forms/fill.ts";
import { say, type Answers } from "../../../platform/forms/form.ts";
import type { Label } from "../../../platform/http/contract.ts";
import { Choice } from "../../../platform/ui/public/Choice.tsx";
import { Question, useQuestion } from "../../../platform/ui/public/Question.tsx";
import { TextArea } from "../../../platform/ui/public/TextArea.tsx";
import { fillStrings } from "./public-strings.ts";

export interface FieldsProps {
  readonly rows: readonly Shown[];
  readonly language: string;
  /** After a first sending every fault is shown, before it those of what was typed. */
  readonly tried: boolean;
  /** What the server or a returned answer says, by path. */
  readonly said: Readonly<Record<string, Label | string>>;
  readonly onChange: (next: (answers: Answers) => Answers) => void;
}

/** The questions of a form as they are asked now. */
export function Fields(props: FieldsProps) {
  return props.rows.map((r) =>
    r.is === "question" ? (
      <One key={r.path} row={r} {...props} />
    ) : r.is === "repeat" ? (
      <Repeat key={r.path} {...props} repeat={r} />
    ) : (
      <fieldset key={r.path} className="pb-group">
        {say(r.label, props.language) && <legend>{say(r.label, props.language)}</legend>}
        <Fields {...props} rows={r.rows} />
      </fieldset>
    ),
  );
}

function Repeat({ repeat, ...props }: FieldsProps & { readonly repeat: AskedRepeat }) {
  const s = useStrings(fillStrings);
  const what = say(repeat.label, props.language) || repeat.group.name;
  return (
    <fieldset className="pb-group">
      <legend>{what}</legend>
      {repeat.rounds.map((g, i) => (
        <fieldset key={g.path} className="pb-group">
          <legend>{`${what} ${i + 1}`}</legend>
          <Fields {...props} rows={g.rows} />
          {repeat.open && (
            <button type="button" className="pb-plain" onClick={() => props.onChange((a) => dropRound(a, repeat.path, i + 1))}>
              {s.dropRound(`${what} ${i + 1}`)}
            </button>
          )}
        </fieldset>
      ))}
      {repeat.open && (
        <button type="button" className="pb-button pb-button-second" onClick={() => props.onChange((a) => addRound(a, repeat.path))}>
          {s.addRound(what)}
        </button>
      )}
    </fieldset>
  );
}

function One({ row, language, tried, said, onChange }: FieldsProps & { readonly row: Asked }) {
  const s = useStrings(fillStrings);
  const word = useWord();
  const { locale } = useLocale();
  const { question } = row;
  const title = say(row.label, language) || question.name;
  if (question.kind === "note") return <p className="pb-notice">{title}</p>;
  const own = row.fault && (tried || row.value !== "") ? say(row.fault.said, language) || word(row.fault.label) : undefined;
  const told = said[row.path];
  const fault = own ?? (typeof told === "string" ? told : told && word(told));
  const help = [say(row.hint, language), question.why && s.why(question.why), question.kind === "place" && s.place]
    .filter(Boolean)
    .join(" ");
  const put = (value: string) => onChange((a) => putAnswer(a, row.path, value));
  return (
    <Question title={title} optional={!row.required && !row.readOnly} fault={fault} help={help || undefined}>
      {row.readOnly ? <output>{row.value}</output> : <Input row={row} language={language} locale={locale} yes={s.yes} put={put} />}
    </Question>
  );
}

const NATIVE: Readonly<Record<string, string>> = { day: "date", time: "time", instant: "datetime-local" };

function Input({
  row,
  language,
  yes,
  put,
}: {
  readonly row: Asked;
  readonly language: string;
  readonly locale: string;
  readonly yes: string;
  readonly put: (value: string) => void;
}) {
  const { kind, long } = row.question;
  const options = row.choices.map((c) => ({ value: c.name, label: say(c.label, language) || c.name }));
  if (kind === "one") return <Choice options={options} value={row.value === "" ? null : row.value} onChange={put} />;
  if (kind === "many")
    return <Choice many options={options} value={row.value.split(/\s/).filter(Boolean)} onChange={(v) => put(v.join(" "))} />;
  if (kind === "acknowledge")
    return <Choice many options={[{ value: "OK", label: yes }]} value={row.value ? ["OK"] : []} onChange={(v) => put(v.join(""))} />;
  if (NATIVE[kind]) return <Native type={NATIVE[kind]} value={row.value} put={put} />;
  const isNumber = kind === "integer" || kind === "decimal";
  return (
    <TextArea
      value={row.value}
      maxLength={4000}
      onChange={put}
      {...(long ? {} : { line: isNumber ? ("numeric" as const) : ("text" as const) })}
    />
  );
}

function Native({ type, value, put }: { readonly type: string; readonly value: string; readonly put: (value: string) => void }) {
  const { titleId, describedBy, invalid } = useQuestion();
  return (
    <input
      className="pb-text"
      type={type}
      value={value}
      aria-labelledby={titleId}
      aria-describedby={describedBy}
      aria-invalid={invalid}
      onChange={(e) => put(e.target.value)}
    />
  );
}
