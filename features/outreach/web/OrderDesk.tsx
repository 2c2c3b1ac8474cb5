import { Button, Input, Select } from "antd";
import { useState } from "react";
import { chinaDay } from "@bihuan/kit";
import { useLocale, useStrings } from "../../../platform/i18n/locale.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { DayBox } from "../../../platform/ui/form/DayInput.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { LinkHandover } from "../../../platform/ui/record/LinkHandover.tsx";
import { Section } from "../../../platform/ui/Page.tsx";
import type { PanelProps } from "../../../platform/ui/records/RecordPage.tsx";
import { RequestKey } from "../../../platform/ui/request-key.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import type { OrderDesk as Given } from "../desk.ts";
import { minutesOf, timeOf } from "../rules.ts";
import { outreach } from "./api.ts";
import { outreachStrings } from "./strings.ts";
import { ActButton } from "../../../platform/ui/ActButton.tsx";

type Handed = Awaited<ReturnType<typeof outreach.handOrderLink>>;

/** An order's desk: who could give it and when each is taken, placing by hand, the links of both sides. */
export function OrderDesk({ data, given, reload }: PanelProps) {
  const desk = given as Given;
  const s = useStrings(outreachStrings);
  const { locale } = useLocale();
  const act = useRefusal();
  const [handed, setHanded] = useState<Handed>();
  const state = data.case?.state ?? "";
  const link = (party: "orderer" | "expert") => act.run(async () => setHanded(await outreach.handOrderLink({ id: data.id, party })));
  const open = ["ordered", "assigned", "accepted"].includes(state);
  return (
    <div id="desk">
      {state === "ordered" && data.can.edit && <Place data={data} desk={desk} reload={reload} onHanded={setHanded} />}
      {state === "ordered" && (
        <Section title={s.whoCan}>
          {desk.teachers.length === 0 && <p className="bh-quiet">{s["nobody-can"]}</p>}
          <ul>
            {desk.teachers.map((t) => (
              <li key={t.id}>
                {t.name} <span className="bh-quiet">{t.employer}</span>
                {t.declined !== null && <strong> {s.declined(t.declined)}</strong>}
                <ul>
                  {t.taken.map((b) => (
                    <li key={b.subject + b.onDay + b.fromTime} className="bh-quiet">
                      {showDay(b.onDay, locale)} {b.fromTime}–{b.toTime} {b.what} · {b.unitName}
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {open && data.actions.some((a) => a.allowed) && (
        <Section title={s.links}>
          <p className="bh-quiet">{s.linksHint}</p>
          <div className="bh-actions-row bh-no-print">
            <Button loading={act.busy} onClick={() => void link("orderer")}>
              {s.linkOrderer}
            </Button>
            {state === "assigned" && (
              <Button loading={act.busy} onClick={() => void link("expert")}>
                {s.linkExpert}
              </Button>
            )}
          </div>
          <ErrorPanel trouble={act.trouble} />
        </Section>
      )}
      {handed && (
        <LinkHandover
          url={new URL(handed.url || "/", location.origin).href}
          caseId={data.id}
          code={handed.code}
          forWhom={handed.party === "expert" ? s.expert : String(data.values["school"])}
          purpose={handed.party === "expert" ? s.expertLink : s.ordererLink}
          expiresOn={chinaDay(Date.parse(handed.expiresAt))}
          sentTo={handed.sentTo}
        />
      )}
    </div>
  );
}

interface PlaceProps extends Pick<PanelProps, "data" | "reload"> {
  readonly desk: Given;
  readonly onHanded: (handed: Handed) => void;
}

function Place({ data, desk, reload, onHanded }: PlaceProps) {
  const s = useStrings(outreachStrings);
  const act = useRefusal();
  const [key] = useState(() => new RequestKey());
  const [teacherId, setTeacher] = useState(desk.proposed?.teacherId ?? desk.teachers.find((t) => t.declined === null)?.id);
  const [onDay, setDay] = useState(desk.proposed?.onDay ?? desk.firstOn);
  const [fromTime, setFrom] = useState(desk.proposed?.fromTime ?? "09:30");
  const [toTime, setTo] = useState(desk.proposed?.toTime ?? timeOf(minutesOf("09:30") + desk.minutes));
  const place = () =>
    act.run(async () => {
      const asked = { id: data.id, version: data.version, teacherId: teacherId ?? 0, onDay, fromTime, toTime };
      onHanded(await outreach.placeOrder({ ...asked, requestKey: key.for(asked) }));
      await reload();
    });
  if (desk.teachers.length === 0) return null;
  return (
    <Section title={s.placeTitle}>
      <form
        className="bh-actions-row bh-no-print"
        onSubmit={(e) => {
          e.preventDefault();
          void place();
        }}
      >
        <Select
          aria-label={s.expert}
          value={teacherId ?? null}
          popupMatchSelectWidth={false}
          options={desk.teachers.map((t) => ({ value: t.id, label: t.name }))}
          onChange={(v) => setTeacher(v ?? undefined)}
        />
        <DayBox aria-label={s.day} value={onDay} onChange={setDay} />
        <label>
          {s.from} <Input value={fromTime} maxLength={5} style={{ width: 90 }} onChange={(e) => setFrom(e.target.value)} />
        </label>
        <label>
          {s.to} <Input value={toTime} maxLength={5} style={{ width: 90 }} onChange={(e) => setTo(e.target.value)} />
        </label>
        <ActButton htmlType="submit" type="primary" loading={act.busy} missing={[teacherId === undefined && s.expert]}>
          {s.offer}
        </ActButton>
      </form>
      <ErrorPanel trouble={act.trouble} />
    </Section>
  );
}
