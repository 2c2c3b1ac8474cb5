export * from "./rules.ts";
export { isSystem, QUALITIES } from "./kinds.ts";
export { areaOfRegion, findOwnOutline, isOutside, listOutlines, outlineAt, saveBoundary, townOf, type Outline } from "./boundaries.ts";
export { prepareImport, storeImport } from "./import.ts";
export { getPlaceRecord } from "./places.ts";
export { listPublicPlaces, listPublicRegions, type PublicPlace } from "./public.ts";
export { insertPlaces, listPositioned, listWaiting, type NewPlace, type Positioned } from "./queries.ts";
export { readTable, repeatsIn } from "./table.ts";
export { movePlaces } from "./venues.ts";
