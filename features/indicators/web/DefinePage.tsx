import { Button, Input, Select } from "antd";
import { useId, useState } from "react";
import { Colon } from "../../../platform/i18n/Colon.tsx";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Figure } from "../../../platform/ui/Figure.tsx";
import { Page, Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { call } from "./api.ts";
import { useAsked } from "./period.ts";
import { printValue } from "./print.ts";
import { indicatorsStrings } from "./strings.ts";

type Trial = Awaited<ReturnType<typeof call.tryIndicator>>;

/** A new indicator, or a new version of one: tried first, refused where it would measure show. */
export function DefinePage() {
  const s = useStrings(indicatorsStrings);
  const word = useWord();
  const { locale } = useLocale();
  const [asked] = useAsked();
  const id = useId();
  const refusal = useRefusal();
  const [draft, setDraft] = useState({
    code: "",
    name: "",
    nameEn: "",
    definition: "",
    definitionEn: "",
    expression: "",
    unit: "count" as "count" | "fen" | "days" | "ratio",
    better: "higher" as "higher" | "lower" | "neither",
  });
  const [trial, setTrial] = useState<Trial>();
  const [saved, setSaved] = useState<{ what: string; waits: boolean }>();
  const set = (change: Partial<typeof draft>) => {
    setDraft((d) => ({ ...d, ...change }));
    setTrial(undefined);
    setSaved(undefined);
  };
  const shape = {
    name: { zh: draft.name, en: draft.nameEn || draft.name },
    definition: { zh: draft.definition, en: draft.definitionEn || draft.definition },
    expression: draft.expression,
    unit: draft.unit,
  };
  const line = (key: "name" | "nameEn" | "definition" | "definitionEn" | "code" | "expression", help?: string) => (
    <div key={key} className="bh-field">
      <label htmlFor={id + key}>{s[key]}</label>
      <Input
        id={id + key}
        value={draft[key]}
        onChange={(e) => set({ [key]: e.target.value })}
        required={key === "name" || key === "expression"}
        aria-describedby={help && `${id + key}-help`}
      />
      {help && (
        <p className="bh-help" id={`${id + key}-help`}>
          {help}
        </p>
      )}
    </div>
  );
  const choice = <V extends string>(key: "unit" | "better", values: readonly V[], label: (v: V) => string) => (
    <div className="bh-field">
      <label htmlFor={id + key}>{key === "unit" ? s.measuredIn : s.better}</label>
      <Select
        id={id + key}
        value={draft[key] as V}
        onChange={(v) => set({ [key]: v })}
        options={values.map((value) => ({ value, label: label(value) }))}
      />
    </div>
  );
  return (
    <Page title={s.define} lead={s.help}>
      <form
        className="bh-form"
        onSubmit={(e) => {
          e.preventDefault();
          void refusal.run(async () => setTrial(await call.tryIndicator({ ...shape, from: asked.from, to: asked.to })));
        }}
      >
        <div className="bh-form-grid">
          {line("name")}
          {line("nameEn")}
          {line("definition")}
          {line("definitionEn")}
          {choice("unit", ["count", "fen", "days", "ratio"] as const, (v) => s[v])}
          {choice("better", ["higher", "lower", "neither"] as const, (v) => s[v])}
        </div>
        {line("expression", s.expressionHelp)}
        {line("code", s.codeHelp)}
        <ErrorPanel trouble={refusal.trouble} />
        <p className="bh-actions-row">
          <Button htmlType="submit" type={trial ? "default" : "primary"} loading={refusal.busy}>
            {s.try}
          </Button>
          {trial?.value && (
            <Button
              type="primary"
              onClick={() =>
                void refusal.run(async () => {
                  const done = await call.defineIndicator({ ...shape, code: draft.code, better: draft.better });
                  setSaved({ what: `${done.code} ${done.version}`, waits: done.waits });
                })
              }
            >
              {s.publish}
            </Button>
          )}
        </p>
      </form>
      {trial && (
        <Section title={s.trial}>
          {trial.faults.map((f) => (
            <p key={f.message.zh} className="bh-notice" role="alert">
              {word(f.message)}
              {f.at !== null && <>（{s.at(f.at)}）</>}
              {f.instead && (
                <>
                  <br />
                  {s.instead}
                  {word(f.instead)}
                </>
              )}
            </p>
          ))}
          {trial.value && (
            <div className="bh-figures">
              <Figure
                label={trial.value.name}
                value={printValue(trial.value.unit, trial.value.value, locale)}
                numerator={trial.value.numerator ?? undefined}
                denominator={trial.value.denominator ?? undefined}
              />
            </div>
          )}
        </Section>
      )}
      {saved && (
        <p role="status">
          {saved.waits ? s.savedWaits : s.saved}
          <Colon />
          {saved.what}
        </p>
      )}
      <Kinds />
    </Page>
  );
}

/** What an expression may name, in words and as it is written. */
function Kinds() {
  const s = useStrings(indicatorsStrings);
  const word = useWord();
  const kinds = useLoad(["kinds"], () => call.listKinds());
  return (
    <Section title={s.kinds}>
      <WhenLoaded of={kinds}>
        {(list) => (
          <dl className="bh-definitions">
            {list.map((k) => (
              <div key={k.kind}>
                <dt>
                  {word(k.label)} <code>{k.kind}</code>
                </dt>
                <dd>
                  {[
                    ...k.measures.map((m) => `sum：${m.key} ${word(m.label)}`),
                    ...(k.distinct.length > 0 ? [`distinct：${k.distinct.join("、")}`] : []),
                    ...(k.distributions.length > 0 ? [`median：${k.distributions.join("、")}`] : []),
                    ...k.dimensions.map(
                      (d) => `where：${d.key} ${word(d.label)}（${d.values.map((v) => `${v.value} ${word(v.label)}`).join("、")}）`,
                    ),
                  ].join("；") || "count"}
                </dd>
              </div>
            ))}
          </dl>
        )}
      </WhenLoaded>
    </Section>
  );
}
