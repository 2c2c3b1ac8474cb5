import { Button, InputNumber, Segmented } from "antd";
import { useState } from "react";
import { byStrokes } from "@bihuan/kit";
import { useStrings } from "../../../platform/i18n/locale.ts";
import { useRouteParams } from "../../../platform/ui/address.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { exportUrl } from "../../../platform/ui/list/export-url.ts";
import { Page, Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { congress } from "./api.ts";
import { congressStrings } from "./strings.ts";

type Person = Awaited<ReturnType<typeof congress.readChoice>>["people"][number];

/** The roster on paper: by strokes of the names, by unit, as badges, as a plan of seats. */
export function RosterPage() {
  const s = useStrings(congressStrings);
  const id = Number(useRouteParams().id);
  const [view, setView] = useState<"strokes" | "unit" | "badges" | "seating">("strokes");
  const loaded = useLoad(["congress", id, "choice"], () => congress.readChoice({ id }));
  const isFinal = ["seated", "ended"].includes(loaded.data?.state ?? "");
  const filter = { congressId: id, state: [isFinal ? "delegate" : "chosen"] };
  return (
    <Page
      title={loaded.data ? `${loaded.data.title} · ${s.roster}` : s.roster}
      tools={
        <>
          <AppLink href={`/congress/all/${id}`}>{s.toCongress}</AppLink>
          <a className="bh-no-print" href={exportUrl("congress_nominee")("xlsx", { filter, limit: 20 }, [])} download>
            {s.excel}
          </a>
          <Button className="bh-no-print" type="primary" onClick={() => window.print()}>
            {s.print}
          </Button>
        </>
      }
    >
      <WhenLoaded of={loaded}>
        {({ people, title }) => {
          const all = byStrokes(people.filter((p) => p.state === "delegate" || p.state === "chosen"));
          return (
            <>
              {!isFinal && <p className="bh-notice">{s.noRoster}</p>}
              <Segmented
                className="bh-no-print"
                value={view}
                onChange={setView}
                options={[
                  { value: "strokes", label: s.byStrokes },
                  { value: "unit", label: s.byUnit },
                  { value: "badges", label: s.badges },
                  { value: "seating", label: s.seating },
                ]}
              />
              {all.length > 0 && <Ages all={all} />}
              {view === "strokes" && <Roll all={all} />}
              {view === "unit" &&
                [...Map.groupBy(all, (p) => p.unitName)].map(([unit, of]) => (
                  <Section key={unit} title={`${unit}（${of.length}）`}>
                    <Roll all={of} />
                  </Section>
                ))}
              {view === "badges" && <Badges all={all} title={title} />}
              {view === "seating" && <Seating all={all} />}
            </>
          );
        }}
      </WhenLoaded>
    </Page>
  );
}

function Ages({ all }: { readonly all: readonly Person[] }) {
  const s = useStrings(congressStrings);
  const ages = all.map((p) => p.age);
  const mean = Math.round((ages.reduce((a, b) => a + b, 0) / ages.length) * 10) / 10;
  return <p>{s.average(mean, Math.min(...ages), Math.max(...ages))}</p>;
}

function Roll({ all }: { readonly all: readonly Person[] }) {
  const s = useStrings(congressStrings);
  return (
    <div className="bh-scroll" tabIndex={0} role="region" aria-label={s.roster}>
      <table className="bh-plain-table">
        <tbody>
          {all.map((p, i) => (
            <tr key={p.id}>
              <td>{i + 1}</td>
              <th scope="row">{p.name}</th>
              <td>{p.unitName}</td>
              <td>{p.employer}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const GRID = { display: "grid", gap: 8 } as const;

function Badges({ all, title }: { readonly all: readonly Person[]; readonly title: string }) {
  const s = useStrings(congressStrings);
  return (
    <div style={{ ...GRID, gridTemplateColumns: "repeat(auto-fill, minmax(240px, 1fr))" }}>
      {all.map((p, i) => (
        <div key={p.id} style={{ border: "1px solid", padding: 16, textAlign: "center", breakInside: "avoid" }}>
          <div>{title}</div>
          <div style={{ fontSize: 28, lineHeight: "44px" }}>{p.name}</div>
          <div>
            {s.delegate} · {p.unitName}
          </div>
          <div>
            {s.seat} {i + 1}
          </div>
        </div>
      ))}
    </div>
  );
}

/** Seats in the order of strokes, row by row from the first. */
function Seating({ all }: { readonly all: readonly Person[] }) {
  const s = useStrings(congressStrings);
  const [perRow, setPerRow] = useState(12);
  const rows = Array.from({ length: Math.ceil(all.length / perRow) }, (_, r) => all.slice(r * perRow, (r + 1) * perRow));
  return (
    <>
      <p className="bh-actions-row bh-no-print">
        {s.perRow}
        <InputNumber aria-label={s.perRow} min={2} max={60} value={perRow} onChange={(n) => setPerRow(Number(n ?? 12))} />
      </p>
      <div className="bh-scroll" tabIndex={0} role="region" aria-label={s.seating}>
        <table className="bh-plain-table">
          <tbody>
            {rows.map((row, r) => (
              <tr key={row[0]?.id ?? r}>
                <th scope="row">{s.row(r + 1)}</th>
                {row.map((p, i) => (
                  <td key={p.id}>
                    {r * perRow + i + 1} {p.name}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
