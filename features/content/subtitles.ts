import type { Label } from "../../platform/http/contract.ts";

/** A line of subtitles, in milliseconds from the film's beginning. */
export interface Cue {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}
export interface Subtitles {
  readonly cues: readonly Cue[];
  /** What the file says of itself, as WebVTT may: zh, zh-CN. */
  readonly language: string | null;
  /** Timing lines that are none, as they stand. */
  readonly unread: readonly string[];
}
export interface Finding extends Label {
  /** Told, yet no reason to hold the film back. */
  readonly isDoubt: boolean;
}

/** Bytes as text: UTF-8, UTF-16 by its mark, else GB 18030, as older programs here write. */
export function subtitleText(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}

const TIMING = /^\s*(?:(\d{1,3}):)?([0-5]\d):([0-5]\d)[.,](\d{3})\s+-->\s+(?:(\d{1,3}):)?([0-5]\d):([0-5]\d)[.,](\d{3})(?:\s|$)/;
const millis = (h: string | undefined, m: string, s: string, ms: string): number =>
  ((Number(h ?? 0) * 60 + Number(m)) * 60 + Number(s)) * 1000 + Number(ms);

/** WebVTT (W3C) and SubRip by their timing lines; notes, styles and numbers are passed over. */
export function readSubtitles(text: string): Subtitles {
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\r|\n/);
  const cues: Cue[] = [];
  const unread: string[] = [];
  let isNote = false;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as string;
    if (/^(?:NOTE|STYLE|REGION)(?:\s|$)/.test(line)) isNote = true;
    if (line.trim() === "") isNote = false;
    if (isNote || !line.includes("-->")) continue;
    const m = TIMING.exec(line);
    if (!m) {
      unread.push(line.trim());
      continue;
    }
    const words: string[] = [];
    while (i + 1 < lines.length && (lines[i + 1] as string).trim() !== "" && !(lines[i + 1] as string).includes("-->"))
      words.push(lines[++i] as string);
    cues.push({
      from: millis(m[1], m[2] as string, m[3] as string, m[4] as string),
      to: millis(m[5], m[6] as string, m[7] as string, m[8] as string),
      text: words.join("\n").replace(/<[^>]{0,80}>/g, ""),
    });
  }
  const head = lines.slice(0, lines.findIndex((l) => l.trim() === "") + 1 || 1).join("\n");
  return { cues, unread, language: /^Language:\s*([A-Za-z-]{2,20})/m.exec(head)?.[1] ?? null };
}

/** SubRip as browsers' players want it. */
export const asWebVtt = (text: string): string =>
  `WEBVTT\n\n${text
    .replace(/^\uFEFF/, "")
    .replace(/\r\n?/g, "\n")
    .replace(/^(.{0,40}-->.{0,40})$/gm, (line) => line.replaceAll(",", "."))}`;

/** 75_000 → 1:15 */
const clock = (ms: number): string => {
  const seconds = Math.round(ms / 1000);
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h > 0 ? `${h}:${String(m).padStart(2, "0")}:${String(s).padStart(2, "0")}` : `${m}:${String(s).padStart(2, "0")}`;
};
/** Players and cutting round a film's end. */
const SLACK = 1500;

/** Whether subtitles belong to a film, in words; `filmMillis` is undefined where its container does not say how long it runs. */
export function judgeSubtitles({ cues, language, unread }: Subtitles, filmMillis: number | undefined, gapSeconds: number): Finding[] {
  const found: Finding[] = [];
  const tell = (isDoubt: boolean, zh: string, en: string) => void found.push({ zh, en, isDoubt });
  if (unread.length > 0)
    tell(false, `有 ${unread.length} 处时间写得不对，如“${unread[0]}”`, `${unread.length} timing lines are wrong, as “${unread[0]}”`);
  if (cues.length === 0) {
    tell(false, "字幕文件里没有一条字幕", "The file holds no subtitles");
    return found;
  }
  const backward = cues.find((c) => c.to <= c.from);
  if (backward) tell(false, `${clock(backward.from)} 那一条结束不晚于开始`, `The line at ${clock(backward.from)} ends before it begins`);
  const end = cues.reduce((n, c) => Math.max(n, c.to), 0);
  if (filmMillis === undefined)
    tell(true, "读不出影片有多长，只查了字幕本身", "The film does not say how long it runs; only the subtitles were looked at");
  else if (end > filmMillis + SLACK)
    tell(
      false,
      `字幕到 ${clock(end)} 才完，影片只有 ${clock(filmMillis)}：不是这部片子的字幕，或者片子剪短了`,
      `The subtitles end at ${clock(end)}, the film at ${clock(filmMillis)}: they are of another film, or it was cut`,
    );
  else if (end < filmMillis / 2)
    tell(
      true,
      `字幕到 ${clock(end)} 就完了，影片有 ${clock(filmMillis)}：后面要不要字幕？`,
      `The subtitles end at ${clock(end)}, the film at ${clock(filmMillis)}`,
    );
  const sorted = cues.toSorted((a, b) => a.from - b.from);
  const gap = [...sorted, ...(filmMillis === undefined ? [] : [{ from: filmMillis, to: filmMillis }])].reduce(
    (most, c, i) => {
      const before = sorted.slice(0, i).reduce((n, x) => Math.max(n, x.to), 0);
      return c.from - before > most.length ? { at: before, length: c.from - before } : most;
    },
    { at: 0, length: 0 },
  );
  if (gap.length > gapSeconds * 1000 && !(filmMillis !== undefined && end < filmMillis / 2 && gap.at === end))
    tell(
      true,
      `从 ${clock(gap.at)} 起有 ${Math.round(gap.length / 1000)} 秒没有字幕：那里有人说话吗？`,
      `From ${clock(gap.at)} on ${Math.round(gap.length / 1000)} seconds have none`,
    );
  const overlapping = sorted.filter((c, i) => c.from < (sorted[i - 1]?.to ?? 0)).length;
  if (overlapping > 0) tell(true, `有 ${overlapping} 条和前一条叠在一起`, `${overlapping} lines overlap the one before`);
  const letters = cues.flatMap((c) => [...c.text].filter((x) => /\p{L}/u.test(x)));
  const han = letters.filter((x) => /\p{Script=Han}/u.test(x)).length;
  if ((language !== null && !/^zh\b/i.test(language)) || (letters.length > 0 && han * 3 < letters.length))
    tell(
      true,
      `字幕不像中文${language === null ? "" : `（文件写着 ${language}）`}`,
      `They do not look Chinese${language === null ? "" : ` (the file says ${language})`}`,
    );
  return found;
}
