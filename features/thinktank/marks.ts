/**
 * Marks of state secrets and of work secrets, told by their shape and place and not by the word: a law's title, a trade secret or a secretary
 * passes. What is found says that somebody must look; that nothing is found proves nothing.
 */
export interface Mark {
  readonly rule: "star" | "label" | "level" | "work";
}

const WORD = "[绝絕機机秘]\\s{0,8}密";
const UNTIL = "(?:长期|[\\d一二三四五六七八九十]{1,8}\\s{0,4}(?:年|个?月|天)|\\d{4}\\s{0,4}[年.\\-/]|[^\\n]{1,12}?(?:前|后))";
const STAR = new RegExp(`${WORD}\\s{0,8}(?:[★☆✩⭐※]|\\*\\s{0,8}(?=${UNTIL}))`, "u");
const LABEL = new RegExp(`^[\\s（(【\\[]{0,12}${WORD}\\s{0,8}(?:件|级|文件|资料)?[\\s）)】\\]]{0,12}$`, "mu");
const LEVEL = new RegExp(`(?:密\\s{0,8}级|保密级别|秘密等级)\\s{0,8}[:：]?\\s{0,8}${WORD}`, "u");
const DOWN = /^\s{0,12}[绝絕機机秘]\s{0,12}\n\s{0,12}密\s{0,12}$/mu;
const WORK =
  /^[\s（(【[]{0,12}(?:内部事项|工作秘密|注意保[管存]|不得外传|阅后(?:退还|销毁))(?:[\s,，、。;；:：]{0,8}(?:内部事项|工作秘密|注意保[管存]|不得外传|阅后(?:退还|销毁))){0,8}[\s）)】\]。！!]{0,12}$/mu;

/** Full width, compatibility forms and what has no width must not hide a mark. */
const plain = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/gu, "")
    .replace(/\r\n?/g, "\n");

/** The first mark of a text, if it bears one. */
export function markIn(text: string): Mark | undefined {
  const t = plain(text);
  if (STAR.test(t)) return { rule: "star" };
  if (LABEL.test(t) || DOWN.test(t)) return { rule: "label" };
  if (LEVEL.test(t)) return { rule: "level" };
  return WORK.test(t) ? { rule: "work" } : undefined;
}

/** A file's name is read piece by piece: 机密-现场.jpg bears a mark, 秘密花园.jpg none. */
export function markInName(name: string): Mark | undefined {
  const t = plain(name).replace(/\.[A-Za-z0-9]{1,5}$/u, "");
  return markIn(t) ?? markIn(t.split(/[\-_—–·.,，、\s()（）[\]【】《》]+/u).join("\n"));
}
