export { bringFigures, previewFigures, type Given } from "./figures.ts";
export type { Role } from "./table.ts";
export { listTaken, newestOf } from "./newest.ts";
