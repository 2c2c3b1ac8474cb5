import type { Language } from "@bihuan/matching";
import { pinyin } from "pinyin-pro";

/**
 * Readings of a name without tone, one per character: 张伟 → zhang, wei; a person's surname by its own (单 shan, 曾 zeng), which would
 * read the words behind it one by one (银行 as yin xing).
 */
export const syllables: Language["syllables"] = (name, of) =>
  pinyin(name, { toneType: "none", type: "array", surname: of === "person" ? "head" : "off", v: true }).map((s) => s.toLowerCase());
