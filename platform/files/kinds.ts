/** What an upload may be. The content decides; the name has only to speak of the same family. */
export type Family = "pdf" | "picture" | "document" | "sheet" | "ofd";

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

export const familyOfName = (name: string): Family | undefined => ENDINGS[(/\.([A-Za-z]{2,4})$/.exec(name)?.[1] ?? "").toLowerCase()];

/** For the `accept` attribute of every field that takes evidence. */
export const EVIDENCE_ENDINGS = Object.keys(ENDINGS)
  .map((e) => `.${e}`)
  .join(",");
export const EVIDENCE_WORDS = "PDF、OFD、图片（PNG、JPG、TIF、WEBP、HEIC）、Word、Excel、WPS";
