import { MEDIA, type Kind } from "./kinds.ts";

/** Sound, film and subtitles by their content: enough to know that a browser's player can begin with it. */
export function readMedia(b: Buffer): Kind | undefined {
  const ascii = (at: number, length: number): string => b.toString("latin1", at, at + length);
  if (b.length < 12) return undefined;
  if (
    b
      .toString("utf8", 0, 9)
      .replace(/^\uFEFF/, "")
      .startsWith("WEBVTT")
  )
    return /\d\d:\d\d\.\d{3} -->/.test(b.toString("utf8", 0, 4096)) ? MEDIA.vtt : undefined;
  // SubRip has no mark: its first number and timing line.
  if (/^(?:\u00ef\u00bb\u00bf)?\s*\d{1,6}\s*\r?\n\d\d:\d\d:\d\d[,.]\d{3} --> \d\d:/.test(ascii(0, 80))) return MEDIA.srt;
  if (ascii(0, 4) === "RIFF" && ascii(8, 4) === "WAVE") return b.length > 44 ? MEDIA.wav : undefined;
  if (ascii(0, 3) === "ID3" || (b[0] === 0xff && ((b[1] as number) & 0xe6) === 0xe2)) return b.length > 128 ? MEDIA.mp3 : undefined;
  if (b.readUInt32BE(0) === 0x1a45dfa3) return ascii(0, 64).includes("webm") ? MEDIA.webm : undefined;
  if (ascii(4, 4) === "ftyp") return boxes(b).has("moov") ? (ascii(8, 4).startsWith("M4A") ? MEDIA.m4a : MEDIA.mp4) : undefined;
  return undefined;
}

/** Names of an ISO file's outermost boxes; bounded by its bytes. */
function boxes(b: Buffer): Set<string> {
  const names = new Set<string>();
  for (let at = 0; at + 8 <= b.length;) {
    const short = b.readUInt32BE(at);
    names.add(b.toString("latin1", at + 4, at + 8));
    const length = short === 1 && at + 16 <= b.length ? Number(b.readBigUInt64BE(at + 8)) : short;
    if (length < 8) break;
    at += length;
  }
  return names;
}
