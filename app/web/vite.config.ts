import react from "@vitejs/plugin-react";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Two entries of people: the staff's, and the light one of links and public pages. `--mode gallery` adds the kit's samples. */
export default defineConfig(({ mode }) => ({
  root: at("."),
  base: "/",
  plugins: [react()],
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
