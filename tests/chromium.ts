import { existsSync } from "node:fs";

const chromes = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const found = (paths: readonly string[]): string | undefined => paths.find((path) => existsSync(path));
/** The browser that journeys are played in: the one without windows costs a third less of the processor. */
export const executable = found(["/usr/bin/chromium-headless-shell", ...chromes]);
/** The one with everything, a camera too. */
export const whole = found(chromes);
/** `required` makes a missing browser a failure; `pictures` writes the README's pictures to docs/pictures. */
export const wish = process.env["BIHUAN_JOURNEYS"];
/** Why journeys are skipped here, or false. */
export const skip = executable === undefined && wish !== "required" ? "no Chromium on this machine" : false;
