import { Button, Checkbox, Input, Select } from "antd";
import { parseExpression, unitOf, type Beside } from "@bihuan/indicators";
import { useEffect, useId, useMemo, useState } from "react";
import { Colon } from "../../../platform/i18n/Colon.tsx";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Figure } from "../../../platform/ui/chart/Figure.tsx";
import { Page, Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { troubleOf, type Trouble } from "../../../platform/ui/refusal.ts";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import {
  catalogueOfKinds,
  expressionOf,
  kindsBeside,
  looksFor,
  sentenceOf,
  unitChosen,
  type Kind,
  type Look,
  type Term,
} from "../choosing.ts";
import { describeExpression } from "../words.ts";
import { call } from "./api.ts";
import { useAsked } from "./period.ts";
import { printParts, printValue } from "./print.ts";
import { SentenceField } from "./SentenceField.tsx";
import { indicatorsStrings } from "./strings.ts";
import { TermChoice } from "./TermChoice.tsx";
import { ActButton } from "../../../platform/ui/ActButton.tsx";

type Shape = Omit<Parameters<typeof call.tryIndicator>[0], "from" | "to">;
type Trial = Awaited<ReturnType<typeof call.tryIndicator>>;

/** A new indicator, or a new version of one, built by choosing; the figure and the sentence follow each choice. */
export function DefinePage() {
  const s = useStrings(indicatorsStrings);
  const loaded = useLoad(["kinds"], () => Promise.all([call.listKinds(), call.listTerms()]));
  return (
    <Page title={s.define} lead={s.help}>
      <p>
        <AppLink href="/indicators/refused">{s.refusedLink}</AppLink>
      </p>
      <WhenLoaded of={loaded}>{([kinds, terms]) => <Define facts={kinds} terms={terms} reload={loaded.reload} />}</WhenLoaded>
    </Page>
  );
}

const FIRST: Term = { kind: "demand.confirmed", how: "count", where: {} };
/** A code nobody has to think of; what goes by it is shown to auditors. */
const freshCode = (): string => `own_${Date.now().toString(36)}`;

type Terms = Awaited<ReturnType<typeof call.listTerms>>;
const besideOf = ({ indicators, sources }: Terms): Beside => ({
  indicators: new Map(indicators.map((i) => [i.code, { ...i, definition: i.name, better: "neither" }])),
  sources: new Map(sources.map((x) => [x.key, { ...x, unit: x.unit ?? undefined }])),
});

function Define({
  facts: own,
  terms,
  reload,
}: {
  readonly facts: readonly Kind[];
  readonly terms: Terms;
  readonly reload: () => Promise<unknown>;
}) {
  const s = useStrings(indicatorsStrings);
  const word = useWord();
  const { locale } = useLocale();
  const [asked] = useAsked();
  const id = useId();
  const refusal = useRefusal();
  const [counted, setCounted] = useState<Term>(FIRST);
  const [dividedBy, setDividedBy] = useState<Term>();
  const [wanted, setLook] = useState<Look>("period");
  const [name, setName] = useState("");
  const [words, setWords] = useState<string>();
  const [better, setBetter] = useState<"higher" | "lower" | "neither">("higher");
  const [code, setCode] = useState(freshCode);
  const [written, setWritten] = useState<string>();
  const [saved, setSaved] = useState<{ what: string; waits: boolean }>();
  const now = useLoad(["scorecard-names", asked], () => call.scorecard(asked));

  const facts = useMemo(() => catalogueOfKinds(own), [own]);
  const beside = useMemo(() => besideOf(terms), [terms]);
  const kinds = useMemo(() => [...own, ...kindsBeside(beside, facts)], [own, beside, facts]);
  const looks = looksFor(kinds, counted, dividedBy);
  const look = looks.includes(wanted) ? wanted : "period";
  const expression = written ?? expressionOf(kinds, counted, dividedBy, look);
  const tree = written === undefined ? undefined : parseExpression(written, facts, beside);
  const sentence = tree?.ok ? describeExpression(tree.value, facts) : sentenceOf(kinds, counted, dividedBy, look);
  const unit = written === undefined ? unitChosen(kinds, counted, dividedBy, look) : tree?.ok ? unitOf(tree.value, facts) : "ratio";
  const definition = words ?? word(sentence);
  const shape = {
    name: { zh: name.trim(), en: name.trim() },
    definition: words === undefined ? sentence : { zh: words, en: words },
    expression,
    unit,
  };
  const trial = useTrial({ ...shape, code, name: { zh: name || "—", en: name || "—" } }, asked);
  const touch =
    <A extends unknown[]>(act: (...given: A) => void) =>
    (...given: A): void => {
      act(...given);
      setSaved(undefined);
    };
  const publish = () =>
    void refusal.run(async () => {
      const done = await call.defineIndicator({ ...shape, code, better });
      setSaved({ what: name, waits: done.waits });
      setCode(freshCode());
      await Promise.all([now.reload(), reload()]);
    });
  return (
    <>
      <form
        className="bh-form"
        onSubmit={(e) => {
          e.preventDefault();
          publish();
        }}
      >
        <TermChoice kinds={kinds} term={counted} onChange={touch(setCounted)} title={s.counted} />
        <Checkbox checked={dividedBy !== undefined} onChange={(e) => touch(setDividedBy)(e.target.checked ? FIRST : undefined)}>
          {s.divide}
        </Checkbox>
        {dividedBy && <TermChoice kinds={kinds} term={dividedBy} onChange={touch(setDividedBy)} title={s.dividedBy} />}
        <div className="bh-field">
          <label htmlFor={`${id}l`}>{s.look}</label>
          <Select
            id={`${id}l`}
            style={{ maxWidth: 360 }}
            value={look}
            onChange={touch(setLook)}
            options={looks.map((value) => ({ value, label: s[`look-${value}`] }))}
          />
        </div>
        <Section title={s.trial}>
          <p className="bh-help">{s.trialOf(asked.from, asked.to)}</p>
          {result(trial.data)}
          <ErrorPanel trouble={trial.trouble} />
        </Section>
        <div className="bh-form-grid">
          <div className="bh-field">
            <label htmlFor={`${id}n`}>{s.name}</label>
            <Input id={`${id}n`} required maxLength={60} value={name} onChange={(e) => touch(setName)(e.target.value)} />
          </div>
          <div className="bh-field">
            <label htmlFor={`${id}b`}>{s.better}</label>
            <Select
              id={`${id}b`}
              value={better}
              onChange={touch(setBetter)}
              options={(["higher", "lower", "neither"] as const).map((value) => ({ value, label: s[value] }))}
            />
          </div>
          <div className="bh-field">
            <label htmlFor={`${id}v`}>{s.versionOf}</label>
            <Select
              id={`${id}v`}
              allowClear
              placeholder={s.aNewOne}
              options={(now.data?.values ?? []).map((v) => ({ value: v.code, label: word(v.name) }))}
              onChange={(chosen: string | undefined) => {
                setCode(chosen ?? freshCode());
                const standing = now.data?.values.find((v) => v.code === chosen);
                if (standing) setName(standing.name.zh);
                setSaved(undefined);
              }}
            />
          </div>
        </div>
        <div className="bh-field">
          <label htmlFor={`${id}d`}>{s.definition}</label>
          <Input.TextArea id={`${id}d`} rows={2} maxLength={500} value={definition} onChange={(e) => touch(setWords)(e.target.value)} />
          <p className="bh-help">{s.definitionHelp}</p>
        </div>
        <details>
          <summary>{s.forAuditors}</summary>
          <label htmlFor={`${id}e`}>{s.expression}</label>
          <Input.TextArea
            id={`${id}e`}
            rows={2}
            maxLength={1000}
            value={expression}
            onChange={(e) => touch(setWritten)(e.target.value)}
            aria-describedby={`${id}eh`}
          />
          <p className="bh-help" id={`${id}eh`}>
            {s.expressionHelp}
          </p>
        </details>
        <ErrorPanel trouble={refusal.trouble} />
        <p className="bh-actions-row">
          <ActButton
            htmlType="submit"
            type="primary"
            loading={refusal.busy}
            missing={[name.trim() === "" && s.name]}
            why={!trial.data?.value && s.noTrialYet}
          >
            {s.publish}
          </ActButton>
        </p>
      </form>
      {saved && (
        <p role="status" className="bh-notice bh-notice-good">
          {saved.waits ? s.savedWaits : s.saved}
          <Colon />
          {saved.what}
        </p>
      )}
    </>
  );

  function result(t: Trial | undefined) {
    if (!t) return <p role="status">{s.reckoning}</p>;
    return (
      <>
        {t.faults.map((f) => (
          <p key={f.message.zh} className="bh-notice bh-notice-warn" role="alert">
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
        {t.value && (
          <div className="bh-figures">
            <Figure
              label={{ zh: name || s.define, en: name || s.define }}
              value={printValue(t.value.unit, t.value.value, locale)}
              parts={printParts(t.value, locale)}
            />
          </div>
        )}
        <SentenceField facts={facts} beside={beside} sentence={word(sentence)} onRead={touch(setWritten)} />
        {written !== undefined && <Button onClick={() => setWritten(undefined)}>{s.backToChoices}</Button>}
      </>
    );
  }
}

/** The figure of what is chosen, reckoned anew a moment after each choice. */
function useTrial(shape: Shape, period: { from: string; to: string }) {
  const [state, set] = useState<{ data: Trial | undefined; trouble: Trouble | undefined }>({ data: undefined, trouble: undefined });
  const key = JSON.stringify([shape, period.from, period.to]);
  useEffect(() => {
    let isCurrent = true;
    const timer = setTimeout(() => {
      call.tryIndicator({ ...shape, from: period.from, to: period.to }).then(
        (data) => isCurrent && set({ data, trouble: undefined }),
        (error: unknown) => isCurrent && set({ data: undefined, trouble: troubleOf(error) }),
      );
    }, 250);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [key]);
  return state;
}
