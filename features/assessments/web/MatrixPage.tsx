import { Button, Select } from "antd";
import { useState, type ReactNode } from "react";
import { flushSync } from "react-dom";
import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { useRouteParams } from "../../../platform/ui/address.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Page, Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import type { PanelProps } from "../../../platform/ui/records/RecordPage.tsx";
import { useMay } from "../../../platform/ui/session.ts";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { assessments, type CardItem } from "./api.ts";
import { standingOf } from "./CardTable.tsx";
import { ItemPanel } from "./ItemPanel.tsx";
import { Legend, Mark } from "./Mark.tsx";
import type { Matrix, MatrixRow } from "./matrix.ts";
import { MatrixTable } from "./MatrixTable.tsx";
import { assessmentsStrings } from "./strings.ts";

type Column = "self" | "score" | "final";

/** The way from a round to its matrix. */
export function MatrixLink({ data, given }: PanelProps) {
  const s = useStrings(assessmentsStrings);
  const all = given as readonly { id: number; state: string }[];
  return (
    <Section title={s.matrix} id="matrix">
      {all.length === 0 ? (
        <p className="bh-quiet">{s.notOpened}</p>
      ) : (
        <p>
          {s.unitsIn(all.length, all.filter((a) => ["scored", "shown", "final"].includes(a.state)).length)} ·{" "}
          <AppLink href={`/assessments/rounds/${data.id}/matrix`}>{s.openMatrix}</AppLink>
        </p>
      )}
    </Section>
  );
}

/** Units by items: a cell opens beside the table with its grounds, and from there its records are one step. */
export function MatrixPage() {
  const s = useStrings(assessmentsStrings);
  const id = Number(useRouteParams().id);
  const [column, setColumn] = useState<Column>("score");
  const loaded = useLoad(["assessment-matrix", id, column], () => assessments.getMatrix({ id, column }));
  return (
    <WhenLoaded of={loaded}>
      {(m) => (
        <Whole
          key={id}
          id={id}
          matrix={m}
          column={column}
          reload={loaded.reload}
          columns={(["self", "score", "final"] as const).map((c) => (
            <Button
              key={c}
              className="bh-no-print"
              type={c === column ? "primary" : "default"}
              aria-pressed={c === column}
              onClick={() => setColumn(c)}
            >
              {s[c]}
            </Button>
          ))}
        />
      )}
    </WhenLoaded>
  );
}

