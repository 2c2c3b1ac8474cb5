import { useEffect, useLayoutEffect, useMemo, useRef, useState, type FormEvent } from "react";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { compileForm } from "../../../platform/forms/compile.ts";
import { fillForm, firstAnswers, type Filled } from "../../../platform/forms/fill.ts";
import type { Answers } from "../../../platform/forms/form.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { BigButton } from "../../../platform/ui/public/BigButton.tsx";
import { Notice } from "../../../platform/ui/public/Notice.tsx";
import { Question } from "../../../platform/ui/public/Question.tsx";
import { TextArea } from "../../../platform/ui/public/TextArea.tsx";
import { sayTrouble, troubleOf, type Trouble } from "../../../platform/ui/refusal.ts";
import { newKey } from "../../../platform/ui/request-key.ts";
import { useSentWhenBack } from "../../../platform/ui/useSentWhenBack.ts";
import { census } from "./api.ts";
import { Fields } from "./fields.tsx";
import { begin, forget, keep, readKept, type Kept, type Opened } from "./kept.ts";
import { fillStrings } from "./public-strings.ts";

/** The code stands in the fragment, which no server and no log ever sees. */
const codeInAddress = (): string => decodeURIComponent(location.hash.slice(1));
const RESTS_MILLIS = 60_000;

/** A census form by its link. Typed answers are kept on the device; what cannot be sent now is sent when there is a network, once. */
export function FillPage() {
  const s = useStrings(fillStrings);
  const [code] = useState(codeInAddress);
  const [kept, setKept] = useState<Kept>();
  const [isOld, setOld] = useState(false);
  const [gone, setGone] = useState(false);
  useEffect(() => {
    const own = readKept(code);
    census.openReply({ code }).then(
      // What was sent and never heard of again is asked about under its own key, whatever became of the reply meanwhile.
      (opened) => setKept(own && (own.waiting || own.opened.state === opened.state) ? { ...own, opened } : begin(opened, startOf(opened))),
      (error: unknown) => {
        if (own && troubleOf(error).kind === "offline") {
          setOld(true);
          setKept(own);
        } else setGone(true);
      },
    );
  }, [code]);
  if (gone) return <Notice tone="bad">{s.none}</Notice>;
  if (!kept) return <p role="status">{s.loading}</p>;
  return <Form code={code} first={kept} isOld={isOld} />;
}

const at = (opened: Opened) => ({ today: opened.today, now: `${opened.today}T00:00:00` });
const startOf = (opened: Opened): Answers =>
  (opened.answers ?? opened.earlier?.answers ?? firstAnswers(compileForm(opened.definition).form, at(opened))) as Answers;

function Form({ code, first, isOld }: { readonly code: string; readonly first: Kept; readonly isOld: boolean }) {
  const s = useStrings(fillStrings);
  const { locale } = useLocale();
  const { opened } = first;
  const { definition } = opened;
  const [kept, setKept] = useState(first);
  const [done, setDone] = useState(false);
  const [tried, setTried] = useState(false);
  const [paper, setPaper] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();
  const [busy, setBusy] = useState(false);
  const [language, setLanguage] = useState(
    definition.languages.find((l) => (locale === "en") === /english|\ben\b/i.test(l)) ?? definition.language,
  );
  const form = useMemo(() => compileForm(definition).form, [definition]);
  const filled = useMemo(() => fillForm(form, kept.answers, at(opened)), [form, kept.answers, opened]);
  useMeasured((seconds) => setKept((k) => ({ ...k, seconds: k.seconds + seconds })));
  // Before it is painted: what the page says is kept is kept, whoever closes it then.
  useLayoutEffect(() => {
    if (!done) keep(code, kept);
  }, [code, kept, done]);
  const send = async (way: "typed" | "unchanged" | "paper", from: Kept) => {
    setBusy(true);
    setTrouble(undefined);
    const { answers, filledBy, seconds, requestKey } = from;
    try {
      await census.submitReply({ code, requestKey, way, answers, filledBy: filledBy.trim(), seconds, note: from.note.trim() || null });
      forget(code);
      setDone(true);
    } catch (error) {
      const why = troubleOf(error);
      setTrouble(why);
      // Without a network it waits under the same key; what was refused is another sending once it is mended.
      if (why.kind === "offline") setKept((k) => ({ ...k, waiting: way }));
      else setKept((k) => ({ ...k, waiting: null, requestKey: newKey() }));
    } finally {
      setBusy(false);
    }
  };
  const sendWaiting = async () => kept.waiting && !busy && send(kept.waiting, kept);
  useSentWhenBack(kept.waiting !== null, sendWaiting);
  useEffect(() => void sendWaiting(), []);
  if (done)
    return (
      <Notice tone="good" title={s.sent}>
        <p>{s.sentLead}</p>
      </Notice>
    );
  if (opened.state !== "asked" && opened.state !== "returned" && !kept.waiting) return <Notice>{s.closed}</Notice>;
  const change = (next: (a: Answers) => Answers) => setKept((k) => ({ ...k, answers: next(k.answers), waiting: null }));
  const submit = (e: FormEvent) => {
    e.preventDefault();
    setTried(true);
    if (filled.faults.length === 0 && kept.filledBy.trim() !== "") void send(paper ? "paper" : "typed", kept);
  };
  const refused = trouble?.kind === "refused" ? trouble.refusal : undefined;
  const said = { ...Object.fromEntries(opened.returns.map((r) => [r.path, r.reason])), ...refused?.fields };
  return (
    <form onSubmit={submit}>
      <Head opened={opened} isOld={isOld} language={language} setLanguage={setLanguage} />
      <Merged opened={opened} />
      <Unchanged
        opened={opened}
        kept={kept}
        filled={filled}
        busy={busy}
        setName={(filledBy) => setKept({ ...kept, filledBy })}
        send={() => void send("unchanged", kept)}
      />
      <Fields rows={filled.rows} language={language} tried={tried} said={said} onChange={change} />
      {(refused?.code === "questions" || kept.note !== "") && (
        <Question title={s.note} help={s.noteHelp}>
          <TextArea value={kept.note} maxLength={500} onChange={(note) => setKept({ ...kept, note })} />
        </Question>
      )}
      <Question title={s.filledBy} fault={tried && kept.filledBy.trim() === "" ? s.left(1) : undefined}>
        <TextArea line="text" value={kept.filledBy} maxLength={40} onChange={(filledBy) => setKept({ ...kept, filledBy })} />
      </Question>
      <label className="pb-check">
        <input type="checkbox" checked={paper} onChange={(e) => setPaper(e.target.checked)} />
        {s.paper}
      </label>
      {tried && filled.faults.length > 0 && <Notice tone="warn">{s.left(filled.faults.length)}</Notice>}
      {kept.waiting ? <Notice tone="warn">{s.waiting}</Notice> : <Fault trouble={trouble} />}
      <BigButton type="submit" busy={busy}>
        {s.send}
      </BigButton>
      <p className="pb-help">{s.kept}</p>
    </form>
  );
}

