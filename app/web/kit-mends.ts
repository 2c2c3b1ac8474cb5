import type { Plugin } from "vite";

interface Mend {
  readonly file: RegExp;
  readonly from: RegExp;
  readonly to: string;
}

/** What is mended in the kit as it is built; each must be found, so that a new version of the kit does not lose one in silence. */
const MENDS: readonly Mend[] = [
  // Icons name themselves in English to a reader's voice ("down", "bell"). Each stands beside words or in a control that has its own name: they are
  // left unsaid, but for one that is pressed itself.
  {
    file: /@ant-design[\\/]icons[\\/]es[\\/]components[\\/]AntdIcon(?:Light)?\.js$/,
    from: /role: "img",\s*"aria-label": icon\.name/,
    to: '...(onClick ? { role: "img", "aria-label": icon.name } : { "aria-hidden": true })',
  },
  // Whatever was once opened above the page asked React for one more turn after each of its turns. Of keys typed faster than the page is drawn the fifty-first
  // was then taken for an endless loop (React's error 185, react/react#30621) and lost.
  {
    file: /@rc-component[\\/]portal[\\/]es[\\/]Portal\.js$/,
    from: /setInnerContainer\(\(\) =>[^;]*\);/,
    to: "if (innerContainer !== (customizeContainer ?? null)) setInnerContainer(customizeContainer ?? null);",
  },
];

export function kitMends(): Plugin {
  const left = new Set(MENDS);
  return {
    name: "kit-mends",
    transform(code, id) {
      const mend = MENDS.find((m) => m.file.test(id));
      if (!mend) return undefined;
      const mended = code.replace(mend.from, mend.to);
      if (mended !== code) left.delete(mend);
      return { code: mended, map: null };
    },
    buildEnd(error) {
      if (!error && left.size > 0) throw new Error(`not found in the kit any more: ${[...left].map((m) => m.from.source).join(", ")}`);
    },
  };
}
