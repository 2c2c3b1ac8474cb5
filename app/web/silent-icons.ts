import type { Plugin } from "vite";

/**
 * The kit's icons name themselves in English to a reader's voice ("down", "bell"). Each stands beside words or in a control that has its own name: they are left unsaid,
 * but for one that is pressed itself.
 */
export function silentIcons(): Plugin {
  let silenced = 0;
  return {
    name: "silent-icons",
    transform(code, id) {
      if (!/@ant-design[\\/]icons[\\/]es[\\/]components[\\/]AntdIcon(?:Light)?\.js$/.test(id)) return undefined;
      const silent = code.replace(
        /role: "img",\s*"aria-label": icon\.name/,
        '...(onClick ? { role: "img", "aria-label": icon.name } : { "aria-hidden": true })',
      );
      if (silent !== code) silenced++;
      return { code: silent, map: null };
    },
    buildEnd(error) {
      if (!error && silenced === 0) throw new Error("where an icon of the kit names itself was not found");
    },
  };
}
