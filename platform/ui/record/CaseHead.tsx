import { nextAct, todoOf, type ProcessDef } from "@bihuan/casework";
import { chinaDay, daysBetween } from "@bihuan/kit";
import { Button, Dropdown } from "antd";
import { useId, useRef, useState, type ReactNode } from "react";
import type { CaseView } from "../../casework/present.ts";
import type { Turn } from "../../casework/turn.ts";
import { useLocale, useStrings, useWord, type Words } from "../../i18n/locale.ts";
import { shortDay } from "../../register/fields.ts";
import { ReasonPanel, type Act, type AvailableAction } from "./ActionBar.tsx";
import { useGo } from "../address.ts";
import { CasePath } from "./CasePath.tsx";
import { ErrorPanel } from "../ErrorPanel.tsx";
import { RequestKey } from "../request-key.ts";
import { caseHeadStrings, FAR_DAYS } from "./case-strings.ts";
import { offeredTo } from "./offered.ts";
import { useRefusal } from "../useRefusal.ts";
import { ActButton } from "../ActButton.tsx";

/** An act of the process, or a way the page adds: one that leads to a place of its own says where. */
export interface HeadAct extends AvailableAction {
  readonly ends?: boolean | undefined;
  /** The part of this page (`#candidates`) or the page where it is done. */
  readonly href?: string | undefined;
  /** Done by the page itself, in place of sending it as a step. */
  readonly run?: (() => Promise<unknown>) | undefined;
}

export interface CaseHeadProps {
  readonly title: string;
  /** One line beneath the name: what it is, whose. */
  readonly lead?: ReactNode;
  /** Without a case (a plain record) there is neither path nor turn. */
  readonly of?:
    | { readonly process: ProcessDef; readonly case: CaseView; readonly turn: Turn; readonly events: readonly PathEvent[] }
    | undefined;
  readonly actions: readonly HeadAct[];
  /** The one button's act; else the first that is allowed, ends nothing and asks for no reason. */
  readonly main?: string | undefined;
  readonly onAct?: ((act: Act) => Promise<unknown>) | undefined;
  readonly onDone?: ((action: string) => unknown) | undefined;
  /** Where something missing is mended, by the gate's `at`; a part of this page where nothing is said. */
  readonly mend?: Readonly<Record<string, string>> | undefined;
  /** Ways that are no acts: print, export. */
  readonly more?: readonly { readonly key: string; readonly label: ReactNode; readonly onClick?: () => void }[] | undefined;
  /** Beside whose move it is: to remind whoever it is. */
  readonly remind?: ReactNode;
}
export interface PathEvent {
  readonly to: string;
  readonly at: string;
}

