/** What an upload may be. The content decides; the name has only to speak of the same family. */
export type Family = "pdf" | "picture" | "document" | "sheet" | "ofd" | "sound" | "film" | "subtitles";

export interface Kind {
  readonly family: Family;
  readonly mediaType: string;
}

const OFFICE = "application/vnd.openxmlformats-officedocument";
export const KINDS = {
  pdf: { family: "pdf", mediaType: "application/pdf" },
  png: { family: "picture", mediaType: "image/png" },
  jpeg: { family: "picture", mediaType: "image/jpeg" },
  tiff: { family: "picture", mediaType: "image/tiff" },
  webp: { family: "picture", mediaType: "image/webp" },
  heic: { family: "picture", mediaType: "image/heic" },
  docx: { family: "document", mediaType: `${OFFICE}.wordprocessingml.document` },
  xlsx: { family: "sheet", mediaType: `${OFFICE}.spreadsheetml.sheet` },
  ofd: { family: "ofd", mediaType: "application/ofd" },
  doc: { family: "document", mediaType: "application/msword" },
  xls: { family: "sheet", mediaType: "application/vnd.ms-excel" },
} as const satisfies Record<string, Kind>;

/** What only fields for sound and film take: no evidence, but something to be shown. */
export const MEDIA = {
  mp3: { family: "sound", mediaType: "audio/mpeg" },
  m4a: { family: "sound", mediaType: "audio/mp4" },
  wav: { family: "sound", mediaType: "audio/wav" },
  mp4: { family: "film", mediaType: "video/mp4" },
  webm: { family: "film", mediaType: "video/webm" },
  vtt: { family: "subtitles", mediaType: "text/vtt" },
  srt: { family: "subtitles", mediaType: "application/x-subrip" },
} as const satisfies Record<string, Kind>;

/** WPS writes .wps and .et as what Word and Excel wrote before 2007, newer ones as what they write now. */
const ENDINGS: Readonly<Record<string, Family>> = {
  pdf: "pdf",
  ofd: "ofd",
  png: "picture",
  jpg: "picture",
  jpeg: "picture",
  tif: "picture",
  tiff: "picture",
  webp: "picture",
  heic: "picture",
  heif: "picture",
  docx: "document",
  doc: "document",
  wps: "document",
  xlsx: "sheet",
  xls: "sheet",
  et: "sheet",
};

const endingOf = (name: string): string => (/\.([A-Za-z0-9]{2,4})$/.exec(name)?.[1] ?? "").toLowerCase();
export const familyOfName = (name: string): Family | undefined => ENDINGS[endingOf(name)];
export const mediaOfName = (name: string): Kind | undefined => new Map<string, Kind>(Object.entries(MEDIA)).get(endingOf(name));

/** For the `accept` attribute of every field that takes evidence. */
export const EVIDENCE_ENDINGS = Object.keys(ENDINGS)
  .map((e) => `.${e}`)
  .join(",");
export const MEDIA_ENDINGS = Object.keys(MEDIA)
  .map((e) => `.${e}`)
  .join(",");

/** A sheet of A3 scanned at 600 dots an inch has 70 million dots; what is larger was not scaled down and stops whoever opens it. */
export const MOST_PIXELS = 75_000_000;
export const TOO_MANY_PIXELS = {
  zh: `图片超过 ${MOST_PIXELS / 1_000_000} 百万像素，多数设备打不开；请缩小后再传（扫描件用每英寸 600 点以内），没有保存`,
  en: `The picture has more than ${MOST_PIXELS / 1_000_000} megapixels and most devices cannot open it; scale it down (A3 at 600 dpi at most). Nothing was stored`,
};
export const EVIDENCE_WORDS = "PDF、OFD、图片（PNG、JPG、TIF、WEBP、HEIC）、Word、Excel、WPS";
