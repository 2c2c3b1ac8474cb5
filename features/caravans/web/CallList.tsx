import { Button } from "antd";
import { useState } from "react";
import { useLocale, useStrings } from "../../../platform/i18n/locale.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Section } from "../../../platform/ui/Page.tsx";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { caravans } from "./api.ts";
import type { FullPlan } from "./PlanRoom.tsx";
import { plateOf, schoolOf } from "./plan-names.ts";
import { caravansStrings } from "./strings.ts";

type Contacts = Awaited<ReturnType<typeof caravans.listContacts>>["contacts"];

/** Whom a change has moved or put out, with whom to telephone. */
export function CallList({ plan }: { readonly plan: FullPlan }) {
  const s = useStrings(caravansStrings);
  const { locale } = useLocale();
  const act = useRefusal();
  const [contacts, setContacts] = useState<Contacts>([]);
  const { moved, lost } = plan.answer;
  // "3 4": vehicle and day, as the engine names a place.
  const where = (at: string): string => {
    const [vehicle = "", day = "0"] = at.split(" ");
    return `${showDay(plan.input.days[Number(day)] ?? "", locale)} ${plateOf(plan, vehicle)}`;
  };
  const lines = [
    ...moved.map((m) => ({ stop: m.stop, words: s.movedTo(where(m.from), where(m.to)) })),
    ...lost.map((stop) => ({ stop, words: s.lostNow })),
  ];
  return (
    <Section title={s.call}>
      <ul>
        {lines.map((l) => {
          const c = contacts.find((x) => x.id === l.stop);
          return (
            <li key={l.stop}>
              {schoolOf(plan, l.stop)}：{l.words} {c && `${c.name} ${c.phone ?? ""}`}
            </li>
          );
        })}
      </ul>
      {contacts.length === 0 && (
        <Button
          className="bh-no-print"
          loading={act.busy}
          onClick={() =>
            void act.run(async () =>
              setContacts((await caravans.listContacts({ planId: plan.id, stops: lines.map((l) => l.stop) })).contacts),
            )
          }
        >
          {s.showPhones}
        </Button>
      )}
      <ErrorPanel trouble={act.trouble} />
    </Section>
  );
}
