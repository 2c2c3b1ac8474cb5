import { wholeOf, ZipWriter } from "../sheets/zip-write.ts";

/** A zip of these parts. */
export const zipOf = (parts: readonly (readonly [name: string, text: string])[]): Promise<Buffer> =>
  wholeOf(
    (async function* () {
      const zip = new ZipWriter();
      for (const [name, text] of parts) yield* zip.add(name, [text]);
      yield zip.end();
    })(),
  );

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

interface Made {
  /** What stands within each sheet's root, or its whole part where it begins with a declaration. */
  readonly sheets: readonly { readonly name?: string; readonly state?: string; readonly xml: string }[];
  readonly strings?: string;
  readonly styles?: string;
  readonly date1904?: boolean;
  /** Parts within `xl/` that hold what it refers to elsewhere. */
  readonly links?: readonly string[];
  readonly more?: readonly (readonly [string, string])[];
}

/** A workbook written by hand, part by part. */
export function workbookOfParts({ sheets, strings, styles, date1904 = false, links = [], more = [] }: Made): Promise<Buffer> {
  const names = sheets.map(
    ({ name, state }, i) =>
      `<sheet name="${name ?? `Sheet${i + 1}`}" sheetId="${i + 1}"${state ? ` state="${state}"` : ""} xmlns:r="${OFFICE}" r:id="r${i + 1}"/>`,
  );
  const relations = [
    ...sheets.map((_, i) => `<Relationship Id="r${i + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`),
    ...links.map((target, i) => `<Relationship Id="x${i + 1}" Type="${OFFICE}/externalLink" Target="${target}"/>`),
    `<Relationship Id="st" Type="${OFFICE}/styles" Target="styles.xml"/>`,
    `<Relationship Id="ss" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/>`,
  ];
  return zipOf([
    ["[Content_Types].xml", "<Types/>"],
    ["_rels/.rels", `<Relationships><Relationship Id="w" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`],
    ["xl/workbook.xml", `<workbook ${MAIN}><workbookPr${date1904 ? ' date1904="1"' : ""}/><sheets>${names.join("")}</sheets></workbook>`],
    ["xl/_rels/workbook.xml.rels", `<Relationships>${relations.join("")}</Relationships>`],
    ...sheets.map(
      ({ xml }, i) => [`xl/worksheets/sheet${i + 1}.xml`, xml.startsWith("<?xml") ? xml : `<worksheet ${MAIN}>${xml}</worksheet>`] as const,
    ),
    ...(strings === undefined ? [] : [["xl/sharedStrings.xml", `<sst ${MAIN}>${strings}</sst>`] as const]),
    ...(styles === undefined ? [] : [["xl/styles.xml", `<styleSheet ${MAIN}>${styles}</styleSheet>`] as const]),
    ...more,
  ]);
}

/** Cell styles by format: `stylesOf("000000", "yyyy-mm-dd")` are the styles 0 and 1. */
export const stylesOf = (...formats: readonly string[]): string =>
  `<numFmts count="${formats.length}">${formats.map((f, i) => `<numFmt numFmtId="${200 + i}" formatCode="${f.replaceAll('"', "&quot;")}"/>`).join("")}</numFmts>` +
  `<fonts count="1"><font/></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>` +
  `<cellXfs count="${formats.length}">${formats.map((_, i) => `<xf numFmtId="${200 + i}" fontId="0" fillId="0" borderId="0"/>`).join("")}</cellXfs>`;
