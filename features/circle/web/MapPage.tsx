import { Button, Segmented, Select } from "antd";
import { useCallback, useEffect, useId, useRef, useState } from "react";
import { chinaDay } from "@bihuan/kit";
import { showDay } from "../../../platform/register/fields.ts";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { useAddress } from "../../../platform/ui/address.ts";
import { DayBox } from "../../../platform/ui/form/DayInput.tsx";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Figure } from "../../../platform/ui/chart/Figure.tsx";
import { Page, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { useMe } from "../../../platform/ui/session.ts";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { WEIGHT_UNITS } from "../weights.ts";
import { OCCASIONS, type Occasion } from "../../places/rules.ts";
import { call } from "./api.ts";
import { CandidatesPanel, GapsPanel } from "./gap-panels.tsx";
import { MapCanvas } from "./MapCanvas.tsx";
import { MapLegend } from "./MapLegend.tsx";
import type { LegendItem } from "./signs.ts";
import type { MapView } from "./map-view.ts";
import { mapStrings } from "./strings.ts";
import { PlacesPanel, WaitingPanel } from "./pin-panels.tsx";
import { queryOf, rate, type PanelProps } from "./panel.ts";
import { PlansPanel } from "./PlansPanel.tsx";
import { saveFile } from "../../../platform/ui/save-file.ts";
import { SitingPanel } from "./SitingPanel.tsx";
import "./circle.css";

type View = "gaps" | "candidates" | "places" | "waiting" | "siting" | "plans";

export function MapPage() {
  const s = useStrings(mapStrings);
  const [address] = useAddress();
  const unitId = Number(address.get("unit")) || undefined;
  const data = useLoad(["places", "map", unitId], () => call.getMap({ unitId }));
  return (
    <Page title={s.title} tools={<AppLink href="/places">{s.openList}</AppLink>}>
      <WhenLoaded of={data}>{(d) => <Ground key={unitId ?? 0} data={d} unitId={unitId} reload={data.reload} />}</WhenLoaded>
    </Page>
  );
}

const shortName = (unit: string): string => unit.replace(/科学技术协会$/, "");

function Ground({ data, unitId, reload }: { data: PanelProps["data"]; unitId: number | undefined; reload: () => Promise<void> }) {
  const s = useStrings(mapStrings);
  const word = useWord();
  const { locale } = useLocale();
  const id = useId();
  const me = useMe();
  const own = me?.posts.find((p) => p.id === me.postId)?.unitName ?? "";
  const area = shortName(data.counties.find((c) => c.id === unitId)?.name ?? own);
  const [address, setAddress] = useAddress();
  const view = useRef<MapView>(undefined);
  const [drawn, setDrawn] = useState(false);
  const [on, setOn] = useState(() => chinaDay(Date.now()));
  const [occasion, setOccasion] = useState<Occasion>("any");
  const picked = Number(address.get("place")) || undefined;
  const shown = (address.get("view") as View | null) ?? (picked === undefined ? "gaps" : "places");
  const to = useCallback(
    (next: { view?: View; place?: number | undefined }) => {
      const a = new URLSearchParams();
      if (unitId !== undefined) a.set("unit", String(unitId));
      if (next.view) a.set("view", next.view);
      if (next.place !== undefined) a.set("place", String(next.place));
      setAddress(a, "replace");
    },
    [setAddress, unitId],
  );
  const asked = { on, occasion, unitId };
  const coverage = useLoad(["places", "coverage", asked], () => call.getCoverage(asked));
  const ready = useCallback(() => setDrawn(true), []);

  useEffect(() => {
    if (!drawn) return;
    view.current?.setPlaces(data.places);
    // Where the network cannot be used the coverage says so; the rest of the map stands.
    void call.getLines({ unitId }).then(
      (lines) => view.current?.setLines(lines),
      () => undefined,
    );
  }, [drawn, data, unitId]);
  useEffect(() => {
    if (drawn && coverage.data) view.current?.setReached(coverage.data.reached);
  }, [drawn, coverage.data]);

  const reach = useLoad(["places", "isochrones", asked], () => call.getIsochrones(asked));
  useEffect(() => {
    if (drawn) view.current?.setReach(reach.data?.geometries ?? []);
  }, [drawn, reach.data]);

  const panel: PanelProps = {
    data,
    coverage: coverage.data,
    asked,
    view,
    picked,
    onPicked: (place) => to({ view: shown === "waiting" ? "waiting" : "places", place }),
    reload: async () => {
      await Promise.all([reload(), coverage.reload(), reach.reload()]);
    },
  };
  const views: { value: View; label: string }[] = [
    { value: "gaps", label: s.gaps },
    { value: "candidates", label: s.candidates },
    { value: "places", label: s.place },
    ...(data.can.edit ? [{ value: "waiting" as const, label: s.waiting(data.waiting.length) }] : []),
    ...(data.can.plan ? [{ value: "siting" as const, label: s.siting }] : []),
    { value: "plans", label: s.plans },
  ];
  const picturing = useRefusal();
  const legend: LegendItem[] = [
    { ink: "covered", shape: "line", word: s.inkCovered },
    { ink: "adults", shape: "line", word: s.inkAdults },
    { ink: "covered", shape: "dot", word: s.inkCellCovered },
    { ink: "adults", shape: "dot", word: s.inkCellAdults },
    { ink: "gap", shape: "cross", word: s.inkGap },
    ...(coverage.data?.reached.includes(-1) ? [{ ink: "unknown" as const, shape: "dot" as const, word: s.inkUnknown }] : []),
    { ink: "place", shape: "pin", word: s.inkPlace },
    { ink: "resource", shape: "hollow", word: s.inkResource },
    ...(shown === "siting" || shown === "plans" ? [{ ink: "plan" as const, shape: "ring" as const, word: s.inkPlan }] : []),
  ];
  const takePicture = async () => {
    if (!view.current || !coverage.data) return;
    const { composePicture } = await import("./picture.ts");
    const title = `${area}${locale === "en" ? ": " : " "}${s.title}`;
    const map = await view.current.picture();
    const png = await composePicture(map.png, map.metresPerPixel, {
      title,
      subtitle: `${s.asOf(showDay(on, locale), coverage.data.activeIds.length.toLocaleString(locale))} · ${word(OCCASIONS[occasion])}`,
      sample: coverage.data.sample ? s.sampleMark : undefined,
      figures: coverage.data.lines.map((l) => ({
        label: s[l.speed],
        value: rate(l.covered, l.people, locale) ?? "–",
        parts: `${l.covered.toLocaleString(locale)} / ${l.people.toLocaleString(locale)} ${word(WEIGHT_UNITS[data.weights])}`,
      })),
      legend,
      notes: [...coverage.data.notices, ...coverage.data.method].map(word).concat(coverage.data.sample ? [] : [s.osmCredit]),
      scale: { metre: s.metre, kilometre: s.kilometre },
    });
    saveFile(png, `${title} ${on}.png`);
  };
  const query = queryOf(asked);
  return (
    <>
      {data.sample && <p className="bh-notice">{s.sample}</p>}
      <div className="bh-actions-row pl-asked">
        {data.counties.length > 0 && (
          <span className="pl-pair">
            <label htmlFor={`${id}c`}>{s.county}</label>
            <Select
              id={`${id}c`}
              className="pl-occasion"
              showSearch={{ optionFilterProp: "label" }}
              value={unitId ?? 0}
              onChange={(to: number) => setAddress(new URLSearchParams(to === 0 ? {} : { unit: String(to) }), "push")}
              options={[
                { value: 0, label: s.wholeArea(shortName(own)) },
                ...data.counties.map((c) => ({ value: c.id, label: shortName(c.name) })),
              ]}
            />
          </span>
        )}
        <span className="pl-pair">
          <label htmlFor={`${id}o`}>{s.on}</label>
          <DayBox id={`${id}o`} value={on} onChange={(d) => d && setOn(d)} />
        </span>
        <span className="pl-pair">
          <label htmlFor={`${id}w`}>{s.occasion}</label>
          <Select
            id={`${id}w`}
            className="pl-occasion"
            value={occasion}
            onChange={setOccasion}
            options={Object.entries(OCCASIONS).map(([value, label]) => ({ value: value as Occasion, label: word(label) }))}
          />
        </span>
        <span className="bh-grow" />
        <span className="pl-exports">
          <span className="bh-quiet">{s.exports}</span>
          <Button type="link" className="pl-export" loading={!drawn || !coverage.data} onClick={() => void picturing.run(takePicture)}>
            {s.picture}
          </Button>
          <a href={`/api/places/coverage.geojson?${query}`}>{s.geojson}</a>
          <a href={`/api/places/coverage.xlsx?${query}`}>{s.excel}</a>
          <a href={`/api/places/coverage.docx?${query}`}>{s.page}</a>
        </span>
      </div>
      <ErrorPanel trouble={picturing.trouble} />
      <ErrorPanel trouble={coverage.trouble} onRetry={() => void coverage.reload()} />
      {coverage.data?.notices.map((n) => (
        <p key={n.en} className="bh-notice bh-notice-warn">
          {word(n)}
        </p>
      ))}
      {coverage.data && <Figures coverage={coverage.data} can={data.can} onRecorded={coverage.reload} />}
      <div className="pl-columns">
        <section className="pl-panel" aria-label={s.views}>
          <Segmented className="pl-views" value={shown} options={views} onChange={(v) => to({ view: v })} aria-label={s.views} />
          {shown === "gaps" && <GapsPanel {...panel} />}
          {shown === "candidates" && <CandidatesPanel {...panel} />}
          {shown === "places" && <PlacesPanel {...panel} />}
          {shown === "waiting" && <WaitingPanel {...panel} />}
          {shown === "siting" && <SitingPanel {...panel} />}
          {shown === "plans" && <PlansPanel {...panel} />}
        </section>
        <div>
          <div className="pl-map-box">
            <MapCanvas data={data} view={view} onReady={ready} onPick={(place) => panel.onPicked(place)} />
            <MapLegend items={legend} />
          </div>
          {reach.data && <p className="bh-quiet">{s.groundTolerance(Math.ceil(reach.data.toleranceMetres).toLocaleString(locale))}</p>}
          <ErrorPanel trouble={reach.trouble} />
        </div>
      </div>
    </>
  );
}

function Figures({
  coverage,
  can,
  onRecorded,
}: {
  coverage: NonNullable<PanelProps["coverage"]>;
  can: PanelProps["data"]["can"];
  onRecorded: () => Promise<void>;
}) {
  const s = useStrings(mapStrings);
  const word = useWord();
  const { locale } = useLocale();
  const refusal = useRefusal();
  const known = coverage.recorded.find((r) => r.speed === "adult");
  // Only today's figure goes into the ledger; a past day or another occasion is looked at, not entered.
  const isToday = coverage.on === chinaDay(Date.now()) && coverage.occasion === "any";
  const behind =
    isToday &&
    coverage.lines.some((l) => !coverage.recorded.some((r) => r.speed === l.speed && r.covered === l.covered && r.people === l.people));
  return (
    <div className="pl-summary">
      <div className="bh-figures">
        {coverage.lines.map((l) => (
          <Figure
            key={l.speed}
            label={{ zh: s[l.speed], en: s[l.speed] }}
            value={rate(l.covered, l.people, locale)}
            parts={`${l.covered.toLocaleString(locale)} / ${l.people.toLocaleString(locale)}`}
          />
        ))}
      </div>
      <div>
        <p className="bh-quiet">
          {s.asOf(showDay(coverage.on, locale), coverage.activeIds.length.toLocaleString(locale))}
          {coverage.doubtful > 0 && (
            <>
              {s.doubtful(coverage.doubtful)} <AppLink href="/places?f.quality=doubtful">{s.seeDoubtful}</AppLink>
            </>
          )}
        </p>
        <details className="pl-method">
          <summary>{s.method}</summary>
          <ul>
            {coverage.method.map((m) => (
              <li key={m.en}>{word(m)}</li>
            ))}
          </ul>
        </details>
        {can.record && (
          <p role="status">
            {known ? s.inLedger(rate(known.covered, known.people, locale) ?? "–", showDay(known.on, locale)) : s.notInLedger}{" "}
            <AppLink href="/indicators">{s.toIndicators}</AppLink>
            {behind && (
              <>
                {" "}
                <Button
                  size="small"
                  loading={refusal.busy}
                  onClick={() =>
                    void refusal.run(async () => {
                      await call.recordCoverage();
                      await onRecorded();
                    })
                  }
                >
                  {s.record}
                </Button>
              </>
            )}
          </p>
        )}
        <ErrorPanel trouble={refusal.trouble} />
      </div>
    </div>
  );
}
