import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import type { OfficialChart } from "./gbt9704.ts";

/** 156 mm wide, as the text area; English Metric Units, 36,000 to the millimetre. */
const WIDTH = 152 * 36_000;
const HEIGHT = 80 * 36_000;
/** Ink that prints apart in grey. */
const INKS = ["1F4E79", "C55A11", "7F7F7F", "548235"];

/** Where a chart will stand: a word that no text contains, written by the writer of the document and replaced here. */
export const chartMark = (n: number): string => `\u2063chart${n}\u2063`;

const xml = (text: string): string =>
  text.replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c] as string);

/**
 * Puts charts of DrawingML (ECMA-376 part 1, 21.2) into a finished .docx in the place of their marks: Word draws them anew, they are
 * not pictures. Their figures are the cached ones of the chart itself; no workbook is embedded.
 */
export function withCharts(docx: Uint8Array, charts: readonly OfficialChart[]): Buffer {
  const files = unzipSync(docx);
  const read = (name: string): string => strFromU8(files[name] as Uint8Array);
  let body = read("word/document.xml");
  let relations = "";
  let types = "";
  charts.forEach((chart, i) => {
    const n = i + 1;
    files[`word/charts/chart${n}.xml`] = strToU8(chartXml(chart));
    relations += `<Relationship Id="rIdChart${n}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart" Target="charts/chart${n}.xml"/>`;
    types += `<Override PartName="/word/charts/chart${n}.xml" ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"/>`;
    const at = body.indexOf(chartMark(n));
    const [from, to] = [Math.max(body.lastIndexOf("<w:r>", at), body.lastIndexOf("<w:r ", at)), body.indexOf("</w:r>", at) + 6];
    body = body.slice(0, from) + drawing(chart, n) + body.slice(to);
  });
  files["word/document.xml"] = strToU8(body);
  files["word/_rels/document.xml.rels"] = strToU8(
    read("word/_rels/document.xml.rels").replace("</Relationships>", `${relations}</Relationships>`),
  );
  files["[Content_Types].xml"] = strToU8(read("[Content_Types].xml").replace("</Types>", `${types}</Types>`));
  return Buffer.from(zipSync(files));
}

const drawing = (chart: OfficialChart, n: number): string =>
  `<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${WIDTH}" cy="${HEIGHT}"/><wp:docPr id="${9000 + n}" name="${xml(chart.title)}" descr="${xml(chart.title)}"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rIdChart${n}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;

function chartXml({ title, unit, categories, series }: OfficialChart): string {
  const text = (words: string, size: number) =>
    `<c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="${size}" b="0"/></a:pPr><a:r><a:rPr lang="zh-CN" sz="${size}" b="0"/><a:t>${xml(words)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/>`;
  const names = categories.map((c, i) => `<c:pt idx="${i}"><c:v>${xml(c)}</c:v></c:pt>`).join("");
  const bars = series
    .map((s, i) => {
      // What is missing is left out: an empty place, never a bar of nought.
      const points = s.values.map((v, k) => (v === null ? "" : `<c:pt idx="${k}"><c:v>${v}</c:v></c:pt>`)).join("");
      return `<c:ser><c:idx val="${i}"/><c:order val="${i}"/><c:tx><c:strRef><c:f>S!$${column(i)}$1</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>${xml(s.name)}</c:v></c:pt></c:strCache></c:strRef></c:tx><c:spPr><a:solidFill><a:srgbClr val="${INKS[i % INKS.length]}"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/><c:dLbls><c:spPr><a:noFill/></c:spPr><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls><c:cat><c:strRef><c:f>S!$A$2:$A$${categories.length + 1}</c:f><c:strCache><c:ptCount val="${categories.length}"/>${names}</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>S!$${column(i)}$2:$${column(i)}$${categories.length + 1}</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="${categories.length}"/>${points}</c:numCache></c:numRef></c:val></c:ser>`;
    })
    .join("");
  const legend = series.length > 1 ? '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>' : "";
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><c:roundedCorners val="0"/><c:chart><c:title>${text(unit === "" ? title : `${title}（${unit}）`, 1200)}</c:title><c:autoTitleDeleted val="0"/><c:plotArea><c:layout/><c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/>${bars}<c:gapWidth val="80"/><c:axId val="1001"/><c:axId val="1002"/></c:barChart><c:catAx><c:axId val="1001"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="b"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:crossAx val="1002"/><c:crosses val="autoZero"/></c:catAx><c:valAx><c:axId val="1002"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="1001"/><c:crosses val="autoZero"/></c:valAx></c:plotArea>${legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>`;
}
const column = (series: number): string => String.fromCharCode("B".charCodeAt(0) + series);
