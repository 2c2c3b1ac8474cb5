import {
  AlignmentType,
  Document,
  DocumentGridType,
  Footer,
  ImageRun,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
  convertMillimetersToTwip,
} from "docx";

import { chartMark, withCharts } from "./docx-charts.ts";
import { balanceTitle, type OfficialChart, type OfficialDocument } from "./gbt9704.ts";

/** Named first as the standard asks, so that a machine with the faces uses them; others substitute by family. */
const FACE = { title: "方正小标宋简体", body: "仿宋_GB2312", heading: "黑体" } as const;
const font = (name: string) => ({ ascii: "Times New Roman", hAnsi: "Times New Roman", eastAsia: name });
/** 2号 = 22 pt, 3号 = 16 pt, 4号 = 14 pt; docx counts half points. */
const SIZE = { title: 44, body: 32, table: 24, page: 28 } as const;
/** 22 lines on 225 mm. */
const LINE_TWIPS = Math.round(convertMillimetersToTwip(225) / 22);
const line = { line: LINE_TWIPS, lineRule: LineRuleType.EXACT };

export async function writeDocx(document: OfficialDocument): Promise<Buffer> {
  const text = (words: string, face: keyof typeof FACE, size: number) => new TextRun({ text: words, font: font(FACE[face]), size });
  const body = (words: string, keepNext: boolean) =>
    new Paragraph({
      spacing: line,
      keepNext,
      keepLines: keepNext,
      alignment: AlignmentType.BOTH,
      indent: { firstLine: SIZE.body * 10 * 2 },
      children: [text(words, "body", SIZE.body)],
    });
  const charts: OfficialChart[] = [];
  const children = [
    new Paragraph({
      spacing: { ...line, line: LINE_TWIPS + 80, after: LINE_TWIPS },
      alignment: AlignmentType.CENTER,
      children: balanceTitle(document.title).map(
        (words, i) => new TextRun({ text: words, font: font(FACE.title), size: SIZE.title, ...(i > 0 ? { break: 1 } : {}) }),
      ),
    }),
    ...document.blocks.flatMap((block, i): (Paragraph | Table)[] => {
      // The signature never stands alone on a page: what is said last goes with it.
      const isLast = i === document.blocks.length - 1;
      if (block.type === "paragraph") return [body(block.text, isLast)];
      if (block.type === "chart") {
        charts.push(block);
        return [
          new Paragraph({
            spacing: { before: 120, after: 120 },
            alignment: AlignmentType.CENTER,
            children: [new TextRun(chartMark(charts.length))],
          }),
        ];
      }
      if (block.type === "picture") return pictureOf(block, text);
      if (block.type === "roll")
        return [
          new Paragraph({
            spacing: line,
            // Two characters in, the names hanging behind "出席：".
            indent: { left: SIZE.body * 10 * (block.label.length + 3), hanging: SIZE.body * 10 * (block.label.length + 1) },
            children: [text(`${block.label}：`, "heading", SIZE.body), text(block.text, "body", SIZE.body)],
          }),
        ];
      if (block.type === "heading")
        return [
          new Paragraph({
            spacing: line,
            indent: { firstLine: SIZE.body * 10 * 2 },
            children: [text(block.text, "heading", SIZE.body)],
            keepNext: true,
          }),
        ];
      return [tableOf(block.header, block.rows, text, isLast)];
    }),
    new Paragraph({
      keepNext: true,
      spacing: { ...line, before: LINE_TWIPS },
      alignment: AlignmentType.RIGHT,
      indent: { right: SIZE.body * 10 * 2 },
      children: [text(document.signature, "body", SIZE.body)],
    }),
    new Paragraph({
      spacing: line,
      alignment: AlignmentType.RIGHT,
      indent: { right: SIZE.body * 10 * 2 },
      children: [text(document.date, "body", SIZE.body)],
    }),
  ];
  const pageNumber = (alignment: (typeof AlignmentType)[keyof typeof AlignmentType]) =>
    new Footer({
      children: [
        new Paragraph({
          alignment,
          indent: { left: 280, right: 280 },
          children: [new TextRun({ font: font("宋体"), size: SIZE.page, children: ["— ", PageNumber.CURRENT, " —"] })],
        }),
      ],
    });
  const file = new Document({
    creator: "Bihuan",
    title: document.title,
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        properties: {
          page: {
            size: { width: convertMillimetersToTwip(210), height: convertMillimetersToTwip(297) },
            // Text area 156 × 225 mm: head 37 mm, binding edge 28 mm.
            margin: {
              top: convertMillimetersToTwip(37),
              left: convertMillimetersToTwip(28),
              right: convertMillimetersToTwip(26),
              bottom: convertMillimetersToTwip(35),
              footer: convertMillimetersToTwip(28),
            },
          },
          grid: { type: DocumentGridType.LINES_AND_CHARS, linePitch: LINE_TWIPS, charSpace: 0 },
        },
        footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) },
        children,
      },
      ...(document.annexes ?? []).map((annex) => ({
        properties: {
          page: {
            size: {
              width: convertMillimetersToTwip(210),
              height: convertMillimetersToTwip(297),
              orientation: PageOrientation.LANDSCAPE,
            },
            // The head of a sheet lying across is its binding edge.
            margin: {
              top: convertMillimetersToTwip(28),
              left: convertMillimetersToTwip(35),
              right: convertMillimetersToTwip(37),
              bottom: convertMillimetersToTwip(26),
              footer: convertMillimetersToTwip(18),
            },
          },
        },
        footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) },
        children: [
          new Paragraph({
            spacing: { ...line, after: LINE_TWIPS / 2 },
            keepNext: true,
            children: [text(annex.title, "heading", SIZE.body)],
          }),
          tableOf(annex.header, annex.rows, text),
        ],
      })),
    ],
  });
  const bytes = await Packer.toBuffer(file);
  return charts.length === 0 ? bytes : withCharts(bytes, charts);
}

/** 96 to the inch, as the writer counts; no wider than the text area and no higher than half a page. */
const MOST = { width: 575, height: 400 };

function pictureOf(
  p: { bytes: Buffer; kind: "png" | "jpg"; width: number; height: number; caption: string },
  text: (words: string, face: "body", size: number) => TextRun,
): Paragraph[] {
  const scale = Math.min(1, MOST.width / p.width, MOST.height / p.height);
  const transformation = { width: Math.round(p.width * scale), height: Math.round(p.height * scale) };
  const altText = { title: p.caption, description: p.caption, name: p.caption };
  const middle = { alignment: AlignmentType.CENTER };
  return [
    new Paragraph({ ...middle, keepNext: true, children: [new ImageRun({ type: p.kind, data: p.bytes, transformation, altText })] }),
    new Paragraph({ ...middle, children: [text(p.caption, "body", SIZE.table)] }),
  ];
}

function tableOf(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  text: (words: string, face: "body" | "heading", size: number) => TextRun,
  keepsNext = false,
): Table {
  const row = (cells: readonly string[], face: "body" | "heading", keepNext = false) =>
    new TableRow({
      cantSplit: true,
      tableHeader: face === "heading",
      children: cells.map(
        (cell) =>
          new TableCell({
            verticalAlign: VerticalAlign.CENTER,
            margins: { left: 80, right: 80, top: 40, bottom: 40 },
            children: cell
              .split("\n")
              .map((line) => new Paragraph({ ...(keepNext ? { keepNext } : {}), children: [text(line, face, SIZE.table)] })),
          }),
      ),
    });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [row(header, "heading"), ...rows.map((cells, i) => row(cells, "body", keepsNext && i === rows.length - 1))],
  });
}
