import { Button, Select } from "antd";
import { useState } from "react";
import { formatMoney } from "@bihuan/kit";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { useAddress, useGo, useRouteParams } from "../../../platform/ui/address.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Page, Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import type { PanelProps } from "../../../platform/ui/records/RecordPage.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import type { Signed } from "../academic-desk.ts";
import { roleOptions, type Filing, type ROLES } from "../academic-rules.ts";
import type { NameFinding } from "../name-rules.ts";
import type { OverRate } from "../rules.ts";
import { academicStrings } from "./academic-strings.ts";
import { events } from "./api.ts";

/** What must be filed, where and by when, with how each day was reckoned. */
export function Desk({ given }: PanelProps) {
  const s = useStrings(academicStrings);
  const word = useWord();
  const { locale } = useLocale();
  const filings = given as readonly Filing[];
  const day = (d: string) => showDay(d, locale);
  return (
    <Section title={s.toFile} id="desk">
      {filings.length === 0 && <p className="bh-quiet">{s.noRules}</p>}
      <ul className="bh-plain-list">
        {filings.map((f) => (
          <li key={f.id}>
            <strong>{f.name}</strong> → {f.office} ·{" "}
            {f.sentOn === null ? (
              <strong>{s.until(day(f.dueOn))}</strong>
            ) : f.sentOn > f.dueOn ? (
              s.sentLate(day(f.sentOn))
            ) : (
              s.sent(day(f.sentOn))
            )}{" "}
            {f.number}
            <div className="bh-quiet">
              {word(f.how)} · {s.source} {f.source}
            </div>
          </li>
        ))}
      </ul>
      <AppLink href="/academic/duties">{s.rules}</AppLink>
    </Section>
  );
}

/** Words of the name that are not free, each with its rule and source. */
export function Names({ given }: PanelProps) {
  const s = useStrings(academicStrings);
  const word = useWord();
  const found = given as readonly NameFinding[];
  if (found.length === 0) return null;
  return (
    <Section title={s.name} id="name">
      <ul>
        {found.map((f) => (
          <li key={f.says.zh}>{f.met ? word(f.says) : <strong>{word(f.says)}</strong>}</li>
        ))}
      </ul>
      <AppLink href="/academic/names">{s.nameRules}</AppLink>
    </Section>
  );
}

/** The budget beside the rates in force: what exceeds one, with its source. */
export function Budget({ given }: PanelProps) {
  const s = useStrings(academicStrings);
  const word = useWord();
  const { locale } = useLocale();
  const { sumFen, over } = given as { sumFen: number; over: readonly OverRate[] };
  if (sumFen === 0) return null;
  return (
    <Section title={s.budget} id="rates">
      <p>
        {s.budgetSum} {formatMoney(sumFen, locale)}
      </p>
      {over.length === 0 && <p className="bh-quiet">{s.within}</p>}
      <ul>
        {over.map((o) => (
          <li key={o.says.zh}>
            {o.strict ? <strong>{s.stops}</strong> : s.above} {word(o.says)}
          </li>
        ))}
      </ul>
      <AppLink href="/training/rates">{s.rates}</AppLink>
    </Section>
  );
}

export function SignedThere({ given }: PanelProps) {
  const s = useStrings(academicStrings);
  const { locale } = useLocale();
  const signed = given as readonly Signed[];
  return (
    <Section title={s.signed}>
      {signed.length === 0 && <p className="bh-quiet">{s.noneSigned}</p>}
      <ul className="bh-plain-list">
        {signed.map((a) => (
          <li key={a.id}>
            <AppLink href={`/projects/agreements/${a.id}`}>{a.title}</AppLink> · {s[a.type as "intention" | "contract" | "registered"]} ·{" "}
            {formatMoney(a.amountFen, locale)}
          </li>
        ))}
      </ul>
      {signed.length > 0 && <p className="bh-quiet">{s.apart}</p>}
    </Section>
  );
}

/** Whoever would enter a joint event a second time takes part in the first record instead. */
export function JoinEventPage() {
  const s = useStrings(academicStrings);
  const word = useWord();
  const { locale } = useLocale();
  const go = useGo();
  const id = Number(useRouteParams().id);
  const [asked] = useAddress();
  const shown = asked.get("shown") ?? "";
  const loaded = useLoad(["academic", "see", id], () => events.seeEvent({ id, shown }));
  const act = useRefusal();
  const [role, setRole] = useState<keyof typeof ROLES>("help");
  return (
    <Page title={s.join}>
      <WhenLoaded of={loaded}>
        {(a) => (
          <Section title={a.title}>
            <p>
              {showDay(a.firstOn, locale)} – {showDay(a.lastOn, locale)} · {a.place} · {a.unitName}
            </p>
            <p className="bh-quiet">{s.joinHint}</p>
            <div className="bh-actions-row">
              <Select
                aria-label={s.role}
                value={role}
                options={roleOptions.map((o) => ({ value: o.value, label: word(o.label) }))}
                onChange={setRole}
              />
              <Button
                type="primary"
                loading={act.busy}
                onClick={() =>
                  void act.run(async () => {
                    await events.joinEvent({ id, shown, role });
                    go(`/academic/${id}`, "replace");
                  })
                }
              >
                {s.join}
              </Button>
            </div>
            <ErrorPanel trouble={act.trouble} />
          </Section>
        )}
      </WhenLoaded>
    </Page>
  );
}
