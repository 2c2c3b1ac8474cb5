import { Button, Input, Select } from "antd";
import { useId, useState } from "react";
import { Colon } from "../../../platform/i18n/Colon.tsx";
import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { EVIDENCE_ENDINGS } from "../../../platform/files/kinds.ts";
import { useRouteParams } from "../../../platform/ui/address.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { CaseTimeline } from "../../../platform/ui/CaseTimeline.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { FileUpload } from "../../../platform/ui/FileUpload.tsx";
import { Page, Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { newKey } from "../../../platform/ui/request-key.ts";
import { StateTag } from "../../../platform/ui/StateTag.tsx";
import { tonesOf } from "../../../platform/ui/tones.ts";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { useMay } from "../../../platform/ui/session.ts";
import { PLACE_KINDS, type PlaceKind } from "../../places/rules.ts";
import { buildProcess } from "../process.ts";
import { typedFault } from "../../places/rules.ts";
import { call } from "./api.ts";
import { buildsStrings } from "./strings.ts";
import "./builds.css";

type Target = Awaited<ReturnType<typeof call.getTarget>>;

export function BuildPage() {
  const s = useStrings(buildsStrings);
  const word = useWord();
  const may = useMay();
  const id = Number(useRouteParams().id);
  const target = useLoad(["build", id], () => call.getTarget({ id }));
  return (
    <WhenLoaded of={target}>
      {(t) => (
        <Page
          title={t.title}
          lead={
            <>
              <StateTag label={buildProcess.states[t.state]?.label ?? { zh: t.state, en: t.state }} tone={tonesOf(buildProcess)[t.state]} />{" "}
              {word(PLACE_KINDS[t.kind as PlaceKind])} · {t.year} {t.townName}
              {t.lat === null ? ` · ${s.noPin}` : ` · ${t.lat.toFixed(6)}, ${t.lon?.toFixed(6)}`}
              {t.placeId !== null && (
                <>
                  {" · "}
                  <AppLink href={`/places/${t.placeId}`}>{s.openPlace}</AppLink>
                </>
              )}
              {t.factId !== null && (
                <>
                  {" · "}
                  <AppLink href={`/indicators/facts/${t.factId}`}>{s.openFact}</AppLink>
                </>
              )}
            </>
          }
        >
          {t.state !== "accepted" && t.state !== "dropped" && may("build.edit") && <PinForm t={t} onDone={target.reload} />}
          <Section title={s.records}>
            {t.files.length === 0 && <p className="bh-quiet">{s.noRecords}</p>}
            <ul className="bh-items">
              {t.files.map((f) => (
                <li key={f.id}>
                  <a href={`/api/files/${f.id}`}>{f.name}</a>
                </li>
              ))}
            </ul>
            {t.state === "under_way" && (
              <FileUpload
                label={{ zh: s.upload, en: s.upload }}
                url={`/api/files?caseId=${t.id}`}
                accept={EVIDENCE_ENDINGS}
                maxBytes={20 * 1_048_576}
                maxFiles={5}
                onUploaded={() => void target.reload()}
              />
            )}
          </Section>
          <Steps t={t} onDone={target.reload} />
          <Section title={s.timeline}>
            <CaseTimeline
              events={t.events.map((e) => ({ ...e, reason: e.reason ? word(e.reason) : undefined, note: e.note ?? undefined }))}
            />
          </Section>
        </Page>
      )}
    </WhenLoaded>
  );
}

function PinForm({ t, onDone }: { t: Target; onDone: () => Promise<void> }) {
  const s = useStrings(buildsStrings);
  const id = useId();
  const refusal = useRefusal();
  const [typed, setTyped] = useState({ lat: t.lat?.toFixed(6) ?? "", lon: t.lon?.toFixed(6) ?? "" });
  const [fault, setFault] = useState<{ axis: "lat" | "lon"; words: string }>();
  const submit = () => {
    for (const axis of ["lat", "lon"] as const) {
      const found = typedFault(axis, typed[axis], null);
      if (found) return setFault({ axis, words: s[found](s[axis], axis === "lat" ? 90 : 180) });
    }
    setFault(undefined);
    void refusal.run(async () => {
      await call.pinTarget({ id: t.id, lat: Number(typed.lat), lon: Number(typed.lon) });
      await onDone();
    });
  };
  return (
    <Section title={s.position}>
      <form
        className="bh-actions-row"
        noValidate
        onSubmit={(e) => {
          e.preventDefault();
          submit();
        }}
      >
        {(["lat", "lon"] as const).map((axis) => (
          <span key={axis} className="pl-pair">
            <label htmlFor={`${id}${axis}`}>{s[axis]}</label>
            <Input
              id={`${id}${axis}`}
              className="pl-degrees"
              inputMode="decimal"
              required
              {...(fault?.axis === axis ? { status: "error" as const, "aria-invalid": true, "aria-describedby": id } : {})}
              value={typed[axis]}
              onChange={(e) => setTyped((before) => ({ ...before, [axis]: e.target.value }))}
            />
          </span>
        ))}
        <Button htmlType="submit" loading={refusal.busy}>
          {s.savePin}
        </Button>
      </form>
      {fault && (
        <p id={id} className="bh-fault" role="alert">
          {fault.words}
        </p>
      )}
      <ErrorPanel trouble={refusal.trouble} />
    </Section>
  );
}

/** What may be done now, with what stands in the way. */
function Steps({ t, onDone }: { t: Target; onDone: () => Promise<void> }) {
  const s = useStrings(buildsStrings);
  const word = useWord();
  const id = useId();
  const refusal = useRefusal();
  const [requestKey] = useState(newKey);
  const [reason, setReason] = useState<string>();
  const [acceptedOn, setDay] = useState("");
  const [fileId, setFile] = useState<number>();
  const step = (name: string) => t.actions.find((a) => a.action === name);
  const run = (act: () => Promise<unknown>) =>
    void refusal.run(async () => {
      await act();
      await onDone();
    });
  const [start, accept, drop] = [step("start"), step("accept"), step("drop")];
  if (!start && !accept && !drop) return null;
  return (
    <Section title={s.next}>
      {start && (
        <p>
          <Button
            type="primary"
            disabled={!start.allowed}
            loading={refusal.busy}
            onClick={() => run(() => call.actOnTarget({ id: t.id, action: "start", requestKey: `${requestKey}.start` }))}
          >
            {word(start.label)}
          </Button>
        </p>
      )}
      {accept &&
        (accept.allowed ? (
          <form
            className="bh-form"
            onSubmit={(e) => {
              e.preventDefault();
              if (fileId !== undefined) run(() => call.acceptTarget({ id: t.id, acceptedOn, fileId, requestKey: `${requestKey}.accept` }));
            }}
          >
            <label htmlFor={`${id}d`}>{s.acceptedOn}</label>
            <Input id={`${id}d`} type="date" required value={acceptedOn} onChange={(e) => setDay(e.target.value)} />
            <label htmlFor={`${id}f`}>{s.onRecord}</label>
            <Select id={`${id}f`} value={fileId} onChange={setFile} options={t.files.map((f) => ({ value: f.id, label: f.name }))} />
            <p>
              <Button type="primary" htmlType="submit" disabled={fileId === undefined || acceptedOn === ""} loading={refusal.busy}>
                {word(accept.label)}
              </Button>
            </p>
          </form>
        ) : (
          <p className="bh-notice">
            {word(accept.label)}
            <Colon />
            {accept.unmet.map((u) => word(u.label)).join("；")}
          </p>
        ))}
      {drop && (
        <div className="bh-actions-row">
          <label htmlFor={`${id}r`}>{s.dropReason}</label>
          <Select
            id={`${id}r`}
            className="pl-occasion"
            allowClear
            value={reason}
            onChange={setReason}
            options={drop.reasons?.map((r) => ({ value: r.value, label: word(r.label) })) ?? []}
          />
          <Button
            danger
            disabled={!drop.allowed || reason === undefined}
            loading={refusal.busy}
            onClick={() =>
              run(() =>
                call.actOnTarget({
                  id: t.id,
                  action: "drop",
                  requestKey: `${requestKey}.drop`,
                  ...(reason === undefined ? {} : { reason }),
                }),
              )
            }
          >
            {word(drop.label)}
          </Button>
        </div>
      )}
      <ErrorPanel trouble={refusal.trouble} />
    </Section>
  );
}
