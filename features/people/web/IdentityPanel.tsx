import { Button, Input } from "antd";
import { useId, useState } from "react";
import { useStrings } from "../../../platform/i18n/locale.ts";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { DayInput } from "../../../platform/ui/form/DayInput.tsx";
import { Section } from "../../../platform/ui/Page.tsx";
import { InstantText } from "../../../platform/ui/record/FieldText.tsx";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { call, type PersonView } from "./api.ts";
import { identityStrings } from "./identity-strings.ts";

/** Masked until somebody says what for; purpose, retention and every look stand beside it. */
export function IdentityPanel({ person: p, onDone }: { readonly person: PersonView; readonly onDone: () => Promise<unknown> }) {
  const s = useStrings(identityStrings);
  const work = useRefusal();
  const [doing, setDoing] = useState<"enter" | "look" | "erase">();
  const [seen, setSeen] = useState<string>();
  if (p.identity === null) return null;
  const { stored, isOver, looks } = p.identity;
  const done = async (): Promise<void> => {
    setDoing(undefined);
    await onDone();
  };
  return (
    <Section title={s.title} id="identity">
      <p className="bh-quiet">{s.lead}</p>
      {stored === null ? (
        <p>{s.none}</p>
      ) : (
        <p>
          <code className="bh-code">{seen ?? stored.masked}</code>
          <br />
          <span className="bh-quiet">{s.kept(stored.purpose, stored.keepUntil)}</span> {isOver && <strong>{s.over}</strong>}
        </p>
      )}
      {doing === undefined && (
        <div className="bh-actions-row">
          <Button onClick={() => setDoing("enter")}>{stored ? s.change : s.enter}</Button>
          {stored && seen === undefined && <Button onClick={() => setDoing("look")}>{s.look}</Button>}
          {stored && <Button onClick={() => setDoing("erase")}>{s.erase}</Button>}
        </div>
      )}
      {doing === "enter" && (
        <EnterForm
          onCancel={() => setDoing(undefined)}
          onSave={(v) => work.run(() => call.setIdentity({ id: p.id, version: p.version, ...v }).then(done))}
          busy={work.busy}
        />
      )}
      {doing === "look" && (
        <LookForm
          onCancel={() => setDoing(undefined)}
          onLook={(purpose) =>
            work.run(async () => {
              setSeen((await call.lookIdentity({ id: p.id, purpose })).number);
              await done();
            })
          }
          busy={work.busy}
        />
      )}
      {doing === "erase" && (
        <div className="bh-actions-row">
          <Button danger loading={work.busy} onClick={() => void work.run(() => call.eraseIdentity({ id: p.id }).then(done))}>
            {s.eraseNow}
          </Button>
          <Button onClick={() => setDoing(undefined)}>{s.cancel}</Button>
        </div>
      )}
      <ErrorPanel trouble={work.trouble} />
      {stored !== null && (
        <>
          <h3>{s.looks}</h3>
          {looks.length === 0 && <p className="bh-quiet">{s.noLooks}</p>}
          <ul>
            {looks.map((l) => (
              <li key={l.at}>
                {l.name}：{l.purpose} <InstantText at={l.at} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

function EnterForm(p: {
  readonly onSave: (values: { number: string; purpose: string; keepUntil: string }) => Promise<unknown>;
  readonly onCancel: () => void;
  readonly busy: boolean;
}) {
  const s = useStrings(identityStrings);
  const id = useId();
  const [number, setNumber] = useState("");
  const [purpose, setPurpose] = useState("");
  const [keepUntil, setKeepUntil] = useState("");
  return (
    <form
      className="bh-form"
      onSubmit={(e) => {
        e.preventDefault();
        void p.onSave({ number, purpose, keepUntil });
      }}
    >
      <label htmlFor={`${id}n`}>{s.number}</label>
      <Input id={`${id}n`} required maxLength={40} autoComplete="off" value={number} onChange={(e) => setNumber(e.target.value)} />
      <label htmlFor={`${id}p`}>{s.purpose}</label>
      <Input
        id={`${id}p`}
        required
        maxLength={200}
        placeholder={s.purposeHint}
        value={purpose}
        onChange={(e) => setPurpose(e.target.value)}
      />
      <label htmlFor={`${id}u`}>{s.until}</label>
      <DayInput id={`${id}u`} kind="day" required text={keepUntil} onChange={setKeepUntil} />
      <div className="bh-actions-row">
        <Button type="primary" htmlType="submit" loading={p.busy}>
          {s.save}
        </Button>
        <Button onClick={p.onCancel}>{s.cancel}</Button>
      </div>
    </form>
  );
}

function LookForm(p: { readonly onLook: (purpose: string) => Promise<unknown>; readonly onCancel: () => void; readonly busy: boolean }) {
  const s = useStrings(identityStrings);
  const id = useId();
  const [purpose, setPurpose] = useState("");
  return (
    <form
      className="bh-form"
      onSubmit={(e) => {
        e.preventDefault();
        void p.onLook(purpose);
      }}
    >
      <label htmlFor={id}>{s.lookWhy}</label>
      <Input id={id} required maxLength={200} value={purpose} onChange={(e) => setPurpose(e.target.value)} />
      <div className="bh-actions-row">
        <Button type="primary" htmlType="submit" loading={p.busy}>
          {s.look}
        </Button>
        <Button onClick={p.onCancel}>{s.cancel}</Button>
      </div>
    </form>
  );
}
