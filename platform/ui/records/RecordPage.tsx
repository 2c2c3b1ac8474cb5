import { Button, Input } from "antd";
import { useState, type ComponentType, type ReactNode } from "react";
import { useStrings, useWord } from "../../i18n/locale.ts";
import { actorWord } from "../../access/actor-words.ts";
import type { RecordPageData } from "../../records/contract.ts";
import type { Records } from "../../records/define.ts";
import { useRouteParams } from "../address.ts";
import { ErrorPanel } from "../ErrorPanel.tsx";
import { FieldHistory } from "../record/FieldHistory.tsx";
import { InstantText } from "../record/FieldText.tsx";
import { Section, WhenLoaded } from "../Page.tsx";
import { RecordDetail } from "../record/RecordDetail.tsx";
import { RecordLink } from "../record/record-pages.tsx";
import { StateTag } from "../record/StateTag.tsx";
import { tonesOf } from "../record/tones.ts";
import { useLoad } from "../useLoad.ts";
import { useRefusal } from "../useRefusal.ts";
import { ChildSection, type ChildCells } from "./ChildSection.tsx";
import { callOf } from "./client.ts";
import { FilesSection } from "./FilesSection.tsx";
import { RecordHead } from "./RecordHead.tsx";
import { recordsStrings } from "./strings.ts";

export interface PanelProps {
  readonly data: RecordPageData;
  /** What the room's `sections` gave under the panel's name. */
  readonly given: unknown;
  readonly reload: () => Promise<void>;
}

/** A room's own parts, where it has any: sections of a record's page, cells of its list and page, cells of child rows by their name, what stands
 * above the list. */
export interface Panels {
  readonly above?: ComponentType;
  readonly sections?: Readonly<Record<string, ComponentType<PanelProps>>>;
  readonly cells?: Readonly<Record<string, (row: Readonly<Record<string, unknown>>) => ReactNode>>;
  readonly childCells?: Readonly<Record<string, ChildCells>>;
}

/** The page of any declared record: fast head, the room's own parts, child rows, files, course and remarks; what it is stands at the right. */
export function RecordPage({ records, panels }: { readonly records: Records; readonly panels: Panels }) {
  const id = Number(useRouteParams().id);
  const loaded = useLoad([records.name, id], () => callOf(records.name).get({ id }));
  return (
    <article className="bh-page bh-record">
      <WhenLoaded of={loaded}>{(data) => <Whole records={records} panels={panels} data={data} reload={loaded.reload} />}</WhenLoaded>
    </article>
  );
}

interface WholeProps {
  readonly records: Records;
  readonly panels: Panels;
  readonly data: RecordPageData;
  readonly reload: () => Promise<void>;
}

