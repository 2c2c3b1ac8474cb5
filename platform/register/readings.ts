/** A name by its reading, lower case without tones: first letters (`bm`) and whole (`baomu`). Signs without a reading are left out. */
export interface Reading {
  initials: string;
  whole: string;
}

/** Loads the readings (7 MB) when first needed. A person's surname is read as a surname: 单 shan, 曾 zeng. */
export async function openReadings(): Promise<(name: string, of?: "person") => Reading> {
  const { pinyin } = await import("pinyin-pro");
  const read = (name: string, pattern: "first" | "pinyin", surname: "head" | "off"): string =>
    pinyin(name, { pattern, toneType: "none", type: "array", surname })
      .join("")
      .toLowerCase()
      .replace(/[^a-z]/g, "");
  return (name, of) => {
    const surname = of === "person" ? "head" : "off";
    return { initials: read(name, "first", surname), whole: read(name, "pinyin", surname) };
  };
}

/** One syllable to a character, by the same dictionary. */
export async function openSyllables(): Promise<(name: string) => string[]> {
  const { pinyin } = await import("pinyin-pro");
  return (name) => pinyin(name, { toneType: "none", type: "array", surname: "head" });
}
