import { existsSync } from "node:fs";

/** The browser that journeys are played in. */
export const executable = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) => existsSync(path));
/** `required` makes a missing browser a failure; `pictures` writes the README's pictures to docs/pictures. */
export const wish = process.env["BIHUAN_JOURNEYS"];
/** Why journeys are skipped here, or false. */
export const skip = executable === undefined && wish !== "required" ? "no Chromium on this machine" : false;
