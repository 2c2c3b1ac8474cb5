import { createCache, extractStyle, StyleProvider } from "@ant-design/cssinjs";
import {
  Badge,
  Button,
  Checkbox,
  ConfigProvider,
  Drawer,
  Dropdown,
  Empty,
  Input,
  InputNumber,
  Menu,
  Popconfirm,
  Popover,
  Progress,
  Radio,
  Segmented,
  Select,
  Skeleton,
  Slider,
  Space,
  Spin,
  Tag,
} from "antd";
import { createElement as h, type ReactElement } from "react";
import { renderToString } from "react-dom/server";
import type { Plugin } from "vite";
import { theme } from "../../platform/ui/theme.ts";

/** What staff's pages show of Ant Design, and what these show in turn (a choice without entries, a menu within a drop-down). */
const PIECES: readonly ReactElement[] = [
  h(Button, null, "a"),
  h(Space),
  h(Space.Compact, null, h(Button, null, "a")),
  h(Space.Addon, null, "a"),
  h(Input),
  h(Input.Search),
  h(Input.TextArea),
  h(Input.Password),
  h(Input.OTP),
  h(InputNumber),
  h(Select),
  h(Empty),
  h(Spin),
  h(Skeleton),
  h(Checkbox),
  h(Radio),
  h(Segmented, { options: ["a"] }),
  h(Slider),
  h(Progress),
  h(Tag, null, "a"),
  h(Badge, { count: 1 }),
  h(Badge.Ribbon, null, "a"),
  h(Menu, { items: [] }),
  h(Dropdown, { menu: { items: [] } }, h("a")),
  h(Popover, null, h("a")),
  h(Popconfirm, { title: "a" }, h("a")),
  h(Drawer, { open: true }),
];

const NAME = "kit-styles.css";

/**
 * The kit's styles as one sheet, written at build instead of by every page at every opening: computing and inserting them took a hundred milliseconds of a
 * page's processor (decision 0102). Fails the build where a piece's styles are in the bundle and not in the sheet.
 */
export function kitStyles(): Plugin {
  let sheet: { readonly css: string; readonly kinds: ReadonlySet<string> } | undefined;
  const made = () => (sheet ??= kitSheet());
  return {
    name: NAME,
    resolveId: (id) => (id === `virtual:${NAME}` ? `\0${NAME}` : undefined),
    load: (id) => (id === `\0${NAME}` ? made().css : undefined),
    generateBundle(_options, bundle) {
      const modules = Object.values(bundle).flatMap((c) => (c.type === "chunk" ? c.moduleIds : []));
      const lacking = unwritten(modules, made().kinds);
      if (lacking.length > 0) this.error(`app/web/kit-styles.ts shows no ${lacking.join(", ")}: they would stand without their styles`);
    },
  };
}

/** Plain CSS, and the names of what it holds (`inputnumber`). */
export function kitSheet(): { css: string; kinds: ReadonlySet<string> } {
  const cache = createCache();
  // A drawer and a menu say on the console what they miss outside of a page.
  const { error } = console;
  console.error = () => undefined;
  try {
    renderToString(h(StyleProvider, { cache }, h(ConfigProvider, { theme: { ...theme, zeroRuntime: false } }, ...PIECES)));
  } finally {
    console.error = error;
  }
  const css = extractStyle(cache, { plain: true, types: "style" });
  const keys = [...cache.cache.keys()].map(String).filter((k) => k.startsWith("style%%"));
  return { css, kinds: new Set(keys.map((k) => (/%%(\w+)/.exec(k)?.[1] ?? "").toLowerCase())) };
}

/** Pieces whose styles a bundle holds (`…/antd/es/input-number/style/index.js`) and the sheet does not. */
export const unwritten = (modules: readonly string[], kinds: ReadonlySet<string>): string[] =>
  [...new Set(modules.flatMap((id) => /\/antd\/es\/([\w-]+)\/style\/index\.js$/.exec(id)?.[1] ?? []))].filter(
    (folder) => !kinds.has(folder.replaceAll("-", "")),
  );
