import { Button } from "antd";
import { useLocale, useStrings, useWord } from "../../i18n/locale.ts";
import { showValue } from "../../register/fields.ts";
import type { Conflict } from "./merge.ts";
import { formStrings } from "../strings.ts";
import type { FormState } from "./useRegisterForm.ts";

/** Both texts of every field that two people changed; nothing typed is lost before its writer says so. */
export function MergePanel({ form }: { readonly form: Pick<FormState, "merge" | "values" | "choose"> }) {
  const s = useStrings(formStrings);
  const word = useWord();
  const { locale } = useLocale();
  if (!form.merge) return null;
  const say = ({ field }: Conflict, value: unknown): string => {
    if (value === undefined || value === null || value === "") return s.blank;
    return field.type === "money" ? `${String(value)} ${s.yuan}` : showValue(field, value, locale);
  };
  return (
    <section className="bh-notice bh-notice-warn bh-merge" role="group" aria-label={s.bothTexts}>
      {form.merge.taken.length > 0 && <p>{s.takenFrom(form.merge.taken.map((f) => word(f.label)).join(locale === "en" ? ", " : "、"))}</p>}
      {form.merge.conflicts.map((c) => (
        <div key={c.field.key} className="bh-merge-field">
          <strong>{word(c.field.label)}</strong>
          <dl>
            <dt>{s.mine}</dt>
            <dd>{say(c, form.values[c.field.key])}</dd>
            <dt>{s.theirs}</dt>
            <dd>{say(c, c.theirs)}</dd>
          </dl>
          <div className="bh-actions-row">
            <Button size="small" onClick={() => form.choose(c.field.key, "mine")}>
              {s.keepMine}
            </Button>
            <Button size="small" onClick={() => form.choose(c.field.key, "theirs")}>
              {s.takeTheirs}
            </Button>
          </div>
        </div>
      ))}
      {form.merge.conflicts.length === 0 && <p>{s.merged}</p>}
    </section>
  );
}
