import { useId } from "react";
import { useQuestion } from "./Question.tsx";

interface Shared {
  readonly options: readonly { readonly value: string; readonly label: string; readonly help?: string | undefined }[];
}
export type ChoiceProps = Shared &
  (
    | { readonly many?: false; readonly value: string | null; readonly onChange: (value: string) => void }
    | { readonly many: true; readonly value: readonly string[]; readonly onChange: (value: string[]) => void }
  );

/** One of some, or some of some: whole rows to press, native controls beneath. Stands inside a Question. */
export function Choice(props: ChoiceProps) {
  const name = useId();
  const question = useQuestion();
  const isOn = (value: string) => (props.many ? props.value.includes(value) : props.value === value);
  const press = (value: string) => {
    if (!props.many) return props.onChange(value);
    props.onChange(props.options.map((o) => o.value).filter((v) => (v === value ? !isOn(v) : isOn(v))));
  };
  return (
    <div
      className="pb-choice"
      role={props.many ? "group" : "radiogroup"}
      aria-labelledby={question.titleId}
      aria-describedby={question.describedBy}
    >
      {props.options.map((o) => (
        <label key={o.value} className={isOn(o.value) ? "pb-on" : undefined}>
          <input
            type={props.many ? "checkbox" : "radio"}
            name={name}
            value={o.value}
            checked={isOn(o.value)}
            onChange={() => press(o.value)}
          />
          <span>
            {o.label}
            {o.help && <small>{o.help}</small>}
          </span>
        </label>
      ))}
    </div>
  );
}
