import { Button, Input, Radio } from "antd";
import { useId, useRef, useState } from "react";
import type { Label } from "../../http/contract.ts";
import { Colon } from "../../i18n/Colon.tsx";
import { useStrings, useWord } from "../../i18n/locale.ts";
import type { Option } from "../../register/fields.ts";
import { ErrorPanel } from "../ErrorPanel.tsx";
import { RequestKey } from "../request-key.ts";
import { actionStrings } from "../strings.ts";
import { useRefusal } from "../useRefusal.ts";
import { ActButton } from "../ActButton.tsx";

/** As the server answers: what may be done with this case now, and if not, what is missing. */
export interface AvailableAction {
  readonly action: string;
  readonly label: Label;
  readonly allowed: boolean;
  /** What must hold first, and where it is mended. */
  readonly unmet: readonly { readonly label: Label; readonly at: string | null }[];
  readonly needsReason: boolean;
  /** What comes of it: asked once before it is taken. */
  readonly asks?: Label | undefined;
  /** Reasons to choose from; without them a reason is written freely. */
  readonly reasons?: readonly Option[] | undefined;
}

export interface Act {
  readonly action: string;
  readonly reason?: string;
  readonly note?: string;
  readonly requestKey: string;
}

export interface ActionBarProps {
  readonly actions: readonly AvailableAction[];
  /** Sends the act; throws what refuses it. */
  readonly onAct: (act: Act) => Promise<unknown>;
  /** After it is done: fetch the case again. */
  readonly onDone?: ((action: string) => void) | undefined;
  /** The action that takes another back, e.g. `{ close: "reopen" }`: offered at once after it. */
  readonly undo?: Readonly<Record<string, string>> | undefined;
}

/** The acts open to this person. The first allowed one that asks no reason is the main one; those not yet possible say what is missing. */
export function ActionBar({ actions, onAct, onDone, undo = {} }: ActionBarProps) {
  const s = useStrings(actionStrings);
  const word = useWord();
  const act = useRefusal();
  const key = useRef(new RequestKey());
  const id = useId();
  const [open, setOpen] = useState<AvailableAction>();
  const [done, setDone] = useState<AvailableAction>();
  if (actions.length === 0) return <p className="bh-quiet">{s.none}</p>;

  const send = async (action: AvailableAction, why: { reason?: string; note?: string }) => {
    const requestKey = key.current.for({ action: action.action, ...why });
    const went = await act.run(() => onAct({ action: action.action, ...why, requestKey }));
    if (!went) return;
    key.current.spend();
    setOpen(undefined);
    setDone(action);
    onDone?.(action.action);
  };
  const choose = (action: AvailableAction) => {
    act.clear();
    setDone(undefined);
    if (action.needsReason || action.asks) setOpen(action);
    else void send(action, {});
  };

  const main = actions.find((a) => a.allowed && !a.needsReason);
  const blocked = actions.filter((a) => !a.allowed);
  const back = done && actions.find((a) => a.action === undo[done.action] && a.allowed);
  return (
    <section className="bh-actions" aria-label={s.actions}>
      <div className="bh-actions-row">
        {actions
          .filter((a) => a.allowed)
          .map((a) => (
            <Button
              key={a.action}
              type={a === main ? "primary" : "default"}
              loading={act.busy && open === undefined && a === main}
              aria-expanded={a.needsReason ? open === a : undefined}
              onClick={() => choose(a)}
            >
              {word(a.label)}
            </Button>
          ))}
        {blocked.map((a) => (
          <ActButton key={a.action} whyAt={`${id}${a.action}`}>
            {word(a.label)}
          </ActButton>
        ))}
      </div>
      {blocked.length > 0 && (
        <ul className="bh-unmet">
          {blocked.map((a) => (
            <li key={a.action} id={`${id}${a.action}`}>
              {word(a.label)}
              <Colon />
              {a.unmet.length > 0 ? (
                <>
                  {s.needs}
                  {a.unmet.map((u) => word(u.label)).join("；")}
                </>
              ) : (
                s.cannot
              )}
            </li>
          ))}
        </ul>
      )}
      {open && (
        <ReasonPanel
          key={open.action}
          action={open}
          busy={act.busy}
          onCancel={() => setOpen(undefined)}
          onSend={(why) => void send(open, why)}
        />
      )}
      <ErrorPanel trouble={act.trouble} />
      <div role="status">
        {done && (
          <p className="bh-notice bh-notice-good">
            {s.done(word(done.label))}{" "}
            {back && (
              <Button size="small" onClick={() => choose(back)}>
                {s.undo}
              </Button>
            )}
          </p>
        )}
      </div>
    </section>
  );
}

