import react from "@vitejs/plugin-react";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { kitStyles } from "./kit-styles.ts";
import { kitMends } from "./kit-mends.ts";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Of staff's pages and of links. */
const BASE =
  /node_modules[\\/](?:react|react-dom|scheduler|@orpc)[\\/]|engines[\\/]kit|preload-helper|platform[\\/](?:i18n|register[\\/]fields|ui[\\/](?:api|refusal|match-path|Skeleton|lazy-page|frame[\\/](?:page-title|tab-post))\.)/;

/** Of forms, records and lists. */
const FIELDS =
  /platform[\\/]ui[\\/](?:form[\\/]FieldInput|print-sheet|records?[\\/](?:client|strings|walk|tones)|list[\\/]list-(?:state|presets))\.|antd[\\/]es[\\/]popover[\\/]index/;

/** Two entries of people: the staff's, and the light one of links and public pages. `--mode gallery` adds the kit's samples. */
export default defineConfig(({ mode }) => ({
  root: at("."),
  base: "/",
  plugins: [react(), kitStyles(), kitMends()],
  build: {
    outDir: at(mode === "gallery" ? "../../dist/gallery" : "../../dist/web"),
    emptyOutDir: true,
    manifest: true,
    // Inline pieces would need looser rules than `script-src 'self'`.
    assetsInlineLimit: 0,
    // Sizes are budgeted by app/web/size.ts; kB before compression.
    chunkSizeWarningLimit: 1500,
    modulePreload: { polyfill: false },
    // The floor of links and public pages; the staff's is 102. Methods younger than that are filled in by public/browser.js.
    target: "chrome87",
    rolldownOptions: {
      // A browser asks six files at a time of a server without HTTP/2, and each costs both of them: what every page shows comes in one, and so do
      // what links and staff share and what every list shows. With what these import; what a link needs is taken out first (size.ts counts it).
      output: {
        codeSplitting: {
          groups: [
            { name: "base", test: BASE, priority: 4 },
            {
              name: "common",
              test: /node_modules[\\/]qr[\\/]|engines[\\/]casework|platform[\\/]ui[\\/](?:QrCode|request-key|lacking)\./,
              priority: 3,
            },
            {
              name: "frame",
              test: /app[\\/]web[\\/](?:router|Shell)\.tsx$|platform[\\/]ui[\\/](?:useLoad|useRefusal|Page)\./,
              priority: 2,
            },
            { name: "fields", test: FIELDS, priority: 1.5 },
            { name: "list", test: /platform[\\/]ui[\\/]records[\\/]RecordsList\.tsx$/, priority: 1 },
          ],
        },
      },
      input: {
        staff: at("index.html"),
        link: at("link.html"),
        near: at("near.html"),
        ...(mode === "gallery" ? { gallery: at("gallery.html"), public: at("public.html") } : {}),
      },
    },
  },
  server: { proxy: { "/api": "http://127.0.0.1:3000" } },
}));
