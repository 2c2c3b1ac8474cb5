import { Button, Input } from "antd";
import { useId, useState } from "react";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Page, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { call } from "./api.ts";
import { homeStrings } from "./home-strings.ts";
import { printValue } from "./print.ts";

/** The own unit's targets of this year, as written in the paper that sets them. */
export function TargetsPage() {
  const s = useStrings(homeStrings);
  const home = useLoad(["home-figures"], () => call.homeFigures());
  return (
    <WhenLoaded of={home}>
      {(h) => (
        <Page title={s.targetsTitle(h.year)} lead={s.targetsLead}>
          <Form h={h} onSaved={home.reload} />
        </Page>
      )}
    </WhenLoaded>
  );
}

type Home = Awaited<ReturnType<typeof call.homeFigures>>;

function Form({ h, onSaved }: { readonly h: Home; readonly onSaved: () => Promise<void> }) {
  const s = useStrings(homeStrings);
  const word = useWord();
  const { locale } = useLocale();
  const id = useId();
  const work = useRefusal();
  const [targets, setTargets] = useState<Record<string, string>>(() =>
    Object.fromEntries(h.figures.map((f) => [f.code, printValue(f.unit, f.target, locale) ?? ""])),
  );
  const [source, setSource] = useState(h.figures.find((f) => f.targetSource)?.targetSource ?? "");
  const [saved, setSaved] = useState<number>();
  const faults = work.trouble?.kind === "refused" ? work.trouble.refusal.fields : undefined;
  return (
    <form
      className="bh-form"
      onSubmit={(e) => {
        e.preventDefault();
        void work.run(async () => {
          setSaved((await call.setTargets({ year: h.year, version: h.targetsVersion, source, targets })).changed);
          await onSaved();
        });
      }}
    >
      {h.figures.map((f) => (
        <div key={f.code}>
          <label htmlFor={id + f.code}>{word(f.name)}</label>
          <Input
            id={id + f.code}
            maxLength={40}
            aria-describedby={`${id}${f.code}h`}
            aria-invalid={faults?.[f.code] !== undefined}
            value={targets[f.code] ?? ""}
            onChange={(e) => setTargets({ ...targets, [f.code]: e.target.value })}
          />
          <p className={faults?.[f.code] ? "bh-fault" : "bh-help"} id={`${id}${f.code}h`}>
            {faults?.[f.code] ? word(faults[f.code] as { zh: string; en: string }) : s[`hint-${f.unit}`]}
          </p>
        </div>
      ))}
      <label htmlFor={`${id}s`}>{s.source}</label>
      <Input id={`${id}s`} required maxLength={200} placeholder={s.sourceHelp} value={source} onChange={(e) => setSource(e.target.value)} />
      <ErrorPanel trouble={work.trouble} />
      <p className="bh-actions-row">
        <Button type="primary" htmlType="submit" loading={work.busy}>
          {s.save}
        </Button>
        {saved !== undefined && <span role="status">{s.saved(saved)}</span>}
        <AppLink href="/">{s.backHome}</AppLink>
      </p>
    </form>
  );
}
