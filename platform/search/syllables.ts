import { pinyin } from "pinyin-pro";

/** Readings of a name without tone, one per character: 张伟 → zhang, wei; a surname by its own (单 shan, 曾 zeng). Loads no dictionary of words. */
export const syllables = (name: string): readonly string[] =>
  pinyin(name, { toneType: "none", type: "array", surname: "head", v: true }).map((s) => s.toLowerCase());