/** What stands fast above a case: its name, the whole way, whose move it is since and until when, one button; the rest in a menu, what ends it last. */
export function CaseHead({ title, lead, of, actions: all, main: named, onAct, onDone, mend = {}, more = [], remind }: CaseHeadProps) {
  const s = useStrings(caseHeadStrings);
  const word = useWord();
  const go = useGo();
  const act = useRefusal();
  const key = useRef(new RequestKey());
  const unmetAt = useId();
  const [asking, setAsking] = useState<HeadAct>();
  const [done, setDone] = useState<HeadAct>();
  const actions = offeredTo(all, of?.turn);
  const ways = actions.filter((a) => a.ends !== true);
  const main =
    ways.find((a) => a.action === named) ??
    ways.find((a) => a.allowed && !a.needsReason) ??
    ways.find((a) => of !== undefined && of.process.actions[a.action] === nextAct(of.process, of.case.state)) ??
    ways.find((a) => a.allowed) ??
    ways[0];
  const rest = actions.filter((a) => a !== main).toSorted((a, b) => Number(a.ends ?? false) - Number(b.ends ?? false));
  const blocked = [main, ...rest].filter((a): a is HeadAct => a !== undefined && !a.allowed && a.unmet.length > 0);

  const send = async (action: HeadAct, why: { reason?: string; note?: string } = {}) => {
    const requestKey = key.current.for({ action: action.action, ...why });
    const went = await act.run(() =>
      action.run ? action.run() : onAct ? onAct({ action: action.action, ...why, requestKey }) : Promise.resolve(),
    );
    if (!went) return;
    key.current.spend();
    setAsking(undefined);
    setDone(action);
    await onDone?.(action.action);
  };
  const choose = (action: HeadAct) => {
    act.clear();
    setDone(undefined);
    if (action.href !== undefined) return action.href.startsWith("#") ? showPart(action.href.slice(1)) : go(action.href);
    if (action.needsReason || action.asks) setAsking(action);
    else void send(action);
  };
  const items = [
    ...rest.filter((a) => a.ends !== true).map((a) => ({ key: a.action, label: word(a.label), disabled: !a.allowed })),
    ...more.map(({ key: k, label }) => ({ key: k, label })),
    ...(rest.some((a) => a.ends === true) && rest.length + more.length > 1 ? [{ type: "divider" as const }] : []),
    ...rest.filter((a) => a.ends === true).map((a) => ({ key: a.action, label: word(a.label), disabled: !a.allowed, danger: true })),
  ];
  return (
    <header className="bh-panel bh-head">
      <div className="bh-head-top">
        <div className="bh-head-name">
          <h1>{title}</h1>
          {lead !== undefined && <div className="bh-quiet">{lead}</div>}
        </div>
        <div className="bh-actions-row bh-no-print">
          {main && (
            <ActButton
              type={of?.turn && !of.turn.isMine ? "default" : "primary"}
              whyAt={main.allowed ? undefined : unmetAt}
              loading={act.busy && asking === undefined}
              onClick={() => choose(main)}
            >
              {word(main.label)}
            </ActButton>
          )}
          {items.length > 0 && (
            <Dropdown
              trigger={["click"]}
              menu={{
                items,
                onClick: ({ key: chosen }) => {
                  more.find((m) => m.key === chosen)?.onClick?.();
                  const action = actions.find((a) => a.action === chosen);
                  if (action) choose(action);
                },
              }}
            >
              <Button aria-haspopup="menu">{s.more}</Button>
            </Dropdown>
          )}
        </div>
      </div>
      {of && <CasePath process={of.process} state={of.case.state} events={of.events} />}
      {of && <TurnLine of={of} remind={remind} />}
      {blocked.length > 0 && (
        <ul className="bh-unmet" id={unmetAt}>
          {blocked.map((a) => (
            <li key={a.action}>
              {s.first(word(a.label))}{" "}
              {a.unmet.map((u, i) => (
                <span key={word(u.label)}>
                  {i > 0 && "；"}
                  <Mend label={u.label} href={u.at === null ? undefined : (mend[u.at] ?? `#${u.at}`)} />
                </span>
              ))}
            </li>
          ))}
        </ul>
      )}
      {asking && (
        <ReasonPanel
          key={asking.action}
          action={asking}
          busy={act.busy}
          onCancel={() => setAsking(undefined)}
          onSend={(why) => void send(asking, why)}
        />
      )}
      <ErrorPanel trouble={act.trouble} />
      <div role="status">{done && <p className="bh-notice bh-notice-good">{s.done(word(done.label))}</p>}</div>
    </header>
  );
}

/** A part of this page comes into view with the focus, below the head that stands fast. */
function showPart(id: string): void {
  const part = document.getElementById(id);
  if (!part) return;
  part.scrollIntoView({ block: "start" });
  part.setAttribute("tabindex", "-1");
  part.focus({ preventScroll: true });
}

function Mend({ label, href }: { readonly label: Words; readonly href: string | undefined }) {
  const word = useWord();
  const go = useGo();
  if (href === undefined) return <>{word(label)}</>;
  return (
    <a
      href={href}
      onClick={(e) => {
        e.preventDefault();
        if (href.startsWith("#")) showPart(href.slice(1));
        else go(href);
      }}
    >
      {word(label)}
    </a>
  );
}

/** Whose move it is, since when, until when; where nobody can make it, who sees to that. */
function TurnLine({ of, remind }: { readonly of: NonNullable<CaseHeadProps["of"]>; readonly remind?: ReactNode }) {
  const s = useStrings(caseHeadStrings);
  const word = useWord();
  const { locale } = useLocale();
  const { case: c, turn, events, process } = of;
  if (c.closedOn !== null || !turn) {
    const last = events.at(-1);
    return (
      <p className="bh-turn">
        <strong>{s.ended(word(process.states[c.state]?.label ?? { zh: c.state, en: c.state }))}</strong>{" "}
        {last && shortDay(chinaDay(Date.parse(last.at)), locale)}
      </p>
    );
  }
  const left = c.dueOn === null ? null : daysBetween(chinaDay(Date.now()), c.dueOn);
  return (
    <p className={turn.isMine ? "bh-turn is-mine" : "bh-turn"}>
      <strong>
        {turn.closedTo !== null
          ? s.closedTo(word(turn.who))
          : turn.isNobodys
            ? s.nobodys(word(turn.who))
            : turn.isMine
              ? s.yours(word(todoOf(process, c.state)))
              : s.turnOf(word(turn.who))}
      </strong>{" "}
      {s.since(shortDay(chinaDay(Date.parse(c.since)), locale))}
      {c.dueOn !== null && left !== null && left <= FAR_DAYS && (
        <>
          {" · "}
          <span className={left < 0 ? "bh-overdue" : undefined}>{s.until(shortDay(c.dueOn, locale), left)}</span>
        </>
      )}{" "}
      {!turn.isMine && remind}
    </p>
  );
}
