import { Button, Input } from "antd";
import { useId, useState } from "react";
import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { InstantText } from "../../../platform/ui/record/FieldText.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { call } from "./api.ts";
import { onePersonStrings } from "./one-person-strings.ts";

type Same = Awaited<ReturnType<typeof call.getSamePerson>>;
type Entry = Same["entry"];
export type Merge = Same["merges"][number];

/** Beside a person: who he also is, who he may be, and the merges that made him one. */
export function SamePerson({ list, id }: { readonly list: string; readonly id: number }) {
  const s = useStrings(onePersonStrings);
  const loaded = useLoad(["same-person", list, id], () => call.getSamePerson({ list, id }));
  return (
    <Section title={s.one} id="one-person">
      <p className="bh-quiet">{s.panelLead}</p>
      <WhenLoaded of={loaded}>
        {(same) => (
          <>
            {same.entries.length > 0 && (
              <>
                <h3>{s.also}</h3>
                <ul>
                  {same.entries.map((e) => (
                    <li key={`${e.list}${e.id}`}>
                      <EntryText entry={e} />
                    </li>
                  ))}
                </ul>
              </>
            )}
            <h3>{s.may}</h3>
            {same.candidates.length === 0 && <p className="bh-quiet">{s.none}</p>}
            <ul className="bh-notices">
              {same.candidates.map((c) => (
                <li key={`${c.list}${c.id}`}>
                  <EntryText entry={c} /> <Grade of={c} />
                  <Propose a={same.entry} b={c} onDone={loaded.reload} />
                </li>
              ))}
            </ul>
            {same.merges.length > 0 && (
              <>
                <h3>{s.history}</h3>
                <Merges of={same.merges} onDone={loaded.reload} />
              </>
            )}
          </>
        )}
      </WhenLoaded>
    </Section>
  );
}

export function EntryText({ entry: e }: { readonly entry: Entry }) {
  const word = useWord();
  return (
    <>
      {e.href === null ? e.name : <AppLink href={e.href}>{e.name}</AppLink>}
      <span className="bh-quiet">
        {" "}
        {word(e.label)}
        {e.units.length > 0 && ` · ${e.units.join("、")}`}
      </span>
    </>
  );
}

/** How likely, with every reason in words. */
export function Grade({ of }: { readonly of: Pick<Same["candidates"][number], "grade" | "points" | "evidence"> }) {
  const s = useStrings(onePersonStrings);
  const word = useWord();
  return (
    <div>
      <strong>{of.grade === "likely" ? s.likely : s.possible}</strong>（{s.points(of.points)}）
      {of.evidence.map((e) => `${word(e)} ${e.points > 0 ? "+" : ""}${e.points}`).join("；")}
    </div>
  );
}

export function Propose({ a, b, onDone }: { readonly a: Entry; readonly b: Entry; readonly onDone: () => Promise<unknown> }) {
  const s = useStrings(onePersonStrings);
  const [open, setOpen] = useState(false);
  if (!open) return <Button onClick={() => setOpen(true)}>{s.propose}</Button>;
  return (
    <Reasoned
      label={s.why}
      hint={s.whyHint}
      act={s.send}
      onCancel={() => setOpen(false)}
      onSend={async (reason) => {
        await call.proposeMerge({ a: { list: a.list, id: a.id }, b: { list: b.list, id: b.id }, reason });
        await onDone();
      }}
    />
  );
}

function Reasoned(p: {
  readonly label: string;
  readonly hint?: string;
  readonly act: string;
  readonly onCancel: () => void;
  readonly onSend: (reason: string) => Promise<unknown>;
}) {
  const s = useStrings(onePersonStrings);
  const id = useId();
  const work = useRefusal();
  const [reason, setReason] = useState("");
  return (
    <form
      className="bh-form"
      onSubmit={(e) => {
        e.preventDefault();
        void work.run(() => p.onSend(reason));
      }}
    >
      <label htmlFor={id}>{p.label}</label>
      <Input id={id} required maxLength={300} placeholder={p.hint} value={reason} onChange={(e) => setReason(e.target.value)} />
      <div className="bh-actions-row">
        <Button type="primary" htmlType="submit" loading={work.busy}>
          {p.act}
        </Button>
        <Button onClick={p.onCancel}>{s.cancel}</Button>
      </div>
      <ErrorPanel trouble={work.trouble} />
    </form>
  );
}

/** Merges as they went, with what may be done now. */
export function Merges({ of, onDone }: { readonly of: readonly Merge[]; readonly onDone: () => Promise<unknown> }) {
  return (
    <ul className="bh-notices">
      {of.map((m) => (
        <li key={m.id}>
          <OneMerge merge={m} onDone={onDone} />
        </li>
      ))}
    </ul>
  );
}

function OneMerge({ merge: m, onDone }: { readonly merge: Merge; readonly onDone: () => Promise<unknown> }) {
  const s = useStrings(onePersonStrings);
  const word = useWord();
  const work = useRefusal();
  const [parting, setParting] = useState(false);
  const decide = (agree: boolean): void =>
    void work.run(async () => {
      await call.decideMerge({ id: m.id, agree });
      await onDone();
    });
  const state = m.state === null ? s.waiting : s[m.state];
  return (
    <>
      <EntryText entry={m.gone} /> → {s.into} <EntryText entry={m.kept} />
      <div className="bh-quiet">
        {state} · {s.proposedBy(m.setName)}（{m.reason}） <InstantText at={m.setAt} />
        {m.decidedName !== null && ` · ${s.decidedBy(m.decidedName)}`}
        {m.partedName !== null && ` · ${s.partedBy(m.partedName)}（${m.partReason ?? ""}）`}
      </div>
      <div className="bh-quiet">{m.evidence.map((e) => word(e)).join("；")}</div>
      {(m.can.agree || m.can.refuse) && (
        <div className="bh-actions-row">
          {m.can.agree && (
            <Button type="primary" loading={work.busy} onClick={() => decide(true)}>
              {s.agree}
            </Button>
          )}
          {m.can.refuse && (
            <Button loading={work.busy} onClick={() => decide(false)}>
              {s.refuse}
            </Button>
          )}
        </div>
      )}
      {m.state === "agreed" &&
        (parting ? (
          <Reasoned
            label={s.partWhy}
            act={s.part}
            onCancel={() => setParting(false)}
            onSend={async (reason) => {
              await call.partPersons({ id: m.id, reason });
              await onDone();
            }}
          />
        ) : (
          <Button onClick={() => setParting(true)}>{s.part}</Button>
        ))}
      <ErrorPanel trouble={work.trouble} />
    </>
  );
}
