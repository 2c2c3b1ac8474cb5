import { CalendarOutlined } from "@ant-design/icons";
import { Button, Input } from "antd";
import { useEffect, useRef, useState } from "react";
import { chinaDay, halfWidth, readDay, weekdayOf } from "@bihuan/kit";
import { useLocale, useStrings } from "../../i18n/locale.ts";
import { showDay } from "../../register/fields.ts";
import { formStrings } from "../strings.ts";

interface Props {
  readonly id?: string | undefined;
  readonly kind: "day" | "month";
  readonly text: string;
  readonly onChange: (value: string) => void;
  readonly status?: "" | "error";
  readonly required?: boolean;
  readonly "aria-label"?: string;
  readonly "aria-describedby"?: string | undefined;
  readonly "aria-invalid"?: boolean;
  readonly "aria-required"?: boolean;
}

/**
 * The one control for a day: typed as people write it (2026.3.5, 3.31, 3月底, 下周五) and read back, or picked from the browser's calendar. What is
 * understood is handed on as a day when the field is left; what is not stays as it was typed, for the form to say so.
 */
export function DayInput({ kind, text, onChange, ...common }: Props) {
  const s = useStrings(formStrings);
  const { locale } = useLocale();
  const picker = useRef<HTMLInputElement>(null);
  const today = chinaDay(Date.now());
  const day = kind === "day" ? readDay(halfWidth(text), today) : undefined;
  return (
    <span className="bh-day">
      <Input
        {...common}
        value={text}
        placeholder={kind === "day" ? s.dayHint : s.monthHint}
        onChange={(e) => onChange(e.target.value)}
        onBlur={() => day !== undefined && day !== text && onChange(day)}
        onPressEnter={() => day !== undefined && day !== text && onChange(day)}
      />
      <Button icon={<CalendarOutlined />} aria-label={s.pickDay} onClick={() => picker.current?.showPicker()} />
      <input
        ref={picker}
        className="bh-day-native"
        type={kind === "day" ? "date" : "month"}
        tabIndex={-1}
        aria-hidden="true"
        value={kind === "day" ? (day ?? "") : /^\d{4}-\d{2}$/.test(text) ? text : ""}
        onChange={(e) => onChange(e.target.value)}
      />
      {day !== undefined && (
        <span className="bh-quiet bh-day-said" aria-live="polite">
          {showDay(day, locale)}
          {locale === "en" ? "" : ` ${weekdayOf(day)}`}
        </span>
      )}
    </span>
  );
}

/** The same where a page holds a day and nothing else: told once it is understood, or "" where it is taken out. */
export function DayBox({
  value,
  onChange,
  ...common
}: Omit<Props, "kind" | "text" | "onChange"> & { readonly value: string; readonly onChange: (day: string) => void }) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  return (
    <DayInput
      {...common}
      kind="day"
      text={text}
      onChange={(typed) => {
        setText(typed);
        const day = typed.trim() === "" ? "" : readDay(halfWidth(typed), chinaDay(Date.now()));
        // A day half typed (2026-1) is none yet; a whole one is told at once, so that what depends on it follows.
        if (day !== undefined && (day === "" || day === typed)) onChange(day);
      }}
    />
  );
}
