import type { Feature, FeatureCollection, MultiPolygon } from "geojson";
import {
  AttributionControl,
  GeoJSONSource,
  Map as LibreMap,
  Marker,
  NavigationControl,
  ScaleControl,
  setWorkerUrl,
  type ExpressionSpecification,
  type StyleSpecification,
} from "maplibre-gl";
import workerAddress from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import "maplibre-gl/dist/maplibre-gl.css";
import type { call } from "./api.ts";
import { INK, signImage } from "./signs.ts";

// From our own origin: the default worker is a blob, which `script-src 'self'` refuses.
setWorkerUrl(workerAddress);

type MapData = Awaited<ReturnType<typeof call.getMap>>;
interface Spot {
  lat: number;
  lon: number;
}
export interface PinEvents {
  /** While the pin is dragged, at most once per animation frame. */
  onDrag(to: Spot): void;
  onDrop(to: Spot): void;
}

/** Wide enough for a page of A4. */
const PICTURE_PIXELS = 1200;
const NO_FEATURES = { type: "FeatureCollection" as const, features: [] };

/** Half of what a sign's picture is drawn for; a cross is a little larger than the disc of as many people. */
const CROSS_PIXELS = 8;
/** Half a cell's width in so many pixels, by its people and how near one looks. */
const bySize = (unit: number): ExpressionSpecification => [
  "interpolate",
  ["linear"],
  ["zoom"],
  10,
  ["min", 4 / unit, ["/", ["sqrt", ["get", "people"]], 12 * unit]],
  15,
  ["min", 22 / unit, ["/", ["sqrt", ["get", "people"]], 2 * unit]],
];

/** Sources and layers of the base map, numbered from the lowest. */
const BASE = "base";

/** The map, told what to show. It draws the network, outlines and people it is given and asks no other server but the base map's, where one is set. */
export class MapView {
  readonly #map: LibreMap;
  readonly #data: MapData;
  #pin: Marker | undefined;
  #events: PinEvents | undefined;

