export { hasEndedTour } from "./server.ts";