function Whole({ records, panels, data, reload }: WholeProps) {
  const s = useStrings(recordsStrings);
  const word = useWord();
  const { register } = records;
  const named = Object.fromEntries(
    register.fields
      .filter((f) => f.type === "record" || f.type === "unit")
      .map((f) => [
        f.key,
        (value: unknown) => {
          if (value === null || value === undefined) return <span className="bh-quiet">—</span>;
          const subject = `${f.of ?? "unit"}:${String(value)}`;
          return <RecordLink subject={subject}>{data.names[subject] ?? "—"}</RecordLink>;
        },
      ]),
  );
  const own = Object.fromEntries(
    Object.entries(panels.cells ?? {})
      .filter(([key]) => data.values[key] !== null && data.values[key] !== undefined)
      .map(([key, cell]) => [key, () => cell(data.values)]),
  );
  // A record of another unit's that this reader does not see tells him nothing.
  const isBeyond = (key: string): boolean => {
    const [of, value] = [register.fields.find((f) => f.key === key)?.of, data.values[key]];
    return of !== undefined && typeof value === "number" && data.names[`${of}:${value}`] === undefined;
  };
  const shown = register.fields.filter((f) => !isBeyond(f.key));
  // What is read rather than looked up stands in the wide column.
  const texts = shown.filter((f) => f.type === "longText" && !f.sensitive && isLong(data.values[f.key]));
  return (
    <>
      <RecordHead records={records} data={data} onDone={reload} />
      {data.warnings.length > 0 && (
        <ul className="bh-notice bh-notice-warn bh-warnings">
          {data.warnings.map((w) => (
            <li key={w.key}>
              {word(w.label)} · {s.days(w.days)}
            </li>
          ))}
        </ul>
      )}
      <div className="bh-record-columns">
        <div>
          {texts.map((f) => (
            <Section key={f.key} title={word(f.label)}>
              <p className="bh-prewrap">{String(data.values[f.key])}</p>
            </Section>
          ))}
          {Object.entries(panels.sections ?? {}).map(([name, Panel]) => (
            <Panel key={name} data={data} given={data.sections[name]} reload={reload} />
          ))}
          {Object.entries(records.children).map(([name, child]) => (
            <ChildSection
              key={name}
              records={records}
              name={name}
              child={child}
              data={data}
              reload={reload}
              cells={panels.childCells?.[name]}
            />
          ))}
          {data.papers.length > 0 && (
            <Section title={s.papers} id="papers-out">
              <ul className="bh-plain-list">
                {data.papers.map((p) => (
                  <li key={p.key}>
                    <a href={`/api/papers/${records.name}/${data.id}/${p.key}`} download>
                      {word(p.label)}
                    </a>{" "}
                    <span className="bh-quiet">{s.asWord}</span>
                  </li>
                ))}
              </ul>
            </Section>
          )}
          <FilesSection records={records} data={data} reload={reload} />
          <Stream records={records} data={data} reload={reload} />
          {data.changes.length > 0 && (
            <Section title={s.changes}>
              <FieldHistory register={records.register} changes={data.changes as never} names={data.names} />
            </Section>
          )}
        </div>
        <aside id="fields" className="bh-panel" aria-label={s.facts}>
          <h2>{s.facts}</h2>
          <RecordDetail
            register={register}
            values={data.values}
            only={shown.filter((f) => !texts.includes(f)).map((f) => f.key)}
            cells={{ ...own, ...named }}
            tones={records.process && tonesOf(records.process)}
            onLook={async (field) => (await callOf(records.name).look({ id: data.id, field })).value}
          />
        </aside>
      </div>
    </>
  );
}

/** More than some lines of the narrow column, or written in lines. */
const isLong = (text: unknown): boolean => typeof text === "string" && (text.length > 120 || text.trim().includes("\n"));

/** Acts and remarks in one stream, newest first. */
function Stream({ records, data, reload }: Omit<WholeProps, "panels">) {
  const s = useStrings(recordsStrings);
  const word = useWord();
  const [text, setText] = useState("");
  const say = useRefusal();
  const tones: Record<string, Parameters<typeof StateTag>[0]["tone"]> = records.process ? tonesOf(records.process) : {};
  const stream = [
    ...data.events.map((e) => ({ key: `e${e.seq}`, at: e.at, who: e.who, event: e, text: e.note })),
    ...data.remarks.map((r) => ({ key: `r${r.id}`, at: r.at, who: r.who, event: undefined, text: r.text })),
  ].toSorted((a, b) => (a.at < b.at ? 1 : -1));
  return (
    <Section title={s.stream} id="stream">
      <form
        className="bh-say bh-no-print"
        onSubmit={(e) => {
          e.preventDefault();
          if (text.trim() === "") return;
          void say.run(async () => {
            await callOf(records.name).remark({ id: data.id, text: text.trim() });
            setText("");
            await reload();
          });
        }}
      >
        <Input aria-label={s.sayHint} placeholder={s.sayHint} value={text} maxLength={2000} onChange={(e) => setText(e.target.value)} />
        <Button htmlType="submit" loading={say.busy}>
          {s.say}
        </Button>
      </form>
      <ErrorPanel trouble={say.trouble} />
      <ol className="bh-timeline" aria-label={s.stream} reversed>
        {stream.map(({ key, at, who, event, text: said }) => (
          <li key={key}>
            <div className="bh-timeline-head">
              {event && <strong>{word(event.label)}</strong>}
              {event && records.process?.states[event.to] && (
                <StateTag label={records.process.states[event.to]?.label as never} tone={tones[event.to]} />
              )}
            </div>
            <div className="bh-quiet">
              {word(actorWord(who))} · <InstantText at={at} />
            </div>
            {event?.unit && <p>{s.answeredBy(event.unit)}</p>}
            {event?.reason && <p>{word(event.reason)}</p>}
            {said && <p className="bh-prewrap">{said}</p>}
          </li>
        ))}
      </ol>
    </Section>
  );
}
