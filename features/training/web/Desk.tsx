import { Button, Checkbox, Input, Select } from "antd";
import { useState } from "react";
import { useLocale, useStrings } from "../../../platform/i18n/locale.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Section } from "../../../platform/ui/Page.tsx";
import type { PanelProps } from "../../../platform/ui/records/RecordPage.tsx";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import type { Desk as Given } from "../desk.ts";
import { training } from "./api.ts";
import { Certificates } from "./Certificates.tsx";
import { trainingStrings } from "./strings.ts";
import { ActButton } from "../../../platform/ui/ActButton.tsx";

/** The organiser's desk on a course's page: clashes, roster, presence, papers, certificates, words and questions. */
export function Desk({ data, given, reload }: PanelProps) {
  const desk = given as Given;
  const s = useStrings(trainingStrings);
  const { locale } = useLocale();
  const state = data.case?.state;
  return (
    <div id="desk">
      <Section title={s.clashes}>
        {desk.clashes.length + desk.holidays.length === 0 && <p className="bh-quiet">{s.noClash}</p>}
        <ul>
          {desk.holidays.map((h) => (
            <li key={h.onDay}>{s.holiday(showDay(h.onDay, locale), h.name)}</li>
          ))}
          {desk.clashes.map((c) => (
            <li key={`${c.kind}${c.who}${c.onDay}${c.fromTime}${c.title}`}>
              {s[c.kind]} {s.clash(c.who, showDay(c.onDay, locale), c.fromTime, c.toTime, c.title, c.unitName, c.place)}
            </li>
          ))}
        </ul>
      </Section>
      {data.can.edit && <Roster data={data} reload={reload} />}
      {state !== "plan" && state !== "cancelled" && <Presence data={data} desk={desk} reload={reload} />}
      <Section title={s.papers}>
        <p className="bh-actions-row bh-no-print">
          <AppLink href={`/training/${data.id}/sheet`}>{s.sheet}</AppLink>
          {data.can.edit && <AppLink href={`/training/${data.id}/cards`}>{s.cards}</AppLink>}
        </p>
      </Section>
      {(state === "held" || state === "closed") && <Certificates courseId={data.id} desk={desk} reload={reload} />}
      {desk.words.length > 0 && (
        <Section title={s.said}>
          <ul>
            {desk.words.map((w, i) => (
              // oxlint-disable-next-line no-array-index-key -- words without a name have nothing else to tell them apart
              <li key={i}>
                {s.useful}: {w.useful}
                {w.missing !== null && ` · ${s.missing}: ${w.missing}`}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {desk.questions.length > 0 && (
        <Section title={s.questions}>
          <ul>
            {desk.questions.map((q) => (
              <li key={q.id}>
                <AppLink href={`/training/questions/${q.id}`}>{q.question}</AppLink>{" "}
                <span className="bh-quiet">{q.state === "asked" ? s.unanswered : q.answer}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  );
}

function Roster({ data, reload }: Pick<PanelProps, "data" | "reload">) {
  const s = useStrings(trainingStrings);
  const [words, setWords] = useState("");
  const [role, setRole] = useState("");
  const [found, setFound] = useState<Awaited<ReturnType<typeof training.listRoster>>>();
  const [chosen, setChosen] = useState<number[]>([]);
  const act = useRefusal();
  const look = () =>
    act.run(async () => setFound(await training.listRoster({ courseId: data.id, words, ...(role === "" ? {} : { role }) })));
  const add = () =>
    act.run(async () => {
      await training.addPeople({ courseId: data.id, version: data.version, personIds: chosen });
      setChosen([]);
      setFound(undefined);
      await reload();
    });
  return (
    <Section title={s.choose}>
      <form
        className="bh-actions-row bh-no-print"
        onSubmit={(e) => {
          e.preventDefault();
          void look();
        }}
      >
        <Input
          aria-label={s.words}
          placeholder={s.words}
          value={words}
          maxLength={40}
          style={{ maxWidth: 240 }}
          onChange={(e) => setWords(e.target.value)}
        />
        <Select
          aria-label={s.role}
          value={role}
          popupMatchSelectWidth={false}
          options={[
            { value: "", label: s.anyRole },
            ...(["adviser", "reviewer", "leader"] as const).map((value) => ({ value, label: s[value] })),
          ]}
          onChange={setRole}
        />
        <Button htmlType="submit" loading={act.busy}>
          {s.choose}
        </Button>
      </form>
      {found?.length === 0 && <p className="bh-quiet">{s.nobody}</p>}
      {found && found.length > 0 && (
        <>
          <Checkbox.Group
            value={chosen}
            onChange={setChosen}
            style={{ display: "grid", gap: 4 }}
            options={found.map((p) => ({ value: p.id, label: [p.name, p.unitName, p.title].filter(Boolean).join(" · ") }))}
          />
          <p>
            <ActButton type="primary" ticked={chosen.length} loading={act.busy} onClick={() => void add()}>
              {s.add(chosen.length)}
            </ActButton>
          </p>
        </>
      )}
      <ErrorPanel trouble={act.trouble} />
    </Section>
  );
}

function Presence({ data, desk, reload }: Pick<PanelProps, "data" | "reload"> & { readonly desk: Given }) {
  const s = useStrings(trainingStrings);
  const { locale } = useLocale();
  const act = useRefusal();
  const sessions = (data.children["sessions"] ?? []) as unknown as { id: number; onDay: string; fromTime: string; topic: string }[];
  const [chosen, setChosen] = useState<number>();
  const session = chosen ?? sessions[0]?.id;
  const people = desk.people.filter((p) => p.standing !== "replaced");
  const here = people.filter((p) => session !== undefined && p.sessions.includes(session));
  const open = data.case?.state === "open" && data.can.edit;
  const mark = (ids: number[], present: boolean) =>
    act.run(async () => {
      await training.markPresent({ courseId: data.id, sessionId: session ?? 0, people: ids, present });
      await reload();
    });
  if (people.length === 0 || session === undefined)
    return (
      <Section title={s.presence}>
        <p className="bh-quiet">{session === undefined ? s.noSessions : s.noPeople}</p>
      </Section>
    );
  return (
    <Section title={s.presence}>
      <div className="bh-actions-row">
        <Select
          aria-label={s.session}
          value={session}
          popupMatchSelectWidth={false}
          options={sessions.map((x) => ({ value: x.id, label: `${showDay(x.onDay, locale)} ${x.fromTime} ${x.topic}` }))}
          onChange={setChosen}
        />
        <span className="bh-quiet">{s.here(here.length, people.length)}</span>
        {open && here.length < people.length && (
          <Button
            loading={act.busy}
            onClick={() =>
              void mark(
                people.map((p) => p.id),
                true,
              )
            }
          >
            {s.allHere}
          </Button>
        )}
      </div>
      <ul className="bh-files">
        {people.map((p) => (
          <li key={p.id}>
            <Checkbox
              disabled={!open || act.busy}
              checked={p.sessions.includes(session)}
              onChange={(e) => void mark([p.id], e.target.checked)}
            >
              {p.name} <span className="bh-quiet">{p.employer}</span>
            </Checkbox>
          </li>
        ))}
      </ul>
      <ErrorPanel trouble={act.trouble} />
    </Section>
  );
}
