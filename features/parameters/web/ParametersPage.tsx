import { formatMoney } from "@bihuan/kit";
import { Button } from "antd";
import { useState } from "react";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { showDay, showInstant } from "../../../platform/register/fields.ts";
import { createApi } from "../../../platform/ui/api.ts";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Page, Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { RegisterForm } from "../../../platform/ui/form/RegisterForm.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import type { parametersContract } from "../contract.ts";
import { changeRegisters } from "../register.ts";
import { parametersStrings } from "./strings.ts";
import { Heads } from "../../../platform/ui/Heads.tsx";

const { call } = createApi<typeof parametersContract>("parameters");
type Listed = Awaited<ReturnType<typeof call.listParameters>>;
type Parameter = Listed["parameters"][number];
type Reload = () => Promise<void>;

/** What is set, what it decides, since when, by whom and on what grounds; changed by two. */
export function ParametersPage() {
  const s = useStrings(parametersStrings);
  const word = useWord();
  const list = useLoad(["parameters"], () => call.listParameters());
  return (
    <Page title={s.parameters} lead={s.lead}>
      <WhenLoaded of={list}>
        {(l) => (
          <>
            {!l.can.change && <p className="bh-quiet">{s.above}</p>}
            {l.parameters.map((p) => (
              <Section key={p.name} title={word(p.label)} id={p.name}>
                <p>{word(p.what)}</p>
                <InForce of={p} />
                {p.waiting && <Waiting of={p} change={p.waiting} mayDecide={l.can.change} onDone={list.reload} />}
                {l.can.change && !p.waiting && <Propose of={p} onDone={list.reload} />}
                <History of={p} />
              </Section>
            ))}
          </>
        )}
      </WhenLoaded>
    </Page>
  );
}

function useShown(): (p: Pick<Parameter, "kind">, value: number) => string {
  const { locale } = useLocale();
  return ({ kind }, value) =>
    kind === "days"
      ? locale === "en"
        ? `${value} days`
        : `${value} 天`
      : kind === "count"
        ? String(value)
        : kind === "share"
          ? `${Math.round(value * 10_000) / 100}%`
          : formatMoney(value, locale);
}

function useSpan(): (fromOn: string, toOn: string | null) => string {
  const s = useStrings(parametersStrings);
  const { locale } = useLocale();
  return (fromOn, toOn) => s.span(showDay(fromOn, locale), toOn === null ? null : showDay(toOn, locale));
}

function InForce({ of: p }: { of: Parameter }) {
  const s = useStrings(parametersStrings);
  const shown = useShown();
  const span = useSpan();
  return (
    <p>
      {s.holds} <strong>{shown(p, p.value)}</strong>{" "}
      <span className="bh-quiet">
        {p.holds ? [s.of(p.holds.unitName), span(p.holds.fromOn, p.holds.toOn), p.holds.source || s.noSource].join(" · ") : s.shipped}
      </span>
    </p>
  );
}

function Waiting({
  of: p,
  change,
  mayDecide,
  onDone,
}: {
  of: Parameter;
  change: NonNullable<Parameter["waiting"]>;
  mayDecide: boolean;
  onDone: Reload;
}) {
  const s = useStrings(parametersStrings);
  const { locale } = useLocale();
  const shown = useShown();
  const span = useSpan();
  const refusal = useRefusal();
  const decide = (outcome: "agreed" | "refused"): void =>
    void refusal.run(async () => {
      await call.decideParameter({ id: change.id, outcome });
      await onDone();
    });
  return (
    <div className="bh-notice" role="status">
      <p>
        <strong>{s.waiting}</strong> {shown(p, change.value)} · {span(change.fromOn, change.toOn)} · {change.source} ·{" "}
        {s.proposed(change.byName, showInstant(change.at, locale))}
      </p>
      {mayDecide && (
        <p className="bh-actions-row">
          {!change.isMine && (
            <Button type="primary" loading={refusal.busy} onClick={() => decide("agreed")}>
              {s.agree}
            </Button>
          )}
          <Button loading={refusal.busy} onClick={() => decide("refused")}>
            {s.setAside}
          </Button>
          {change.isMine && <span className="bh-quiet">{s.own}</span>}
        </p>
      )}
      <ErrorPanel trouble={refusal.trouble} />
    </div>
  );
}

function Propose({ of: p, onDone }: { of: Parameter; onDone: Reload }) {
  const s = useStrings(parametersStrings);
  const [open, setOpen] = useState(false);
  if (!open)
    return (
      <p className="bh-actions-row">
        <Button onClick={() => setOpen(true)}>{s.change}</Button>
      </p>
    );
  return (
    <RegisterForm
      register={changeRegisters[p.kind]}
      draftKey={`parameter.${p.name}`}
      submitLabel={{ zh: parametersStrings.zh.propose, en: parametersStrings.en.propose }}
      beside={<Button onClick={() => setOpen(false)}>{s.cancel}</Button>}
      onSubmit={async (values) => {
        await call.proposeParameter({ name: p.name, values });
        setOpen(false);
        await onDone();
      }}
    />
  );
}

function History({ of: p }: { of: Parameter }) {
  const s = useStrings(parametersStrings);
  const { locale } = useLocale();
  const shown = useShown();
  const span = useSpan();
  return (
    <details>
      <summary>
        {s.history}（{p.history.length}）
      </summary>
      {p.history.length === 0 ? (
        <p className="bh-quiet">{s.none}</p>
      ) : (
        <table className="bh-plain-table">
          <Heads of={[s.value, s.days, s.unit, s.source, s.by, s.decided]} />
          <tbody>
            {p.history.map((h) => (
              <tr key={h.id}>
                <td className="bh-number">{shown(p, h.value)}</td>
                <td>{span(h.fromOn, h.toOn)}</td>
                <td>{h.unitName}</td>
                <td>{h.source || s.noSource}</td>
                <td>
                  {h.byName} · {showInstant(h.at, locale)}
                </td>
                <td>
                  {s[h.outcome]} · {h.decidedName}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </details>
  );
}