  constructor(
    container: HTMLElement,
    data: MapData,
    onPick: (placeId: number) => void,
    words: { zoomIn: string; zoomOut: string; map: string },
    /** A tile of the base map did not come; the answer's status where there was one. */
    onBaseFault: (status: number | undefined) => void,
  ) {
    this.#data = data;
    const [south, west, north, east] = data.bounds ?? [30, 104, 31, 105];
    this.#map = new LibreMap({
      container,
      style: styleOf(data),
      bounds: [west as number, south as number, east as number, north as number],
      fitBoundsOptions: { padding: 24 },
      attributionControl: false,
      dragRotate: false,
      locale: { "NavigationControl.ZoomIn": words.zoomIn, "NavigationControl.ZoomOut": words.zoomOut, "Map.Title": words.map },
      // So that a picture can be taken of what is seen.
      canvasContextAttributes: { preserveDrawingBuffer: true },
    });
    // Whoever reads by ear, or plays a journey, learns that what stands there is not all yet.
    const busy = (is: boolean): void => container.setAttribute("aria-busy", String(is));
    busy(true);
    this.#map.on("dataloading", () => busy(true));
    this.#map.on("movestart", () => busy(true));
    this.#map.on("idle", () => busy(false));
    this.#map.touchZoomRotate.disableRotation();
    if (data.baseMap.credit !== "") {
      const plain = document.createElement("span");
      plain.textContent = data.baseMap.credit;
      this.#map.addControl(new AttributionControl({ compact: false, customAttribution: plain.innerHTML }), "bottom-right");
    }
    this.#map.on("error", (e: { error?: { status?: number; message?: string }; sourceId?: string }) => {
      if (e.sourceId?.startsWith(BASE)) onBaseFault(e.error?.status);
      else console.error(e.error?.message);
    });
    this.#map.on("styleimagemissing", ({ id }) => this.#map.addImage(id, signImage(id), { pixelRatio: 2 }));
    this.#map.addControl(new NavigationControl({ showCompass: false }), "top-right");
    this.#map.addControl(new ScaleControl({ unit: "metric" }), "bottom-left");
    this.#map.on("click", "places", (e) => {
      const id = e.features?.[0]?.properties.id as number | undefined;
      if (id !== undefined) onPick(id);
    });
    this.#map.on("click", "clusters", (e) => this.#map.easeTo({ center: e.lngLat, zoom: this.#map.getZoom() + 2 }));
    for (const layer of ["places", "clusters"]) {
      this.#map.on("mouseenter", layer, () => (this.#map.getCanvas().style.cursor = "pointer"));
      this.#map.on("mouseleave", layer, () => (this.#map.getCanvas().style.cursor = ""));
    }
  }

  /** Resolves when everything given so far is drawn. */
  ready(): Promise<void> {
    return new Promise((done) => (this.#map.loaded() ? done() : void this.#map.once("idle", () => done())));
  }

  setLines(lines: readonly (readonly number[])[]): void {
    this.#set("lines", {
      type: "FeatureCollection",
      features: [
        {
          type: "Feature",
          properties: {},
          geometry: {
            type: "MultiLineString",
            coordinates: lines.map((line) => {
              const out: [number, number][] = [];
              for (let i = 0; i < line.length; i += 2) out.push([(line[i + 1] as number) / 1e7, (line[i] as number) / 1e7]);
              return out;
            }),
          },
        },
      ],
    });
  }

  /** −1 no network there, 0 not reached, 1 by adults alone, 2 by both; 3 and 4: under one of two compared plans alone; in the order of the cells. */
  setReached(reached: readonly number[]): void {
    const { lats, lons, counts } = this.#data.cells;
    this.#set("cells", {
      type: "FeatureCollection",
      features: counts.flatMap((people, i) =>
        people === 0 ? [] : [point((lons[i] as number) / 1e7, (lats[i] as number) / 1e7, { people, reached: reached[i] ?? 0 })],
      ),
    });
  }

  setPlaces(places: MapData["places"]): void {
    this.#set("places", {
      type: "FeatureCollection",
      features: places.map((p) => point(p.lon, p.lat, { id: p.id, standing: p.standing })),
    });
  }

  /** Adults' ground, then the elderly's. */
  setReach(geometries: readonly unknown[]): void {
    this.#set("reach", polygons(geometries));
  }

  /** The ground of the one place looked at. */
  setOwnReach(geometries: readonly unknown[]): void {
    this.#set("own", polygons(geometries));
  }

  /** `side` says which of two compared plans a spot belongs to. */
  setPlan(spots: readonly (Spot & { readonly side?: "both" | "a" | "b" })[]): void {
    this.#set("plan", {
      type: "FeatureCollection",
      features: spots.map((s, i) => point(s.lon, s.lat, { rank: i + 1, side: s.side ?? "both" })),
    });
  }

  /** Shows a pin that can be dragged; undefined takes it away. */
  setPin(at: Spot | undefined, events?: PinEvents): void {
    this.#events = events;
    if (at === undefined) {
      this.#pin?.remove();
      this.#pin = undefined;
      return;
    }
    // Adding it again would end a drag under way.
    if (this.#pin) this.#pin.setLngLat([at.lon, at.lat]);
    else {
      this.#pin = new Marker({ draggable: true, color: INK.plan });
      const where = (): Spot => {
        const { lat, lng } = (this.#pin as Marker).getLngLat();
        return { lat, lon: lng };
      };
      this.#pin.on("drag", () => this.#events?.onDrag(where()));
      this.#pin.on("dragend", () => this.#events?.onDrop(where()));
      this.#pin.setLngLat([at.lon, at.lat]).addTo(this.#map);
    }
  }

  get centre(): Spot {
    const { lat, lng } = this.#map.getCenter();
    return { lat, lon: lng };
  }

  goTo(at: Spot): void {
    this.#map.jumpTo({ center: [at.lon, at.lat], zoom: Math.max(14, this.#map.getZoom()) });
  }

  /** What is seen, drawn finely enough to print, as a PNG; with its scale at the centre. */
  async picture(): Promise<{ png: Blob; metresPerPixel: number }> {
    const map = this.#map;
    const canvas = map.getCanvas();
    const before = map.getPixelRatio();
    map.setPixelRatio(Math.max(before, Math.min(3, PICTURE_PIXELS / canvas.clientWidth)));
    try {
      await new Promise<void>((done) => {
        // Tiles that never come do not keep the rest from being handed on.
        const late = setTimeout(done, 5000);
        void map.once("idle", () => {
          clearTimeout(late);
          done();
        });
        map.triggerRepaint();
      });
      const css = (40_075_016.7 * Math.cos((map.getCenter().lat * Math.PI) / 180)) / (512 * 2 ** map.getZoom());
      const png = await new Promise<Blob>((done, fail) =>
        credited(canvas, this.#data.baseMap.credit).toBlob((b) => (b ? done(b) : fail(new Error("no picture"))), "image/png"),
      );
      return { png, metresPerPixel: (css * canvas.clientWidth) / canvas.width };
    } finally {
      map.setPixelRatio(before);
    }
  }

  close(): void {
    this.#map.remove();
  }

  #set(source: string, data: FeatureCollection): void {
    const put = (): void => void (this.#map.getSource(source) as GeoJSONSource | undefined)?.setData(data);
    if (this.#map.getSource(source)) put();
    else void this.#map.once("style.load", put);
  }
}

/** Whose base map it is goes with every picture of it. */
function credited(map: HTMLCanvasElement, credit: string): HTMLCanvasElement {
  if (credit === "") return map;
  const copy = document.createElement("canvas");
  [copy.width, copy.height] = [map.width, map.height];
  const pen = copy.getContext("2d");
  if (!pen) return map;
  const size = Math.round((12 * map.width) / map.clientWidth);
  pen.drawImage(map, 0, 0);
  pen.font = `${size}px sans-serif`;
  const wide = pen.measureText(credit).width + size;
  pen.fillStyle = "rgba(255, 255, 255, 0.8)";
  pen.fillRect(copy.width - wide, copy.height - 1.6 * size, wide, 1.6 * size);
  pen.fillStyle = "#1f2933";
  pen.fillText(credit, copy.width - wide + size / 2, copy.height - 0.5 * size);
  return copy;
}

const polygons = (geometries: readonly unknown[]): FeatureCollection => ({
  type: "FeatureCollection",
  features: geometries.map((geometry, i) => ({ type: "Feature", properties: { elderly: i === 1 }, geometry: geometry as MultiPolygon })),
});

const point = (lon: number, lat: number, properties: Record<string, unknown>): Feature => ({
  type: "Feature",
  properties,
  geometry: { type: "Point", coordinates: [lon, lat] },
});

function styleOf(data: MapData): StyleSpecification {
  const empty = { type: "geojson" as const, data: NO_FEATURES };
  return {
    version: 8,
    sources: {
      ...Object.fromEntries(
        data.baseMap.layers.map((tiles, i) => [`${BASE}${i}`, { type: "raster" as const, tiles: [tiles], tileSize: 256, maxzoom: 18 }]),
      ),
      outlines: {
        type: "geojson",
        data: {
          type: "FeatureCollection",
          features: data.outlines.map((o) => ({
            type: "Feature",
            properties: { level: o.level },
            geometry: o.geometry as MultiPolygon,
          })),
        },
      },
      lines: empty,
      cells: empty,
      reach: empty,
      own: empty,
      places: { ...empty, cluster: data.places.length > 3000, clusterMaxZoom: 12 },
      plan: empty,
    },
    layers: [
      { id: "ground", type: "background", paint: { "background-color": "#f7f8f9" } },
      ...data.baseMap.layers.map((_, i) => ({ id: `${BASE}${i}`, type: "raster" as const, source: `${BASE}${i}` })),
      {
        id: "reach",
        type: "fill",
        source: "reach",
        paint: { "fill-color": ["case", ["get", "elderly"], INK.covered, INK.adults], "fill-opacity": 0.16 },
      },
      {
        id: "reach-edge",
        type: "line",
        source: "reach",
        paint: { "line-color": ["case", ["get", "elderly"], INK.covered, INK.adults], "line-width": 1, "line-opacity": 0.8 },
      },
      {
        id: "lines",
        type: "line",
        source: "lines",
        paint: { "line-color": INK.line, "line-width": ["interpolate", ["linear"], ["zoom"], 10, 0.4, 16, 2] },
      },
      {
        id: "outlines",
        type: "line",
        source: "outlines",
        paint: { "line-color": INK.outline, "line-width": ["match", ["get", "level"], 4, 1, 2], "line-dasharray": [4, 2] },
      },
      {
        id: "cells",
        type: "circle",
        source: "cells",
        filter: ["!=", ["get", "reached"], 0],
        paint: {
          "circle-color": ["match", ["get", "reached"], 2, INK.covered, 1, INK.adults, 3, INK.planA, 4, INK.planB, INK.unknown],
          "circle-opacity": 0.7,
          "circle-radius": bySize(1),
        },
      },
      {
        id: "gaps",
        type: "symbol",
        source: "cells",
        filter: ["==", ["get", "reached"], 0],
        layout: { "icon-image": "cross", "icon-size": bySize(CROSS_PIXELS), "icon-allow-overlap": true, "icon-ignore-placement": true },
      },
      { id: "own", type: "fill", source: "own", paint: { "fill-color": INK.plan, "fill-opacity": 0.1 } },
      { id: "own-edge", type: "line", source: "own", paint: { "line-color": INK.plan, "line-width": 2 } },
      {
        id: "clusters",
        type: "circle",
        source: "places",
        filter: ["has", "point_count"],
        paint: {
          "circle-color": INK.place,
          "circle-opacity": 0.7,
          "circle-radius": ["step", ["get", "point_count"], 10, 100, 16, 1000, 22],
        },
      },
      {
        id: "places",
        type: "symbol",
        source: "places",
        filter: ["!", ["has", "point_count"]],
        layout: {
          "icon-image": ["match", ["get", "standing"], "point", "pin", "hollow"],
          "icon-size": ["interpolate", ["linear"], ["zoom"], 10, 0.5, 13.5, ["match", ["get", "standing"], "point", 1.1, 0.9]],
          "icon-anchor": "bottom",
          "icon-allow-overlap": true,
          "icon-ignore-placement": true,
        },
      },
      {
        id: "plan",
        type: "circle",
        source: "plan",
        paint: {
          "circle-color": "rgba(107, 47, 160, 0.15)",
          "circle-stroke-color": ["match", ["get", "side"], "a", INK.planA, "b", INK.planB, INK.plan],
          "circle-stroke-width": 3,
          "circle-radius": 11,
        },
      },
    ],
  };
}
