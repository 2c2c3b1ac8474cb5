import { sql, type RawBuilder } from "kysely";

/** Blanks that align a list (李　雷) and dots within a name (买买提·吐尔逊), of every kind they are typed with. */
const BETWEEN = " \t\u3000\u00a0\u2002\u2003\u2009\u200b\u202f\ufeff·•・･‧∙⋅●．﹒˙⸱";

/** Signs that names hold in their wide form; words sought are made narrow, so what is stored is read narrow too. */
const WIDE = "（）［］－，：；／＆＋";
const NARROW = WIDE.normalize("NFKC");

const bareOf = (words: string): string =>
  [
    ...[...words]
      .filter((c) => !BETWEEN.includes(c))
      .join("")
      .normalize("NFKC"),
  ]
    .filter((c) => !BETWEEN.includes(c))
    .join("")
    .replace(/(?<=\p{Script=Han})\.(?=\p{Script=Han})/gu, "");

/** Whether a name, or any text, holds these words, however blanks and dots stand between its characters. */
export function spelledLike(column: RawBuilder<unknown>, words: string): RawBuilder<boolean> {
  const like = `%${bareOf(words).replace(/[\\%_]/g, "\\$&")}%`;
  return sql<boolean>`translate(${column}, ${WIDE + BETWEEN}, ${NARROW}) ilike ${like}`;
}

/** The same of a text at hand. */
export const isSpelledLike = (text: string, words: string): boolean => bareOf(text).toLowerCase().includes(bareOf(words).toLowerCase());
