import { Input, Radio } from "antd";
import { useEffect, useState } from "react";
import { chinaDay } from "@bihuan/kit";
import { useStrings } from "../../../platform/i18n/locale.ts";
import { deviceDrafts } from "../../../platform/ui/form/draft.ts";
import { newKey } from "../../../platform/ui/request-key.ts";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { useSentWhenBack } from "../../../platform/ui/useSentWhenBack.ts";
import type { Standing } from "../parks-desk.ts";
import { parksApi } from "./api.ts";
import { parksStrings } from "./strings.ts";
import { ActButton } from "../../../platform/ui/ActButton.tsx";

interface Report {
  readonly key: string;
  readonly visitedOn: string;
  readonly place: string;
  readonly team: string;
  readonly finding: string;
  readonly found: Readonly<Record<number, "yes" | "no">>;
}

/** The report of a visit, written on a phone on site. What is typed stays on the device; without a network it waits there and is sent by itself. */
export function VisitForm({
  id,
  conditions,
  onDone,
}: {
  readonly id: number;
  readonly conditions: readonly Standing[];
  readonly onDone: () => Promise<void>;
}) {
  const s = useStrings(parksStrings);
  const shelf = deviceDrafts;
  const name = `park_visit.${id}`;
  const [report, setReport] = useState<Report>(
    () =>
      (shelf.get(name)?.values as Report | undefined) ?? {
        key: newKey(),
        visitedOn: chinaDay(Date.now()),
        place: "",
        team: "",
        finding: "",
        found: {},
      },
  );
  // Begun at another machine: what this one has goes before it.
  useEffect(() => {
    if (shelf.get(name) === undefined) void shelf.resume(name).then((d) => d && setReport(d.values as unknown as Report));
  }, [shelf, name]);
  const act = useRefusal();
  const put = (more: Partial<Report>) => {
    const next = { ...report, ...more };
    setReport(next);
    shelf.keep(name, { values: { ...next } });
  };
  const send = () =>
    act.run(async () => {
      const { found, ...rest } = report;
      await parksApi.reportVisit({
        id,
        ...rest,
        findings: Object.entries(found).map(([conditionId, f]) => ({ conditionId: Number(conditionId), met: f === "yes" })),
      });
      shelf.drop(name);
      await onDone();
    });
  const waits = act.trouble?.kind === "offline";
  useSentWhenBack(waits, send);
  const field = (key: "visitedOn" | "place" | "team") => (
    <label className="bh-field">
      {s[key]}
      <Input
        type={key === "visitedOn" ? "date" : "text"}
        value={report[key]}
        maxLength={200}
        onChange={(e) => put({ [key]: e.target.value })}
      />
    </label>
  );
  return (
    <form
      className="bh-form bh-no-print"
      onSubmit={(e) => {
        e.preventDefault();
        void send();
      }}
    >
      {field("visitedOn")}
      {field("place")}
      {field("team")}
      {conditions.length > 0 && <h3>{s.onSite}</h3>}
      {conditions.map((c) => (
        <fieldset key={c.id} className="bh-field">
          <legend>{c.name}</legend>
          <Radio.Group
            value={report.found[c.id]}
            onChange={(e) => put({ found: { ...report.found, [c.id]: e.target.value as "yes" | "no" } })}
            options={[
              { value: "yes", label: s.yes },
              { value: "no", label: s.no },
            ]}
          />
        </fieldset>
      ))}
      <label className="bh-field">
        {s.finding}
        <Input.TextArea
          autoSize={{ minRows: 4 }}
          value={report.finding}
          maxLength={4000}
          onChange={(e) => put({ finding: e.target.value })}
        />
      </label>
      {waits ? (
        <p className="bh-notice bh-notice-warn" role="status">
          {s.keptHere}
        </p>
      ) : (
        <ErrorPanel trouble={act.trouble} />
      )}
      <ActButton
        type="primary"
        htmlType="submit"
        loading={act.busy}
        missing={[report.place.length < 2 && s.place, report.team.length < 2 && s.team, report.finding.trim().length < 5 && s.finding]}
      >
        {s.send}
      </ActButton>
    </form>
  );
}
