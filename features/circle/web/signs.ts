/** Colours of the map: reached in blues, not reached a red cross, so that shape and depth tell it in grey too. */
export const INK = {
  covered: "#154a7c",
  adults: "#3987c4",
  gap: "#a8201a",
  line: "#9aa4b0",
  outline: "#566270",
  place: "#1d2733",
  resource: "#8a5200",
  plan: "#6b2fa0",
  planA: "#0b6e99",
  planB: "#b0500a",
  unknown: "#9aa4b0",
};

/** What stands for what, on the map, in its legend and on the picture. */
export type Sign = "dot" | "ring" | "line" | "cross" | "pin" | "hollow";
export interface LegendItem {
  readonly ink: keyof typeof INK;
  readonly shape: Sign;
  readonly word: string;
}

const PIN = "M0 8C-3 4 -6 1 -6 -2.5A6 6 0 1 1 6 -2.5C6 1 3 4 0 8Z";
/** Paths about 0/0 within ±8; a pin's foot stands at 0/8. */
export const PATHS: Readonly<Record<Sign, string>> = {
  dot: "M8 0A8 8 0 1 1 -8 0A8 8 0 1 1 8 0Z",
  ring: "M7 0A7 7 0 1 1 -7 0A7 7 0 1 1 7 0Z",
  line: "M-8 -6H8V6H-8Z",
  cross: "M-6 -6L6 6M6 -6L-6 6",
  pin: PIN,
  hollow: PIN,
};
/** Filled, or its edge alone. */
export const isFilled = (sign: Sign): boolean => sign === "dot" || sign === "pin";

/** A sign of the map: `cross`, or `pin` and `hollow` of places and of what may become one. Pixels of twice the size it is shown in. */
export function signImage(id: string): ImageData {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 48;
  const pen = canvas.getContext("2d") as CanvasRenderingContext2D;
  pen.translate(24, 24);
  pen.scale(2.5, 2.5);
  const path = new Path2D(id === "cross" ? PATHS.cross : PIN);
  pen.lineJoin = "round";
  // A white edge keeps it apart from what lies beneath.
  if (id !== "cross") {
    pen.lineWidth = 3;
    pen.strokeStyle = "#ffffff";
    pen.stroke(path);
  }
  pen.lineWidth = id === "cross" ? 2.4 : 1.8;
  pen.strokeStyle = id === "cross" ? INK.gap : id === "hollow" ? INK.resource : INK.place;
  pen.fillStyle = id === "hollow" ? "#ffffff" : INK.place;
  if (id !== "cross") pen.fill(path);
  pen.stroke(path);
  return pen.getImageData(0, 0, 48, 48);
}
