export { renderCentre, renderCentreList } from "./public.ts";
