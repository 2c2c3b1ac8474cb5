/**
 * What no screen or paper of staff shows in Chinese: identifiers, formulas, English. Latin that belongs there stands below with its reason;
 * whatever else is a fault of the page that shows it.
 */
const ALLOWED: readonly (readonly [words: RegExp, reason: string])[] = [
  [/^(Excel|WPS|Word|CSV|PDF|OFD|MP3|MP4|WAV|VTT|Markdown|XLSForm|GeoJSON)$/i, "kinds of files by the names offices call them"],
  [/^\.?(xlsx|xls|et|xlsb|ods|docx|doc|csv|tsv|txt|html|pdf|ofd|jpg|jpeg|png|heic|tif|tiff|webp|json|zip)$/i, "endings of files"],
  [/^(WGS-?84|CGCS2000|GCJ-?02|BD-?09|GPS|OpenStreetMap|OSM)$/i, "coordinate systems and the map's source"],
  [
    /^(GB|GB\/T|HJ|ISO|TRL|LED|MBR|DNA|AI|VR|UV|IoT|5G|QQ|APP|PCR|PM|GNSS|RTK|SCADA|BIM|GIS)[-\/\d.]*$/i,
    "standards and technical terms within the field's own texts",
  ],
  [/^(BIHUAN|BACKUP)$/, "settings by the name under which an operator writes them, as the system officer tells him"],
  [/^(English|Bihuan)$/, "the way to the English screens"],
  [/^(km|m|kg|t|h|kWh|kPa|MPa|mg|μm|mm|cm|pH|dB|mL|ppm|Hz|kW|MW)$/i, "units of measure"],
  [/^(Ctrl|Alt|Shift|Enter|Esc|Tab|Space)$/, "keys as they are printed on the keyboard"],
  [/^FW\d{4}[0-9A-Z]{8,20}$/, "the number of a volunteer's proof, read aloud or typed to check it"],
  [/^[A-Z]{1,3}\d{0,8}[A-Z]?$/, "codes and grades: A0111, U7, X"],
];

/** Pieces that are an identifier or a formula whatever letters they are made of. */
const IDENTIFIERS: readonly RegExp[] = [
  /\b[a-z]{2,40}_[a-z0-9_]{1,40}\b/g,
  /\b[a-z]{3,40}\.[a-z]{3,40}\b/g,
  /\b[a-z]{3,40}\([^)]{0,60}/g,
  /\b[a-z]{3,40}:\d{1,9}\b/g,
  /\b[a-z]{2,30}[A-Z][a-zA-Z]{1,30}\b/g,
];

/** Everything in a text that staff should not have to read. `own` are words of the page's data: user names, addresses. */
export function foreignWords(text: string, own: ReadonlySet<string> = new Set()): string[] {
  const plain = text
    .replace(/https?:\/\/[^\s\u4e00-\u9fff]{1,200}/g, " ")
    .replace(/[\w.-]{1,60}@[\w.-]{1,60}/g, " ")
    .replace(/\b[0-9A-Z]{5}(?:-[0-9A-Z]{5}){1,3}\b/g, " ");
  const found = new Set<string>();
  for (const pattern of IDENTIFIERS)
    for (const [piece] of plain.matchAll(pattern)) if (!own.has(piece) && !isAllowed(piece)) found.add(piece);
  for (const [word] of plain.matchAll(/[A-Za-z][A-Za-z0-9./-]{1,60}/g)) {
    const bare = word.replace(/[./-]+$/, "");
    if (bare.length < 2 || own.has(bare) || isAllowed(bare) || [...found].some((f) => f.includes(bare))) continue;
    found.add(bare);
  }
  return [...found];
}

const isAllowed = (word: string): boolean => ALLOWED.some(([words]) => words.test(word));