function Head({
  opened,
  isOld,
  language,
  setLanguage,
}: {
  readonly opened: Opened;
  readonly isOld: boolean;
  readonly language: string;
  readonly setLanguage: (l: string) => void;
}) {
  const s = useStrings(fillStrings);
  const { locale } = useLocale();
  const { languages } = opened.definition;
  return (
    <>
      <h1>{opened.title}</h1>
      <p>{s.by(opened.issuerName, showDay(opened.untilOn, locale))}</p>
      <p className="pb-help">{opened.purpose}</p>
      {isOld && <Notice tone="warn">{s.offlineForm}</Notice>}
      {opened.returns.length > 0 && (
        <Notice tone="warn" title={s.returned}>
          <ul>
            {opened.returns.map((r) => (
              <li key={r.path}>{r.reason}</li>
            ))}
          </ul>
        </Notice>
      )}
      {opened.known.length > 0 && (
        <details>
          <summary>{s.known}</summary>
          <dl className="pb-list">
            {opened.known.map((k) => (
              <div key={k.label}>
                <dt>{k.label}</dt>
                <dd>{k.value}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      {languages.length > 1 && (
        <label>
          {s.language}{" "}
          <select value={language} onChange={(e) => setLanguage(e.target.value)}>
            {languages.map((l) => (
              <option key={l}>{l}</option>
            ))}
          </select>
        </label>
      )}
    </>
  );
}

interface UnchangedProps {
  readonly opened: Opened;
  readonly kept: Kept;
  readonly filled: Filled;
  readonly busy: boolean;
  readonly setName: (name: string) => void;
  readonly send: () => void;
}
/** Last time's answers stand and nothing is missing: a name and one press. */
function Unchanged({ opened, kept, filled, busy, setName, send }: UnchangedProps) {
  const s = useStrings(fillStrings);
  const { locale } = useLocale();
  const { earlier } = opened;
  if (
    !earlier ||
    earlier.units.length > 1 ||
    opened.state !== "asked" ||
    filled.faults.length > 0 ||
    JSON.stringify(kept.answers) !== JSON.stringify(earlier.answers)
  )
    return null;
  return (
    <section className="pb-notice">
      <Question title={s.unchangedTitle} help={s.unchangedLead(showDay(earlier.repliedOn, locale))}>
        <TextArea line="text" value={kept.filledBy} placeholder={s.filledBy} maxLength={40} onChange={setName} />
      </Question>
      <BigButton busy={busy} missing={[kept.filledBy.trim() === "" && s.filledBy]} onClick={send}>
        {s.unchanged}
      </BigButton>
    </section>
  );
}

/** The unit was several last time: what begins as a sum, what begins blank, and who said what. */
function Merged({ opened }: { readonly opened: Opened }) {
  const s = useStrings(fillStrings);
  const { earlier } = opened;
  if (!earlier || earlier.units.length < 2 || opened.state !== "asked") return null;
  return (
    <Notice title={s.mergedTitle(earlier.units.join("、"))}>
      <p>{s.mergedLead}</p>
      <ul>
        {earlier.differing.map((d) => (
          <li key={d.label}>{s.mergedLine(d.label, d.said.map((x) => `${x.unitName} ${x.value || s.blank}`).join("；"), d.sum)}</li>
        ))}
      </ul>
    </Notice>
  );
}

function Fault({ trouble }: { readonly trouble: Trouble | undefined }) {
  const word = useWord();
  return trouble ? <Notice tone="bad">{word(sayTrouble(trouble))}</Notice> : null;
}

/** Seconds in which the page is seen and somebody does something: what the form really takes. */
function useMeasured(add: (seconds: number) => void): void {
  const told = useRef(add);
  told.current = add;
  useEffect(() => {
    let touched = Date.now();
    const touch = () => (touched = Date.now());
    const events = ["keydown", "pointerdown", "scroll"] as const;
    for (const e of events) addEventListener(e, touch, { passive: true });
    const timer = setInterval(() => {
      if (document.visibilityState === "visible" && Date.now() - touched < RESTS_MILLIS) told.current(5);
    }, 5000);
    return () => {
      clearInterval(timer);
      for (const e of events) removeEventListener(e, touch);
    };
  }, []);
}