interface ReasonPanelProps {
  readonly action: AvailableAction;
  readonly busy: boolean;
  readonly onCancel: () => void;
  readonly onSend: (why: { reason?: string; note?: string }) => void;
}

/** What is asked before an act is taken: its reason, or whether it is meant. */
export function ReasonPanel(props: ReasonPanelProps) {
  const word = useWord();
  const { action, busy, onCancel, onSend } = props;
  if (action.needsReason) return <ReasonForm {...props} />;
  return (
    <MeantPanel
      label={word(action.label)}
      asks={action.asks ? word(action.asks) : ""}
      busy={busy}
      onCancel={onCancel}
      onSend={() => onSend({})}
    />
  );
}

interface MeantPanelProps {
  readonly label: string;
  /** What comes of it. */
  readonly asks: string;
  readonly busy: boolean;
  readonly onCancel: () => void;
  readonly onSend: () => void;
}

export function MeantPanel({ label, asks, busy, onCancel, onSend }: MeantPanelProps) {
  const s = useStrings(actionStrings);
  const id = useId();
  return (
    <div className="bh-reason" role="alertdialog" aria-labelledby={id} onKeyDown={(e) => e.key === "Escape" && onCancel()}>
      <p id={id}>
        <strong>{label}</strong>
        <Colon />
        {asks}
      </p>
      <div className="bh-actions-row">
        <Button autoFocus type="primary" loading={busy} onClick={onSend}>
          {s.confirm(label)}
        </Button>
        <Button onClick={onCancel}>{s.cancel}</Button>
      </div>
    </div>
  );
}

function ReasonForm({ action, busy, onCancel, onSend }: ReasonPanelProps) {
  const s = useStrings(actionStrings);
  const word = useWord();
  const id = useId();
  const [reason, setReason] = useState("");
  const [note, setNote] = useState("");
  const [missing, setMissing] = useState(false);
  const listed = action.reasons !== undefined && action.reasons.length > 0;
  return (
    <form
      className="bh-reason"
      onKeyDown={(e) => e.key === "Escape" && onCancel()}
      onSubmit={(e) => {
        e.preventDefault();
        const why = reason.trim();
        if (why === "") return setMissing(true);
        onSend({ reason: why, ...(listed && note.trim() !== "" ? { note: note.trim() } : {}) });
      }}
    >
      <p id={id}>
        <strong>{word(action.label)}</strong> · {listed ? s.chooseReason : s.writeReason}
      </p>
      {listed ? (
        <>
          <Radio.Group
            aria-labelledby={id}
            value={reason}
            onChange={(e) => setReason(String(e.target.value))}
            options={action.reasons?.map((o) => ({ value: o.value, label: word(o.label) })) ?? []}
          />
          <Input.TextArea
            aria-label={s.note}
            placeholder={s.note}
            value={note}
            onChange={(e) => setNote(e.target.value)}
            autoSize={{ minRows: 2 }}
            maxLength={4000}
          />
        </>
      ) : (
        <Input.TextArea
          autoFocus
          aria-labelledby={id}
          value={reason}
          onChange={(e) => setReason(e.target.value)}
          autoSize={{ minRows: 2 }}
          maxLength={4000}
          status={missing ? "error" : ""}
        />
      )}
      {missing && reason.trim() === "" && (
        <p className="bh-fault" role="alert">
          {listed ? s.chooseReason : s.writeReason}
        </p>
      )}
      <div className="bh-actions-row">
        <Button type="primary" htmlType="submit" loading={busy}>
          {s.confirm(word(action.label))}
        </Button>
        <Button onClick={onCancel}>{s.cancel}</Button>
      </div>
    </form>
  );
}
