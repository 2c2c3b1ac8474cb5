import { useStrings } from "../../i18n/locale.ts";
import { useQuestion } from "./Question.tsx";
import { publicStrings } from "./strings.ts";

export interface TextAreaProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Characters; too long a text is kept and counted, never cut. */
  readonly maxLength: number;
  readonly rows?: number | undefined;
  readonly placeholder?: string | undefined;
  /** One line only, with the keyboard that fits. */
  readonly line?: "text" | "tel" | "numeric" | undefined;
}

/** What a person writes. Stands inside a Question. */
export function TextArea({ value, onChange, maxLength, rows = 4, placeholder, line }: TextAreaProps) {
  const s = useStrings(publicStrings);
  const { titleId, describedBy, invalid } = useQuestion();
  const left = maxLength - [...value].length;
  const common = { value, placeholder, "aria-labelledby": titleId, "aria-describedby": describedBy, "aria-invalid": invalid || left < 0 };
  return (
    <div>
      {line ? (
        <input {...common} className="pb-text" inputMode={line} onChange={(e) => onChange(e.target.value)} />
      ) : (
        <textarea {...common} className="pb-text" rows={rows} onChange={(e) => onChange(e.target.value)} />
      )}
      {left < maxLength * 0.2 && (
        <p className={left < 0 ? "pb-fault" : "pb-help"} role="status">
          {left < 0 ? s.over(-left) : s.left(left)}
        </p>
      )}
    </div>
  );
}
