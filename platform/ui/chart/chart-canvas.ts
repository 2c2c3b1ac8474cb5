import { BarChart } from "echarts/charts";
import { GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import { init, use, type EChartsCoreOption } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

use([BarChart, GridComponent, TooltipComponent, LegendComponent, SVGRenderer]);

export interface Drawing {
  readonly kind: "bars" | "funnel";
  readonly categories: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[];
}

/** One accent in falling strength; greys where there are more series than that serves. */
const SHADES = ["#1b5e9b", "#6a9cc9", "#b3cde3", "#8a94a0"];

/** Draws into the element and follows its width; the answer takes the drawing away. */
export function draw(element: HTMLElement, drawing: Drawing): () => void {
  const chart = init(element, null, { renderer: "svg" });
  // Widths of words are measured on a canvas, which does not know "inherit".
  const fontFamily = getComputedStyle(element).fontFamily;
  // Paper is narrower than the screen it was drawn for: there the drawing shrinks whole.
  chart.on("rendered", () => element.querySelector("svg")?.setAttribute("viewBox", `0 0 ${chart.getWidth()} ${chart.getHeight()}`));
  chart.setOption({ ...(drawing.kind === "bars" ? bars(drawing) : funnel(drawing)), textStyle: { fontFamily } });
  const observer = new ResizeObserver(() => chart.resize());
  observer.observe(element);
  return () => {
    observer.disconnect();
    chart.dispose();
  };
}

const base: EChartsCoreOption = { animation: false, color: SHADES, tooltip: { confine: true } };

function bars({ categories, series }: Drawing): EChartsCoreOption {
  return {
    ...base,
    tooltip: { trigger: "axis", confine: true },
    legend: series.length > 1 ? { type: "plain", top: 0, left: 0, itemWidth: 12, itemHeight: 12 } : { show: false },
    grid: { left: 8, right: 8, top: 32, bottom: 8, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
    xAxis: {
      type: "category",
      data: [...categories],
      axisTick: { show: false },
      axisLabel: { color: "#4b5563" },
      axisLine: { lineStyle: { color: "#c9cfd6" } },
    },
    yAxis: { type: "value", minInterval: 1, axisLabel: { color: "#4b5563" }, splitLine: { lineStyle: { color: "#eceff2" } } },
    series: series.map((s) => ({ type: "bar", name: s.name, data: [...s.values], barMaxWidth: 28 })),
  };
}

/** Steps beneath one another, each as long as its count: what a funnel means, readable at a glance. */
function funnel({ categories, series }: Drawing): EChartsCoreOption {
  return {
    ...base,
    grid: { left: 8, right: 48, top: 8, bottom: 8, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
    xAxis: { type: "value", show: false },
    yAxis: {
      type: "category",
      inverse: true,
      data: [...categories],
      axisTick: { show: false },
      axisLine: { show: false },
      axisLabel: { color: "#1d2733" },
    },
    series: [
      { type: "bar", data: [...(series[0]?.values ?? [])], barMaxWidth: 34, label: { show: true, position: "right", color: "#1d2733" } },
    ],
  };
}
