import { INK, isFilled, PATHS, type LegendItem, type Sign } from "./signs.ts";

/** What stands around the map on a picture to hand on. */
export interface PictureWords {
  readonly title: string;
  /** Day and hours the figures hold for. */
  readonly subtitle: string;
  /** Shown in a frame where data are invented. */
  readonly sample: string | undefined;
  readonly figures: readonly { readonly label: string; readonly value: string; readonly parts: string }[];
  readonly legend: readonly LegendItem[];
  /** Whose data, computed how. */
  readonly notes: readonly string[];
  readonly scale: { readonly metre: string; readonly kilometre: string };
}

const WIDTH = 1280;
const MARGIN = 40;
const FONT = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei", system-ui, sans-serif';
const [BLACK, QUIET, LINE, WARN] = ["#1d2733", "#566270", "#b9c1ca", "#8a5200"];

/** The map with title, figures, legend, scale and sources, as one PNG. `metresPerPixel` is that of the given picture. */
export async function composePicture(map: Blob, metresPerPixel: number, words: PictureWords): Promise<Blob> {
  const image = await createImageBitmap(map);
  const inner = WIDTH - 2 * MARGIN;
  const factor = inner / image.width;
  const height = Math.round(image.height * factor);
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d") as CanvasRenderingContext2D;
  const set = (size: number, colour: string, weight = 400): void => {
    pen.font = `${weight} ${size}px ${FONT}`;
    pen.fillStyle = colour;
    pen.textBaseline = "alphabetic";
  };
  // Measured first: how tall the words are decides how tall the picture is.
  set(17, QUIET);
  const notes = words.notes.flatMap((n) => wrap(pen, n, inner));
  set(18, BLACK);
  const legend = rows(words.legend, inner, (item) => 34 + pen.measureText(item.word).width + 24);
  const top = 250;
  canvas.width = WIDTH;
  canvas.height = top + height + 24 + legend.length * 34 + 16 + notes.length * 26 + MARGIN;
  pen.fillStyle = "#ffffff";
  pen.fillRect(0, 0, canvas.width, canvas.height);

  set(36, BLACK, 600);
  pen.fillText(words.title, MARGIN, 72);
  set(20, QUIET);
  pen.fillText(words.subtitle, MARGIN, 108);
  if (words.sample !== undefined) frame(pen, words.sample, set);
  let x = MARGIN;
  for (const f of words.figures) {
    set(18, QUIET);
    pen.fillText(f.label, x, 152);
    const wide = pen.measureText(f.label).width;
    set(38, BLACK, 600);
    pen.fillText(f.value, x, 194);
    const tall = pen.measureText(f.value).width;
    set(18, QUIET);
    pen.fillText(f.parts, x, 222);
    x += Math.max(wide, tall, pen.measureText(f.parts).width) + 64;
  }

  pen.drawImage(image, MARGIN, top, inner, height);
  pen.strokeStyle = LINE;
  pen.lineWidth = 1;
  pen.strokeRect(MARGIN + 0.5, top + 0.5, inner - 1, height - 1);
  scaleBar(pen, MARGIN + 16, top + height - 16, metresPerPixel / factor, words.scale, set);

  let y = top + height + 24 + 22;
  for (const row of legend) {
    let at = MARGIN;
    for (const item of row) {
      swatch(pen, at + 12, y - 6, INK[item.ink], item.shape);
      set(18, BLACK);
      pen.fillText(item.word, at + 34, y);
      at += 34 + pen.measureText(item.word).width + 24;
    }
    y += 34;
  }
  y += 8;
  set(17, QUIET);
  for (const line of notes) {
    pen.fillText(line, MARGIN, y);
    y += 26;
  }
  return new Promise((done, fail) => canvas.toBlob((b) => (b ? done(b) : fail(new Error("no picture"))), "image/png"));
}

type Set = (size: number, colour: string, weight?: number) => void;

function frame(pen: CanvasRenderingContext2D, word: string, set: Set): void {
  set(20, WARN, 600);
  const wide = pen.measureText(word).width + 24;
  pen.strokeStyle = WARN;
  pen.lineWidth = 2;
  pen.strokeRect(WIDTH - MARGIN - wide, 44, wide, 40);
  pen.fillText(word, WIDTH - MARGIN - wide + 12, 71);
}

function swatch(pen: CanvasRenderingContext2D, x: number, y: number, colour: string, shape: Sign): void {
  pen.save();
  pen.translate(x, y);
  pen.lineWidth = 3;
  pen.strokeStyle = pen.fillStyle = colour;
  const path = new Path2D(PATHS[shape]);
  pen.globalAlpha = shape === "line" ? 0.16 : 1;
  if (isFilled(shape) || shape === "line") pen.fill(path);
  pen.globalAlpha = 1;
  if (shape !== "dot") pen.stroke(path);
  pen.restore();
}

/** The longest of 1, 2, 5 × 10ⁿ metres that fits in 200 pixels. */
function scaleStep(metresPerPixel: number): number {
  const most = 200 * metresPerPixel;
  const power = 10 ** Math.floor(Math.log10(most));
  return power * (most >= 5 * power ? 5 : most >= 2 * power ? 2 : 1);
}

function scaleBar(
  pen: CanvasRenderingContext2D,
  x: number,
  y: number,
  metresPerPixel: number,
  words: PictureWords["scale"],
  set: Set,
): void {
  const metres = scaleStep(metresPerPixel);
  const wide = metres / metresPerPixel;
  const label = metres >= 1000 ? `${metres / 1000} ${words.kilometre}` : `${metres} ${words.metre}`;
  pen.fillStyle = "rgba(255, 255, 255, 0.85)";
  pen.fillRect(x - 8, y - 36, wide + 16, 44);
  set(16, BLACK);
  pen.fillText(label, x, y - 14);
  pen.beginPath();
  pen.moveTo(x, y - 8);
  pen.lineTo(x, y);
  pen.lineTo(x + wide, y);
  pen.lineTo(x + wide, y - 8);
  pen.strokeStyle = BLACK;
  pen.lineWidth = 2;
  pen.stroke();
}

/** Chinese breaks anywhere, other words between blanks. */
function wrap(pen: CanvasRenderingContext2D, text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const piece of text.match(/[\u2e80-\uffff]|[^\s\u2e80-\uffff]+\s*|\s+/g) ?? []) {
    // A closing mark never begins a line.
    if (line !== "" && pen.measureText(line + piece).width > width && !/^[，。；：、）」]/.test(piece)) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else line += piece;
  }
  return line === "" ? lines : [...lines, line];
}

function rows<T>(items: readonly T[], width: number, wide: (item: T) => number): T[][] {
  const out: T[][] = [[]];
  let left = width;
  for (const item of items) {
    const w = wide(item);
    if (w > left && out.at(-1)?.length) {
      out.push([]);
      left = width;
    }
    out.at(-1)?.push(item);
    left -= w;
  }
  return out;
}