interface Props {
  readonly id: number;
  readonly matrix: Matrix;
  readonly column: Column;
  readonly columns: ReactNode;
  readonly reload: () => Promise<unknown>;
}
function Whole({ id, matrix: m, column, columns, reload }: Props) {
  const s = useStrings(assessmentsStrings);
  const may = useMay();
  const [told, setTold] = useState<string>();
  const [ofClass, setClass] = useState<string>();
  const [otherId, setOther] = useState<number>();
  const aspects = [...new Set(m.items.map((i) => i.aspect))];
  // A sheet that fits is shown whole; of a longer one the first aspect, the others by criterion.
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set(m.items.length <= 20 ? aspects : aspects.slice(0, 1)));
  const [chosen, choose] = useState<{ row: number; item: string }>();
  const act = useRefusal();
  const other = useLoad(["assessment-matrix-other", otherId ?? 0], async () =>
    otherId === undefined ? undefined : assessments.getMatrix({ id: otherId, column: "final" }),
  );
  const classes = [...new Set(m.rows.flatMap((r) => r.class ?? []))];
  const rows = m.rows.filter((r) => ofClass === undefined || r.class === ofClass);
  const isOpen = open.size === aspects.length;
  return (
    <Page
      title={s.matrixTitle(rows.length, m.items.length)}
      lead={
        <>
          <AppLink href={`/assessments/rounds/${id}`}>{m.title}</AppLink> · {s.matrixLead}
          {!m.ranking && ` · ${s.noRanking}`}
          {m.sampleHash !== null && ` · ${s.sampleHash(m.sampleHash)}`}
        </>
      }
      tools={
        <>
          {columns}
          {m.state === "running" && may("assessment.act") && (
            <Button
              className="bh-no-print"
              loading={act.busy}
              onClick={() =>
                void act.run(async () => {
                  const done = await assessments.scoreAutomatic({ id });
                  setTold(s.automaticDone(done.items, done.units));
                  await reload();
                })
              }
            >
              {s.automatic}
            </Button>
          )}
          <Button
            className="bh-no-print"
            onClick={() => {
              // Paper has no fold to open.
              flushSync(() => setOpen(new Set(aspects)));
              window.print();
            }}
          >
            {s.print}
          </Button>
        </>
      }
    >
      <ErrorPanel trouble={act.trouble} />
      {told !== undefined && (
        <p role="status" className="bh-notice">
          {told}
        </p>
      )}
      <div className="bh-actions-row bh-no-print">
        <Button aria-pressed={isOpen} onClick={() => setOpen(new Set(isOpen ? [] : aspects))}>
          {isOpen ? s.foldAll : s.openAll}
        </Button>
        {classes.length > 1 && (
          <Select
            aria-label={s.class}
            allowClear
            placeholder={s.allClasses}
            popupMatchSelectWidth={false}
            style={{ minWidth: 140 }}
            value={ofClass}
            options={classes.map((value) => ({ value, label: value }))}
            onChange={(value: string | undefined) => setClass(value)}
          />
        )}
        {m.others.length > 0 && (
          <Select
            aria-label={s.compare}
            allowClear
            placeholder={s.compare}
            popupMatchSelectWidth={false}
            style={{ minWidth: 180 }}
            value={otherId}
            options={m.others.map((o) => ({ value: o.id, label: o.title }))}
            onChange={(value: number | undefined) => setOther(value)}
          />
        )}
      </div>
      <Legend heat />
      <div className={chosen ? "bh-matrix-beside" : undefined}>
        <div className="bh-scroll bh-matrix" tabIndex={0} role="region" aria-label={s.matrix}>
          <MatrixTable
            matrix={m}
            rows={rows}
            other={other.data}
            open={open}
            toggle={(aspect) => setOpen(open.has(aspect) ? new Set([...open].filter((a) => a !== aspect)) : new Set([...open, aspect]))}
            chosen={chosen}
            choose={choose}
          />
        </div>
        {chosen && (
          <Cell
            key={`${chosen.row} ${chosen.item} ${column}`}
            row={m.rows.find((r) => r.id === chosen.row) as MatrixRow}
            no={chosen.item}
            other={other.data}
            reload={reload}
            close={() => choose(undefined)}
          />
        )}
      </div>
      <ul className="bh-item-key bh-print-only">
        {m.items.map((i) => (
          <li key={i.no}>
            <strong>{i.no}</strong> {i.name} {s.worth(i.points)}
          </li>
        ))}
      </ul>
    </Page>
  );
}

/** One cell with its grounds: how it stands and why, whose word each value is, its records, what this person may do with it. */
function Cell({
  row,
  no,
  other,
  reload,
  close,
}: {
  readonly row: MatrixRow;
  readonly no: string;
  readonly other: Matrix | undefined;
  readonly reload: () => Promise<unknown>;
  readonly close: () => void;
}) {
  const s = useStrings(assessmentsStrings);
  const word = useWord();
  const loaded = useLoad(["assessment-cell", row.id, no], () => assessments.getCard({ id: row.id }));
  const k = other?.items.findIndex((i) => i.no === no) ?? -1;
  const was = other?.rows.find((r) => r.unitId === row.unitId)?.cells[k];
  return (
    <aside className="bh-section bh-no-print" aria-label={`${row.name} ${no}`}>
      <WhenLoaded of={loaded}>
        {(card) => {
          const item = card.items.find((i) => i.no === no) as CardItem;
          const now = standingOf(item);
          const state = now?.standing ?? "open";
          return (
            <>
              <h2>
                {row.name} · {no} {item.name}
              </h2>
              <p className={`bh-mark-${state}`}>
                <Mark of={state} /> {s[state]} {now && s.pointsOf(now.points, now.most)}
              </p>
              {was && (
                <p className="bh-quiet">
                  {other?.title}：<Mark of={was.standing} /> {s[was.standing]} {s.pointsOf(was.points, other?.items[k]?.points ?? "")}
                </p>
              )}
              {now && (
                <p>
                  {word(now.why)}
                  {now.toRaise && <strong> {word(now.toRaise)}</strong>}
                </p>
              )}
              <ItemPanel
                card={card}
                item={item}
                reload={async () => {
                  await loaded.reload();
                  await reload();
                }}
                close={close}
              />
              <p>
                <AppLink href={`/assessments/cards/${row.id}?item=${encodeURIComponent(no)}`}>{s.goCard}</AppLink>
              </p>
            </>
          );
        }}
      </WhenLoaded>
    </aside>
  );
}
