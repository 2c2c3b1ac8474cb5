import { Button, Select } from "antd";
import { useState } from "react";
import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Section } from "../../../platform/ui/Page.tsx";
import type { PanelProps } from "../../../platform/ui/records/RecordPage.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import type { Counted } from "../gather.ts";
import { KIND_WORDS, PROJECT_KINDS, type ProjectKind } from "../rules.ts";
import { fairs } from "./api.ts";
import { fairsStrings } from "./strings.ts";
import { ActButton } from "../../../platform/ui/ActButton.tsx";

/** A fair's page: counts that open to their rows, template, experts, the way to the timetable. */
export function FairPanel({ data, given, reload }: PanelProps) {
  const s = useStrings(fairsStrings);
  const { counts, hits } = given as { counts: Counted[]; hits: unknown[] };
  const state = data.case?.state ?? "";
  const may = data.actions.some((a) => a.allowed || a.unmet.length > 0);
  return (
    <div id="fair">
      <Section title={s.timetable}>
        <p className="bh-actions-row">
          <AppLink href={`/fairs/all/${data.id}/timetable`}>{s.toTimetable}</AppLink>
          {may && ["scheduling", "proposed", "frozen"].includes(state) && (
            <AppLink href={`/fairs/all/${data.id}/links`}>{s.partyLinks}</AppLink>
          )}
          <AppLink href={`/fairs/all/${data.id}/door`}>{s.toDoor}</AppLink>
          <AppLink href={`/fairs/all/${data.id}/duty`}>{s.toDuty}</AppLink>
          <AppLink href={`/fairs/all/${data.id}/day`}>{s.toDay}</AppLink>
          <AppLink href={`/fairs/all/${data.id}/follow`}>{s.toFollow}</AppLink>
          <AppLink href={`/fairs/all/${data.id}/pitches`}>{s.toPitches}</AppLink>
          {state !== "dropped" && <PublicLink fairId={data.id} />}
        </p>
        {hits.length > 0 && <p className="bh-notice bh-notice-warn">{s.hits(hits.length)}</p>}
      </Section>
      {counts.length > 0 && (
        <Section title={s.counts}>
          <CountTable fairId={data.id} counts={counts} />
        </Section>
      )}
      {may && state === "reviewing" && <Assign fairId={data.id} reload={reload} />}
      {may && ["collecting", "reviewing", "scheduling"].includes(state) && <Template fairId={data.id} reload={reload} />}
    </div>
  );
}

function PublicLink({ fairId }: { readonly fairId: number }) {
  const s = useStrings(fairsStrings);
  const door = useLoad(["fairs", "door"], () => fairs.readDoorAddress());
  return door.data?.path ? <a href={`${door.data.path}/${fairId}`}>{s.publicPage}</a> : null;
}

const addressOf = (fairId: number, more: Readonly<Record<string, string | null>>): string =>
  `/fairs/projects?${new URLSearchParams(Object.entries({ "f.fairId": String(fairId), ...more }).flatMap(([k, v]) => (v === null ? [] : [[k, v]])))}`;

function CountTable({ fairId, counts }: { readonly fairId: number; readonly counts: readonly Counted[] }) {
  const s = useStrings(fairsStrings);
  const word = useWord();
  const sum = (what: "collected" | "selected", kind?: ProjectKind, of: readonly Counted[] = counts): number =>
    of.reduce((n, c) => n + (kind ? [kind] : PROJECT_KINDS).reduce((m, k) => m + c.kinds[k][what], 0), 0);
  const cell = (n: number, zone: number | null | undefined, kind?: ProjectKind, selected?: true) =>
    n === 0 || zone === null ? (
      n
    ) : (
      <AppLink
        href={addressOf(fairId, {
          "f.zoneId": zone === undefined ? null : String(zone),
          "f.kind": kind ?? null,
          "f.state": selected ? "selected" : null,
        })}
      >
        {n}
      </AppLink>
    );
  const line = (key: string, name: string, zone: number | null | undefined, of: readonly Counted[]) => (
    <tr key={key}>
      <th scope="row">{name}</th>
      {PROJECT_KINDS.map((k) => (
        <td key={k}>
          {cell(sum("collected", k, of), zone, k)} / {cell(sum("selected", k, of), zone, k, true)}
        </td>
      ))}
      <td>
        {cell(sum("collected", undefined, of), zone)} / {cell(sum("selected", undefined, of), zone, undefined, true)}
      </td>
    </tr>
  );
  return (
    <div className="bh-scroll" tabIndex={0} role="region" aria-label={s.counts}>
      <table className="bh-plain-table">
        <thead>
          <tr>
            <th scope="col">{s.zone}</th>
            {PROJECT_KINDS.map((k) => (
              <th key={k} scope="col">
                {word(KIND_WORDS[k])}（{s.collected} / {s.selected}）
              </th>
            ))}
            <th scope="col">{s.all}</th>
          </tr>
        </thead>
        <tbody>
          {counts.map((c) => line(String(c.zoneId), c.zone ?? s.noZone, c.zoneId, [c]))}
          {line("all", s.all, undefined, counts)}
        </tbody>
      </table>
    </div>
  );
}

function Assign({ fairId, reload }: { readonly fairId: number; readonly reload: () => Promise<void> }) {
  const s = useStrings(fairsStrings);
  const act = useRefusal();
  const [said, setSaid] = useState<Awaited<ReturnType<typeof fairs.assignReviews>>>();
  return (
    <Section title={s.review}>
      <Button
        className="bh-no-print"
        loading={act.busy}
        onClick={() =>
          void act.run(async () => {
            setSaid(await fairs.assignReviews({ fairId }));
            await reload();
          })
        }
      >
        {s.assign}
      </Button>{" "}
      <AppLink href={`/fairs/all/${fairId}/expert-links`}>{s.expertLinks}</AppLink>
      {said && (
        <p className={said.short.length > 0 ? "bh-notice bh-notice-warn" : "bh-notice"} role="status">
          {s.assigned(said.given)} {said.short.length > 0 && s.short(said.short.map((p) => p.title).join("、"))}
        </p>
      )}
      <ErrorPanel trouble={act.trouble} />
    </Section>
  );
}

function Template({ fairId, reload }: { readonly fairId: number; readonly reload: () => Promise<void> }) {
  const s = useStrings(fairsStrings);
  const act = useRefusal();
  const all = useLoad(["fair_template", "all"], () => fairs.listTemplates());
  const [id, setId] = useState<number>();
  const [said, setSaid] = useState("");
  const chosen = id ?? all.data?.[0]?.id;
  return (
    <Section title={s.template}>
      {all.data?.length === 0 ? (
        <p className="bh-quiet">{s.noTemplates}</p>
      ) : (
        <div className="bh-actions-row bh-no-print">
          <Select<number>
            style={{ minWidth: 200 }}
            aria-label={s.template}
            {...(chosen === undefined ? {} : { value: chosen })}
            options={(all.data ?? []).map((t) => ({ value: t.id, label: t.name }))}
            onChange={setId}
          />
          <ActButton
            loading={act.busy}
            missing={[chosen === undefined && s.template]}
            onClick={() =>
              void act.run(async () => {
                if (chosen === undefined) return;
                const { sessions, zones } = await fairs.applyTemplate({ fairId, templateId: chosen });
                setSaid(s.applied(sessions, zones));
                await reload();
              })
            }
          >
            {s.template}
          </ActButton>
        </div>
      )}
      {said && (
        <p className="bh-notice" role="status">
          {said}
        </p>
      )}
      <ErrorPanel trouble={act.trouble} />
    </Section>
  );
}
